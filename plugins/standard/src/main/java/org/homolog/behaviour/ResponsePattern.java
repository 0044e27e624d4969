package org.homolog.behaviour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * One number per stimulus (and alternative) of a system's behaviour: accuracy, or d' after
 * Rajalingham et al. 2018 (doi:10.1523/JNEUROSCI.0388-18.2018).
 *
 * <p>d' = z(hit rate) - z(false alarm rate), from -5 to 5. Hits are of the stimulus; false alarms
 * are answers with its object to stimuli of other objects (i1) or of the one alternative (i2), a
 * mean over those stimuli.
 */
final class ResponsePattern {
  private static final double CAP = 5;
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  private final Behaviour behaviour;
  private final ErrorPatternOptions options;
  private final List<String> objects;
  private final int[] shown;

  private ResponsePattern(Behaviour behaviour, ErrorPatternOptions options, List<String> objects) {
    this.behaviour = behaviour;
    this.options = options;
    this.objects = objects;
    this.shown = new int[behaviour.size()];
    Arrays.setAll(shown, i -> objects.indexOf(behaviour.trials(i).truth()));
  }

  /** The objects that stimuli of either system show; alternatives of i2, in order. */
  static List<String> objects(Behaviour one, Behaviour other) {
    java.util.TreeSet<String> objects = new java.util.TreeSet<>();
    for (Behaviour behaviour : List.of(one, other)) {
      for (int i = 0; i < behaviour.size(); i++) {
        objects.add(behaviour.trials(i).truth());
      }
    }
    objects.remove("");
    return List.copyOf(objects);
  }

  /**
   * The pattern.
   *
   * @param objects objects of both systems
   * @return conditions, or conditions x objects; NaN where there is no trial, and for a stimulus
   *     against its own object
   */
  static double[] of(Behaviour behaviour, ErrorPatternOptions options, List<String> objects) {
    if (!options.pattern().isSensitivity()) {
      return behaviour.accuracies();
    }
    return new ResponsePattern(behaviour, options, objects).sensitivities();
  }

  private double[] sensitivities() {
    double[][] hits = new double[behaviour.size()][];
    Arrays.setAll(hits, i -> hits(behaviour.trials(i)));
    double[] pattern =
        options.pattern().hasEachAlternative() ? againstEach(hits) : againstAll(hits);
    if (options.pattern().isNormalised()) {
      normalise(pattern);
    }
    return pattern;
  }

  /** How often a stimulus was told rightly from each object; NaN where that was not asked. */
  private double[] hits(ConditionTrials trials) {
    double[] hits = new double[objects.size()];
    Map<String, Integer> answers = trials.counts();
    int right = answers.getOrDefault(trials.truth(), 0);
    for (int d = 0; d < hits.length; d++) {
      String object = objects.get(d);
      if (object.equals(trials.truth())) {
        hits[d] = Double.NaN;
      } else if (options.alternative().isEmpty()) {
        hits[d] = right / (double) (right + answers.getOrDefault(object, 0));
      } else {
        hits[d] = asked(trials, object);
      }
    }
    return hits;
  }

  private static double asked(ConditionTrials trials, String alternative) {
    int all = 0;
    int right = 0;
    for (int t = 0; t < trials.size(); t++) {
      if (trials.alternatives()[t].equals(alternative) && !Double.isNaN(trials.outcomes()[t])) {
        all++;
        right += trials.outcomes()[t] == 1 ? 1 : 0;
      }
    }
    return right / (double) all;
  }

  /** Which object a stimulus shows; -1 without one. */
  private int object(int place) {
    return shown[place];
  }

  private double[] againstEach(double[][] hits) {
    int width = objects.size();
    double[][] alarms = new double[width][width];
    for (int t = 0; t < width; t++) {
      for (int d = 0; d < width; d++) {
        double sum = 0;
        int count = 0;
        for (int j = 0; j < hits.length; j++) {
          if (object(j) == d && !Double.isNaN(hits[j][t])) {
            sum += 1 - hits[j][t];
            count++;
          }
        }
        alarms[t][d] = sum / count;
      }
    }
    double[] pattern = new double[hits.length * width];
    for (int i = 0; i < hits.length; i++) {
      for (int d = 0; d < width; d++) {
        pattern[i * width + d] =
            object(i) < 0 ? Double.NaN : sensitivity(hits[i][d], alarms[object(i)][d]);
      }
    }
    return pattern;
  }

  private double[] againstAll(double[][] hits) {
    int width = objects.size();
    double[] alarms = new double[width];
    for (int t = 0; t < width; t++) {
      double sum = 0;
      int count = 0;
      for (int j = 0; j < hits.length; j++) {
        double alarm = object(j) == t ? Double.NaN : alarm(j, hits[j], t);
        sum += Double.isNaN(alarm) ? 0 : alarm;
        count += Double.isNaN(alarm) ? 0 : 1;
      }
      alarms[t] = sum / count;
    }
    double[] pattern = new double[hits.length];
    for (int i = 0; i < pattern.length; i++) {
      pattern[i] = object(i) < 0 ? Double.NaN : sensitivity(hit(i, hits[i]), alarms[object(i)]);
    }
    return pattern;
  }

  private double hit(int place, double[] hits) {
    if (options.alternative().isEmpty()) {
      return share(place, behaviour.trials(place).truth());
    }
    return Arrays.stream(hits).filter(h -> !Double.isNaN(h)).average().orElse(Double.NaN);
  }

  private double alarm(int place, double[] hits, int object) {
    return options.alternative().isEmpty() ? share(place, objects.get(object)) : 1 - hits[object];
  }

  /** The share of a stimulus's answers that name an object. */
  private double share(int place, String object) {
    Map<String, Integer> answers = behaviour.trials(place).counts();
    double all = answers.values().stream().mapToInt(Integer::intValue).sum();
    return answers.getOrDefault(object, 0) / all;
  }

  private static double sensitivity(double hit, double alarm) {
    if (Double.isNaN(hit) || Double.isNaN(alarm)) {
      return Double.NaN;
    }
    double difference = quantile(hit) - quantile(alarm);
    // Rates of 1 and 1, or of 0 and 0: the object is told from nothing.
    return Double.isNaN(difference) ? 0 : Math.max(-CAP, Math.min(CAP, difference));
  }

  private static double quantile(double rate) {
    return NORMAL.inverseCumulativeProbability(Math.max(0, Math.min(1, rate)));
  }

  /** Takes the mean of stimuli that show the same object (against the same alternative) away. */
  private void normalise(double[] pattern) {
    int width = pattern.length / behaviour.size();
    Map<List<Integer>, double[]> sums = new HashMap<>();
    List<List<Integer>> groups = new ArrayList<>();
    for (int k = 0; k < pattern.length; k++) {
      List<Integer> group = List.of(object(k / width), k % width);
      groups.add(group);
      if (!Double.isNaN(pattern[k])) {
        double[] sum = sums.computeIfAbsent(group, key -> new double[2]);
        sum[0] += pattern[k];
        sum[1]++;
      }
    }
    for (int k = 0; k < pattern.length; k++) {
      if (!Double.isNaN(pattern[k])) {
        double[] sum = sums.getOrDefault(groups.get(k), new double[] {0, 1});
        pattern[k] -= sum[0] / sum[1];
      }
    }
  }
}

package org.homolog.task.multitask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.homolog.random.CounterRandom;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.TaskDeclaration;
import org.homolog.spi.TrialBuilder;
import org.homolog.spi.TrialVariable;
import org.homolog.task.Normal;
import org.homolog.task.Ring;

/**
 * Answers to the stronger of two stimuli, shown together or one after the other, by ring 1, by ring
 * 2, or by the sum of both.
 */
final class DecisionTasks {
  private static final double[] COHERENCES = {0.01, 0.02, 0.04, 0.08};
  private static final double[] COHERENCES_ACROSS_DELAY = {0.08, 0.16, 0.32};

  private final Rule rule;
  private final RingLayout layout;
  private final boolean delayed;
  private final boolean[] shown = new boolean[2];
  private final boolean summed;
  private final int judged;
  private final double[] coherences;
  private final TrialVariable angle = GoTasks.direction("angle_1").description("of the first");
  private final TrialVariable otherAngle =
      TrialVariable.derived("angle_2").unit("rad").description("of the second");
  private final TrialVariable[] mean = new TrialVariable[2];
  private final TrialVariable[] difference = new TrialVariable[2];
  private final TrialVariable on1 = TrialVariable.derived("stimulus_1_on").unit("s");
  private final TrialVariable off1 = TrialVariable.derived("stimulus_1_off").unit("s");
  private final TrialVariable on2 = TrialVariable.derived("stimulus_2_on").unit("s");
  private final TrialVariable off2 = TrialVariable.derived("stimulus_2_off").unit("s");

  private DecisionTasks(MultitaskOptions options, Rule rule) {
    this.rule = rule;
    this.layout = new RingLayout(options, rule);
    this.delayed = rule.ordinal() >= Rule.DELAYDM1.ordinal();
    this.summed = rule.isAmong(Rule.MULTIDM, Rule.MULTIDELAYDM);
    boolean two = summed || rule.name().startsWith("CONTEXT");
    this.judged = rule.name().endsWith("2") ? 1 : 0;
    this.coherences = delayed ? COHERENCES_ACROSS_DELAY : COHERENCES;
    for (int i = 0; i < 2; i++) {
      shown[i] = two || i == judged;
      mean[i] =
          TrialVariable.derived("mean_ring_" + (i + 1)).description("mean of the two strengths");
      difference[i] =
          TrialVariable.drawn("difference_ring_" + (i + 1), random -> Double.NaN)
              .grid(grid(delayed && !two))
              .psychometric(psychometric())
              .description("strength of the first above the mean; negative if it is the weaker");
    }
  }

  /** Five strengths of the first stimulus, about 1, as in the original: less 1. */
  private static double[] grid(boolean wide) {
    double[] grid = new double[5];
    Arrays.setAll(grid, k -> (wide ? 0.5 + k / 5.0 : 0.4 * k / 5 + 0.8) - 1);
    return grid;
  }

  private double[] psychometric() {
    double[] levels = new double[2 * coherences.length];
    for (int k = 0; k < coherences.length; k++) {
      levels[coherences.length - 1 - k] = -coherences[k];
      levels[coherences.length + k] = coherences[k];
    }
    return levels;
  }

  static FactorialTask of(MultitaskOptions options, Rule rule) {
    DecisionTasks tasks = new DecisionTasks(options, rule);
    TaskDeclaration task =
        tasks
            .layout
            .declare()
            .variables(tasks.variables())
            .trial(tasks::make)
            .chance(0.2)
            .idealObserver(() -> tasks.ideal(options));
    tasks.shortcut(task);
    return task.build();
  }

  private List<TrialVariable> variables() {
    List<TrialVariable> all = new ArrayList<>(List.of(angle));
    for (int i = 0; i < 2; i++) {
      if (shown[i]) {
        all.add(difference[i]);
      }
    }
    for (int i = 0; i < 2; i++) {
      if (shown[i]) {
        all.add(mean[i]);
      }
    }
    all.addAll(List.of(otherAngle, layout.answer, on1, off1));
    if (delayed) {
      all.addAll(List.of(on2, off2));
    }
    all.add(layout.go);
    return all;
  }

  /** Strengths of both stimuli in both rings: [stimulus][ring]. */
  private double[][] strengths(TrialBuilder trial) {
    if (trial.isDrawn()) {
      return drawn(trial.random());
    }
    double[][] strengths = new double[2][2];
    for (int i = 0; i < 2; i++) {
      if (shown[i]) {
        strengths[0][i] = 1 + trial.get(difference[i]);
        strengths[1][i] = 1 - trial.get(difference[i]);
      }
    }
    return strengths;
  }

  private double[][] drawn(CounterRandom random) {
    double[][] strengths = new double[2][2];
    if (summed) {
      double[] overall = pair(random);
      for (int k = 0; k < 2; k++) {
        double split = overall[k] * (0.2 + 0.6 * random.nextDouble()) * sign(random);
        strengths[k][0] = overall[k] + split / 2;
        strengths[k][1] = overall[k] - split / 2;
      }
    } else {
      for (int i = 0; i < 2; i++) {
        if (shown[i]) {
          double[] pair = pair(random);
          strengths[0][i] = pair[0];
          strengths[1][i] = pair[1];
        }
      }
    }
    return strengths;
  }

  private double[] pair(CounterRandom random) {
    double middle = 0.8 + 0.4 * random.nextDouble();
    double apart = coherences[random.nextInt(coherences.length)] * sign(random);
    return new double[] {middle + apart, middle - apart};
  }

  private static int sign(CounterRandom random) {
    return random.nextInt(2) == 0 ? 1 : -1;
  }

  private void make(TrialBuilder trial) {
    double[][] strength = strengths(trial);
    double first = trial.get(angle);
    double second =
        Ring.wrapped(
            trial.isDrawn()
                ? first + Math.PI * (0.5 + trial.random().nextDouble()) * sign(trial.random())
                : first + Math.PI);
    double begins = delayed ? trial.oneOf(500, 200, 400, 600) : trial.uniform(500, 100, 400);
    trial.until(begins);
    int from1 = trial.length();
    double ends =
        begins
            + (delayed
                ? trial.oneOf(500, 200, 400, 600)
                : trial.oneOf(rule.isAmong(Rule.DM1, Rule.DM2) ? 1500 : 1000, 400, 800, 1600));
    trial.until(ends);
    int to1 = trial.length();
    int from2 = from1;
    int to2 = to1;
    double due = ends;
    if (delayed) {
      double again = ends + trial.oneOf(1000, 200, 400, 800, 1600);
      trial.until(again);
      from2 = trial.length();
      double over = again + trial.oneOf(500, 200, 400, 600);
      trial.until(over);
      to2 = trial.length();
      boolean short2 = rule.isAmong(Rule.DELAYDM1, Rule.DELAYDM2);
      due = over + trial.uniform(short2 ? 200 : 500, 100, 300);
      trial.until(due);
    }
    int signal = trial.length();
    trial.until(due + (rule.isAmong(Rule.DELAYDM1, Rule.DELAYDM2) && !trial.isDrawn() ? 300 : 500));
    for (int i = 0; i < 2; i++) {
      if (shown[i]) {
        layout.show(trial, i + 1, from1, to1, first, strength[0][i]);
        layout.show(trial, i + 1, from2, to2, second, strength[1][i]);
        trial.set(mean[i], (strength[0][i] + strength[1][i]) / 2);
        trial.set(difference[i], (strength[0][i] - strength[1][i]) / 2);
      }
    }
    trial.set(otherAngle, second);
    trial.setTime(on1, from1);
    trial.setTime(off1, to1);
    if (delayed) {
      trial.setTime(on2, from2);
      trial.setTime(off2, to2);
    }
    double one = summed ? strength[0][0] + strength[0][1] : strength[0][judged];
    double other = summed ? strength[1][0] + strength[1][1] : strength[1][judged];
    layout.complete(trial, signal, signal, OptionalDouble.of(one > other ? first : second));
  }

  private void shortcut(TaskDeclaration task) {
    String ideal =
        " Ideal observer: one who knows the two directions and compares the strengths by matched"
            + " filters, averaged over coherences, durations and separations (numerically,"
            + " 10,000 draws).";
    if (delayed) {
      task.shortcut(this::oneStimulus)
          .baselines(
              "Chance: a random direction (0.2). Shortcut: the first stimulus alone, taken for the"
                  + " stronger where that is likelier, exact."
                  + ideal);
    } else if (rule.name().startsWith("CONTEXT")) {
      task.shortcut(() -> 0.75)
          .baselines(
              "Chance: a random direction (0.2). Shortcut: the sum of both rings whatever the"
                  + " rule, exact: right where the rings agree, and in half of the other half."
                  + ideal);
    } else if (summed) {
      task.shortcut(this::oneRing)
          .baselines(
              "Chance: a random direction (0.2). Shortcut: the stronger in ring 1 alone, by"
                  + " 100,000 drawn trials without noise."
                  + ideal);
    } else {
      task.shortcut(() -> 0.5)
          .baselines(
              "Chance: a random direction (0.2). Shortcut: either of the two stimuli, exact."
                  + ideal);
    }
  }

  private double oneRing() {
    int count = 100_000;
    int right = 0;
    long seed = CounterRandom.seed(1, "one ring");
    for (int k = 0; k < count; k++) {
      double[][] strength = drawn(new CounterRandom(seed, k));
      boolean truth = strength[0][0] + strength[0][1] > strength[1][0] + strength[1][1];
      right += strength[0][0] > strength[1][0] == truth ? 1 : 0;
    }
    return (double) right / count;
  }

  /** The strength seen is m + c or m - c with m uniform in [0.8, 1.2]: sums of boxes. */
  private double oneStimulus() {
    int cells = 400_000;
    double from = 0.8 - 0.32;
    double width = (1.2 + 0.32 - from) / cells;
    double right = 0;
    for (int i = 0; i < cells; i++) {
      double seen = from + (i + 0.5) * width;
      double stronger = 0;
      double weaker = 0;
      for (double c : coherences) {
        stronger += Math.abs(seen - c - 1) < 0.2 ? 1 : 0;
        weaker += Math.abs(seen + c - 1) < 0.2 ? 1 : 0;
      }
      right += Math.max(stronger, weaker) * width;
    }
    return right / (2 * 0.4 * coherences.length);
  }

  private double ideal(MultitaskOptions options) {
    if (options.sigma() == 0) {
      return 1;
    }
    long seed = CounterRandom.seed(1, "ideal observer");
    int count = 10_000;
    double sum = 0;
    for (int k = 0; k < count; k++) {
      CounterRandom random = new CounterRandom(seed, k);
      double one = 2 * Math.PI * random.nextDouble();
      double other = one + Math.PI * (0.5 + random.nextDouble());
      double c = coherences[random.nextInt(coherences.length)];
      double[] durations = delayed ? new double[] {200, 400, 600} : new double[] {400, 800, 1600};
      double steps1 = Math.floor(durations[random.nextInt(3)] / options.dt() + 1e-9);
      double steps2 =
          delayed ? Math.floor(durations[random.nextInt(3)] / options.dt() + 1e-9) : steps1;
      double norm = layout.ring().overlap(one, one);
      double shared = layout.ring().overlap(one, other);
      double other2 = layout.ring().overlap(other, other);
      // Variance of the difference of two least-squares strengths, per squared noise.
      double spread =
          delayed
              ? 1 / (norm * steps1) + 1 / (other2 * steps2)
              : (norm + other2 + 2 * shared) / (norm * other2 - shared * shared) / steps1;
      double rings = summed ? 2 : 1;
      double ratio = 2 * c * rings / (options.deviation() * Math.sqrt(rings * spread));
      sum += Normal.below(ratio);
    }
    return sum / count;
  }
}

package org.homolog.behaviour;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cohen's kappa of two systems' answers to the same conditions. With one trial per condition it is
 * that of the trials; with several, observed agreement is that of a random trial of one system with
 * a random trial of the other in the same condition.
 *
 * @param observed mean agreement within conditions
 * @param expected agreement of two systems that answer as often as these, but independently
 */
record Agreement(double observed, double expected) {

  double kappa() {
    return (observed - expected) / (1 - expected);
  }

  /** Whether chance alone makes the systems agree always, as when both are always right. */
  boolean isCertain() {
    return !(expected < 1 - 1e-12);
  }

  /** How often each category occurs in each condition; one that does not occur is absent. */
  static List<Map<String, Integer>> counts(Behaviour one, boolean outcomes) {
    List<Map<String, Integer>> counts = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      ConditionTrials trials = one.trials(i);
      if (!outcomes) {
        counts.add(trials.counts());
        continue;
      }
      Map<String, Integer> own = new HashMap<>();
      own.put("right", trials.right());
      own.put("wrong", trials.known() - trials.right());
      own.values().removeIf(count -> count == 0);
      counts.add(own);
    }
    return counts;
  }

  /** Agreement of two systems over the conditions in which both have trials; NaN without any. */
  static Agreement between(List<Map<String, Integer>> one, List<Map<String, Integer>> other) {
    double observed = 0;
    int conditions = 0;
    Map<String, Double> mean = new HashMap<>();
    Map<String, Double> otherMean = new HashMap<>();
    for (int i = 0; i < one.size(); i++) {
      double all = total(one.get(i));
      double otherAll = total(other.get(i));
      if (all == 0 || otherAll == 0) {
        continue;
      }
      conditions++;
      for (Map.Entry<String, Integer> entry : one.get(i).entrySet()) {
        int same = other.get(i).getOrDefault(entry.getKey(), 0);
        observed += entry.getValue() / all * (same / otherAll);
      }
      add(mean, one.get(i), all);
      add(otherMean, other.get(i), otherAll);
    }
    return of(observed, conditions, mean, otherMean);
  }

  /**
   * Agreement of a system with itself: of two different trials of the same condition. Conditions
   * with one trial have no part; NaN where all are such.
   */
  static Agreement within(List<Map<String, Integer>> one) {
    double observed = 0;
    int conditions = 0;
    Map<String, Double> mean = new HashMap<>();
    for (Map<String, Integer> counts : one) {
      double all = total(counts);
      if (all < 2) {
        continue;
      }
      conditions++;
      for (int count : counts.values()) {
        observed += count / all * ((count - 1) / (all - 1));
      }
      add(mean, counts, all);
    }
    return of(observed, conditions, mean, mean);
  }

  private static double total(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static void add(Map<String, Double> mean, Map<String, Integer> counts, double all) {
    counts.forEach((category, count) -> mean.merge(category, count / all, Double::sum));
  }

  private static Agreement of(
      double observed, int conditions, Map<String, Double> one, Map<String, Double> other) {
    double expected = 0;
    for (String category : new java.util.TreeSet<>(one.keySet())) {
      expected +=
          one.getOrDefault(category, 0.0)
              / conditions
              * (other.getOrDefault(category, 0.0) / conditions);
    }
    return conditions == 0
        ? new Agreement(Double.NaN, Double.NaN)
        : new Agreement(observed / conditions, expected);
  }
}

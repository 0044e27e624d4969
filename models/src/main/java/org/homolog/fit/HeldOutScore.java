package org.homolog.fit;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.homolog.population.Population;

/** Scores of predicted responses over some trials and units. */
final class HeldOutScore {
  private HeldOutScore() {}

  /** See {@link SpikeScore}; each unit's mean is that over all trials. */
  static double bitsPerSpike(
      Population targets, double[] predicted, int[] trials, IntPredicate scored) {
    double[] counts = targets.byEntry().array();
    int units = targets.unitCount();
    int perTrial = units * targets.timeCount();
    SpikeScore score = new SpikeScore(means(counts, units));
    for (int trial : trials) {
      for (int i = trial * perTrial; i < (trial + 1) * perTrial; i++) {
        if (scored.test(i % units)) {
          score.add(i % units, counts[i], predicted[i]);
        }
      }
    }
    return score.bitsPerSpike();
  }

  /** The mean over units of 1 - SSE / SSE of the unit's mean; units without variance left out. */
  static double explained(
      Population targets, double[] predicted, int[] trials, IntPredicate scored) {
    double[] responses = targets.byEntry().array();
    int units = targets.unitCount();
    int perTrial = units * targets.timeCount();
    double[] means = means(responses, units);
    double[] error = new double[units];
    double[] total = new double[units];
    for (int trial : trials) {
      for (int i = trial * perTrial; i < (trial + 1) * perTrial; i++) {
        if (!Double.isNaN(responses[i])) {
          error[i % units] += Math.pow(responses[i] - predicted[i], 2);
          total[i % units] += Math.pow(responses[i] - means[i % units], 2);
        }
      }
    }
    return IntStream.range(0, units)
        .filter(unit -> scored.test(unit) && total[unit] > 0)
        .mapToDouble(unit -> 1 - error[unit] / total[unit])
        .average()
        .orElse(Double.NaN);
  }

  private static double[] means(double[] values, int units) {
    double[] sums = new double[units];
    double[] present = new double[units];
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        sums[i % units] += values[i];
        present[i % units]++;
      }
    }
    for (int unit = 0; unit < units; unit++) {
      sums[unit] = present[unit] == 0 ? 0 : sums[unit] / present[unit];
    }
    return sums;
  }
}

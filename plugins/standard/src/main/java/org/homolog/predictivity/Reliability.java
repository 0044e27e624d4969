package org.homolog.predictivity;

import java.util.ArrayList;
import java.util.List;
import org.homolog.linalg.Matrix;
import org.homolog.population.Population;
import org.homolog.random.CounterRandom;

/**
 * Reliability of each unit: entries of each condition are halved at random, the halves' means
 * correlated over conditions, and lifted to all repeats by Spearman and Brown's formula 2r / (1 +
 * r); the mean over splits.
 */
final class Reliability {
  private Reliability() {}

  /**
   * Reliability over random halves.
   *
   * @param population entries of conditions with repeats
   * @param splits how many random halves
   * @param seed the seed
   * @return one value per response column (time x unit); NaN where undefined or where the halves
   *     correlate at -1
   */
  static double[] of(Population population, int splits, long seed) {
    Matrix values = population.byEntry();
    int[][] entries = population.entriesByCondition();
    List<boolean[]> halves = new ArrayList<>();
    for (int split = 0; split < splits; split++) {
      CounterRandom random = new CounterRandom(CounterRandom.seed(seed, "reliability"), split);
      boolean[] first = new boolean[values.rows()];
      for (int[] repeats : entries) {
        int[] order = random.permutation(repeats.length);
        for (int i = 0; i < repeats.length / 2; i++) {
          first[repeats[order[i]]] = true;
        }
      }
      halves.add(first);
    }
    return mean(values, entries, halves);
  }

  /** The mean over given splits of entries into halves. */
  static double[] mean(Matrix values, int[][] entries, List<boolean[]> halves) {
    double[] sums = new double[values.columns()];
    int[] counts = new int[values.columns()];
    for (boolean[] first : halves) {
      double[] corrected = corrected(values, entries, first);
      for (int u = 0; u < sums.length; u++) {
        if (Double.isFinite(corrected[u])) {
          sums[u] += corrected[u];
          counts[u]++;
        }
      }
    }
    for (int u = 0; u < sums.length; u++) {
      sums[u] = counts[u] == 0 ? Double.NaN : sums[u] / counts[u];
    }
    return sums;
  }

  /**
   * Corrected correlation of one split; conditions without an entry in both halves are left out.
   */
  static double[] corrected(Matrix values, int[][] entries, boolean[] first) {
    int width = values.columns();
    List<double[]> ones = new ArrayList<>();
    List<double[]> others = new ArrayList<>();
    for (int[] repeats : entries) {
      double[] one = new double[width];
      double[] other = new double[width];
      int countOne = 0;
      for (int entry : repeats) {
        double[] into = first[entry] ? one : other;
        countOne += first[entry] ? 1 : 0;
        for (int u = 0; u < width; u++) {
          into[u] += values.get(entry, u);
        }
      }
      int countOther = repeats.length - countOne;
      if (countOne > 0 && countOther > 0) {
        for (int u = 0; u < width; u++) {
          one[u] /= countOne;
          other[u] /= countOther;
        }
        ones.add(one);
        others.add(other);
      }
    }
    double[] correlations =
        Correlation.ofColumns(
            Matrix.copyOf(ones.toArray(double[][]::new)),
            Matrix.copyOf(others.toArray(double[][]::new)));
    for (int u = 0; u < correlations.length; u++) {
      correlations[u] = Correlation.spearmanBrown(correlations[u], 2);
    }
    return correlations;
  }
}

package org.homolog.latency;

import java.util.Arrays;
import org.homolog.geometry.Centring;
import org.homolog.linalg.Matrix;
import org.homolog.random.CounterRandom;

/**
 * How much of the variance over trials the classes of the trials explain (eta squared, the square
 * of the correlation ratio), and how often permuted classes explain as much.
 */
final class ExplainedVariance {
  /** Sums in another order differ by less than this share. */
  private static final double ROUNDING = 1e-12;

  private final Matrix centred;
  private final double[] total;
  private final int[] classOf;
  private final double[] sizes;

  /**
   * Values with the classes of their rows.
   *
   * @param values trials x measurements
   * @param classOf the class of each trial, from 0
   * @param classes how many classes there are, none of them empty
   */
  ExplainedVariance(Matrix values, int[] classOf, int classes) {
    this.centred = Centring.ofColumns(values);
    this.classOf = classOf;
    this.sizes = new double[classes];
    for (int one : classOf) {
      sizes[one]++;
    }
    this.total = new double[values.columns()];
    for (int i = 0; i < centred.array().length; i++) {
      total[i % total.length] += centred.array()[i] * centred.array()[i];
    }
  }

  /** Eta squared of each measurement; 0 where it does not vary. */
  double[] observed() {
    return shares(classOf);
  }

  private double[] shares(int[] classes) {
    int width = total.length;
    double[] sums = new double[sizes.length * width];
    double[] values = centred.array();
    for (int trial = 0; trial < classes.length; trial++) {
      int from = trial * width;
      int to = classes[trial] * width;
      for (int m = 0; m < width; m++) {
        sums[to + m] += values[from + m];
      }
    }
    double[] shares = new double[width];
    for (int c = 0; c < sizes.length; c++) {
      for (int m = 0; m < width; m++) {
        double sum = sums[c * width + m];
        shares[m] += sum * sum / sizes[c];
      }
    }
    for (int m = 0; m < width; m++) {
      shares[m] = total[m] == 0 ? 0 : Math.min(1, shares[m] / total[m]);
    }
    return shares;
  }

  /**
   * The p-value of each measurement: the share of permutations, the observed order among them,
   * under which classes explain as much.
   *
   * @param permutations how many random permutations
   * @param units measurements belong to these many units, bin after bin
   * @param together whether each is held against the largest of its unit over bins
   * @param seed the seed
   */
  double[] pValues(int permutations, int units, boolean together, long seed) {
    double[] observed = observed();
    int[] reached = new int[observed.length];
    for (int k = 0; k < permutations; k++) {
      int[] order = new CounterRandom(seed, k).permutation(classOf.length);
      double[] shares = shares(Arrays.stream(order).map(trial -> classOf[trial]).toArray());
      if (together) {
        double[] largest = new double[units];
        for (int m = 0; m < shares.length; m++) {
          largest[m % units] = Math.max(largest[m % units], shares[m]);
        }
        Arrays.setAll(shares, m -> largest[m % units]);
      }
      for (int m = 0; m < shares.length; m++) {
        reached[m] += shares[m] >= observed[m] * (1 - ROUNDING) ? 1 : 0;
      }
    }
    return Arrays.stream(reached)
        .mapToDouble(count -> (1.0 + count) / (permutations + 1))
        .toArray();
  }
}

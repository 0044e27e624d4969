package org.homolog.tuning;

import java.util.Arrays;

/** Distributions of an index over units. Values that do not exist (NaN) are left out. */
final class Distributions {
  private Distributions() {}

  /**
   * The Wasserstein distance of order one: the area between the distribution functions; NaN where a
   * side has no value.
   */
  static double distance(double[] first, double[] second) {
    double[] a = known(first);
    double[] b = known(second);
    if (a.length == 0 || b.length == 0) {
      return Double.NaN;
    }
    double[] all = new double[a.length + b.length];
    System.arraycopy(a, 0, all, 0, a.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    Arrays.sort(all);
    double sum = 0;
    int i = 0;
    int j = 0;
    for (int k = 0; k + 1 < all.length; k++) {
      while (i < a.length && a[i] <= all[k]) {
        i++;
      }
      while (j < b.length && b[j] <= all[k]) {
        j++;
      }
      sum += Math.abs(i / (double) a.length - j / (double) b.length) * (all[k + 1] - all[k]);
    }
    return sum;
  }

  /** The middle value, of an even number the mean of the two; NaN where there is none. */
  static double median(double[] values) {
    double[] sorted = known(values);
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  /** Ascending, without those that do not exist. */
  private static double[] known(double[] values) {
    return Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
  }
}

package org.homolog.rsa;

import org.homolog.linalg.Matrix;

/** The mean over folds of distances from products of one part of the data with another. */
final class FoldMean {
  private final double[] total;
  private final int[] used;

  FoldMean(int size) {
    this.total = new double[Triangle.length(size)];
    this.used = new int[total.length];
  }

  /**
   * Adds {@code (a_i - a_j)'(b_i - b_j) / divisor}.
   *
   * @param products the products {@code a_i'b_j}, places x places
   * @param usable which places have both parts
   * @param divisor the number of units
   */
  void add(Matrix products, boolean[] usable, int divisor) {
    int size = usable.length;
    double[] values = products.array();
    int at = 0;
    for (int i = 0; i < size; i++) {
      double own = values[i * size + i];
      for (int j = i + 1; j < size; j++, at++) {
        if (usable[i] && usable[j]) {
          double crossed = values[i * size + j] + values[j * size + i];
          total[at] += (own + values[j * size + j] - crossed) / divisor;
          used[at]++;
        }
      }
    }
  }

  /** The means so far; NaN for a pair that no fold has. */
  double[] values() {
    double[] means = new double[total.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = used[i] == 0 ? Double.NaN : total[i] / used[i];
    }
    return means;
  }
}

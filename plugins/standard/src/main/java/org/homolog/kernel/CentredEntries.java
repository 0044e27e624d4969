package org.homolog.kernel;

import org.homolog.linalg.Matrix;

/**
 * A kernel over pairs of rows, centred: entry (i, j) is k(i, j) - e(i) - e(j). Pairs of different
 * rows count w(i) w(j) times; a row with itself counts w(i) times or, outside the biased form, not
 * at all.
 */
final class CentredEntries {
  /** A kernel whose centred entries hold less than this share of its squares is constant. */
  static final double ROUNDING = 1e-24;

  private final Matrix kernel;
  private final int[] rows;
  private final double[] weights;
  private final double[] effects;
  private final boolean withDiagonal;

  private CentredEntries(
      Matrix kernel, int[] rows, double[] weights, double[] effects, boolean withDiagonal) {
    this.kernel = kernel;
    this.rows = rows;
    this.weights = weights;
    this.effects = effects;
    this.withDiagonal = withDiagonal;
  }

  static CentredEntries of(Matrix kernel, int[] rows, double[] weights, Estimator estimator) {
    double[] sums = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      int from = rows[i] * kernel.columns();
      double sum = 0;
      for (int j = 0; j < rows.length; j++) {
        sum += weights[j] * kernel.array()[from + rows[j]];
      }
      sums[i] =
          estimator == Estimator.UNBIASED ? sum - weights[i] * kernel.array()[from + rows[i]] : sum;
    }
    return new CentredEntries(
        kernel,
        rows,
        weights,
        estimator == Estimator.UNBIASED ? pairEffects(sums, weights) : meanEffects(sums, weights),
        estimator == Estimator.BIASED);
  }

  /** Effects whose removal gives every row the weighted mean zero. */
  private static double[] meanEffects(double[] sums, double[] weights) {
    double total = total(weights);
    double grand = 0;
    for (int i = 0; i < sums.length; i++) {
      grand += weights[i] * sums[i] / (total * total);
    }
    double[] effects = new double[sums.length];
    for (int i = 0; i < sums.length; i++) {
      effects[i] = sums[i] / total - grand / 2;
    }
    return effects;
  }

  /**
   * Effects of rows and columns by least squares over pairs of different rows, weighted by how
   * often each pair was drawn. With weights one this is the U-centring of Szekely and Rizzo (2014,
   * doi:10.1214/14-AOS1255), and its products are those of Song et al. (2012).
   *
   * @param sums of each row over the other rows, weighted
   * @param weights how often each row was drawn
   * @return one effect per row
   */
  static double[] pairEffects(double[] sums, double[] weights) {
    double total = total(weights);
    double numerator = 0;
    double denominator = 1;
    for (int i = 0; i < sums.length; i++) {
      numerator += weights[i] * sums[i] / (total - 2 * weights[i]);
      denominator += weights[i] / (total - 2 * weights[i]);
    }
    double weighted = numerator / denominator;
    double[] effects = new double[sums.length];
    for (int i = 0; i < sums.length; i++) {
      effects[i] = (sums[i] - weighted) / (total - 2 * weights[i]);
    }
    return effects;
  }

  private static double total(double[] weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    return total;
  }

  /** A centred entry. */
  double get(int i, int j) {
    return kernel.get(rows[i], rows[j]) - effects[i] - effects[j];
  }

  double product(CentredEntries other) {
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      int a = rows[i] * kernel.columns();
      int b = other.rows[i] * other.kernel.columns();
      double row = 0;
      for (int j = 0; j < i; j++) {
        row +=
            weights[j]
                * (kernel.array()[a + rows[j]] - effects[i] - effects[j])
                * (other.kernel.array()[b + other.rows[j]] - other.effects[i] - other.effects[j]);
      }
      sum += 2 * weights[i] * row;
      if (withDiagonal) {
        sum += weights[i] * get(i, i) * other.get(i, i);
      }
    }
    return sum;
  }

  /** The product with itself, zero if it is rounding alone. */
  double norm() {
    double squares = 0;
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j <= i; j++) {
        double value = i == j && !withDiagonal ? 0 : kernel.get(rows[i], rows[j]);
        squares += (i == j ? 1 : 2) * weights[i] * weights[j] * value * value;
      }
    }
    double norm = product(this);
    return norm > ROUNDING * squares ? norm : 0;
  }
}

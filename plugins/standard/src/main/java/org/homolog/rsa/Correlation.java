package org.homolog.rsa;

/** Correlations of two variables of equal length. */
final class Correlation {
  /** Values that differ by less than this share of the largest are equal but for rounding. */
  private static final double ROUNDING = 1e-13;

  private Correlation() {}

  /** Pearson's r; NaN if either side is constant. */
  static double pearson(double[] x, double[] y) {
    double[] a = centred(x);
    double[] b = centred(y);
    double rounding = ROUNDING * Math.sqrt(x.length);
    if (norm(a) <= rounding * largest(x) || norm(b) <= rounding * largest(y)) {
      return Double.NaN;
    }
    return cosine(a, b);
  }

  /** Cosine of the angle between two vectors; NaN if either is zero. */
  static double cosine(double[] x, double[] y) {
    double lengths = norm(x) * norm(y);
    if (!(lengths > 0)) {
      return Double.NaN;
    }
    return Math.max(-1, Math.min(1, dot(x, y) / lengths));
  }

  /**
   * Spearman's rho; NaN if either side is constant.
   *
   * @param x classes of {@link DenseRanks}, none missing
   * @param y the same of the other variable
   */
  static double spearman(int[] x, int[] y) {
    return cosine(centredRanks(x), centredRanks(y));
  }

  /**
   * Spearman's rho without correction for ties, {@code 12 sum(r_x r_y) / (n^3 - n)} over centred
   * average ranks.
   *
   * @param x classes of {@link DenseRanks}, none missing
   * @param y the same of the other variable
   * @return from -1 to 1; NaN for fewer than two values
   */
  static double rhoA(int[] x, int[] y) {
    double n = x.length;
    return n < 2 ? Double.NaN : 12 * dot(centredRanks(x), centredRanks(y)) / (n * n * n - n);
  }

  /** Average ranks less their mean. */
  static double[] centredRanks(int[] classes) {
    double[] ranks = DenseRanks.averageRanks(classes);
    double middle = (ranks.length + 1) / 2.0;
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] -= middle;
    }
    return ranks;
  }

  /** The values less their mean. */
  static double[] centred(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value;
    }
    mean /= values.length;
    double[] centred = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      centred[i] = values[i] - mean;
    }
    return centred;
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static double norm(double[] values) {
    return Math.sqrt(dot(values, values));
  }

  /** The sum of products. */
  static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}

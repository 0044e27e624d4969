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
    RankProducts ranks = RankProducts.of(x, y);
    double lengths = Math.sqrt(ranks.xx()) * Math.sqrt(ranks.yy());
    return lengths > 0 ? Math.max(-1, Math.min(1, ranks.xy() / lengths)) : Double.NaN;
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
    return n < 2 ? Double.NaN : 12 * RankProducts.of(x, y).xy() / (n * n * n - n);
  }

  /** Products of centred average ranks, which need no array of ranks. */
  private record RankProducts(double xy, double xx, double yy) {
    static RankProducts of(int[] x, int[] y) {
      int[] countsX = DenseRanks.counts(x);
      int[] countsY = DenseRanks.counts(y);
      if (DenseRanks.areRanks(countsX) && DenseRanks.areRanks(countsY)) {
        return ofUntied(x, y);
      }
      double[] ranksX = centredByClass(countsX, x.length);
      double[] ranksY = centredByClass(countsY, y.length);
      double even = 0;
      double odd = 0;
      int i = 0;
      for (; i + 1 < x.length; i += 2) {
        even += ranksX[x[i]] * ranksY[y[i]];
        odd += ranksX[x[i + 1]] * ranksY[y[i + 1]];
      }
      if (i < x.length) {
        even += ranksX[x[i]] * ranksY[y[i]];
      }
      return new RankProducts(even + odd, squares(countsX, ranksX), squares(countsY, ranksY));
    }

    private static RankProducts ofUntied(int[] x, int[] y) {
      double n = x.length;
      double middle = (n - 1) / 2;
      double even = 0;
      double odd = 0;
      int i = 0;
      for (; i + 1 < x.length; i += 2) {
        even += (x[i] - middle) * (y[i] - middle);
        odd += (x[i + 1] - middle) * (y[i + 1] - middle);
      }
      if (i < x.length) {
        even += (x[i] - middle) * (y[i] - middle);
      }
      double squares = n * (n * n - 1) / 12;
      return new RankProducts(even + odd, squares, squares);
    }

    private static double[] centredByClass(int[] counts, int n) {
      double middle = (n + 1) / 2.0;
      double[] ranks = new double[counts.length];
      long below = 0;
      for (int c = 0; c < counts.length; c++) {
        // A class that a draw left out has no values, and so no rank.
        ranks[c] = below + (counts[c] + 1) / 2.0 - middle;
        below += counts[c];
      }
      return ranks;
    }

    private static double squares(int[] counts, double[] ranks) {
      double sum = 0;
      for (int c = 0; c < counts.length; c++) {
        sum += counts[c] * ranks[c] * ranks[c];
      }
      return sum;
    }
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

  /** The sum of products: four sums side by side, for one would wait for each addition. */
  static double dot(double[] x, double[] y) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i + 3 < x.length; i += 4) {
      first += x[i] * y[i];
      second += x[i + 1] * y[i + 1];
      third += x[i + 2] * y[i + 2];
      fourth += x[i + 3] * y[i + 3];
    }
    for (; i < x.length; i++) {
      first += x[i] * y[i];
    }
    return first + second + (third + fourth);
  }
}

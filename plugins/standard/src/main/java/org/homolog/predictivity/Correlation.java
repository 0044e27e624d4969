package org.homolog.predictivity;

import java.util.Arrays;
import org.homolog.linalg.Matrix;

/** Correlations of columns, and medians that leave undefined values out. */
final class Correlation {
  private Correlation() {}

  /**
   * Pearson correlation of each column of one matrix with the same column of another.
   *
   * @param a samples x units
   * @param b samples x units
   * @return one correlation per unit; NaN where a column is constant
   */
  static double[] ofColumns(Matrix a, Matrix b) {
    double[] meanA = Centering.means(a);
    double[] meanB = Centering.means(b);
    int units = a.columns();
    double[] correlations = new double[units];
    for (int u = 0; u < units; u++) {
      double products = 0;
      double squaresA = 0;
      double squaresB = 0;
      double largestA = 0;
      double largestB = 0;
      for (int i = 0; i < a.rows(); i++) {
        double x = a.get(i, u) - meanA[u];
        double y = b.get(i, u) - meanB[u];
        products += x * y;
        squaresA += x * x;
        squaresB += y * y;
        largestA = Math.max(largestA, Math.abs(a.get(i, u)));
        largestB = Math.max(largestB, Math.abs(b.get(i, u)));
      }
      boolean constant =
          Math.sqrt(squaresA) <= 1e-13 * largestA * a.rows()
              || Math.sqrt(squaresB) <= 1e-13 * largestB * a.rows()
              || a.rows() < 2;
      correlations[u] =
          constant
              ? Double.NaN
              : Math.max(-1, Math.min(1, products / Math.sqrt(squaresA * squaresB)));
    }
    return correlations;
  }

  /**
   * The median of the values that are defined.
   *
   * @param values values, some perhaps NaN
   * @return the median; NaN if none is defined
   */
  static double median(double[] values) {
    double[] defined = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    int n = defined.length;
    if (n == 0) {
      return Double.NaN;
    }
    return n % 2 == 1 ? defined[n / 2] : (defined[n / 2 - 1] + defined[n / 2]) / 2;
  }

  /**
   * Spearman and Brown's prediction of the reliability of data of several times the length.
   *
   * @param r reliability of the data
   * @param times how many times as much data
   * @return times r / (1 + (times - 1) r)
   */
  static double spearmanBrown(double r, double times) {
    return times * r / (1 + (times - 1) * r);
  }
}

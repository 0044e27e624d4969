package org.homolog.geometry;

import org.homolog.linalg.Matrix;

/** Removes the means of columns. */
public final class Centring {
  /** A column that varies by less than this share of its size is constant but for rounding. */
  private static final double ROUNDING = 1e-13;

  private Centring() {}

  /**
   * A matrix without the means of its columns.
   *
   * @param matrix rows x columns
   * @return a new matrix; columns that are constant but for rounding are exactly zero
   */
  public static Matrix ofColumns(Matrix matrix) {
    int rows = matrix.rows();
    int columns = matrix.columns();
    double[] source = matrix.array();
    double[] means = means(matrix);
    double[] centred = new double[source.length];
    double[] size = new double[columns];
    double[] spread = new double[columns];
    for (int row = 0; row < rows; row++) {
      int from = row * columns;
      for (int c = 0; c < columns; c++) {
        double deviation = source[from + c] - means[c];
        centred[from + c] = deviation;
        size[c] = Math.max(size[c], Math.abs(source[from + c]));
        spread[c] = Math.max(spread[c], Math.abs(deviation));
      }
    }
    for (int c = 0; c < columns; c++) {
      if (spread[c] > 0 && spread[c] <= ROUNDING * size[c]) {
        for (int row = 0; row < rows; row++) {
          centred[row * columns + c] = 0;
        }
      }
    }
    return Matrix.of(rows, columns, centred);
  }

  /**
   * The means of columns.
   *
   * @param matrix rows x columns
   * @return one mean per column; NaN without rows
   */
  public static double[] means(Matrix matrix) {
    int columns = matrix.columns();
    double[] means = new double[columns];
    for (int row = 0; row < matrix.rows(); row++) {
      int from = row * columns;
      for (int c = 0; c < columns; c++) {
        means[c] += matrix.array()[from + c];
      }
    }
    for (int c = 0; c < columns; c++) {
      means[c] /= matrix.rows();
    }
    return means;
  }

  /**
   * The sum of all squared values.
   *
   * @param matrix any matrix
   * @return its squared Frobenius norm
   */
  public static double sumOfSquares(Matrix matrix) {
    double sum = 0;
    for (double value : matrix.array()) {
      sum += value * value;
    }
    return sum;
  }

  /**
   * The sum of products of values at the same place.
   *
   * @param a a matrix
   * @param b a matrix of the same shape
   * @return their Frobenius inner product
   */
  public static double dot(Matrix a, Matrix b) {
    double sum = 0;
    for (int i = 0; i < a.array().length; i++) {
      sum += a.array()[i] * b.array()[i];
    }
    return sum;
  }
}

package org.homolog.predictivity;

import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/**
 * Products of a matrix with itself or with a vector. Those with a vector read each number once, so
 * that nothing is won by handing the matrix over to native code, which begins with a copy.
 */
final class Products {
  /** Below this order the algebra pads products of pairs so much that the plain one is faster. */
  private static final int SMALL = 240;

  private Products() {}

  /** The products of all pairs of columns, or of rows, whichever are fewer. */
  static Matrix ofPairs(Matrix m, LinearAlgebra algebra) {
    boolean columns = m.columns() <= m.rows();
    if (Math.min(m.columns(), m.rows()) < SMALL) {
      return algebra.multiply(m, columns, m, !columns);
    }
    return columns ? algebra.columnProducts(m) : algebra.rowProducts(m);
  }

  /** The product of each row with a vector. */
  static double[] rows(Matrix m, double[] vector) {
    double[] products = new double[m.rows()];
    for (int i = 0; i < products.length; i++) {
      products[i] = dot(m.array(), i * vector.length, vector);
    }
    return products;
  }

  /** The product of each column with a vector. */
  static double[] columns(Matrix m, double[] vector) {
    double[] products = new double[m.columns()];
    double[] values = m.array();
    for (int i = 0; i < vector.length; i++) {
      double factor = vector[i];
      int row = i * products.length;
      for (int j = 0; j < products.length; j++) {
        products[j] += factor * values[row + j];
      }
    }
    return products;
  }

  /** The product of two vectors. */
  static double dot(double[] a, double[] b) {
    return dot(a, 0, b);
  }

  /** Four sums beside each other do not wait for one another. */
  private static double dot(double[] a, int from, double[] b) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int i = 0;
    for (; i + 3 < b.length; i += 4) {
      sum0 += a[from + i] * b[i];
      sum1 += a[from + i + 1] * b[i + 1];
      sum2 += a[from + i + 2] * b[i + 2];
      sum3 += a[from + i + 3] * b[i + 3];
    }
    for (; i < b.length; i++) {
      sum0 += a[from + i] * b[i];
    }
    return sum0 + sum1 + (sum2 + sum3);
  }
}

package org.homolog.predictivity;

import org.homolog.linalg.Matrix;

/** Means of columns, and their removal. */
final class Centering {
  private Centering() {}

  static double[] means(Matrix m) {
    double[] means = new double[m.columns()];
    double[] values = m.array();
    for (int i = 0; i < m.rows(); i++) {
      for (int j = 0; j < means.length; j++) {
        means[j] += values[i * means.length + j];
      }
    }
    for (int j = 0; j < means.length; j++) {
      means[j] /= m.rows();
    }
    return means;
  }

  static Matrix subtract(Matrix m, double[] means) {
    double[] values = m.array().clone();
    for (int i = 0; i < m.rows(); i++) {
      for (int j = 0; j < means.length; j++) {
        values[i * means.length + j] -= means[j];
      }
    }
    return Matrix.of(m.rows(), m.columns(), values);
  }

  static void addInPlace(Matrix m, double[] means) {
    double[] values = m.array();
    for (int i = 0; i < m.rows(); i++) {
      for (int j = 0; j < means.length; j++) {
        values[i * means.length + j] += means[j];
      }
    }
  }
}

package org.homolog.fixedpoints;

import org.homolog.linalg.Matrix;

/** The sign of a determinant, by elimination with row pivots. */
final class Determinant {
  private Determinant() {}

  /** -1, 0 or 1. */
  static int sign(Matrix matrix) {
    int n = matrix.rows();
    double[] a = matrix.array().clone();
    int sign = 1;
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int i = k + 1; i < n; i++) {
        pivot = Math.abs(a[i * n + k]) > Math.abs(a[pivot * n + k]) ? i : pivot;
      }
      double value = a[pivot * n + k];
      if (value == 0) {
        return 0;
      }
      if (pivot != k) {
        for (int j = k; j < n; j++) {
          double kept = a[k * n + j];
          a[k * n + j] = a[pivot * n + j];
          a[pivot * n + j] = kept;
        }
        sign = -sign;
      }
      sign = value < 0 ? -sign : sign;
      for (int i = k + 1; i < n; i++) {
        double factor = a[i * n + k] / value;
        for (int j = k + 1; factor != 0 && j < n; j++) {
          a[i * n + j] -= factor * a[k * n + j];
        }
      }
    }
    return sign;
  }
}

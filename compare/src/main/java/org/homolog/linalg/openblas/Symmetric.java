package org.homolog.linalg.openblas;

import org.homolog.linalg.Matrix;

/** A symmetric matrix as its lower triangle gives it; what lies above the diagonal is not read. */
final class Symmetric {
  private Symmetric() {}

  /**
   * Copies the lower triangle; above it are zeros, because LAPACK's wrapper refuses NaN anywhere in
   * some routines.
   */
  static NativeArray copyOf(Matrix a) {
    int size = a.rows();
    NativeArray copy = NativeArray.zeros((long) size * size);
    for (int row = 0; row < size; row++) {
      copy.put((long) row * size, a.array(), row * size, row + 1);
    }
    return copy;
  }
}

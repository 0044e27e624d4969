package org.homolog.lineardynamics;

import org.homolog.linalg.Matrix;
import org.homolog.matching.Assignment;

/** Optimal transport between the eigenvalues of two maps. */
final class EigenvalueTransport {
  private EigenvalueTransport() {}

  /**
   * The least mean squared distance, in the complex plane, between partners among the eigenvalues.
   * Zeros join the smaller set: with equal weights, the best transport is then an assignment
   * (Birkhoff).
   */
  static double cost(LinearDynamics a, LinearDynamics b) {
    int size = Math.max(a.real().length, b.real().length);
    Matrix gain = Matrix.zeros(size, size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double real = at(a.real(), i) - at(b.real(), j);
        double imaginary = at(a.imaginary(), i) - at(b.imaginary(), j);
        gain.array()[i * size + j] = -(real * real + imaginary * imaginary);
      }
    }
    int[] partner = Assignment.largest(gain);
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum -= gain.get(i, partner[i]);
    }
    return sum / size;
  }

  private static double at(double[] values, int index) {
    return index < values.length ? values[index] : 0;
  }
}

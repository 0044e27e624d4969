package org.homolog.rotation;

import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.SingularValues;
import org.homolog.linalg.LinearAlgebra.SymmetricEigen;
import org.homolog.linalg.Matrix;

/**
 * Linear dynamics fitted to steps, once with a skew-symmetric matrix and once with any.
 *
 * @param skew the skew-symmetric matrix that predicts steps from states best, components x
 *     components
 * @param skewShare the share of the steps' sum of squares that it predicts
 * @param freeShare the share that the best matrix of any form predicts
 */
record SkewFit(Matrix skew, double skewShare, double freeShare) {
  /** What is smaller than this share of the largest is rounding. */
  private static final double ROUNDING = 1e-12;

  /**
   * The minimisers of {@code |X M' - dX|} in closed form: with S = X'X = Q diag(l) Q' and M
   * skew-symmetric, M S + S M = dX'X - X'dX, which Q turns into one division per element.
   */
  static SkewFit of(Matrix states, Matrix steps, LinearAlgebra algebra) {
    int size = states.columns();
    SymmetricEigen eigen = algebra.symmetricEigen(algebra.columnProducts(states));
    Matrix cross = algebra.multiply(steps, true, states, false);
    Matrix odd = Matrix.zeros(size, size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        odd.array()[i * size + j] = cross.get(i, j) - cross.get(j, i);
      }
    }
    Matrix turned =
        algebra.multiply(eigen.vectors(), true, algebra.multiply(odd, eigen.vectors()), false);
    double least = ROUNDING * eigen.values()[size - 1];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double sum = eigen.values()[i] + eigen.values()[j];
        turned.array()[i * size + j] = sum > least ? turned.get(i, j) / sum : 0;
      }
    }
    Matrix back =
        algebra.multiply(algebra.multiply(eigen.vectors(), turned), false, eigen.vectors(), true);
    Matrix skew = Matrix.zeros(size, size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        skew.array()[i * size + j] = (back.get(i, j) - back.get(j, i)) / 2;
      }
    }
    Matrix free = algebra.leastSquares(states, steps);
    return new SkewFit(
        skew,
        share(algebra.multiply(states, false, skew, true), steps),
        share(algebra.multiply(states, free), steps));
  }

  private static double share(Matrix predicted, Matrix steps) {
    double missed = 0;
    double all = 0;
    for (int i = 0; i < steps.array().length; i++) {
      double error = steps.array()[i] - predicted.array()[i];
      missed += error * error;
      all += steps.array()[i] * steps.array()[i];
    }
    return all == 0 ? 0 : Math.max(0, 1 - missed / all);
  }

  /**
   * Planes of rotation.
   *
   * @param axes components x (2 x planes), orthonormal columns, each plane's two side by side;
   *     states rotate from the first towards the second
   * @param frequencies radians per step, descending, one per plane
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Planes(Matrix axes, double[] frequencies) {}

  /**
   * All planes that the skew-symmetric matrix rotates in. A plane is spanned by a right singular
   * vector and the left one it is mapped to, which are orthogonal; it is then taken out, so that
   * planes stay orthogonal where two frequencies are equal.
   */
  Planes planes(LinearAlgebra algebra) {
    int size = skew.rows();
    int count = size / 2;
    Matrix left = skew.copy();
    Matrix axes = Matrix.zeros(size, 2 * count);
    double[] frequencies = new double[count];
    for (int p = 0; p < count; p++) {
      SingularValues svd = algebra.svd(left);
      double frequency = svd.values()[0];
      if (frequency <= ROUNDING * frequencies[0]) {
        break;
      }
      frequencies[p] = frequency;
      double[] from = svd.vTransposed().row(0);
      double[] towards = svd.u().column(0);
      for (int i = 0; i < size; i++) {
        axes.array()[i * 2 * count + 2 * p] = from[i];
        axes.array()[i * 2 * count + 2 * p + 1] = towards[i];
        for (int j = 0; j < size; j++) {
          left.array()[i * size + j] -= frequency * (towards[i] * from[j] - from[i] * towards[j]);
        }
      }
    }
    return new Planes(axes, frequencies);
  }
}

package org.homolog.lineardynamics;

import java.util.stream.IntStream;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.matching.Assignment;

/**
 * An orthogonal matrix c that brings invariant planes of b, as c b c', onto matched ones of a. It
 * is the best there is where both are symmetric (eigenvalues in the same order), and where both are
 * normal with complex eigenvalues only (pairs matched by their inner products in the complex
 * plane); where one is the other turned, it is that turn, unless eigenvalues coincide. Elsewhere it
 * is a start.
 */
final class SpectralStart {
  private SpectralStart() {}

  /**
   * The start for two matrices of the same size.
   *
   * @param a n x n
   * @param b n x n
   * @param partOfA what the planes are taken from: a itself, its symmetric or its skew part
   * @param partOfB the same of b
   * @param algebra the algebra
   * @return n x n
   */
  static Matrix of(Matrix a, Matrix b, Matrix partOfA, Matrix partOfB, LinearAlgebra algebra) {
    InvariantPlanes own = InvariantPlanes.of(partOfA, a, algebra);
    InvariantPlanes other = InvariantPlanes.of(partOfB, b, algebra);
    InvariantPlanes matched = other.inOrder(partners(own, other));
    Matrix ownBasis = own.basis(algebra);
    Matrix otherBasis = matched.basis(algebra);
    int[] signs =
        signs(inBasis(a, ownBasis, algebra), inBasis(b, otherBasis, algebra), matched.groups());
    for (int i = 0; i < otherBasis.array().length; i++) {
      otherBasis.array()[i] *= signs[i % signs.length];
    }
    return algebra.multiply(ownBasis, false, otherBasis, true);
  }

  private static int[] partners(InvariantPlanes own, InvariantPlanes other) {
    int count = own.real().length;
    Matrix gain = Matrix.zeros(count, count);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        gain.array()[i * count + j] =
            own.real()[i] * other.real()[j] + own.imaginary()[i] * other.imaginary()[j];
      }
    }
    return Assignment.largest(gain);
  }

  private static Matrix inBasis(Matrix matrix, Matrix basis, LinearAlgebra algebra) {
    return algebra.multiply(algebra.multiply(basis, true, matrix, false), basis);
  }

  /**
   * The sign of a basis vector is arbitrary, and that of the two vectors of a complex pair
   * together: one group of vectors after the other gets the sign that fits those before it best.
   */
  private static int[] signs(Matrix a, Matrix b, int[] groups) {
    int size = groups.length;
    int[] signs = IntStream.generate(() -> 1).limit(size).toArray();
    int end;
    for (int start = 0; start < size; start = end) {
      int group = groups[start];
      end = start + 1;
      while (end < size && groups[end] == group) {
        end++;
      }
      double fit = 0;
      for (int i = 0; i < start; i++) {
        for (int j = start; j < end; j++) {
          fit += signs[i] * (a.get(i, j) * b.get(i, j) + a.get(j, i) * b.get(j, i));
        }
      }
      for (int j = start; j < end; j++) {
        signs[j] = fit < 0 ? -1 : 1;
      }
    }
    return signs;
  }
}

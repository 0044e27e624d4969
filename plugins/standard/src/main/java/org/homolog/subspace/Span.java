package org.homolog.subspace;

import java.util.Arrays;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.SingularValues;
import org.homolog.linalg.Matrix;

/**
 * What responses span over conditions. Immutable.
 *
 * @param basis rows x rank, orthonormal columns
 * @param squares the squared singular value of each
 * @param units number of units
 */
@SuppressWarnings("ArrayRecordComponent")
record Span(Matrix basis, double[] squares, int units) {
  /** Directions with less than this share of the largest singular value are rounding. */
  private static final double ROUNDING = 1e-12;

  static Span of(Matrix responses, LinearAlgebra algebra) {
    SingularValues svd = algebra.svd(responses);
    int rank = 0;
    while (rank < svd.values().length && svd.values()[rank] > ROUNDING * svd.values()[0]) {
      rank++;
    }
    int[] kept = new int[rank];
    Arrays.setAll(kept, i -> i);
    double[] squares = new double[rank];
    Arrays.setAll(squares, i -> svd.values()[i] * svd.values()[i]);
    return new Span(svd.u().selectColumns(kept), squares, responses.columns());
  }

  int rank() {
    return squares.length;
  }

  /** Whether any responses, centred or not, lie in the span, whatever the units are. */
  boolean isEverything(boolean centred) {
    return rank() >= basis.rows() - (centred ? 1 : 0);
  }

  /** The sum of squares of all responses. */
  double total() {
    return Arrays.stream(squares).sum();
  }

  /** Squared inner products of the two bases: rank x other's rank. */
  Matrix overlap(Span other, LinearAlgebra algebra) {
    Matrix overlap = algebra.multiply(basis, true, other.basis, false);
    for (int i = 0; i < overlap.array().length; i++) {
      overlap.array()[i] *= overlap.array()[i];
    }
    return overlap;
  }
}

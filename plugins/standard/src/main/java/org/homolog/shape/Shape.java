package org.homolog.shape;

import org.homolog.geometry.Centring;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.SingularValues;
import org.homolog.linalg.Matrix;

/**
 * One system's responses in coordinates that are ready to be rotated. Immutable.
 *
 * @param whitening the map to these coordinates
 * @param coordinates rows x dimensions
 * @param squares the sum of their squares
 * @param units number of units
 */
record Shape(Whitening whitening, Matrix coordinates, double squares, int units) {

  static Shape of(
      Matrix responses, double alpha, boolean centre, boolean unitNorm, LinearAlgebra algebra) {
    Whitening whitening = Whitening.of(responses, alpha, centre, unitNorm, algebra);
    Matrix coordinates = whitening.coordinates(responses, algebra);
    return new Shape(
        whitening, coordinates, Centring.sumOfSquares(coordinates), responses.columns());
  }

  /** The largest inner product with another shape under rotations, without common factors. */
  double rotatedProduct(Shape other, LinearAlgebra algebra) {
    double sum = 0;
    for (double value :
        algebra.singularValues(algebra.multiply(coordinates, true, other.coordinates, false))) {
      sum += value;
    }
    return sum;
  }

  /**
   * The rotations that bring both shapes together, in columns.
   *
   * @param own dimensions of the one x shared directions
   * @param other dimensions of the other x shared directions
   */
  record Rotations(Matrix own, Matrix other) {}

  /** Directions without anything shared are left out: any rotation of them would be as good. */
  Rotations rotations(Shape other, LinearAlgebra algebra) {
    SingularValues svd = algebra.svd(algebra.multiply(coordinates, true, other.coordinates, false));
    int rank = 0;
    while (rank < svd.values().length && svd.values()[rank] > 1e-12 * svd.values()[0]) {
      rank++;
    }
    int[] kept = new int[rank];
    java.util.Arrays.setAll(kept, i -> i);
    return new Rotations(
        svd.u().selectColumns(kept), svd.vTransposed().selectRows(kept).transpose());
  }
}

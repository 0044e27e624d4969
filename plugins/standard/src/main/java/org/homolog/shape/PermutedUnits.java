package org.homolog.shape;

import org.homolog.geometry.Centring;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.matching.Assignment;

/** Alignment by permuting units: coordinates are the units themselves. */
final class PermutedUnits {
  private PermutedUnits() {}

  static Shape shape(Matrix responses, ShapeMetricOptions options, LinearAlgebra algebra) {
    Whitening unchanged = Whitening.none(responses, options.centre(), options.unitNorm());
    Matrix coordinates = unchanged.coordinates(responses, algebra);
    return new Shape(
        unchanged, coordinates, Centring.sumOfSquares(coordinates), responses.columns());
  }

  /** Inner products of all pairs of units. */
  static Matrix products(Shape a, Shape b, LinearAlgebra algebra) {
    return algebra.multiply(a.coordinates(), true, b.coordinates(), false);
  }

  /** The largest inner product under permutations. */
  static double product(Shape a, Shape b, LinearAlgebra algebra) {
    Matrix products = products(a, b, algebra);
    int[] partner = Assignment.largest(products);
    double sum = 0;
    for (int unit = 0; unit < partner.length; unit++) {
      sum += partner[unit] < 0 ? 0 : products.get(unit, partner[unit]);
    }
    return sum;
  }

  /** The inner product of matched units; units without a partner meet silent ones. */
  static double product(Matrix own, Matrix other, int[] partner) {
    double sum = 0;
    for (int row = 0; row < own.rows(); row++) {
      for (int unit = 0; unit < partner.length; unit++) {
        sum += partner[unit] < 0 ? 0 : own.get(row, unit) * other.get(row, partner[unit]);
      }
    }
    return sum;
  }
}

package org.homolog.canonical;

import org.homolog.geometry.Centring;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.SingularValues;
import org.homolog.linalg.Matrix;

/**
 * An orthonormal basis of what one system's responses span over conditions. Immutable.
 *
 * @param basis rows x k, orthonormal columns, each with mean zero
 * @param loadings k x units: basis times loadings are the responses, as far as they are kept
 * @param weights units x k: centred responses times weights are the basis
 * @param means the units' means
 */
@SuppressWarnings("ArrayRecordComponent")
record Variates(Matrix basis, Matrix loadings, Matrix weights, double[] means) {
  /** Directions with less than this share of the largest singular value are rounding. */
  private static final double ROUNDING = 1e-10;

  /**
   * The leading directions of a response matrix.
   *
   * @param responses rows x units
   * @param share the fewest directions are kept whose variances make up this share of all; 1 keeps
   *     every direction
   * @param algebra the algebra
   * @return the basis
   */
  static Variates of(Matrix responses, double share, LinearAlgebra algebra) {
    SingularValues svd = algebra.svd(Centring.ofColumns(responses));
    double[] values = svd.values();
    int rank = 0;
    double total = 0;
    while (rank < values.length && values[rank] > ROUNDING * values[0]) {
      total += values[rank] * values[rank];
      rank++;
    }
    int kept = 0;
    double sum = 0;
    while (kept < rank && (share >= 1 || sum < share * total)) {
      sum += values[kept] * values[kept];
      kept++;
    }
    int units = responses.columns();
    Matrix loadings = Matrix.zeros(kept, units);
    Matrix weights = Matrix.zeros(units, kept);
    for (int k = 0; k < kept; k++) {
      for (int u = 0; u < units; u++) {
        double direction = svd.vTransposed().get(k, u);
        loadings.array()[k * units + u] = values[k] * direction;
        weights.array()[u * kept + k] = direction / values[k];
      }
    }
    return new Variates(leading(svd.u(), kept), loadings, weights, Centring.means(responses));
  }

  private static Matrix leading(Matrix vectors, int count) {
    int[] first = new int[count];
    java.util.Arrays.setAll(first, i -> i);
    return vectors.selectColumns(first);
  }

  int count() {
    return basis.columns();
  }

  /** Other conditions in the coordinates of the basis. */
  Matrix project(Matrix responses, LinearAlgebra algebra) {
    Matrix centred = responses.copy();
    int units = responses.columns();
    for (int i = 0; i < centred.array().length; i++) {
      centred.array()[i] -= means[i % units];
    }
    return algebra.multiply(centred, weights);
  }
}

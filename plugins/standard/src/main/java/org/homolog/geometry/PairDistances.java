package org.homolog.geometry;

import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/** Euclidean distances between rows. */
public final class PairDistances {
  /** Squared distances below this share of the patterns' size are zero but for rounding. */
  private static final double ROUNDING = 1e-14;

  private PairDistances() {}

  /**
   * Squared distances between all pairs of rows.
   *
   * @param centred rows x units, the mean over rows removed, so that no digits are lost
   * @param algebra the algebra
   * @return rows x rows, symmetric; zero on the diagonal and between rows equal but for rounding
   */
  public static Matrix squared(Matrix centred, LinearAlgebra algebra) {
    Matrix products = algebra.rowProducts(centred);
    int n = products.rows();
    Matrix squared = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      double own = products.get(i, i);
      for (int j = 0; j < i; j++) {
        double size = own + products.get(j, j);
        double distance = size - 2 * products.get(i, j);
        double kept = distance > ROUNDING * size ? distance : 0;
        squared.array()[i * n + j] = kept;
        squared.array()[j * n + i] = kept;
      }
    }
    return squared;
  }
}

package org.homolog.canonical;

import org.homolog.geometry.Centring;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.SingularValues;
import org.homolog.linalg.LinearAlgebra.SymmetricEigen;
import org.homolog.linalg.Matrix;

/**
 * The projection-weighted mean as the program google/svcca computes it, for repeating published
 * numbers. Its weights change with the signs of singular vectors; these are the ones LAPACK gives
 * for the matrix in column-major order, as NumPy hands it over.
 */
final class GoogleWeights {
  /** NumPy's default threshold of a pseudo-inverse. */
  private static final double SMALLEST = 1e-15;

  private GoogleWeights() {}

  /**
   * The weighted mean.
   *
   * @param x rows x units whose variates give the weights; not more units than y
   * @param y rows x units
   * @param algebra the algebra
   * @return the weighted mean of canonical correlations
   */
  static double mean(Matrix x, Matrix y, LinearAlgebra algebra) {
    Matrix a = Centring.ofColumns(x);
    Matrix b = Centring.ofColumns(y);
    Matrix whitened =
        algebra.multiply(
            algebra.multiply(inverseRoot(algebra.columnProducts(a), algebra), a.transpose()),
            algebra.multiply(b, inverseRoot(algebra.columnProducts(b), algebra)));
    SingularValues svd = algebra.svd(whitened.transpose());
    Matrix directions = algebra.multiply(a, false, svd.vTransposed(), true);
    double[] means = Centring.means(x);
    int units = means.length;
    for (int i = 0; i < directions.array().length; i++) {
      directions.array()[i] += means[i % units];
    }
    Matrix projections = algebra.multiply(algebra.qr(directions).q(), true, x, false);
    double sum = 0;
    double weighted = 0;
    for (int k = 0; k < units; k++) {
      double weight = 0;
      for (int u = 0; u < units; u++) {
        weight += Math.abs(projections.get(k, u));
      }
      sum += weight;
      weighted += weight * Math.min(1, svd.values()[k]);
    }
    return weighted / sum;
  }

  private static Matrix inverseRoot(Matrix products, LinearAlgebra algebra) {
    SymmetricEigen eigen = algebra.symmetricEigen(products);
    int n = eigen.values().length;
    Matrix scaled = eigen.vectors().copy();
    double largest = eigen.values()[n - 1];
    for (int i = 0; i < scaled.array().length; i++) {
      double value = eigen.values()[i % n];
      scaled.array()[i] *= value > SMALLEST * largest ? 1 / Math.sqrt(value) : 0;
    }
    return algebra.multiply(scaled, false, eigen.vectors(), true);
  }
}

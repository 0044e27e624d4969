package org.homolog.dynamics;

import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/** How products of matrices are computed: in plain loops for single states, natively for many. */
@FunctionalInterface
interface Products {
  /** In plain loops. */
  Products PLAIN = Products::plain;

  /**
   * Each row through a linear map.
   *
   * @param rows count x n
   * @param weights m x n
   * @return count x m, row by row weights x
   */
  Matrix through(Matrix rows, Matrix weights);

  /** By an algebra, which takes finite values only. */
  static Products of(LinearAlgebra algebra) {
    return (rows, weights) ->
        weights.rows() == 0 || weights.columns() == 0
            ? Matrix.zeros(rows.rows(), weights.rows())
            : algebra.multiply(rows, false, weights, true);
  }

  private static Matrix plain(Matrix rows, Matrix weights) {
    int inner = weights.columns();
    Matrix product = Matrix.zeros(rows.rows(), weights.rows());
    double[] x = rows.array();
    double[] w = weights.array();
    int at = 0;
    for (int k = 0; k < rows.rows(); k++) {
      for (int i = 0; i < weights.rows(); i++) {
        double sum = 0;
        for (int j = 0; j < inner; j++) {
          sum += w[i * inner + j] * x[k * inner + j];
        }
        product.array()[at++] = sum;
      }
    }
    return product;
  }
}

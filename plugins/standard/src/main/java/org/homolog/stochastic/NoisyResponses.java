package org.homolog.stochastic;

import java.util.ArrayList;
import java.util.List;
import org.homolog.geometry.Centring;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/**
 * Means of responses and how repeats scatter about them. Immutable.
 *
 * @param means rows x units
 * @param factors for each row a matrix F of any number of rows x units, F'F the covariance of its
 *     repeats
 */
record NoisyResponses(Matrix means, List<Matrix> factors) {

  /**
   * From single repeats; covariances have divisor repeats - 1. Of more repeats than units the
   * triangular factor of a QR decomposition is kept: the same covariance in fewer rows.
   */
  static NoisyResponses of(
      Matrix means, List<Matrix> trials, boolean centre, LinearAlgebra algebra) {
    List<Matrix> factors = new ArrayList<>();
    for (Matrix repeats : trials) {
      Matrix factor = Centring.ofColumns(repeats);
      double divisor = Math.sqrt(Math.max(1, repeats.rows() - 1));
      for (int i = 0; i < factor.array().length; i++) {
        factor.array()[i] /= divisor;
      }
      factors.add(factor.rows() > factor.columns() ? algebra.qr(factor).r() : factor);
    }
    return new NoisyResponses(centre ? Centring.ofColumns(means) : means, factors);
  }

  /** The sum of squared means. */
  double signal() {
    return Centring.sumOfSquares(means);
  }

  /** The sum of the variances of all rows. */
  double noise() {
    double sum = 0;
    for (Matrix factor : factors) {
      sum += Centring.sumOfSquares(factor);
    }
    return sum;
  }
}

package org.homolog.rsa;

import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/**
 * The covariance of noise over units, estimated from residuals.
 *
 * @param matrix features x features
 * @param intensity weight of the shrinkage target, from 0 to 1
 */
record NoiseCovariance(Matrix matrix, double intensity) {

  /**
   * Estimates a covariance.
   *
   * @param residuals n x features, means removed
   * @param freedom degrees of freedom: n less the number of means removed
   * @param estimate how
   * @param algebra the algebra
   * @return the estimate
   */
  static NoiseCovariance estimate(
      Matrix residuals, double freedom, CovarianceEstimate estimate, LinearAlgebra algebra) {
    Matrix products = algebra.columnProducts(residuals);
    return switch (estimate) {
      case FULL -> new NoiseCovariance(scaled(products, 1 / freedom), 0);
      case VARIANCES -> new NoiseCovariance(weighed(products, 1 / freedom, 0), 1);
      case SHRINK_TO_DIAGONAL -> towardsDiagonal(residuals, products, freedom);
      case SHRINK_TO_IDENTITY -> towardsIdentity(residuals, products, freedom);
    };
  }

  /** Ledoit and Wolf 2004, equations of section 3.3, with S = X'X / n. */
  private static NoiseCovariance towardsIdentity(
      Matrix residuals, Matrix products, double freedom) {
    int n = residuals.rows();
    int features = residuals.columns();
    double trace = 0;
    double squares = 0;
    for (int i = 0; i < features; i++) {
      trace += products.get(i, i) / n;
    }
    for (double value : products.array()) {
      squares += value / n * (value / n);
    }
    double mean = trace / features;
    double distance = squares - features * mean * mean;
    double fourth = 0;
    for (int row = 0; row < n; row++) {
      double length = 0;
      for (int c = 0; c < features; c++) {
        length += residuals.get(row, c) * residuals.get(row, c);
      }
      fourth += length * length / n;
    }
    double error = Math.min(distance, (fourth - squares) / n);
    // A covariance that is a multiple of the identity already is its own target.
    double intensity = distance > 0 ? error / distance : 1;
    Matrix shrunk = scaled(products, (1 - intensity) / freedom);
    for (int i = 0; i < features; i++) {
      shrunk.array()[i * features + i] += intensity * mean * n / freedom;
    }
    return new NoiseCovariance(shrunk, intensity);
  }

  /** Schaefer and Strimmer 2005, target D: correlations towards zero, variances kept. */
  private static NoiseCovariance towardsDiagonal(
      Matrix residuals, Matrix products, double freedom) {
    int n = residuals.rows();
    int features = residuals.columns();
    double[] variance = new double[features];
    for (int i = 0; i < features; i++) {
      variance[i] = products.get(i, i) / freedom;
    }
    double correlations = 0;
    for (int i = 0; i < features; i++) {
      for (int j = 0; j < features; j++) {
        if (i != j && variance[i] > 0 && variance[j] > 0) {
          double r = products.get(i, j) / Math.sqrt(variance[i] * variance[j]) / (n - 1);
          correlations += r * r;
        }
      }
    }
    // The sum over pairs of units of squared products is the square of a sum, less its diagonal.
    double fourth = 0;
    for (int row = 0; row < n; row++) {
      double sum = 0;
      double own = 0;
      for (int i = 0; i < features; i++) {
        double square =
            variance[i] > 0 ? residuals.get(row, i) * residuals.get(row, i) / variance[i] : 0;
        sum += square;
        own += square * square;
      }
      fourth += (sum * sum - own) / (n - 1);
    }
    double error = n / (freedom * freedom) * (fourth - correlations);
    double intensity = correlations > 0 ? Math.max(0, Math.min(1, error / correlations)) : 1;
    return new NoiseCovariance(weighed(products, 1 / freedom, 1 - intensity), intensity);
  }

  private static Matrix scaled(Matrix products, double factor) {
    return weighed(products, factor, 1);
  }

  private static Matrix weighed(Matrix products, double factor, double offDiagonal) {
    Matrix weighed = products.copy();
    double[] values = weighed.array();
    int features = weighed.columns();
    for (int i = 0; i < values.length; i++) {
      values[i] *= i / features == i % features ? factor : factor * offDiagonal;
    }
    return weighed;
  }
}

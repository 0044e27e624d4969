package org.homolog.stochastic;

import org.homolog.geometry.Centring;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.SingularValues;
import org.homolog.linalg.Matrix;

/**
 * The rotation that brings Gaussian clouds of one system as close as possible to those of another,
 * by alternating closed-form steps, each of which can only improve (Duong et al. 2023,
 * arXiv:2211.11665).
 *
 * <p>Covariances enter by their factors: the Bures distance of F'F and G'G is |F|^2 + |G|^2 - 2
 * (sum of the singular values of F G'), which needs matrices of repeats x repeats only.
 */
final class GaussianAlignment {
  private static final int MOST_STEPS = 1_000;

  private final NoisyResponses own;
  private final NoisyResponses other;
  private final double weightOfMeans;
  private final double weightOfNoise;
  private final LinearAlgebra algebra;

  private GaussianAlignment(
      NoisyResponses own, NoisyResponses other, double alpha, LinearAlgebra algebra) {
    this.own = own;
    this.other = other;
    this.weightOfMeans = alpha;
    this.weightOfNoise = 2 - alpha;
    this.algebra = algebra;
  }

  /**
   * The root of the mean over rows of alpha |difference of means|^2 + (2 - alpha) Bures^2, after
   * alignment.
   *
   * @param own means and factors
   * @param other means and factors of the same rows
   * @param alpha 0 for covariances alone, 1 for both (the 2-Wasserstein distance), 2 for means
   *     alone
   * @param tolerance relative gain below which steps end
   * @param algebra the algebra
   * @return the distance
   */
  static double distance(
      NoisyResponses own,
      NoisyResponses other,
      double alpha,
      double tolerance,
      LinearAlgebra algebra) {
    GaussianAlignment alignment = new GaussianAlignment(own, other, alpha, algebra);
    double size =
        alpha * (own.signal() + other.signal()) + (2 - alpha) * (own.noise() + other.noise());
    double product = alignment.largestProduct(tolerance * size);
    return Math.sqrt(Math.max(0, size - 2 * product) / own.means().rows());
  }

  /** The squared Bures distance of two covariances without any alignment. */
  static double squaredBures(Matrix factor, Matrix otherFactor, LinearAlgebra algebra) {
    double sum = 0;
    for (double value : factor.array()) {
      sum += value * value;
    }
    for (double value : otherFactor.array()) {
      sum += value * value;
    }
    for (double value :
        algebra.singularValues(algebra.multiply(factor, false, otherFactor, true))) {
      sum -= 2 * value;
    }
    return Math.max(0, sum);
  }

  private double largestProduct(double leastGain) {
    Matrix means = algebra.multiply(other.means(), true, own.means(), false);
    Matrix rotation = polar(means);
    double before = Double.NEGATIVE_INFINITY;
    double best = Double.NEGATIVE_INFINITY;
    for (int step = 0; step < MOST_STEPS; step++) {
      Matrix target = scaled(means, weightOfMeans);
      double product = weightOfMeans * inner(means, rotation);
      for (int row = 0; row < own.factors().size() && weightOfNoise > 0; row++) {
        Matrix f = own.factors().get(row);
        Matrix g = other.factors().get(row);
        SingularValues svd =
            algebra.svd(algebra.multiply(f, false, algebra.multiply(g, rotation), true));
        for (double value : svd.values()) {
          product += weightOfNoise * value;
        }
        Matrix paired =
            algebra.multiply(
                algebra.multiply(g, true, svd.vTransposed(), true),
                algebra.multiply(svd.u(), true, f, false));
        add(target, paired, weightOfNoise);
      }
      best = Math.max(best, product);
      if (product - before <= leastGain && step > 0) {
        break;
      }
      before = product;
      rotation = polar(target);
    }
    return best;
  }

  /** The (partial) rotation nearest to a matrix. */
  private Matrix polar(Matrix matrix) {
    SingularValues svd = algebra.svd(matrix);
    return algebra.multiply(svd.u(), svd.vTransposed());
  }

  private static Matrix scaled(Matrix matrix, double factor) {
    Matrix result = matrix.copy();
    for (int i = 0; i < result.array().length; i++) {
      result.array()[i] *= factor;
    }
    return result;
  }

  private static void add(Matrix sum, Matrix summand, double factor) {
    for (int i = 0; i < sum.array().length; i++) {
      sum.array()[i] += factor * summand.array()[i];
    }
  }

  private static double inner(Matrix a, Matrix b) {
    return Centring.dot(a, b);
  }
}

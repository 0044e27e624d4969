package org.homolog.predictivity;

import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Run;

/**
 * Partial least squares regression (PLS2; Wold et al. 2001, doi:10.1016/S0169-7439(01)00155-1) by
 * the improved kernel algorithm (Dayal and MacGregor 1997,
 * doi:10.1002/(SICI)1099-128X(199701)11:1&lt;73::AID-CEM435&gt;3.0.CO;2-#): X'Y alone is deflated.
 * The weight of each component is the exact dominant singular vector, to which power iteration
 * converges.
 *
 * @param components how many components at most; fewer where the rank of the data ends
 */
public record PartialLeastSquares(int components) implements Regression {
  /** Below this share of its first norm, what is left of X'Y is rounding. */
  private static final double RANK_TOLERANCE = 1e-12;

  @Override
  public Fitted fit(Matrix x, Matrix y, int[] conditionOf, Run run) {
    LinearAlgebra algebra = run.algebra();
    double[] meanX = Centering.means(x);
    double[] meanY = Centering.means(y);
    Matrix xc = Centering.subtract(x, meanX);
    Matrix covariance = algebra.multiply(xc, true, Centering.subtract(y, meanY), false);
    int predictors = x.columns();
    int targets = y.columns();
    int most = Math.min(components, Math.min(predictors, x.rows() - 1));
    double[][] loadings = new double[most][];
    double[][] rotations = new double[most][];
    Matrix weights = Matrix.zeros(predictors, targets);
    double first = norm(covariance.array());
    double total = norm(xc.array());
    int count = 0;
    while (count < most && norm(covariance.array()) > RANK_TOLERANCE * first) {
      double[] rotation = dominant(covariance, algebra);
      for (int pass = 0; pass < 2; pass++) {
        for (int j = 0; j < count; j++) {
          double overlap = Products.dot(loadings[j], rotation);
          for (int i = 0; i < predictors; i++) {
            rotation[i] -= overlap * rotations[j][i];
          }
        }
      }
      double[] score = Products.rows(xc, rotation);
      double length = Products.dot(score, score);
      if (!(length > RANK_TOLERANCE * RANK_TOLERANCE * total * total)) {
        break;
      }
      double[] loading = Products.columns(xc, score);
      scale(loading, 1 / length);
      double[] target = Products.columns(covariance, rotation);
      scale(target, 1 / length);
      for (int i = 0; i < predictors; i++) {
        for (int t = 0; t < targets; t++) {
          weights.array()[i * targets + t] += rotation[i] * target[t];
          covariance.array()[i * targets + t] -= loading[i] * length * target[t];
        }
      }
      rotations[count] = rotation;
      loadings[count] = loading;
      count++;
    }
    return new PlsFit(
        new RidgeRegression.RidgeFit(weights, meanX, meanY, new double[targets], algebra),
        count,
        components);
  }

  /** The left singular vector of the largest singular value, of unit length. */
  private static double[] dominant(Matrix covariance, LinearAlgebra algebra) {
    boolean tall = covariance.rows() >= covariance.columns();
    LinearAlgebra.SymmetricEigen eigen =
        algebra.symmetricEigen(Products.ofPairs(covariance, algebra));
    double[] top = eigen.vectors().column(eigen.values().length - 1);
    double[] vector = tall ? Products.rows(covariance, top) : top;
    scale(vector, 1 / norm(vector));
    return vector;
  }

  private static double norm(double[] a) {
    return Math.sqrt(Products.dot(a, a));
  }

  private static void scale(double[] a, double by) {
    for (int i = 0; i < a.length; i++) {
      a[i] *= by;
    }
  }

  /**
   * A fitted regression.
   *
   * @param linear its weights
   * @param count how many components were had
   * @param wanted how many were asked for
   */
  public record PlsFit(RidgeRegression.RidgeFit linear, int count, int wanted) implements Fitted {
    @Override
    public Matrix predict(Matrix x) {
      return linear.predict(x);
    }

    @Override
    public String note() {
      return count < wanted
          ? "partial least squares was asked for "
              + wanted
              + " components; the rank of the training data ended at "
              + count
          : "";
    }
  }
}

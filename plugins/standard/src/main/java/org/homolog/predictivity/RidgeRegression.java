package org.homolog.predictivity;

import java.util.Arrays;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/**
 * Ridge regression. The penalty is chosen by the leave-one-out mean squared error in closed form
 * (Golub, Heath and Wahba 1979, doi:10.1080/00401706.1979.10489751), once for all targets or for
 * each target.
 *
 * <p>With centred X = U S V', the prediction of the training data is U S^2 (S^2 + a)^-1 U' y and
 * its leave-one-out residual (y - prediction) / (1 - h), h = 1/n + sum_k U_k^2 s_k^2 / (s_k^2 + a).
 * One eigen-decomposition of the smaller of X'X and XX' serves all penalties: O(n p min(n, p))
 * time.
 *
 * @param penalties penalties to choose from, each above 0
 * @param perTarget whether each target has a penalty of its own
 */
record RidgeRegression(double[] penalties, boolean perTarget) implements Regression {

  @Override
  public RidgeFit fit(Matrix x, Matrix y, LinearAlgebra algebra) {
    double[] meanX = Centering.means(x);
    double[] meanY = Centering.means(y);
    Matrix xc = Centering.subtract(x, meanX);
    Matrix yc = Centering.subtract(y, meanY);
    boolean primal = x.columns() <= x.rows();
    LinearAlgebra.SymmetricEigen eigen =
        algebra.symmetricEigen(primal ? algebra.columnProducts(xc) : algebra.rowProducts(xc));
    double[] spectrum = Arrays.stream(eigen.values()).map(v -> Math.max(v, 0)).toArray();
    // scores = U S, so that scores' y / (s^2 + a) needs no division by small singular values.
    Matrix scores =
        primal ? algebra.multiply(xc, eigen.vectors()) : scaled(eigen.vectors(), spectrum);
    Matrix projected = algebra.multiply(scores, true, yc, false);
    int[] chosen = choose(scores, projected, spectrum, yc, algebra);
    Matrix shrunk = Matrix.zeros(projected.rows(), projected.columns());
    double[] used = new double[projected.columns()];
    for (int t = 0; t < used.length; t++) {
      used[t] = penalties[chosen[t]];
      for (int k = 0; k < spectrum.length; k++) {
        shrunk.array()[k * used.length + t] = projected.get(k, t) / (spectrum[k] + used[t]);
      }
    }
    Matrix weights =
        primal
            ? algebra.multiply(eigen.vectors(), shrunk)
            : algebra.multiply(xc, true, dual(eigen.vectors(), spectrum, yc, used, algebra), false);
    return new RidgeFit(weights, meanX, meanY, used, algebra);
  }

  /**
   * Weights of the training samples, U (S^2 + a)^-1 U' y, where there are more predictors than
   * samples.
   */
  private static Matrix dual(
      Matrix vectors, double[] spectrum, Matrix yc, double[] used, LinearAlgebra algebra) {
    Matrix projected = algebra.multiply(vectors, true, yc, false);
    for (int k = 0; k < spectrum.length; k++) {
      for (int t = 0; t < used.length; t++) {
        projected.array()[k * used.length + t] /= spectrum[k] + used[t];
      }
    }
    return algebra.multiply(vectors, projected);
  }

  private static Matrix scaled(Matrix vectors, double[] spectrum) {
    Matrix scaled = vectors.copy();
    for (int i = 0; i < scaled.rows(); i++) {
      for (int k = 0; k < spectrum.length; k++) {
        scaled.array()[i * spectrum.length + k] *= Math.sqrt(spectrum[k]);
      }
    }
    return scaled;
  }

  private int[] choose(
      Matrix scores, Matrix projected, double[] spectrum, Matrix yc, LinearAlgebra algebra) {
    int targets = yc.columns();
    int[] chosen = new int[targets];
    if (penalties.length == 1) {
      return chosen;
    }
    double[][] errors = new double[penalties.length][];
    for (int a = 0; a < penalties.length; a++) {
      errors[a] = leaveOneOutErrors(scores, projected, spectrum, yc, penalties[a], algebra);
    }
    int best = 0;
    for (int a = 1; a < penalties.length; a++) {
      if (Arrays.stream(errors[a]).sum() < Arrays.stream(errors[best]).sum()) {
        best = a;
      }
    }
    for (int t = 0; t < targets; t++) {
      chosen[t] = perTarget ? 0 : best;
      for (int a = 1; a < penalties.length && perTarget; a++) {
        if (errors[a][t] < errors[chosen[t]][t]) {
          chosen[t] = a;
        }
      }
    }
    return chosen;
  }

  private static double[] leaveOneOutErrors(
      Matrix scores,
      Matrix projected,
      double[] spectrum,
      Matrix yc,
      double penalty,
      LinearAlgebra algebra) {
    int n = scores.rows();
    int rank = spectrum.length;
    int targets = yc.columns();
    Matrix shrunk = projected.copy();
    for (int k = 0; k < rank; k++) {
      for (int t = 0; t < targets; t++) {
        shrunk.array()[k * targets + t] /= spectrum[k] + penalty;
      }
    }
    Matrix fitted = algebra.multiply(scores, shrunk);
    double[] errors = new double[targets];
    for (int i = 0; i < n; i++) {
      double leverage = 1.0 / n;
      for (int k = 0; k < rank; k++) {
        double score = scores.get(i, k);
        leverage += score * score / (spectrum[k] + penalty);
      }
      for (int t = 0; t < targets; t++) {
        double residual = (yc.get(i, t) - fitted.get(i, t)) / (1 - leverage);
        errors[t] += residual * residual;
      }
    }
    return errors;
  }

  /**
   * A fitted ridge regression.
   *
   * @param weights predictors x targets
   * @param meanX mean of each predictor over the training samples
   * @param meanY mean of each target over the training samples
   * @param used penalty of each target
   * @param algebra the algebra
   */
  record RidgeFit(
      Matrix weights, double[] meanX, double[] meanY, double[] used, LinearAlgebra algebra)
      implements Fitted {
    @Override
    public Matrix predict(Matrix x) {
      Matrix predicted = algebra.multiply(Centering.subtract(x, meanX), weights);
      Centering.addInPlace(predicted, meanY);
      return predicted;
    }
  }
}

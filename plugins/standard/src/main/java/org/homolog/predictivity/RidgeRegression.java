package org.homolog.predictivity;

import java.util.Arrays;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Run;

/**
 * Ridge regression. The penalty is chosen by the leave-one-out mean squared error in closed form
 * (Golub, Heath and Wahba 1979, doi:10.1080/00401706.1979.10489751), once for all targets or for
 * each target. One eigen-decomposition of the smaller of X'X and XX' serves all penalties: O(n p
 * min(n, p)) time.
 *
 * @param penalties penalties to choose from, each above 0
 * @param perTarget whether each target has a penalty of its own
 */
@SuppressWarnings("ArrayRecordComponent")
public record RidgeRegression(double[] penalties, boolean perTarget) implements Regression {
  @Override
  public RidgeFit fit(Matrix x, Matrix y, Run run) {
    double[] meanX = Centering.means(x);
    double[] meanY = Centering.means(y);
    RidgeSpectrum solution =
        new RidgeSpectrum(
            Centering.subtract(x, meanX), Centering.subtract(y, meanY), run.algebra());
    double[] used = new double[y.columns()];
    if (penalties.length == 1) {
      Arrays.fill(used, penalties[0]);
    } else {
      choose(solution.leaveOneOutErrors(penalties), used);
    }
    return new RidgeFit(solution.weights(used), meanX, meanY, used, run.algebra());
  }

  private void choose(double[][] errors, double[] used) {
    int best = 0;
    for (int a = 1; a < penalties.length; a++) {
      if (Arrays.stream(errors[a]).sum() < Arrays.stream(errors[best]).sum()) {
        best = a;
      }
    }
    for (int t = 0; t < used.length; t++) {
      int chosen = perTarget ? 0 : best;
      for (int a = 1; a < penalties.length && perTarget; a++) {
        if (errors[a][t] < errors[chosen][t]) {
          chosen = a;
        }
      }
      used[t] = penalties[chosen];
    }
  }

  /**
   * A fitted linear regression.
   *
   * @param weights predictors x targets
   * @param meanX mean of each predictor over the training samples
   * @param meanY mean of each target over the training samples
   * @param used penalty of each target
   * @param algebra the algebra
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record RidgeFit(
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

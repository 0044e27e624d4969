package org.homolog.predictivity;

import java.util.Arrays;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Run;

/**
 * Ridge regression. The penalty is chosen by the leave-one-out mean squared error in closed form
 * (Golub, Heath and Wahba 1979, doi:10.1080/00401706.1979.10489751) or by folds, once for all
 * targets or for each target. One eigen-decomposition of the smaller of X'X and XX' serves all
 * penalties: O(n p min(n, p)) time.
 *
 * @param penalties penalties to choose from, each above 0
 * @param choice how one is chosen
 */
@SuppressWarnings("ArrayRecordComponent")
public record RidgeRegression(double[] penalties, PenaltyChoice choice) implements Regression {
  @Override
  public RidgeFit fit(Matrix x, Matrix y, int[] conditionOf, Run run) {
    double[] meanX = Centering.means(x);
    double[] meanY = Centering.means(y);
    RidgeSpectrum solution =
        new RidgeSpectrum(
            Centering.subtract(x, meanX), Centering.subtract(y, meanY), run.algebra());
    int[] best = new int[y.columns()];
    if (penalties.length > 1) {
      best = choice.best(losses(solution, x, y, conditionOf, run));
    }
    double[] used = Arrays.stream(best).mapToDouble(place -> penalties[place]).toArray();
    return new RidgeFit(solution.weights(used), meanX, meanY, used, run.algebra());
  }

  private double[][] losses(
      RidgeSpectrum solution, Matrix x, Matrix y, int[] conditionOf, Run run) {
    return choice.folds() == 0
        ? solution.leaveOneOutErrors(penalties)
        : HeldOutLoss.of(
            x,
            y,
            InnerFolds.consecutive(conditionOf, choice.folds()),
            penalties,
            choice.determination(),
            run.algebra());
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

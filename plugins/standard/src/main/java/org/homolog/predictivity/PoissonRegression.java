package org.homolog.predictivity;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Run;

/**
 * Poisson regression of counts: the logarithm of the expected count is linear in the predictors,
 * with a ridge penalty chosen by folds inside the training samples so that held-out counts are most
 * likely (generalised linear model; McCullagh and Nelder 1989, doi:10.1201/9780203753736). Counts
 * may be means over repeats: the likelihood is then that of their sum, divided by the number.
 *
 * @param penalties penalties to choose from, each above 0
 * @param choice how one is chosen, by folds
 */
@SuppressWarnings("ArrayRecordComponent")
public record PoissonRegression(double[] penalties, PenaltyChoice choice) implements Regression {
  @Override
  public Fitted fit(Matrix x, Matrix y, int[] conditionOf, Run run) {
    for (int i = 0; i < y.array().length; i++) {
      if (y.array()[i] < 0) {
        throw HomologException.mistake(
            "regression: poisson predicts counts or rates, but there is a response of "
                + y.array()[i]
                + "; choose regression: ridge");
      }
    }
    int[] best = new int[y.columns()];
    if (penalties.length > 1) {
      best = choice.best(losses(x, y, conditionOf, run));
    }
    return fitted(x, y, best, run);
  }

  private double[][] losses(Matrix x, Matrix y, int[] conditionOf, Run run) {
    List<int[]> heldOut = InnerFolds.consecutive(conditionOf, choice.folds());
    double[][] losses = new double[penalties.length][y.columns()];
    for (int[] held : heldOut) {
      int[] training = Folds.training(held, y.rows());
      Matrix testX = x.selectRows(held);
      Matrix testY = y.selectRows(held);
      RowSpace space = RowSpace.of(x.selectRows(training), run.algebra());
      Matrix scores = space.scores(testX, run.algebra());
      Matrix trainY = y.selectRows(training);
      run.parallel(
          y.columns(),
          t -> {
            double[] coefficients = new double[space.rank() + 1];
            // From the strongest penalty on, each fit starts where the last one ended.
            for (int a = penalties.length - 1; a >= 0; a--) {
              coefficients =
                  PoissonFit.of(space.scores(), trainY.column(t), penalties[a], coefficients);
              double[] rates = PoissonFit.rates(scores, coefficients);
              for (int i = 0; i < rates.length; i++) {
                losses[a][t] += SpikeLikelihood.negative(rates[i], testY.get(i, t)) / testY.rows();
              }
            }
          });
    }
    return losses;
  }

  private Fitted fitted(Matrix x, Matrix y, int[] best, Run run) {
    RowSpace space = RowSpace.of(x, run.algebra());
    double[][] coefficients = new double[y.columns()][];
    run.parallel(
        y.columns(),
        t ->
            coefficients[t] =
                PoissonFit.of(
                    space.scores(), y.column(t), penalties[best[t]], new double[space.rank() + 1]));
    return new PoissonFitted(space, coefficients, run.algebra());
  }

  /**
   * A fitted Poisson regression.
   *
   * @param space the space of the training predictors
   * @param coefficients for each target the intercept and the weights in that space
   * @param algebra the algebra
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record PoissonFitted(RowSpace space, double[][] coefficients, LinearAlgebra algebra)
      implements Fitted {
    @Override
    public Matrix predict(Matrix x) {
      Matrix scores = space.scores(x, algebra);
      Matrix predicted = Matrix.zeros(x.rows(), coefficients.length);
      for (int t = 0; t < coefficients.length; t++) {
        double[] rates = PoissonFit.rates(scores, coefficients[t]);
        for (int i = 0; i < rates.length; i++) {
          predicted.array()[i * coefficients.length + t] = rates[i];
        }
      }
      return predicted;
    }
  }
}

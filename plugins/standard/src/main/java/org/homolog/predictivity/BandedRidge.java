package org.homolog.predictivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Run;

/**
 * Ridge regression with a penalty for each band of predictors (Nunez-Elizalde, Huth and Gallant
 * 2019, doi:10.1016/j.neuroimage.2019.04.012): predictors are scaled by the root of their band's
 * weight, and weights and penalty are chosen for each target by folds inside the training samples
 * (random search of Dupre la Tour et al. 2022, doi:10.1016/j.neuroimage.2022.119728).
 *
 * @param penalties penalties to choose from, each above 0
 * @param bandOf band of each predictor, from 0
 * @param weights weights of the bands to choose from, each adding up to 1
 * @param folds number of inner folds, at least 2
 */
@SuppressWarnings("ArrayRecordComponent")
public record BandedRidge(double[] penalties, int[] bandOf, double[][] weights, int folds)
    implements Regression {

  @Override
  public BandedFit fit(Matrix x, Matrix y, int[] conditionOf, Run run) {
    if (x.columns() != bandOf.length) {
      throw new IllegalArgumentException(
          x.columns() + " predictors, but " + bandOf.length + " of them have a band");
    }
    List<int[]> heldOut = InnerFolds.consecutive(conditionOf, folds);
    int targets = y.columns();
    double[] least = new double[targets];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    int[] weighting = new int[targets];
    double[] penalty = new double[targets];
    PenaltyChoice choice = new PenaltyChoice(true, folds, false);
    for (int w = 0; w < weights.length; w++) {
      double[][] losses =
          HeldOutLoss.of(scaled(x, weights[w]), y, heldOut, penalties, false, run.algebra());
      int[] best = choice.best(losses);
      for (int t = 0; t < targets; t++) {
        if (losses[best[t]][t] < least[t]) {
          least[t] = losses[best[t]][t];
          weighting[t] = w;
          penalty[t] = penalties[best[t]];
        }
      }
    }
    return refitted(x, y, weighting, penalty, run);
  }

  /** Targets that chose the same weights are solved together. */
  private BandedFit refitted(Matrix x, Matrix y, int[] weighting, double[] penalty, Run run) {
    Map<Integer, List<Integer>> targetsOf = new LinkedHashMap<>();
    for (int t = 0; t < weighting.length; t++) {
      targetsOf.computeIfAbsent(weighting[t], w -> new ArrayList<>()).add(t);
    }
    double[] meanX = Centering.means(x);
    double[] meanY = Centering.means(y);
    Matrix all = Matrix.zeros(x.columns(), y.columns());
    targetsOf.forEach(
        (w, list) -> {
          int[] targets = list.stream().mapToInt(t -> t).toArray();
          Matrix some = Centering.subtract(y, meanY).selectColumns(targets);
          Matrix scaled = scaled(Centering.subtract(x, meanX), weights[w]);
          double[] used = Arrays.stream(targets).mapToDouble(t -> penalty[t]).toArray();
          Matrix solved = new RidgeSpectrum(scaled, some, run.algebra()).weights(used);
          for (int p = 0; p < x.columns(); p++) {
            double root = Math.sqrt(weights[w][bandOf[p]]);
            for (int i = 0; i < targets.length; i++) {
              all.array()[p * y.columns() + targets[i]] = root * solved.get(p, i);
            }
          }
        });
    double[][] chosen = Arrays.stream(weighting).mapToObj(w -> weights[w]).toArray(double[][]::new);
    return new BandedFit(
        new RidgeRegression.RidgeFit(all, meanX, meanY, penalty, run.algebra()), chosen);
  }

  private Matrix scaled(Matrix x, double[] weight) {
    Matrix scaled = x.copy();
    for (int i = 0; i < scaled.array().length; i++) {
      scaled.array()[i] *= Math.sqrt(weight[bandOf[i % bandOf.length]]);
    }
    return scaled;
  }

  /**
   * A fitted regression.
   *
   * @param linear its weights on the predictors as they are, and the penalty of each target
   * @param bands for each target the weights of the bands
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record BandedFit(RidgeRegression.RidgeFit linear, double[][] bands) implements Fitted {
    @Override
    public Matrix predict(Matrix x) {
      return linear.predict(x);
    }
  }
}

package org.homolog.predictivity;

import java.util.List;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/** The loss of ridge regression on samples held out inside the training samples. */
final class HeldOutLoss {
  private HeldOutLoss() {}

  /**
   * The mean over folds, with means removed by those of each fold's training samples.
   *
   * @param x samples x predictors
   * @param y samples x targets
   * @param heldOut samples of each fold
   * @param penalties penalties
   * @param determination minus R^2 instead of the mean squared error
   * @param algebra the algebra
   * @return one array per penalty: a loss for each target
   */
  static double[][] of(
      Matrix x,
      Matrix y,
      List<int[]> heldOut,
      double[] penalties,
      boolean determination,
      LinearAlgebra algebra) {
    double[][] losses = new double[penalties.length][y.columns()];
    for (int[] held : heldOut) {
      int[] training = Folds.training(held, y.rows());
      Matrix trainX = x.selectRows(training);
      Matrix trainY = y.selectRows(training);
      double[] meanX = Centering.means(trainX);
      double[] meanY = Centering.means(trainY);
      RidgeSpectrum spectrum =
          new RidgeSpectrum(
              Centering.subtract(trainX, meanX), Centering.subtract(trainY, meanY), algebra);
      Matrix testX = Centering.subtract(x.selectRows(held), meanX);
      Matrix testY = Centering.subtract(y.selectRows(held), meanY);
      double[] scale = scale(testY, determination);
      List<Matrix> predicted = spectrum.predict(testX, penalties);
      for (int a = 0; a < penalties.length; a++) {
        add(predicted.get(a), testY, scale, 1.0 / heldOut.size(), losses[a]);
      }
    }
    return losses;
  }

  /** What squared errors are divided by: their number, or the targets' own spread. */
  private static double[] scale(Matrix y, boolean determination) {
    double[] scale = new double[y.columns()];
    double[] means = Centering.means(y);
    for (int t = 0; t < scale.length; t++) {
      scale[t] = y.rows();
      if (determination) {
        double squares = 0;
        for (int i = 0; i < y.rows(); i++) {
          squares += (y.get(i, t) - means[t]) * (y.get(i, t) - means[t]);
        }
        // A target that does not vary in this fold says nothing about penalties.
        scale[t] = squares > 0 ? squares : Double.POSITIVE_INFINITY;
      }
    }
    return scale;
  }

  private static void add(
      Matrix predicted, Matrix y, double[] scale, double weight, double[] losses) {
    for (int i = 0; i < y.rows(); i++) {
      for (int t = 0; t < losses.length; t++) {
        double error = predicted.get(i, t) - y.get(i, t);
        losses[t] += weight * error * error / scale[t];
      }
    }
  }
}

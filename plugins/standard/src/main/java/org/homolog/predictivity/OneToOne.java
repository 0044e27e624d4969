package org.homolog.predictivity;

import java.util.Arrays;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Run;

/**
 * Each target is predicted from one predictor: that with the largest correlation over the training
 * samples. Several targets may share a predictor.
 */
public record OneToOne() implements Regression {
  @Override
  public Fitted fit(Matrix x, Matrix y, int[] conditionOf, Run run) {
    double[] meanX = Centering.means(x);
    double[] meanY = Centering.means(y);
    Matrix centred = Centering.subtract(x, meanX);
    Matrix products = run.algebra().multiply(centred, true, Centering.subtract(y, meanY), false);
    double[] squares = squares(centred, x);
    int[] partner = new int[y.columns()];
    double[] slope = new double[y.columns()];
    Arrays.fill(partner, -1);
    for (int t = 0; t < partner.length; t++) {
      double highest = Double.NEGATIVE_INFINITY;
      for (int p = 0; p < squares.length; p++) {
        double alike = squares[p] > 0 ? products.get(p, t) / Math.sqrt(squares[p]) : Double.NaN;
        if (alike > highest) {
          highest = alike;
          partner[t] = p;
          slope[t] = products.get(p, t) / squares[p];
        }
      }
    }
    return new Matched(partner, slope, meanX, meanY);
  }

  /** Sum of squares of each predictor; 0 where it is constant but for rounding. */
  private static double[] squares(Matrix centred, Matrix x) {
    double[] squares = new double[x.columns()];
    double[] largest = new double[x.columns()];
    for (int i = 0; i < x.rows(); i++) {
      for (int p = 0; p < squares.length; p++) {
        squares[p] += centred.get(i, p) * centred.get(i, p);
        largest[p] = Math.max(largest[p], Math.abs(x.get(i, p)));
      }
    }
    for (int p = 0; p < squares.length; p++) {
      squares[p] = Math.sqrt(squares[p]) > 1e-13 * largest[p] * x.rows() ? squares[p] : 0;
    }
    return squares;
  }

  /**
   * Which predictor stands for each target.
   *
   * @param partner predictor of each target; -1 where every predictor is constant
   * @param slope what it is multiplied by
   * @param meanX mean of each predictor over the training samples
   * @param meanY mean of each target over the training samples
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Matched(int[] partner, double[] slope, double[] meanX, double[] meanY)
      implements Fitted {
    @Override
    public Matrix predict(Matrix x) {
      Matrix predicted = Matrix.zeros(x.rows(), partner.length);
      for (int i = 0; i < x.rows(); i++) {
        for (int t = 0; t < partner.length; t++) {
          int p = partner[t];
          predicted.array()[i * partner.length + t] =
              meanY[t] + (p < 0 ? 0 : slope[t] * (x.get(i, p) - meanX[p]));
        }
      }
      return predicted;
    }
  }
}

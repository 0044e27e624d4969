package org.homolog.predictivity;

import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Run;

/** Ordinary least squares; where samples do not determine the weights, those of smallest norm. */
record LeastSquares() implements Regression {
  @Override
  public Fitted fit(Matrix x, Matrix y, int[] conditionOf, Run run) {
    LinearAlgebra algebra = run.algebra();
    double[] meanX = Centering.means(x);
    double[] meanY = Centering.means(y);
    Matrix weights =
        algebra.leastSquares(Centering.subtract(x, meanX), Centering.subtract(y, meanY));
    return new RidgeRegression.RidgeFit(weights, meanX, meanY, new double[y.columns()], algebra);
  }
}

package org.homolog.predictivity;

import java.util.Arrays;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/**
 * The space that the training samples span among the predictors. A penalised fit has no weight
 * outside it, and inside it the penalty is the same, so that fits need as many weights as its rank.
 *
 * @param means mean of each predictor
 * @param directions predictors x rank, orthonormal
 * @param scores samples x rank: the centred samples in this space
 */
@SuppressWarnings("ArrayRecordComponent")
record RowSpace(double[] means, Matrix directions, Matrix scores) {
  private static final double ROUNDING = 1e-12;

  static RowSpace of(Matrix x, LinearAlgebra algebra) {
    double[] means = Centering.means(x);
    Matrix centred = Centering.subtract(x, means);
    LinearAlgebra.SingularValues svd = algebra.svd(centred);
    double largest = svd.values().length == 0 ? 0 : svd.values()[0];
    int rank =
        (int) Arrays.stream(svd.values()).filter(s -> s > ROUNDING * largest && s > 0).count();
    int[] kept = new int[rank];
    Arrays.setAll(kept, k -> k);
    Matrix directions = svd.vTransposed().selectRows(kept).transpose();
    return new RowSpace(means, directions, algebra.multiply(centred, directions));
  }

  int rank() {
    return directions.columns();
  }

  /** Other samples in this space, samples x rank. */
  Matrix scores(Matrix x, LinearAlgebra algebra) {
    return algebra.multiply(Centering.subtract(x, means), directions);
  }
}

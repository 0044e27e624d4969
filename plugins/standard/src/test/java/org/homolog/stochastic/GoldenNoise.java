package org.homolog.stochastic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.SymmetricEigen;
import org.homolog.linalg.Matrix;
import org.homolog.standard.GoldenCases;

/** Cases with means and covariances. */
public final class GoldenNoise {
  private GoldenNoise() {}

  /** Compares a stochastic distance, or the Bures distance of two covariances. */
  public static void compare(GoldenCases.Case one, LinearAlgebra algebra) {
    if (one.expects("sq_bures")) {
      one.check(
          "sq_bures",
          GaussianAlignment.squaredBures(
              factor(one.matrix("a"), algebra), factor(one.matrix("b"), algebra), algebra));
      return;
    }
    one.check(
        "distance",
        GaussianAlignment.distance(
            responses(one, "1", algebra),
            responses(one, "2", algebra),
            Double.parseDouble(one.parameter("alpha")),
            1e-12,
            algebra));
  }

  private static NoisyResponses responses(
      GoldenCases.Case one, String which, LinearAlgebra algebra) {
    int[] shape = one.shape("cov" + which);
    double[] all = one.input("cov" + which);
    int size = shape[1] * shape[2];
    List<Matrix> factors = new ArrayList<>();
    for (int i = 0; i < shape[0]; i++) {
      factors.add(
          factor(
              Matrix.of(shape[1], shape[2], Arrays.copyOfRange(all, i * size, (i + 1) * size)),
              algebra));
    }
    return new NoisyResponses(one.matrix("mean" + which), factors);
  }

  /** F with F'F the covariance. */
  static Matrix factor(Matrix covariance, LinearAlgebra algebra) {
    SymmetricEigen eigen = algebra.symmetricEigen(covariance);
    Matrix factor = eigen.vectors().transpose();
    for (int i = 0; i < factor.rows(); i++) {
      for (int j = 0; j < factor.columns(); j++) {
        factor.array()[i * factor.columns() + j] *= Math.sqrt(Math.max(0, eigen.values()[i]));
      }
    }
    return factor;
  }
}

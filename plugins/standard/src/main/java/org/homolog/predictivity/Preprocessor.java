package org.homolog.predictivity;

import java.util.Arrays;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/**
 * Centres predictors, scales them, and projects them on principal components, as fitted on some
 * samples.
 *
 * @param means mean of each predictor
 * @param scales what each predictor is divided by; 0 leaves a predictor out
 * @param components predictors x components, or null for none
 * @param algebra the algebra
 */
record Preprocessor(
    double[] means,
    double[] scales,
    @org.jspecify.annotations.Nullable Matrix components,
    LinearAlgebra algebra) {

  static Preprocessor fit(Matrix x, PredictivityOptions options, LinearAlgebra algebra) {
    double[] means = Centering.means(x);
    double[] scales = new double[x.columns()];
    Arrays.fill(scales, 1);
    if (options.scale() == PredictivityOptions.Scale.Z_SCORE) {
      Matrix centred = Centering.subtract(x, means);
      for (int j = 0; j < scales.length; j++) {
        double squares = 0;
        double largest = 0;
        for (int i = 0; i < x.rows(); i++) {
          squares += centred.get(i, j) * centred.get(i, j);
          largest = Math.max(largest, Math.abs(x.get(i, j)));
        }
        double deviation = Math.sqrt(squares / x.rows());
        // A deviation of rounding size belongs to a constant, which has no scale.
        scales[j] = deviation > 1e-13 * largest ? deviation : 0;
      }
    }
    Preprocessor scaling = new Preprocessor(means, scales, null, algebra);
    if (options.principalComponents() == 0) {
      return scaling;
    }
    Matrix scaled = scaling.apply(x);
    int count = Math.min(options.principalComponents(), Math.min(x.rows() - 1, x.columns()));
    Matrix directions = algebra.svd(scaled, Math.max(1, count)).vTransposed().transpose();
    return new Preprocessor(means, scales, directions, algebra);
  }

  Matrix apply(Matrix x) {
    Matrix scaled = Centering.subtract(x, means);
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < scales.length; j++) {
        int at = i * scales.length + j;
        scaled.array()[at] = scales[j] == 0 ? 0 : scaled.array()[at] / scales[j];
      }
    }
    return components == null ? scaled : algebra.multiply(scaled, components);
  }
}

package org.homolog.rsa;

import java.util.Arrays;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Run;

/**
 * The covariance of the noise of conditions that are measured in one fold, averaged over units:
 * {@code s_ij = sum over folds with both of (u_fi - u_i)'(u_fj - u_j) / (folds - 1) / N}
 * (Diedrichsen et al. 2016, equation 36, arXiv:1607.01371). Conditions that share fewer than two
 * folds have covariance 0.
 */
final class ConditionCovariance {
  private ConditionCovariance() {}

  /**
   * Estimates the covariance.
   *
   * @param observations observations with folds, none with missing values; whitened if noise is to
   *     be normalised
   * @param divisor the number of units
   * @param run what the host lends
   * @return places x places
   * @throws HomologException if a place has observations in fewer than two folds
   */
  static Matrix of(Observations observations, int divisor, Run run) {
    Observations around = observations.aroundTheirMean();
    double[] means = MeanPatterns.of(around).means().array();
    int size = observations.size();
    Matrix sums = Matrix.zeros(size, size);
    int[] folds = new int[size * size];
    FoldSums cells = FoldSums.of(around);
    for (int fold = 0; fold < cells.folds(); fold++) {
      run.checkCancelled();
      int[] present = cells.present(fold);
      Matrix deviations = cells.meanWithin(fold).selectRows(present);
      int features = deviations.columns();
      for (int i = 0; i < present.length; i++) {
        for (int c = 0; c < features; c++) {
          deviations.array()[i * features + c] -= means[present[i] * features + c];
        }
      }
      Matrix products = run.algebra().rowProducts(deviations);
      for (int i = 0; i < present.length; i++) {
        for (int j = 0; j < present.length; j++) {
          int at = present[i] * size + present[j];
          sums.array()[at] += products.get(i, j);
          folds[at]++;
        }
      }
    }
    for (int at = 0; at < folds.length; at++) {
      if (at / size == at % size && folds[at] < 2) {
        throw HomologException.mistake(
            "the noise of conditions is estimated over folds, but condition \""
                + observations.labels().get(at / size)
                + "\" has "
                + folds[at]
                + "; choose condition-noise: equal, or other folds");
      }
      sums.array()[at] = folds[at] < 2 ? 0 : sums.array()[at] / (folds[at] - 1) / divisor;
    }
    return sums;
  }

  /** The variances alone, places x 1. */
  static Matrix variances(Matrix covariance) {
    double[] variances = new double[covariance.rows()];
    Arrays.setAll(variances, i -> covariance.get(i, i));
    return Matrix.of(variances.length, 1, variances);
  }
}

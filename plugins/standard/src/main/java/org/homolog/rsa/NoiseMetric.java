package org.homolog.rsa;

import java.util.Arrays;
import org.homolog.failure.HomologException;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.SymmetricEigen;
import org.homolog.linalg.Matrix;

/**
 * The metric of the noise: patterns times {@link #whitening} have noise of unit variance in every
 * direction, so that their Euclidean distance is the Mahalanobis distance.
 *
 * @param whitening features x directions
 * @param condition ratio of the largest to the smallest eigenvalue of the covariance
 */
record NoiseMetric(Matrix whitening, double condition) {
  /** Beyond this a covariance is singular to working precision. */
  private static final double SINGULAR = 1e13;

  /** A covariance of more features than this does not fit a machine's memory with room to work. */
  private static final int MOST_FEATURES = 20_000;

  /**
   * The metric of a covariance: with S = V diag(s) V', the whitening is V diag(1 / sqrt(s)).
   *
   * @param covariance features x features
   * @param algebra the algebra
   * @return the metric
   * @throws HomologException if the covariance is singular
   */
  static NoiseMetric of(Matrix covariance, LinearAlgebra algebra) {
    SymmetricEigen eigen = algebra.symmetricEigen(covariance);
    double[] values = eigen.values();
    double smallest = values[0];
    double largest = values[values.length - 1];
    if (!(smallest > 0) || largest / smallest > SINGULAR) {
      throw HomologException.mistake(
          "the noise covariance of "
              + values.length
              + " units is singular (eigenvalues from "
              + smallest
              + " to "
              + largest
              + "); choose covariance: shrink-to-diagonal or shrink-to-identity, or fewer units");
    }
    Matrix whitening = eigen.vectors().copy();
    double[] array = whitening.array();
    for (int i = 0; i < array.length; i++) {
      array[i] /= Math.sqrt(values[i % values.length]);
    }
    return new NoiseMetric(whitening, largest / smallest);
  }

  /**
   * Deviations of observations from the mean of those at the same place.
   *
   * @param observations the observations
   * @param chosen which observations take part
   * @return one row per chosen observation
   */
  static Matrix residuals(Observations observations, int[] chosen) {
    int features = observations.patterns().columns();
    if (features > MOST_FEATURES) {
      throw HomologException.mistake(
          "a noise covariance of "
              + features
              + " features is too large; the limit is "
              + MOST_FEATURES
              + ": choose time: average, or fewer units");
    }
    Matrix residuals = observations.patterns().selectRows(chosen);
    double[] sums = new double[Math.multiplyExact(observations.size(), features)];
    int[] counts = new int[observations.size()];
    double[] values = residuals.array();
    for (int row = 0; row < chosen.length; row++) {
      int place = observations.places()[chosen[row]];
      counts[place]++;
      for (int c = 0; c < features; c++) {
        sums[place * features + c] += values[row * features + c];
      }
    }
    for (int row = 0; row < chosen.length; row++) {
      int place = observations.places()[chosen[row]];
      for (int c = 0; c < features; c++) {
        values[row * features + c] -= sums[place * features + c] / counts[place];
      }
    }
    return residuals;
  }

  /** Number of residuals less the number of means that were removed. */
  static int freedom(Observations observations, int[] chosen) {
    long places = Arrays.stream(chosen).map(row -> observations.places()[row]).distinct().count();
    return chosen.length - (int) places;
  }

  /** Features whose residuals are not all zero. */
  static int[] noisy(Matrix residuals) {
    int features = residuals.columns();
    boolean[] varies = new boolean[features];
    for (int row = 0; row < residuals.rows(); row++) {
      for (int c = 0; c < features; c++) {
        varies[c] |= residuals.get(row, c) != 0;
      }
    }
    int[] kept = new int[features];
    int count = 0;
    for (int c = 0; c < features; c++) {
      if (varies[c]) {
        kept[count++] = c;
      }
    }
    return Arrays.copyOf(kept, count);
  }
}

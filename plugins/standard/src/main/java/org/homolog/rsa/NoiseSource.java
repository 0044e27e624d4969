package org.homolog.rsa;

/** What the noise covariance of a Mahalanobis or crossnobis distance is estimated from. */
public enum NoiseSource {
  /** The deviations of all repeats from the mean of their condition. */
  REPEATS,
  /**
   * The same within each fold: the metric between two folds is the inverse of the mean of their
   * covariances. Crossnobis only.
   */
  FOLDS,
  /** No normalisation: crossnobis becomes the cross-validated squared Euclidean distance. */
  NONE
}

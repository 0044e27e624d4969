package org.homolog.rsa;

/** What is known of the noise of conditions, which dissimilarities that share one inherit. */
public enum ConditionNoise {
  /** Every condition has the same noise, independent of the others. */
  EQUAL,
  /** Every condition has noise of its own variance, estimated over folds. */
  VARIANCES,
  /** Noise of conditions measured in one fold is correlated, estimated over folds. */
  COVARIANCES
}

package org.homolog.rsa;

/** How far two conditions' patterns of activity lie apart. */
public enum Dissimilarity {
  /** 1 - Pearson's r between the two patterns, over units. */
  CORRELATION,
  /** Squared Euclidean distance divided by the number of units. */
  EUCLIDEAN,
  /** Squared distance in the metric of the noise, divided by the number of units. */
  MAHALANOBIS,
  /**
   * Cross-validated Mahalanobis distance (Walther et al. 2016,
   * doi:10.1016/j.neuroimage.2015.12.012): unbiased, so that it can be negative.
   */
  CROSSNOBIS
}

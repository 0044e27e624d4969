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
  CROSSNOBIS,
  /** 1 - the cosine of the angle between the two patterns, over units. */
  COSINE,
  /**
   * Symmetrised Kullback-Leibler divergence of Poisson distributions with the two patterns as
   * rates, divided by the number of units; for spike counts (Schuett et al. 2023,
   * doi:10.7554/eLife.82566).
   */
  POISSON,
  /** The same with rates of some folds and log rates of others, so that noise adds nothing. */
  POISSON_CV;

  /** Whether it needs folds. */
  boolean isCrossValidated() {
    return this == CROSSNOBIS || this == POISSON_CV;
  }

  /** Whether patterns are rates of Poisson distributions. */
  boolean isPoisson() {
    return this == POISSON || this == POISSON_CV;
  }

  /** Whether it is taken in the metric of the noise, if there is one. */
  boolean takesNoise() {
    return this == MAHALANOBIS || this == CROSSNOBIS;
  }
}

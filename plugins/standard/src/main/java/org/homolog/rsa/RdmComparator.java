package org.homolog.rsa;

import org.homolog.spi.Direction;

/** How alike two vectors of dissimilarities are. */
public enum RdmComparator {
  /** Pearson's r. */
  PEARSON,
  /** Pearson's r of average ranks. */
  SPEARMAN,
  /** Cosine of the angle between the vectors, without centring. */
  COSINE,
  /** Concordant minus discordant pairs over all pairs; ties count as neither. */
  KENDALL_TAU_A,
  /** Concordant minus discordant pairs over the pairs without ties. */
  KENDALL_TAU_B,
  /**
   * Spearman's without correction for ties: its mean over all ways to break them (Schuett et al.
   * 2023, doi:10.7554/eLife.82566).
   */
  RHO_A,
  /**
   * Cosine in the metric of the errors of dissimilarities, which are correlated as they share
   * conditions (Diedrichsen et al. 2021, doi:10.51628/001c.27664). With equal errors of all
   * conditions this is linear centred kernel alignment.
   */
  WHITENED_COSINE,
  /** The same after removing each side's mean dissimilarity. */
  WHITENED_PEARSON,
  /**
   * Riemannian distance between second-moment matrices, the candidate scaled and with noise added
   * so that it is least.
   */
  RIEMANNIAN,
  /** Cosine of Bures: the fidelity of second-moment matrices, from 0 to 1. */
  BURES,
  /** Squared Bures distance between second-moment matrices. */
  BURES_METRIC;

  /** Whether it sees the order of the dissimilarities only. */
  boolean usesOrder() {
    return this == SPEARMAN || this == KENDALL_TAU_A || this == KENDALL_TAU_B || this == RHO_A;
  }

  /** Whether it takes errors of dissimilarities into account. */
  boolean isWhitened() {
    return this == WHITENED_COSINE || this == WHITENED_PEARSON;
  }

  /** Whether it can use noise of conditions. */
  boolean takesConditionNoise() {
    return isWhitened() || this == RIEMANNIAN;
  }

  /** Whether it works on the matrix of second moments, so that no pair may be missing. */
  boolean needsEveryPair() {
    return this == RIEMANNIAN || this == BURES || this == BURES_METRIC;
  }

  /** Whether it is a cosine in some inner product, so that others can be controlled for. */
  boolean hasPartialForm() {
    return !needsEveryPair() && this != KENDALL_TAU_A && this != RHO_A;
  }

  /** Whether it is a correlation or an angle, so that between halves it is a reliability. */
  boolean isReliability() {
    return !needsEveryPair();
  }

  /** What a larger value means. */
  Direction direction() {
    return this == RIEMANNIAN || this == BURES_METRIC
        ? Direction.LOWER_IS_CLOSER
        : Direction.HIGHER_IS_CLOSER;
  }

  /** The smallest value. */
  double lowest() {
    return needsEveryPair() ? 0 : -1;
  }

  /** The largest value. */
  double highest() {
    return direction() == Direction.LOWER_IS_CLOSER ? Double.POSITIVE_INFINITY : 1;
  }

  /** Whether the score stays as it is when the mean of either side's dissimilarities moves. */
  boolean removesMean() {
    return this == PEARSON || this == WHITENED_PEARSON || usesOrder();
  }
}

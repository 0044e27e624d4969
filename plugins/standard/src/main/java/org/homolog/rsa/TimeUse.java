package org.homolog.rsa;

/** What becomes of the time bins of a response. */
public enum TimeUse {
  /** A pattern is all bins of all units. */
  CONCATENATE,
  /** A pattern is the mean over the bins. */
  AVERAGE,
  /** Every bin of every condition is a place of its own, so that the dissimilarities show time. */
  SEPARATE,
  /** Every bin has dissimilarities of its own; a score is the mean over bins. */
  PER_BIN
}

package org.homolog.geometry;

/** What becomes of the time bins of a response. */
public enum TimeBins {
  /** A pattern is all bins of all units: every bin makes further units. */
  CONCATENATE,
  /** A pattern is the mean over the bins. */
  AVERAGE,
  /** Every bin of every condition has a pattern of its own: bins make further conditions. */
  SEPARATE
}

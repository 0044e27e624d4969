package org.homolog.geometry;

/** What becomes of copies of a condition in a draw. */
public enum Copies {
  /**
   * A condition drawn several times has as many rows. For measures of moments over conditions
   * (covariances, inner products of units), where a copy is a weight: no condition is ever compared
   * with its own copy, copies lie in one fold, and a bootstrap then spreads as the score does.
   */
  WEIGHED,
  /**
   * Each drawn condition has one row. For measures of pairs of conditions, where a condition would
   * meet its own copy; a draw is then a subset, whose spread is not that of the score.
   */
  LEFT_OUT
}

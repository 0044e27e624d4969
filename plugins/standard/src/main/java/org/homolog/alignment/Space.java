package org.homolog.alignment;

/** What the compared subspaces are subspaces of. */
public enum Space {
  /** Condition and time where there are time bins, conditions alone otherwise. */
  AUTOMATIC,
  /** Units: a component is a pattern over units. Both sides need the same units, by label. */
  UNIT,
  /** Conditions: a component is a tuning over conditions, responses averaged over time. */
  CONDITION,
  /** Conditions and time bins: a component is a course over all conditions. */
  CONDITION_TIME
}

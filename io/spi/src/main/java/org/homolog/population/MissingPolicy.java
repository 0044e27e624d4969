package org.homolog.population;

/**
 * What a consumer does with missing (NaN) values. There is no silent default: each consumer states
 * its policy.
 */
public enum MissingPolicy {
  /** Refuse, naming the first missing value. */
  REFUSE,
  /** Leave out every condition that has a missing value. */
  DROP_CONDITION,
  /** Leave out every unit that has a missing value. */
  DROP_UNIT,
  /** Use for each pair of conditions the units both have. */
  PAIRWISE
}

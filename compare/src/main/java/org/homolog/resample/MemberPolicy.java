package org.homolog.resample;

/** Which rows a cohort of several members gets. */
public enum MemberPolicy {
  /** One row per member and one for their mean. */
  EACH,
  /** One row for the members pooled into one. */
  POOLED,
  /** One row per member, one for their mean and one for the members pooled. */
  BOTH
}

package org.homolog.spi.testkit;

/**
 * What a comparison may claim its scores do not change under. {@link PluginContractTest} holds it
 * to the claim.
 */
public enum Invariance {
  /** The units of the candidate in another order. */
  UNIT_ORDER,
  /** The candidate's population rotated: values times a random orthogonal matrix over units. */
  UNIT_ROTATION,
  /** All values of the candidate times one positive number. */
  SCALE,
  /** One number added to all values of the candidate. */
  OFFSET,
  /** Reference and candidate exchanged. */
  EXCHANGE
}

package org.homolog.rsa;

/** What pairs of observations weigh where some of their values are missing. */
public enum PairWeighting {
  /** A pair weighs as much as it has units with both values. */
  BY_UNITS,
  /** Every pair weighs the same. */
  EQUALLY
}

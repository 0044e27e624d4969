package org.homolog.spi;

/** What a null distribution assumes to be exchangeable. */
public enum NullModel {
  /** The candidate's conditions are permuted against the reference's. */
  PERMUTE_CONDITIONS,
  /** Whole repeats (trials, clips) are exchanged between conditions of the reference. */
  PERMUTE_REPEATS,
  /** The candidate's units are permuted against the reference's. */
  PERMUTE_UNITS
}

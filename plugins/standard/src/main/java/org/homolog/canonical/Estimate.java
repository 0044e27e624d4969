package org.homolog.canonical;

/** How canonical correlations are kept from growing with the number of units. */
public enum Estimate {
  /** Not at all: they are one as soon as there are as many units as conditions. */
  RAW,
  /** Weights are fitted on some conditions, correlations taken on the others. */
  CROSS_VALIDATED,
  /** (s - c) / (1 - c), c the mean of s over permutations of conditions. */
  PERMUTATION_DEBIASED
}

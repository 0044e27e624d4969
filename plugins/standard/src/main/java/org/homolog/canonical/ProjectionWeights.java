package org.homolog.canonical;

/** What a projection-weighted mean of canonical correlations is weighted by. */
public enum ProjectionWeights {
  /** The absolute projections of the units on the canonical variates (Morcos et al. 2018). */
  VARIATES,
  /**
   * What google/svcca computes: projections of responses with their means on directions to which
   * the means were added without whitening. They depend on arbitrary signs of singular vectors;
   * only for repeating published numbers.
   */
  GOOGLE
}

package org.homolog.kernel;

/** What the width sigma of a radial basis function follows. */
public enum Bandwidth {
  /** Squared: the median of the squared distances that are not zero. */
  MEDIAN_OF_NONZERO,
  /** Squared: the median of all squared distances, those of conditions to themselves included. */
  MEDIAN_OF_ALL,
  /** One, so that the factor is the width itself, in the unit of the responses. */
  ONE
}

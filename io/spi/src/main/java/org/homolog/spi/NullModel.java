package org.homolog.spi;

/** What a null distribution takes to be without consequence, and undoes. */
public enum NullModel {
  /** The candidate's conditions are permuted against the reference's. */
  PERMUTE_CONDITIONS,
  /** Whole repeats (trials, clips) are exchanged between conditions of the reference. */
  PERMUTE_REPEATS,
  /** The candidate's units are permuted against the reference's. */
  PERMUTE_UNITS,
  /**
   * The candidate's courses are shifted in time in a circle, each by its own random number of bins:
   * autocorrelation stays, when things happen is lost. Where bins of time are conditions, these are
   * shifted within their clip.
   */
  CIRCULAR_SHIFT,
  /**
   * The candidate's units are rotated at random: distances and angles between patterns of activity
   * stay, what single units do is lost.
   */
  RANDOM_ROTATION,
  /**
   * A random population in the candidate's place whose units have the same means and covariances
   * over conditions, and so the same spectrum: conditions are mixed by a random rotation.
   */
  MATCHED_SPECTRUM,
  /** The candidate's untrained twins, networks as they were before any training, one per draw. */
  UNTRAINED
}

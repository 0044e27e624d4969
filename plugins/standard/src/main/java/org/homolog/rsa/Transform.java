package org.homolog.rsa;

/** What is done to dissimilarities before they are compared. */
public enum Transform {
  /** Nothing. */
  NONE,
  /** The square root, negative values taken as 0: a distance from a squared distance. */
  SQUARE_ROOT
}

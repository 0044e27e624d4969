package org.homolog.shape;

/** What one system may be turned by before it is compared. */
public enum Alignment {
  /** Rotations and reflections of the space of units. */
  ORTHOGONAL,
  /** Permutations of the units: single units are matched. */
  PERMUTATION
}

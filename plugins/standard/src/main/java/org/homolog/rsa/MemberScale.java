package org.homolog.rsa;

/** How the dissimilarities of members come to one scale before they are pooled. */
public enum MemberScale {
  /** As the comparator wants it; every member for itself. */
  COMPARATOR,
  /**
   * Iteratively over the pairs that members share, each dissimilarity weighing as its square, so
   * that members with different conditions fit together (Kriegeskorte and Mur 2012,
   * doi:10.3389/fpsyg.2012.00245).
   */
  EVIDENCE,
  /** The same, each member weighing as the inverse of its number of pairs. */
  SET_SIZE,
  /** The same, all dissimilarities weighing the same. */
  SIMPLE
}

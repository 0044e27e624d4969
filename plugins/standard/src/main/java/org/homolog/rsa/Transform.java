package org.homolog.rsa;

/** What is done to dissimilarities before they are compared. */
public enum Transform {
  /** Nothing. */
  NONE,
  /** The square root, negative values taken as 0: a distance from a squared distance. */
  SQUARE_ROOT,
  /** Average ranks. */
  RANK,
  /** Negative values become 0. */
  POSITIVE,
  /** From 0, the smallest, to 1, the largest. */
  MINMAX,
  /**
   * 0 up to a lower quantile, 1 from an upper one, linear between them: neighbourhoods matter,
   * small and large distances do not (Lin and Kriegeskorte 2024, doi:10.1073/pnas.2317881121).
   */
  GEOTOPOLOGICAL,
  /**
   * The shortest paths over the graph of the dissimilarities, scaled from 0 to 1, that has no edge
   * where they are smallest or largest (Lin and Kriegeskorte 2024, doi:10.1073/pnas.2317881121).
   */
  GEODESIC
}

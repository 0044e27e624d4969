package org.homolog.network.importing;

import org.homolog.failure.HomologException;

/** Sizes that files claim, checked before memory is taken for them. */
final class Sizes {
  /** Values of one array at most: its bytes then fit one Java array. */
  private static final long MOST = (Integer.MAX_VALUE - 8) / 8;

  private Sizes() {}

  /** The product of a count and a dimension. */
  static long times(String place, long count, long dimension) {
    if (dimension < 0 || dimension > MOST || count * dimension > MOST) {
      throw HomologException.damaged(
          place + " claims a dimension of " + dimension + " beside " + count + " values");
    }
    return count * dimension;
  }
}

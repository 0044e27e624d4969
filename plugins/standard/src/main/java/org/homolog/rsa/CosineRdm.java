package org.homolog.rsa;

import org.homolog.linalg.Matrix;
import org.homolog.spi.Run;

/** 1 - the cosine of the angle between patterns. */
final class CosineRdm {
  private CosineRdm() {}

  /**
   * Between mean patterns; features that one of two places lacks are left out of that pair. A
   * pattern of zeros has no angle: NaN.
   *
   * @param patterns mean patterns
   * @return upper triangle over places
   */
  static double[] of(MeanPatterns patterns, Run run) {
    Matrix x = Presence.filled(patterns.means());
    Matrix products = run.algebra().rowProducts(x);
    Matrix squares =
        patterns.isComplete()
            ? products
            : run.algebra()
                .multiply(
                    PatternDistances.squared(x), false, Presence.mask(patterns.means()), true);
    boolean whole = squares == products;
    return PatternDistances.pairs(
        patterns,
        (i, j) -> {
          double lengths =
              Math.sqrt(whole ? products.get(i, i) : squares.get(i, j))
                  * Math.sqrt(whole ? products.get(j, j) : squares.get(j, i));
          double cosine = products.get(i, j) / lengths;
          return lengths > 0 ? 1 - Math.max(-1, Math.min(1, cosine)) : Double.NaN;
        },
        run);
  }
}

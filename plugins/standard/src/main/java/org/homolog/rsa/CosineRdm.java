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
    if (patterns.isComplete()) {
      TriangleProducts products = TriangleProducts.of(x, run);
      return products.dissimilarities(
          (row, values, from, count) -> {
            for (int k = 0; k < count; k++) {
              values[from + k] =
                  of(values[from + k], products.squares()[row], products.squares()[row + 1 + k]);
            }
          },
          patterns,
          run);
    }
    Matrix products = run.algebra().rowProducts(x);
    Matrix mask = Presence.mask(patterns.means());
    Matrix squares = run.algebra().multiply(PatternDistances.squared(x), false, mask, true);
    return PatternDistances.pairs(
        patterns, (i, j) -> of(products.get(i, j), squares.get(i, j), squares.get(j, i)), run);
  }

  private static double of(double product, double square, double other) {
    double lengths = Math.sqrt(square) * Math.sqrt(other);
    return lengths > 0 ? 1 - Math.max(-1, Math.min(1, product / lengths)) : Double.NaN;
  }
}

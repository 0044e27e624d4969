package org.homolog.rsa;

import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/**
 * How alike observations are where the sum over pairs is not a product of sums, because each pair
 * is normalised by itself. One block of rows against all observations at a time.
 */
interface PairBlocks {
  /**
   * Similarities of some observations with all.
   *
   * @param from the first observation of the block
   * @param to the one after the last
   * @param algebra the algebra
   * @return the sums and the weights
   */
  Block block(int from, int to, LinearAlgebra algebra);

  /**
   * Similarities times weights, and the weights.
   *
   * @param sums (to - from) x observations
   * @param weights (to - from) x observations; 0 where a pair says nothing
   */
  record Block(Matrix sums, Matrix weights) {

    /** Each pair with its similarity, all of weight one. */
    Block equally() {
      Matrix similarities = sums.copy();
      Matrix ones = weights.copy();
      for (int i = 0; i < ones.array().length; i++) {
        double weight = ones.array()[i];
        similarities.array()[i] = weight > 0 ? similarities.array()[i] / weight : 0;
        ones.array()[i] = weight > 0 ? 1 : 0;
      }
      return new Block(similarities, ones);
    }
  }

  /** The same similarities, every pair of weight one. */
  default PairBlocks equally() {
    return (from, to, algebra) -> block(from, to, algebra).equally();
  }

  /** The products of a form, pair by pair. */
  static PairBlocks of(PairForm form) {
    return (from, to, algebra) -> {
      Matrix weights =
          algebra.multiply(rows(form.present(), from, to), false, form.present(), true);
      for (int i = 0; i < weights.array().length; i++) {
        weights.array()[i] *= form.weight();
      }
      return new Block(
          algebra.multiply(rows(form.left(), from, to), false, form.right(), true), weights);
    };
  }

  /**
   * Half of Pearson's r, or of the cosine, over the features that both observations have; of no
   * weight where either has no spread or no length over these.
   *
   * @param patterns observations x features; NaN where missing
   * @param centre whether means over the shared features are removed
   */
  static PairBlocks halfCosines(Matrix patterns, boolean centre) {
    Matrix mask = Presence.mask(patterns);
    Matrix filled = Presence.filled(patterns);
    Matrix squared = filled.copy();
    for (int i = 0; i < squared.array().length; i++) {
      squared.array()[i] *= squared.array()[i];
    }
    return (from, to, algebra) -> {
      Matrix own = rows(filled, from, to);
      Matrix ownMask = rows(mask, from, to);
      Matrix count = algebra.multiply(ownMask, false, mask, true);
      Matrix products = algebra.multiply(own, false, filled, true);
      Matrix ownSquares = algebra.multiply(rows(squared, from, to), false, mask, true);
      Matrix otherSquares = algebra.multiply(ownMask, false, squared, true);
      Matrix ownSums = algebra.multiply(own, false, mask, true);
      Matrix otherSums = algebra.multiply(ownMask, false, filled, true);
      Matrix sums = Matrix.zeros(count.rows(), count.columns());
      Matrix weights = Matrix.zeros(count.rows(), count.columns());
      for (int i = 0; i < count.array().length; i++) {
        double n = count.array()[i];
        double offset = centre && n > 0 ? 1 / n : 0;
        double a = ownSums.array()[i];
        double b = otherSums.array()[i];
        double spreadA = ownSquares.array()[i] - a * a * offset;
        double spreadB = otherSquares.array()[i] - b * b * offset;
        if (spreadA > PatternDistances.ROUNDING * ownSquares.array()[i]
            && spreadB > PatternDistances.ROUNDING * otherSquares.array()[i]) {
          double cosine =
              (products.array()[i] - a * b * offset) / Math.sqrt(spreadA) / Math.sqrt(spreadB);
          sums.array()[i] = n * Math.max(-1, Math.min(1, cosine)) / 2;
          weights.array()[i] = n;
        }
      }
      return new Block(sums, weights);
    };
  }

  /**
   * Products in a metric, of which the rows and columns of missing features are left out. Every
   * pair has the same weight.
   *
   * @param patterns observations x features; NaN where missing
   * @param precision features x features, symmetric
   * @param divisor the number of units
   */
  static PairBlocks products(Matrix patterns, Matrix precision, int divisor) {
    return new GappedProducts(patterns, precision, divisor);
  }

  private static Matrix rows(Matrix matrix, int from, int to) {
    int columns = matrix.columns();
    return Matrix.of(
        to - from,
        columns,
        java.util.Arrays.copyOfRange(matrix.array(), from * columns, to * columns));
  }
}

package org.homolog.rsa;

import java.util.Arrays;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Run;

/**
 * Dissimilarities between mean patterns, all from products of pairs of patterns. A pair with a
 * place without observations is NaN.
 */
final class PatternDistances {
  /** A pattern whose spread is below this share of its size is constant but for rounding. */
  static final double ROUNDING = 1e-13;

  private PatternDistances() {}

  /** A number for each pair of places. */
  interface Pair {
    double value(int i, int j);
  }

  /**
   * Squared Euclidean distance divided by the number of features.
   *
   * @param patterns the mean patterns; features that one of two places lacks are left out of that
   *     pair
   */
  static double[] squaredEuclidean(MeanPatterns patterns, Run run) {
    if (patterns.isComplete()) {
      int features = patterns.means().columns();
      TriangleProducts products =
          patterns.isEverywhere()
              ? TriangleProducts.around(patterns.centre(), patterns.means(), run)
              : TriangleProducts.of(patterns.centredColumns(run), run);
      return products.dissimilarities(
          (row, values, from, count) ->
              euclidean(row, products.squares(), features, values, from, count),
          patterns,
          run);
    }
    Matrix x = patterns.centredColumns(run);
    Matrix products = run.algebra().rowProducts(x);
    Matrix mask = patterns.mask();
    Matrix squares = run.algebra().multiply(squared(x), false, mask, true);
    Matrix common = run.algebra().rowProducts(mask);
    return pairs(
        patterns,
        (i, j) ->
            common.get(i, j) < 1
                ? Double.NaN
                : Math.max(0, squares.get(i, j) + squares.get(j, i) - 2 * products.get(i, j))
                    / common.get(i, j),
        run);
  }

  private static void euclidean(
      int row, double[] squares, int features, double[] values, int from, int count) {
    double own = squares[row];
    for (int k = 0; k < count; k++) {
      values[from + k] = Math.max(0, own + squares[row + 1 + k] - 2 * values[from + k]) / features;
    }
  }

  /**
   * 1 - Pearson's r over features; NaN for a pattern that is constant.
   *
   * @param patterns the mean patterns; features that one of two places lacks are left out of that
   *     pair
   */
  static double[] correlation(MeanPatterns patterns, Run run) {
    if (patterns.isComplete()) {
      Matrix x = patterns.means().copy();
      boolean[] constant = new boolean[x.rows()];
      RowBlocks.each(x.rows(), run, row -> constant[row] = !standardise(x, row));
      return TriangleProducts.of(x, run)
          .dissimilarities(
              (row, values, from, count) -> correlation(row, constant, values, from, count),
              patterns,
              run);
    }
    Matrix x = patterns.centredRows();
    LinearAlgebra algebra = run.algebra();
    Matrix mask = patterns.mask();
    Matrix common = algebra.rowProducts(mask);
    Matrix sums = algebra.multiply(x, false, mask, true);
    Matrix squares = algebra.multiply(squared(x), false, mask, true);
    Matrix products = algebra.rowProducts(x);
    return pairs(
        patterns,
        (i, j) -> {
          double n = common.get(i, j);
          double spreadI = squares.get(i, j) - sums.get(i, j) * sums.get(i, j) / n;
          double spreadJ = squares.get(j, i) - sums.get(j, i) * sums.get(j, i) / n;
          double shared = products.get(i, j) - sums.get(i, j) * sums.get(j, i) / n;
          boolean defined =
              n >= 2
                  && spreadI > ROUNDING * squares.get(i, j)
                  && spreadJ > ROUNDING * squares.get(j, i);
          double r = shared / Math.sqrt(spreadI * spreadJ);
          return defined ? 1 - Math.max(-1, Math.min(1, r)) : Double.NaN;
        },
        run);
  }

  private static void correlation(
      int row, boolean[] constant, double[] values, int from, int count) {
    for (int k = 0; k < count; k++) {
      values[from + k] = 1 - Math.max(-1, Math.min(1, values[from + k]));
    }
    for (int k = 0; k < count; k++) {
      if (constant[row] || constant[row + 1 + k]) {
        values[from + k] = Double.NaN;
      }
    }
  }

  /** Removes a row's mean and scales it to length one, or to zero if it is constant. */
  private static boolean standardise(Matrix patterns, int row) {
    int features = patterns.columns();
    double[] values = patterns.array();
    int from = row * features;
    if (isConstant(patterns, row)) {
      Arrays.fill(values, from, from + features, 0);
      return false;
    }
    double sum = 0;
    for (int i = from; i < from + features; i++) {
      sum += values[i];
    }
    double mean = sum / features;
    double squares = 0;
    for (int i = from; i < from + features; i++) {
      values[i] -= mean;
      squares += values[i] * values[i];
    }
    double length = Math.sqrt(squares);
    for (int i = from; i < from + features; i++) {
      values[i] /= length;
    }
    return true;
  }

  /** Whether a pattern does not vary over features, but for rounding. */
  static boolean isConstant(Matrix means, int row) {
    int features = means.columns();
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = row * features; i < (row + 1) * features; i++) {
      double value = means.array()[i];
      // Neither holds for NaN.
      least = value < least ? value : least;
      most = value > most ? value : most;
    }
    return !(most - least > ROUNDING * Math.max(Math.abs(most), Math.abs(least)));
  }

  static Matrix squared(Matrix x) {
    Matrix squared = x.copy();
    for (int i = 0; i < squared.array().length; i++) {
      squared.array()[i] *= squared.array()[i];
    }
    return squared;
  }

  /** Fills the upper triangle, rows at the same time where there are many. */
  static double[] pairs(MeanPatterns patterns, Pair pair, Run run) {
    int size = patterns.counts().length;
    double[] values = new double[Triangle.length(size)];
    RowBlocks.each(
        size,
        run,
        i -> {
          int at = Triangle.at(size, i, i + 1);
          for (int j = i + 1; j < size; j++) {
            values[at++] = patterns.has(i) && patterns.has(j) ? pair.value(i, j) : Double.NaN;
          }
        });
    return values;
  }
}

package org.homolog.rsa;

import org.homolog.linalg.Matrix;

/**
 * How alike two observations are, as a product of what is known of each: {@code left_a . right_b},
 * of weight {@code weight * present_a . present_b}. The sum over pairs of observations is then the
 * product of sums, so that no pair is looked at by itself.
 *
 * @param left observations x factors
 * @param right observations x factors; the same object as left where the two are equal
 * @param present observations x features: 1 where a value is known, 0 where it is missing; one
 *     column where all are known
 * @param weight the weight of one known feature
 */
record PairForm(Matrix left, Matrix right, Matrix present, double weight) {

  /**
   * The product of two patterns over the features both have.
   *
   * @param patterns observations x features; NaN where missing
   * @param divisor the number of units that complete patterns are divided by
   */
  static PairForm products(Matrix patterns, int divisor) {
    boolean gaps = Presence.hasMissing(patterns);
    Matrix filled = Presence.filled(patterns);
    double share = (double) divisor / patterns.columns();
    return new PairForm(filled, filled, Presence.of(patterns), gaps ? share : divisor);
  }

  /**
   * Half of the cosine of two complete patterns. A pattern without length has none and takes part
   * in no pair.
   *
   * @param patterns observations x features, complete; centred for a correlation
   * @param flat which patterns have no length but for rounding
   */
  static PairForm halfCosines(Matrix patterns, boolean[] flat) {
    int features = patterns.columns();
    Matrix scaled = patterns.copy();
    double[] values = scaled.array();
    Matrix known = Matrix.zeros(patterns.rows(), 1);
    for (int row = 0; row < flat.length; row++) {
      double squares = 0;
      for (int i = row * features; i < (row + 1) * features; i++) {
        squares += values[i] * values[i];
      }
      known.array()[row] = flat[row] ? 0 : 1;
      double length = flat[row] ? Double.POSITIVE_INFINITY : Math.sqrt(2 * squares);
      for (int i = row * features; i < (row + 1) * features; i++) {
        values[i] /= length;
      }
    }
    return new PairForm(scaled, scaled, known, 1);
  }

  /**
   * Half of {@code (y_a - y_b)(log y_b - log y_a)} over the features both have: minus half of the
   * symmetrised Kullback-Leibler divergence of two Poisson distributions.
   *
   * @param rates observations x features, positive; NaN where missing
   */
  static PairForm poisson(Matrix rates) {
    int rows = rates.rows();
    int features = rates.columns();
    Matrix left = Matrix.zeros(rows, 4 * features);
    Matrix right = Matrix.zeros(rows, 4 * features);
    for (int row = 0; row < rows; row++) {
      for (int c = 0; c < features; c++) {
        double y = rates.get(row, c);
        if (Double.isNaN(y)) {
          continue;
        }
        double log = Math.log(y);
        double[] a = {log, y, -1, -y * log};
        double[] b = {y, log, y * log, 1};
        for (int part = 0; part < 4; part++) {
          int at = row * 4 * features + part * features + c;
          left.array()[at] = a[part] / 2;
          right.array()[at] = b[part];
        }
      }
    }
    return Presence.hasMissing(rates)
        ? new PairForm(left, right, Presence.mask(rates), 1)
        : new PairForm(left, right, Presence.complete(rows), features);
  }
}

package org.homolog.tensor;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.homolog.linalg.Matrix;
import org.homolog.matching.Assignment;

/**
 * A sum of components: each a weight times a factor of units, of times and of conditions of length
 * one. The heaviest comes first; signs are such that the largest entry of time and condition
 * factors is positive.
 *
 * @param weights not negative, descending
 * @param units units x components
 * @param times bins x components
 * @param conditions conditions x components
 * @param explained one minus the squared error over the sum of squares
 * @param converged whether the last iteration added next to nothing
 */
@SuppressWarnings("ArrayRecordComponent")
record ComponentModel(
    double[] weights,
    Matrix units,
    Matrix times,
    Matrix conditions,
    double explained,
    boolean converged) {

  static ComponentModel of(
      Matrix units, Matrix times, Matrix conditions, double explained, boolean converged) {
    double[] unitLengths = lengths(units);
    double[] timeLengths = lengths(times);
    double[] conditionLengths = lengths(conditions);
    double[] weights = new double[unitLengths.length];
    Arrays.setAll(weights, r -> unitLengths[r] * timeLengths[r] * conditionLengths[r]);
    int[] order =
        IntStream.range(0, weights.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer r) -> -weights[r]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] timeSigns = signs(times);
    double[] conditionSigns = signs(conditions);
    double[] unitSigns = new double[weights.length];
    Arrays.setAll(unitSigns, r -> timeSigns[r] * conditionSigns[r]);
    return new ComponentModel(
        Arrays.stream(order).mapToDouble(r -> weights[r]).toArray(),
        scaled(units, unitLengths, unitSigns).selectColumns(order),
        scaled(times, timeLengths, timeSigns).selectColumns(order),
        scaled(conditions, conditionLengths, conditionSigns).selectColumns(order),
        explained,
        converged);
  }

  /** The length of each column. */
  static double[] lengths(Matrix factors) {
    double[] squares = new double[factors.columns()];
    for (int i = 0; i < factors.array().length; i++) {
      squares[i % squares.length] += factors.array()[i] * factors.array()[i];
    }
    return Arrays.stream(squares).map(Math::sqrt).toArray();
  }

  /** The sign of the largest entry of each column; 1 for a column of zeros. */
  private static double[] signs(Matrix factors) {
    double[] largest = new double[factors.columns()];
    for (int i = 0; i < factors.array().length; i++) {
      double value = factors.array()[i];
      if (Math.abs(value) > Math.abs(largest[i % largest.length])) {
        largest[i % largest.length] = value;
      }
    }
    return Arrays.stream(largest).map(value -> value < 0 ? -1 : 1).toArray();
  }

  private static Matrix scaled(Matrix factors, double[] lengths, double[] signs) {
    Matrix scaled = factors.copy();
    for (int i = 0; i < scaled.array().length; i++) {
      int r = i % lengths.length;
      scaled.array()[i] *= lengths[r] == 0 ? 0 : signs[r] / lengths[r];
    }
    return scaled;
  }

  /** The same under another order of conditions: row i holds the factors of {@code rows[i]}. */
  ComponentModel withConditions(int[] rows) {
    return new ComponentModel(
        weights, units, times, conditions.selectRows(rows), explained, converged);
  }

  /** Absolute cosines of all pairs of columns. */
  private static Matrix cosines(Matrix one, Matrix other) {
    Matrix cosines = Matrix.zeros(one.columns(), other.columns());
    for (int r = 0; r < one.columns(); r++) {
      for (int s = 0; s < other.columns(); s++) {
        double product = 0;
        for (int row = 0; row < one.rows(); row++) {
          product += one.get(row, r) * other.get(row, s);
        }
        cosines.array()[r * other.columns() + s] = Math.min(1, Math.abs(product));
      }
    }
    return cosines;
  }

  /**
   * How alike two fits of the same responses are, units and weights included (Williams et al.
   * 2018).
   *
   * @param other a model of as many components, units, bins and conditions
   * @return 0 to 1
   */
  double similarity(ComponentModel other) {
    Matrix products =
        product(
            cosines(units, other.units),
            product(cosines(times, other.times), cosines(conditions, other.conditions)));
    for (int r = 0; r < weights.length; r++) {
      for (int s = 0; s < weights.length; s++) {
        double larger = Math.max(weights[r], other.weights[s]);
        double apart = larger == 0 ? 0 : Math.abs(weights[r] - other.weights[s]) / larger;
        products.array()[r * weights.length + s] *= 1 - apart;
      }
    }
    return mean(products, Assignment.largest(products));
  }

  /**
   * How alike time and condition factors of two systems are under the best pairing of components.
   *
   * @param other a model of as many components, bins and conditions
   */
  Pairing paired(ComponentModel other) {
    Matrix ofTimes = cosines(times, other.times);
    Matrix ofConditions = cosines(conditions, other.conditions);
    Matrix both = product(ofTimes, ofConditions);
    int[] partner = Assignment.largest(both);
    return new Pairing(
        partner, mean(both, partner), mean(ofTimes, partner), mean(ofConditions, partner));
  }

  private static Matrix product(Matrix one, Matrix other) {
    Matrix product = one.copy();
    for (int i = 0; i < product.array().length; i++) {
      product.array()[i] *= other.array()[i];
    }
    return product;
  }

  private static double mean(Matrix values, int[] partner) {
    double sum = 0;
    for (int r = 0; r < partner.length; r++) {
      sum += values.get(r, partner[r]) / partner.length;
    }
    return Math.min(1, sum);
  }

  /**
   * Components of two systems in pairs.
   *
   * @param partner the other's component of each
   * @param both mean product of the absolute cosines of time and condition factors
   * @param times mean absolute cosine of time factors
   * @param conditions mean absolute cosine of condition factors
   */
  record Pairing(int[] partner, double both, double times, double conditions) {}
}

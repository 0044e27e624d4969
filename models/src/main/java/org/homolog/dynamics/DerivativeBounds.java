package org.homolog.dynamics;

import java.util.Arrays;
import org.homolog.linalg.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of the derivative of a vector by the variables: nothing, a diagonal matrix, or a full one.
 *
 * @param rows length of the vector
 * @param variables number of variables
 * @param diagonal bounds of the diagonal of a square diagonal matrix
 * @param low lower bounds of a full matrix
 * @param high upper bounds of a full matrix
 */
record DerivativeBounds(
    int rows,
    int variables,
    @Nullable Bounds diagonal,
    @Nullable Matrix low,
    @Nullable Matrix high) {

  /** Bounds of numbers. */
  @SuppressWarnings("ArrayRecordComponent")
  record Bounds(double[] low, double[] high) {
    static Bounds of(double[] exact) {
      return new Bounds(exact, exact);
    }

    /** Whether all numbers are exactly 1. */
    boolean isOne() {
      for (int i = 0; i < low.length; i++) {
        if (low[i] != 1 || high[i] != 1) {
          return false;
        }
      }
      return true;
    }

    Bounds times(Bounds other) {
      double[] least = new double[low.length];
      double[] most = new double[low.length];
      for (int i = 0; i < least.length; i++) {
        least[i] = Outward.leastProduct(low[i], high[i], other.low[i], other.high[i]);
        most[i] = Outward.largestProduct(low[i], high[i], other.low[i], other.high[i]);
      }
      return new Bounds(least, most);
    }

    Bounds plus(Bounds other) {
      double[] least = new double[low.length];
      double[] most = new double[low.length];
      for (int i = 0; i < least.length; i++) {
        least[i] = Outward.down(low[i] + other.low[i]);
        most[i] = Outward.up(high[i] + other.high[i]);
      }
      return new Bounds(least, most);
    }

    Bounds part(int from, int count) {
      return new Bounds(
          Arrays.copyOfRange(low, from, from + count),
          Arrays.copyOfRange(high, from, from + count));
    }

    Bounds join(Bounds below) {
      double[] least = Arrays.copyOf(low, low.length + below.low.length);
      double[] most = Arrays.copyOf(high, least.length);
      System.arraycopy(below.low, 0, least, low.length, below.low.length);
      System.arraycopy(below.high, 0, most, low.length, below.low.length);
      return new Bounds(least, most);
    }

    /** Bounds of an exact matrix times these numbers: midpoints, with all errors as a radius. */
    Bounds through(Matrix weights) {
      int n = low.length;
      double[] middle = new double[n];
      double[] radius = new double[n];
      for (int j = 0; j < n; j++) {
        middle[j] = low[j] / 2 + high[j] / 2;
        radius[j] =
            Outward.up(Math.max(Outward.up(high[j] - middle[j]), Outward.up(middle[j] - low[j])));
      }
      double relative = Outward.relativeError(n);
      double[] least = new double[weights.rows()];
      double[] most = new double[weights.rows()];
      for (int i = 0; i < least.length; i++) {
        double sum = 0;
        double size = 0;
        double spread = 0;
        for (int j = 0; j < n; j++) {
          double weight = weights.array()[i * n + j];
          sum += weight * middle[j];
          size += Math.abs(weight * middle[j]);
          spread += Math.abs(weight) * radius[j];
        }
        double error =
            Outward.up(
                Outward.up(relative * size + spread * (1 + relative)) * (1 + 0x1p-50)
                    + n * Double.MIN_NORMAL);
        least[i] = Outward.down(sum - error);
        most[i] = Outward.up(sum + error);
      }
      return new Bounds(least, most);
    }
  }

  static DerivativeBounds none(int rows, int variables) {
    return new DerivativeBounds(rows, variables, null, null, null);
  }

  static DerivativeBounds diagonal(Bounds values) {
    int size = values.low().length;
    return new DerivativeBounds(size, size, values, null, null);
  }

  private static DerivativeBounds full(Matrix low, Matrix high) {
    return new DerivativeBounds(low.rows(), low.columns(), null, low, high);
  }

  boolean isNone() {
    return diagonal == null && low == null;
  }

  /** The same with a full matrix. */
  DerivativeBounds filled() {
    if (low != null) {
      return this;
    }
    Matrix least = Matrix.zeros(rows, variables);
    Matrix most = Matrix.zeros(rows, variables);
    for (int i = 0; diagonal != null && i < rows; i++) {
      least.array()[i * variables + i] = diagonal.low()[i];
      most.array()[i * variables + i] = diagonal.high()[i];
    }
    return full(least, most);
  }

  private double[] lows() {
    return java.util.Objects.requireNonNull(low).array();
  }

  private double[] highs() {
    return java.util.Objects.requireNonNull(high).array();
  }

  /** Each row times an interval. */
  DerivativeBounds times(Bounds factors) {
    if (isNone()) {
      return this;
    }
    if (diagonal != null) {
      return diagonal(diagonal.times(factors));
    }
    if (low == high) {
      return exactTimes(factors);
    }
    Matrix least = Matrix.zeros(rows, variables);
    Matrix most = Matrix.zeros(rows, variables);
    for (int i = 0, at = 0; i < rows; i++) {
      double below = factors.low()[i];
      double above = factors.high()[i];
      for (int j = 0; j < variables; j++, at++) {
        least.array()[at] = Outward.leastProduct(lows()[at], highs()[at], below, above);
        most.array()[at] = Outward.largestProduct(lows()[at], highs()[at], below, above);
      }
    }
    return full(least, most);
  }

  /** The same where each element is known exactly: half the products, and the usual case. */
  private DerivativeBounds exactTimes(Bounds factors) {
    double[] exact = lows();
    double[] least = new double[exact.length];
    double[] most = new double[exact.length];
    for (int i = 0; i < rows; i++) {
      double below = factors.low()[i];
      double above = factors.high()[i];
      for (int at = i * variables; at < (i + 1) * variables; at++) {
        double a = exact[at] * below;
        double b = exact[at] * above;
        double middle = a / 2 + b / 2;
        double radius = Math.abs(a - b) / 2;
        // Four roundings of at most the larger product's size each.
        double error = (Math.abs(a) + Math.abs(b)) * 0x1p-50 + Double.MIN_NORMAL;
        least[at] = middle - radius - error;
        most[at] = middle + radius + error;
      }
    }
    return full(Matrix.of(rows, variables, least), Matrix.of(rows, variables, most));
  }

  DerivativeBounds plus(DerivativeBounds other) {
    if (isNone()) {
      return other;
    }
    if (other.isNone()) {
      return this;
    }
    if (diagonal != null && other.diagonal != null) {
      return diagonal(diagonal.plus(other.diagonal));
    }
    DerivativeBounds a = filled();
    DerivativeBounds b = other.filled();
    Bounds sum = new Bounds(a.lows(), a.highs()).plus(new Bounds(b.lows(), b.highs()));
    return full(Matrix.of(rows, variables, sum.low()), Matrix.of(rows, variables, sum.high()));
  }

  /** The derivative of an exact linear map of the vector. */
  DerivativeBounds through(Matrix weights) {
    if (isNone()) {
      return none(weights.rows(), variables);
    }
    if (diagonal != null && diagonal.isOne()) {
      return full(weights, weights);
    }
    if (diagonal != null) {
      Matrix least = Matrix.zeros(weights.rows(), variables);
      Matrix most = Matrix.zeros(weights.rows(), variables);
      for (int i = 0, at = 0; i < weights.rows(); i++) {
        for (int j = 0; j < variables; j++, at++) {
          double weight = weights.array()[at];
          double a = weight * diagonal.low()[j];
          double b = weight * diagonal.high()[j];
          least.array()[at] = Outward.down(Math.min(a, b));
          most.array()[at] = Outward.up(Math.max(a, b));
        }
      }
      return full(least, most);
    }
    Matrix least = Matrix.zeros(weights.rows(), variables);
    Matrix most = Matrix.zeros(weights.rows(), variables);
    double[] columnLow = new double[rows];
    double[] columnHigh = new double[rows];
    for (int j = 0; j < variables; j++) {
      for (int k = 0; k < rows; k++) {
        columnLow[k] = lows()[k * variables + j];
        columnHigh[k] = highs()[k * variables + j];
      }
      Bounds column = new Bounds(columnLow, columnHigh).through(weights);
      for (int i = 0; i < weights.rows(); i++) {
        least.array()[i * variables + j] = column.low()[i];
        most.array()[i * variables + j] = column.high()[i];
      }
    }
    return full(least, most);
  }

  DerivativeBounds part(int from, int count) {
    if (isNone()) {
      return none(count, variables);
    }
    DerivativeBounds all = filled();
    Bounds some = new Bounds(all.lows(), all.highs()).part(from * variables, count * variables);
    return full(Matrix.of(count, variables, some.low()), Matrix.of(count, variables, some.high()));
  }

  DerivativeBounds join(DerivativeBounds below) {
    if (isNone() && below.isNone()) {
      return none(rows + below.rows, variables);
    }
    DerivativeBounds a = filled();
    DerivativeBounds b = below.filled();
    Bounds both = new Bounds(a.lows(), a.highs()).join(new Bounds(b.lows(), b.highs()));
    int all = rows + below.rows;
    return full(Matrix.of(all, variables, both.low()), Matrix.of(all, variables, both.high()));
  }
}

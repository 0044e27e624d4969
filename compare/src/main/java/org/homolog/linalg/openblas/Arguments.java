package org.homolog.linalg.openblas;

import org.homolog.linalg.Matrix;

/** Refusals, naming the argument, and the check that a result did not overflow. */
final class Arguments {
  private Arguments() {}

  /** Refuses a matrix that holds NaN or infinity. */
  static void requireFinite(String name, Matrix matrix) {
    double[] values = matrix.array();
    if (!finite(values, 0, values.length)) {
      for (int i = 0; i < values.length; i++) {
        refuseUnlessFinite(name, matrix, i / matrix.columns(), i % matrix.columns());
      }
    }
  }

  /** Refuses a square matrix whose lower triangle holds NaN or infinity. */
  static void requireFiniteLower(String name, Matrix matrix) {
    double[] values = matrix.array();
    int size = matrix.rows();
    for (int row = 0; row < size; row++) {
      if (!finite(values, row * size, row * size + row + 1)) {
        for (int column = 0; column <= row; column++) {
          refuseUnlessFinite(name, matrix, row, column);
        }
      }
    }
  }

  /** Refuses a matrix that is not square. */
  static void requireSquare(String name, Matrix matrix) {
    if (matrix.rows() != matrix.columns()) {
      throw new IllegalArgumentException(
          name + " must be square, not " + matrix.rows() + " x " + matrix.columns());
    }
  }

  /** Refuses a right-hand side that has not as many rows as the system. */
  static void requireRows(Matrix a, Matrix b) {
    if (a.rows() != b.rows()) {
      throw new IllegalArgumentException(
          "b has " + b.rows() + " rows, a has " + a.rows() + "; they must agree");
    }
  }

  /** Whether all values from one index up to, not including, another are finite. */
  static boolean finite(double[] values, int from, int to) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int i = from;
    // Zero times NaN or infinity is NaN, and NaN stays in the sum: no branch per value.
    for (; i + 3 < to; i += 4) {
      sum0 += values[i] * 0;
      sum1 += values[i + 1] * 0;
      sum2 += values[i + 2] * 0;
      sum3 += values[i + 3] * 0;
    }
    for (; i < to; i++) {
      sum0 += values[i] * 0;
    }
    return sum0 + sum1 + (sum2 + sum3) == 0;
  }

  /** Refuses to hand out a result that overflowed. */
  static void requireNoOverflow(String what, double[] values) {
    if (!finite(values, 0, values.length)) {
      throw overflow(what);
    }
  }

  /** The failure of a computation whose result exceeds the range of a double. */
  static ArithmeticException overflow(String what) {
    return new ArithmeticException(what + " exceeds the range of a double; rescale the values");
  }

  private static void refuseUnlessFinite(String name, Matrix matrix, int row, int column) {
    double value = matrix.get(row, column);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          name + " holds " + value + " at row " + row + ", column " + column);
    }
  }
}

package org.homolog.linalg.openblas;

import org.homolog.linalg.Matrix;

/**
 * A system scaled by powers of two, row by row and column by column, until its entries are of the
 * order of one. The scaling is exact, and the condition number then tells singular systems from
 * those that only mix units.
 */
final class Equilibration {
  private final Matrix matrix;
  private final int[] rows;
  private final int[] columns;

  private Equilibration(Matrix matrix, int[] rows, int[] columns) {
    this.matrix = matrix;
    this.rows = rows;
    this.columns = columns;
  }

  /** Scales a square matrix: rows by their largest entry, then columns by theirs. */
  static Equilibration general(Matrix a) {
    int size = a.rows();
    Matrix scaled = a.copy();
    double[] values = scaled.array();
    int[] rows = new int[size];
    int[] columns = new int[size];
    for (int i = 0; i < size; i++) {
      double largest = 0;
      for (int j = 0; j < size; j++) {
        largest = Math.max(largest, Math.abs(values[i * size + j]));
      }
      rows[i] = exponent(largest);
      for (int j = 0; rows[i] != 0 && j < size; j++) {
        values[i * size + j] = Math.scalb(values[i * size + j], -rows[i]);
      }
    }
    double[] largest = new double[size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        largest[j] = Math.max(largest[j], Math.abs(values[i * size + j]));
      }
    }
    boolean uneven = false;
    for (int j = 0; j < size; j++) {
      columns[j] = exponent(largest[j]);
      uneven |= columns[j] != 0;
    }
    for (int i = 0; uneven && i < size; i++) {
      for (int j = 0; j < size; j++) {
        values[i * size + j] = Math.scalb(values[i * size + j], -columns[j]);
      }
    }
    return new Equilibration(scaled, rows, columns);
  }

  /** Scales the lower triangle of a symmetric matrix so that its diagonal lies near one. */
  static Equilibration symmetric(Matrix a) {
    int size = a.rows();
    int[] scale = new int[size];
    for (int i = 0; i < size; i++) {
      double diagonal = a.get(i, i);
      if (diagonal <= 0) {
        throw new ArithmeticException(
            "a is not positive definite (its diagonal holds " + diagonal + " at row " + i + ")");
      }
      scale[i] = Math.floorDiv(exponent(diagonal), 2);
    }
    Matrix scaled = Matrix.zeros(size, size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        scaled.array()[i * size + j] = Math.scalb(a.get(i, j), -scale[i] - scale[j]);
      }
    }
    return new Equilibration(scaled, scale, scale);
  }

  /** The scaled matrix. */
  Matrix matrix() {
    return matrix;
  }

  /** A right-hand side of the scaled system. */
  Matrix scaleRows(Matrix b) {
    return scale(b, rows, "the scaled right-hand side");
  }

  /** The solution of the system as it was, from that of the scaled one. */
  Matrix scaleSolution(Matrix x) {
    return scale(x, columns, "the solution");
  }

  /** The largest sum of absolute values over a row. */
  double largestRowSum() {
    int size = matrix.rows();
    double largest = 0;
    for (int i = 0; i < size; i++) {
      double sum = 0;
      for (int j = 0; j < size; j++) {
        sum += Math.abs(matrix.get(i, j));
      }
      largest = Math.max(largest, sum);
    }
    return largest;
  }

  /** The 1-norm of the symmetric matrix that the lower triangle stands for. */
  double lowerNorm() {
    int size = matrix.rows();
    double[] sums = new double[size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        double value = Math.abs(matrix.get(i, j));
        sums[i] += value;
        sums[j] += value;
      }
      sums[i] += Math.abs(matrix.get(i, i));
    }
    double largest = 0;
    for (double sum : sums) {
      largest = Math.max(largest, sum);
    }
    return largest;
  }

  private static Matrix scale(Matrix b, int[] exponents, String what) {
    Matrix scaled = b.copy();
    for (int i = 0; i < b.rows(); i++) {
      for (int j = 0; exponents[i] != 0 && j < b.columns(); j++) {
        int at = i * b.columns() + j;
        scaled.array()[at] = Math.scalb(scaled.array()[at], -exponents[i]);
      }
    }
    Arguments.requireNoOverflow(what, scaled.array());
    return scaled;
  }

  private static int exponent(double value) {
    return value == 0 ? 0 : Math.getExponent(value);
  }
}

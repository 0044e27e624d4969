package org.homolog.rsa;

import java.util.Arrays;
import org.homolog.linalg.Matrix;

/** Which values of a matrix are known. */
final class Presence {
  private Presence() {}

  /** 1 where a value is known, 0 where it is missing; one column of ones where all are known. */
  static Matrix of(Matrix patterns) {
    return hasMissing(patterns) ? mask(patterns) : complete(patterns.rows());
  }

  /** Ones for observations without missing values. */
  static Matrix complete(int rows) {
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    return Matrix.of(rows, 1, ones);
  }

  /** 1 where a value is known, 0 where it is missing. */
  static Matrix mask(Matrix patterns) {
    Matrix mask = Matrix.zeros(patterns.rows(), patterns.columns());
    for (int i = 0; i < mask.array().length; i++) {
      mask.array()[i] = Double.isFinite(patterns.array()[i]) ? 1 : 0;
    }
    return mask;
  }

  /** The values, with 0 where they are missing. */
  static Matrix filled(Matrix patterns) {
    if (!hasMissing(patterns)) {
      return patterns;
    }
    Matrix filled = patterns.copy();
    for (int i = 0; i < filled.array().length; i++) {
      filled.array()[i] = Double.isFinite(filled.array()[i]) ? filled.array()[i] : 0;
    }
    return filled;
  }

  /** Whether any value is missing. */
  static boolean hasMissing(Matrix patterns) {
    // Zero times NaN or infinity is NaN, and NaN stays in the sum: no branch per value.
    double sum = 0;
    for (double value : patterns.array()) {
      sum += value * 0;
    }
    return sum != 0;
  }
}

package org.homolog.linalg.openblas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.homolog.linalg.Matrix;

/** Matrices to test with, and comparisons of what comes out. */
final class Samples {
  private Samples() {}

  /** Independent normal entries. */
  static Matrix normal(int rows, int columns, long seed) {
    Random random = new Random(seed);
    Matrix matrix = Matrix.zeros(rows, columns);
    for (int i = 0; i < matrix.array().length; i++) {
      matrix.array()[i] = random.nextGaussian();
    }
    return matrix;
  }

  /** A product of two thin factors. */
  static Matrix ofRank(int rows, int columns, int rank, long seed) {
    return product(normal(rows, rank, seed), normal(rank, columns, seed + 1));
  }

  /** Symmetric, with eigenvalues of at least one. */
  static Matrix positive(int size, long seed) {
    Matrix factor = normal(size, size, seed);
    Matrix positive = product(factor, factor.transpose());
    for (int i = 0; i < size; i++) {
      positive.array()[i * size + i] += 1;
    }
    return positive;
  }

  /** A copy whose rows differ in scale by many powers of ten. */
  static Matrix illScaled(Matrix matrix, int decades) {
    Matrix scaled = matrix.copy();
    for (int i = 0; i < matrix.rows(); i++) {
      double scale = Math.pow(10, decades * (i / (double) Math.max(1, matrix.rows() - 1) - 0.5));
      for (int j = 0; j < matrix.columns(); j++) {
        scaled.array()[i * matrix.columns() + j] *= scale;
      }
    }
    return scaled;
  }

  /** The plain triple loop. */
  static Matrix product(Matrix a, Matrix b) {
    Matrix product = Matrix.zeros(a.rows(), b.columns());
    for (int i = 0; i < a.rows(); i++) {
      for (int k = 0; k < a.columns(); k++) {
        for (int j = 0; j < b.columns(); j++) {
          product.array()[i * b.columns() + j] += a.get(i, k) * b.get(k, j);
        }
      }
    }
    return product;
  }

  /** A copy with column j multiplied by a factor of its own. */
  static Matrix scaleColumns(Matrix a, double[] factors) {
    Matrix scaled = a.copy();
    for (int i = 0; i < scaled.array().length; i++) {
      scaled.array()[i] *= factors[i % a.columns()];
    }
    return scaled;
  }

  /** The largest absolute entry. */
  static double largest(Matrix matrix) {
    double largest = 0;
    for (double value : matrix.array()) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /** Asserts equality within a tolerance relative to the largest entry expected. */
  static void assertClose(Matrix expected, Matrix actual, double relative, String what) {
    assertEquals(expected.rows(), actual.rows(), what);
    assertEquals(expected.columns(), actual.columns(), what);
    double tolerance = relative * Math.max(Double.MIN_NORMAL, largest(expected));
    for (int i = 0; i < expected.array().length; i++) {
      assertEquals(expected.array()[i], actual.array()[i], tolerance, what + ", entry " + i);
    }
  }

  /** Asserts that columns are orthonormal. */
  static void assertOrthonormal(Matrix columns, String what) {
    Matrix products = product(columns.transpose(), columns);
    for (int i = 0; i < products.rows(); i++) {
      for (int j = 0; j < products.rows(); j++) {
        assertEquals(i == j ? 1 : 0, products.get(i, j), 1e-12, what);
      }
    }
  }
}

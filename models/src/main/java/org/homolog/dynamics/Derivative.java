package org.homolog.dynamics;

import org.homolog.linalg.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * The derivative of a vector by the variables: nothing, a diagonal matrix, or a full one. Most
 * Jacobians of recurrent networks are products of diagonal matrices with one weight matrix, which
 * this keeps from costing a product of full matrices.
 *
 * @param rows length of the vector
 * @param variables number of variables
 * @param diagonal the diagonal of a square diagonal matrix
 * @param full a full matrix, rows x variables
 */
@SuppressWarnings("ArrayRecordComponent")
record Derivative(int rows, int variables, double @Nullable [] diagonal, @Nullable Matrix full) {
  static Derivative none(int rows, int variables) {
    return new Derivative(rows, variables, null, null);
  }

  static Derivative diagonal(double[] values) {
    return new Derivative(values.length, values.length, values, null);
  }

  static Derivative full(Matrix matrix) {
    return new Derivative(matrix.rows(), matrix.columns(), null, matrix);
  }

  boolean isNone() {
    return diagonal == null && full == null;
  }

  /** As a full matrix, which may be this one's own. */
  Matrix matrix() {
    if (full != null) {
      return full;
    }
    Matrix matrix = Matrix.zeros(rows, variables);
    for (int i = 0; diagonal != null && i < rows; i++) {
      matrix.array()[i * variables + i] = diagonal[i];
    }
    return matrix;
  }

  /** The derivative of a linear map of the vector. */
  Derivative through(Matrix weights, Products products) {
    if (isNone()) {
      return none(weights.rows(), variables);
    }
    if (full != null) {
      return full(products.through(weights, full.transpose()));
    }
    double[] factors = java.util.Objects.requireNonNull(diagonal);
    Matrix scaled = weights.copy();
    for (int i = 0, at = 0; i < weights.rows(); i++) {
      for (int j = 0; j < rows; j++) {
        scaled.array()[at++] *= factors[j];
      }
    }
    return full(scaled);
  }

  /** The derivative of the vector times fixed factors. */
  Derivative times(double[] factors) {
    if (isNone()) {
      return this;
    }
    if (diagonal != null) {
      double[] scaled = diagonal.clone();
      for (int i = 0; i < rows; i++) {
        scaled[i] *= factors[i];
      }
      return diagonal(scaled);
    }
    Matrix scaled = matrix().copy();
    for (int i = 0, at = 0; i < rows; i++) {
      for (int j = 0; j < variables; j++) {
        scaled.array()[at++] *= factors[i];
      }
    }
    return full(scaled);
  }

  Derivative plus(Derivative other) {
    if (isNone()) {
      return other;
    }
    if (other.isNone()) {
      return this;
    }
    if (diagonal != null && other.diagonal != null) {
      double[] sum = diagonal.clone();
      for (int i = 0; i < rows; i++) {
        sum[i] += other.diagonal[i];
      }
      return diagonal(sum);
    }
    Matrix sum = matrix().copy();
    Matrix more = other.matrix();
    for (int i = 0; i < sum.array().length; i++) {
      sum.array()[i] += more.array()[i];
    }
    return full(sum);
  }

  Derivative part(int from, int count) {
    if (isNone()) {
      return none(count, variables);
    }
    Matrix matrix = matrix();
    return full(
        Matrix.of(
            count,
            variables,
            java.util.Arrays.copyOfRange(
                matrix.array(), from * variables, (from + count) * variables)));
  }

  Derivative join(Derivative below) {
    if (isNone() && below.isNone()) {
      return none(rows + below.rows, variables);
    }
    Matrix joined = Matrix.zeros(rows + below.rows, variables);
    System.arraycopy(matrix().array(), 0, joined.array(), 0, rows * variables);
    System.arraycopy(
        below.matrix().array(), 0, joined.array(), rows * variables, below.rows * variables);
    return full(joined);
  }
}

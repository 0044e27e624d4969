package org.homolog.dynamics;

import org.homolog.linalg.Matrix;
import org.homolog.network.ActivationFunction;

/**
 * Numbers, many vectors at a time: one per row. A matrix of one row stands for as many equal rows
 * as the other operand has.
 */
final class BatchValues implements Arithmetic<Matrix> {
  private final Products products;

  BatchValues(Products products) {
    this.products = products;
  }

  /** An operation on two numbers. */
  @FunctionalInterface
  interface Operation {
    double of(double a, double b);
  }

  /** Applies an operation to all pairs of elements. */
  static Matrix combine(Matrix a, Matrix b, Operation operation) {
    int columns = a.columns();
    if (columns != b.columns()) {
      throw new IllegalArgumentException(
          "vectors of " + columns + " and of " + b.columns() + " values do not fit");
    }
    Matrix result = Matrix.zeros(Math.max(a.rows(), b.rows()), columns);
    double[] left = a.array();
    double[] right = b.array();
    double[] values = result.array();
    int wrapA = left.length;
    int wrapB = right.length;
    for (int i = 0, ia = 0, ib = 0; i < values.length; i++) {
      values[i] = operation.of(left[ia], right[ib]);
      ia = ia + 1 == wrapA ? 0 : ia + 1;
      ib = ib + 1 == wrapB ? 0 : ib + 1;
    }
    return result;
  }

  @Override
  public Matrix linear(Matrix weights, Matrix x) {
    return products.through(x, weights);
  }

  @Override
  public Matrix constant(double[] values) {
    return Matrix.of(1, values.length, values);
  }

  @Override
  public Matrix plus(Matrix a, Matrix b) {
    return combine(a, b, (x, y) -> x + y);
  }

  @Override
  public Matrix times(Matrix a, Matrix b) {
    return combine(a, b, (x, y) -> x * y);
  }

  @Override
  public Matrix divide(Matrix a, Matrix b) {
    return combine(a, b, (x, y) -> x / y);
  }

  @Override
  public Matrix scale(double factor, Matrix a) {
    Matrix result = Matrix.zeros(a.rows(), a.columns());
    for (int i = 0; i < result.array().length; i++) {
      result.array()[i] = factor * a.array()[i];
    }
    return result;
  }

  @Override
  public Matrix activate(ActivationFunction function, Matrix a) {
    Matrix result = Matrix.zeros(a.rows(), a.columns());
    for (int i = 0; i < result.array().length; i++) {
      result.array()[i] = value(function, a.array()[i]);
    }
    return result;
  }

  /**
   * The activity of an input to an absolute 2e-16: a third of the time of {@link
   * ActivationFunction#value}, which tanh and the logistic function would else spend most of.
   */
  private static double value(ActivationFunction function, double input) {
    return switch (function) {
      case TANH -> {
        double small = Math.exp(-2 * Math.abs(input));
        yield Math.copySign((1 - small) / (1 + small), input);
      }
      case SIGMOID -> 1 / (1 + Math.exp(-input));
      default -> function.value(input);
    };
  }

  /** The derivatives at inputs whose activities are known. */
  static Matrix slopes(ActivationFunction function, Matrix inputs, Matrix activities) {
    Matrix slopes = Matrix.zeros(inputs.rows(), inputs.columns());
    for (int i = 0; i < slopes.array().length; i++) {
      double activity = activities.array()[i];
      slopes.array()[i] =
          switch (function) {
            case TANH -> 1 - activity * activity;
            case SIGMOID -> activity * (1 - activity);
            default -> function.slope(inputs.array()[i]);
          };
    }
    return slopes;
  }

  @Override
  public Matrix part(Matrix a, int from, int count) {
    Matrix result = Matrix.zeros(a.rows(), count);
    for (int k = 0; k < a.rows(); k++) {
      System.arraycopy(a.array(), k * a.columns() + from, result.array(), k * count, count);
    }
    return result;
  }

  @Override
  public Matrix join(Matrix a, Matrix b) {
    int rows = Math.max(a.rows(), b.rows());
    int columns = a.columns() + b.columns();
    Matrix result = Matrix.zeros(rows, columns);
    for (int k = 0; k < rows; k++) {
      int ka = a.rows() == 1 ? 0 : k;
      int kb = b.rows() == 1 ? 0 : k;
      System.arraycopy(a.array(), ka * a.columns(), result.array(), k * columns, a.columns());
      System.arraycopy(
          b.array(), kb * b.columns(), result.array(), k * columns + a.columns(), b.columns());
    }
    return result;
  }
}

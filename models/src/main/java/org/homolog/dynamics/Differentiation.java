package org.homolog.dynamics;

import org.homolog.linalg.Matrix;
import org.homolog.network.ActivationFunction;

/** Numbers with their derivatives by all variables: forward differentiation of one vector. */
final class Differentiation implements Arithmetic<Differentiation.Value> {
  private final int variables;
  private final Products products;

  /** Numbers and their derivatives. */
  @SuppressWarnings("ArrayRecordComponent")
  record Value(double[] values, Derivative derivative) {}

  Differentiation(int variables, Products products) {
    this.variables = variables;
    this.products = products;
  }

  /** The variables themselves. */
  static Value variables(double[] values) {
    double[] ones = new double[values.length];
    java.util.Arrays.fill(ones, 1);
    return new Value(values, Derivative.diagonal(ones));
  }

  /** An operation on two numbers. */
  private static double[] combine(double[] a, double[] b, BatchValues.Operation operation) {
    double[] result = new double[a.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = operation.of(a[i], b[i]);
    }
    return result;
  }

  @Override
  public Value linear(Matrix weights, Value x) {
    Matrix row = Matrix.of(1, x.values().length, x.values());
    return new Value(
        Products.PLAIN.through(row, weights).array(), x.derivative().through(weights, products));
  }

  @Override
  public Value constant(double[] values) {
    return new Value(values, Derivative.none(values.length, variables));
  }

  @Override
  public Value plus(Value a, Value b) {
    return new Value(
        combine(a.values(), b.values(), (x, y) -> x + y), a.derivative().plus(b.derivative()));
  }

  @Override
  public Value times(Value a, Value b) {
    return new Value(
        combine(a.values(), b.values(), (x, y) -> x * y),
        a.derivative().times(b.values()).plus(b.derivative().times(a.values())));
  }

  @Override
  public Value divide(Value a, Value b) {
    double[] quotient = combine(a.values(), b.values(), (x, y) -> x / y);
    double[] slopeA = combine(b.values(), b.values(), (x, same) -> 1 / x);
    double[] slopeB = combine(quotient, b.values(), (x, y) -> -x / y);
    return new Value(quotient, a.derivative().times(slopeA).plus(b.derivative().times(slopeB)));
  }

  @Override
  public Value scale(double factor, Value a) {
    double[] factors = new double[a.values().length];
    java.util.Arrays.fill(factors, factor);
    return new Value(combine(a.values(), factors, (x, y) -> x * y), a.derivative().times(factors));
  }

  @Override
  public Value activate(ActivationFunction function, Value a) {
    double[] values = new double[a.values().length];
    double[] slopes = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = function.value(a.values()[i]);
      slopes[i] = function.slope(a.values()[i]);
    }
    return new Value(values, a.derivative().times(slopes));
  }

  @Override
  public Value part(Value a, int from, int count) {
    return new Value(
        java.util.Arrays.copyOfRange(a.values(), from, from + count),
        a.derivative().part(from, count));
  }

  @Override
  public Value join(Value a, Value b) {
    double[] values = java.util.Arrays.copyOf(a.values(), a.values().length + b.values().length);
    System.arraycopy(b.values(), 0, values, a.values().length, b.values().length);
    return new Value(values, a.derivative().join(b.derivative()));
  }
}

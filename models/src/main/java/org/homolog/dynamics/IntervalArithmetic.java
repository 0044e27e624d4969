package org.homolog.dynamics;

import java.util.Arrays;
import org.homolog.dynamics.DerivativeBounds.Bounds;
import org.homolog.linalg.Matrix;
import org.homolog.network.ActivationFunction;

/** Intervals with bounds of their derivatives by all variables, rounded outward. */
final class IntervalArithmetic implements Arithmetic<IntervalArithmetic.Value> {
  private final int variables;

  /** Bounds of numbers and of their derivatives. */
  record Value(Bounds bounds, DerivativeBounds derivative) {}

  IntervalArithmetic(int variables) {
    this.variables = variables;
  }

  /** The variables themselves, anywhere in a box. */
  static Value variables(double[] low, double[] high) {
    double[] ones = new double[low.length];
    Arrays.fill(ones, 1);
    return new Value(new Bounds(low, high), DerivativeBounds.diagonal(Bounds.of(ones)));
  }

  @Override
  public Value linear(Matrix weights, Value x) {
    return new Value(x.bounds().through(weights), x.derivative().through(weights));
  }

  @Override
  public Value constant(double[] values) {
    return new Value(Bounds.of(values), DerivativeBounds.none(values.length, variables));
  }

  @Override
  public Value plus(Value a, Value b) {
    return new Value(a.bounds().plus(b.bounds()), a.derivative().plus(b.derivative()));
  }

  @Override
  public Value times(Value a, Value b) {
    return new Value(
        a.bounds().times(b.bounds()),
        a.derivative().times(b.bounds()).plus(b.derivative().times(a.bounds())));
  }

  @Override
  public Value divide(Value a, Value b) {
    int n = a.bounds().low().length;
    double[] low = new double[n];
    double[] high = new double[n];
    double[] negative = new double[n];
    for (int i = 0; i < n; i++) {
      // A divisor that may be zero or less leaves everything open.
      boolean above = b.bounds().low()[i] > 0;
      low[i] = above ? Outward.down(1 / b.bounds().high()[i]) : Double.NEGATIVE_INFINITY;
      high[i] = above ? Outward.up(1 / b.bounds().low()[i]) : Double.POSITIVE_INFINITY;
      negative[i] = -1;
    }
    Bounds inverse = new Bounds(low, high);
    Bounds quotient = a.bounds().times(inverse);
    Bounds slope = quotient.times(inverse).times(Bounds.of(negative));
    return new Value(quotient, a.derivative().times(inverse).plus(b.derivative().times(slope)));
  }

  @Override
  public Value scale(double factor, Value a) {
    double[] factors = new double[a.bounds().low().length];
    Arrays.fill(factors, factor);
    Bounds exact = Bounds.of(factors);
    return new Value(a.bounds().times(exact), a.derivative().times(exact));
  }

  @Override
  public Value activate(ActivationFunction function, Value a) {
    int n = a.bounds().low().length;
    Bounds activity = new Bounds(new double[n], new double[n]);
    Bounds slope = new Bounds(new double[n], new double[n]);
    for (int i = 0; i < n; i++) {
      double low = a.bounds().low()[i];
      double high = a.bounds().high()[i];
      activity.low()[i] = Outward.activityBelow(function, low);
      activity.high()[i] = Outward.activityAbove(function, high);
      slope.low()[i] = Outward.slopeBelow(function, low, high);
      slope.high()[i] = Outward.slopeAbove(function, low, high);
    }
    return new Value(activity, a.derivative().times(slope));
  }

  @Override
  public Value part(Value a, int from, int count) {
    return new Value(a.bounds().part(from, count), a.derivative().part(from, count));
  }

  @Override
  public Value join(Value a, Value b) {
    return new Value(a.bounds().join(b.bounds()), a.derivative().join(b.derivative()));
  }
}

package org.homolog.dynamics;

import org.homolog.network.ActivationFunction;

/**
 * Bounds rounded outward, so that they hold for exact arithmetic on the given doubles (Moore,
 * Kearfott and Cloud 2009, doi:10.1137/1.9780898717716). Sums of products carry the a priori bound
 * n u / (1 - n u) of Higham 2002 (doi:10.1137/1.9780898718027, section 3.1), which holds in any
 * order of summation, with or without fused operations.
 */
final class Outward {
  /** Half the distance of 1 to the next double. */
  private static final double UNIT = 0x1p-53;

  /**
   * What an activation function may be off, in units of the last place: StrictMath guarantees 2.5
   * for tanh and 1 for exp and log1p, to which a sum and a quotient add half each; doubled.
   */
  private static final int FUNCTION_ULPS = 8;

  private Outward() {}

  /** A number below, by one to two units of the last place: two instructions, no branch. */
  static double down(double value) {
    return value - (Math.abs(value) * 0x1p-52 + Double.MIN_NORMAL);
  }

  /** A number above, likewise. */
  static double up(double value) {
    return value + (Math.abs(value) * 0x1p-52 + Double.MIN_NORMAL);
  }

  /** What a sum of so many products may be off, relative to the sum of their magnitudes. */
  static double relativeError(int terms) {
    return 1.01 * (terms + 8) * UNIT;
  }

  /** The least product of two intervals. */
  static double leastProduct(double lowA, double highA, double lowB, double highB) {
    return down(
        Math.min(Math.min(lowA * lowB, lowA * highB), Math.min(highA * lowB, highA * highB)));
  }

  /** The largest product of two intervals. */
  static double largestProduct(double lowA, double highA, double lowB, double highB) {
    return up(Math.max(Math.max(lowA * lowB, lowA * highB), Math.max(highA * lowB, highA * highB)));
  }

  private static double widen(double value, int direction) {
    return value + direction * (FUNCTION_ULPS * Math.ulp(value));
  }

  /** A lower bound of f from x upwards; every activation function rises. */
  static double activityBelow(ActivationFunction function, double x) {
    return switch (function) {
      case LINEAR -> x;
      case RELU -> Math.max(0, x);
      case TANH -> Math.max(-1, widen(function.value(x), -1));
      case SOFTPLUS, SIGMOID -> Math.max(0, widen(function.value(x), -1));
    };
  }

  /** An upper bound of f up to x. */
  static double activityAbove(ActivationFunction function, double x) {
    return switch (function) {
      case LINEAR -> x;
      case RELU -> Math.max(0, x);
      case TANH, SIGMOID -> Math.min(1, widen(function.value(x), 1));
      case SOFTPLUS -> widen(function.value(x), 1);
    };
  }

  /** A lower bound of f' between two inputs; of relu's generalised derivative at zero, 0. */
  static double slopeBelow(ActivationFunction function, double low, double high) {
    double farthest = Math.max(Math.abs(low), Math.abs(high));
    return switch (function) {
      case LINEAR -> 1;
      case RELU -> low > 0 ? 1 : 0;
      case TANH -> hump(ActivationFunction.TANH, farthest, false);
      case SIGMOID -> hump(ActivationFunction.SIGMOID, farthest, false);
      case SOFTPLUS -> activityBelow(ActivationFunction.SIGMOID, low);
    };
  }

  /** An upper bound of f' between two inputs; of relu's generalised derivative at zero, 1. */
  static double slopeAbove(ActivationFunction function, double low, double high) {
    double nearest = low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high));
    return switch (function) {
      case LINEAR -> 1;
      case RELU -> high < 0 ? 0 : 1;
      case TANH -> hump(ActivationFunction.TANH, nearest, true);
      case SIGMOID -> hump(ActivationFunction.SIGMOID, nearest, true);
      case SOFTPLUS -> activityAbove(ActivationFunction.SIGMOID, high);
    };
  }

  /** The derivative of a sigmoid function at a distance from zero, from which it falls. */
  private static double hump(ActivationFunction function, double distance, boolean above) {
    double low = activityBelow(function, distance);
    double high = activityAbove(function, distance);
    double rest = above ? up(1 - low) : Math.max(0, down(1 - high));
    // 1 - t^2 = (1 - t) (1 + t) for tanh, s (1 - s) for the logistic function.
    double other =
        function == ActivationFunction.TANH
            ? (above ? up(1 + high) : down(1 + low))
            : (above ? high : low);
    return above ? Math.min(1, up(rest * other)) : Math.max(0, down(rest * other));
  }
}

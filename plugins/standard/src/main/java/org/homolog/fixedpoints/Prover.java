package org.homolog.fixedpoints;

import org.homolog.dynamics.Enclosure;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/**
 * Proves that a box around a state holds exactly one fixed point. With G = target - state, B close
 * to its Jacobian at the state and A close to the inverse of B: if |A G(x)| <= Y at the state and
 * |I - A G'| <= Z < 1 in the box of half-width r, then x -> x - A G(x) maps the box into itself and
 * contracts as soon as Y <= (1 - Z) r. Products are bounded a priori, intervals rounded outward, so
 * that rounding cannot prove what is not so.
 */
final class Prover {
  private static final double UNIT = 0x1p-53;
  private static final int MOST_WIDENINGS = 40;

  /** A fixed point is usually alone within some hundredth of the size of its state. */
  private static final double FIRST_GUESS = 4e-3;

  /** Beyond so many times the size of the state nobody asks. */
  private static final double WIDEST = 1e3;

  private final RootProblem problem;
  private final double[] state;
  private final int size;
  private final Matrix slopes;
  private final Matrix inverse;
  private final double[] rest;
  private final double shift;

  private Prover(
      RootProblem problem,
      double[] state,
      Matrix slopes,
      Matrix inverse,
      Enclosure at,
      LinearAlgebra algebra) {
    this.problem = problem;
    this.state = state;
    this.size = state.length;
    this.slopes = slopes;
    this.inverse = inverse;
    this.rest = rest(algebra);
    this.shift = shift(at);
  }

  /**
   * Proves what can be proved.
   *
   * @param problem the system
   * @param state the state
   * @param slopes the Jacobian of the residual there
   * @param inverse its inverse, approximately
   * @param algebra the algebra
   */
  static Certificate prove(
      RootProblem problem, double[] state, Matrix slopes, Matrix inverse, LinearAlgebra algebra) {
    return problem
        .enclose(state, state)
        .map(at -> new Prover(problem, state, slopes, inverse, at, algebra).prove())
        .orElse(Certificate.none("the system gives no bounds of its Jacobian"));
  }

  /** A bound relative to the sum of magnitudes of so many products, in any order of summation. */
  private double relative() {
    return 1.01 * (size + 8) * UNIT;
  }

  /** Bounds of the rows of |I - A B|, sums of magnitudes. */
  private double[] rest(LinearAlgebra algebra) {
    Matrix product = algebra.multiply(inverse, slopes);
    double[] sums = new double[size];
    double[] magnitudes = magnitudes(rowSums(slopes));
    for (int i = 0; i < size; i++) {
      double sum = 0;
      for (int j = 0; j < size; j++) {
        sum += Math.abs((i == j ? 1 : 0) - product.get(i, j));
      }
      sums[i] = up(up(sum) + up(relative() * magnitudes[i]));
    }
    return sums;
  }

  private static double[] rowSums(Matrix matrix) {
    double[] sums = new double[matrix.rows()];
    for (int i = 0, at = 0; i < sums.length; i++) {
      for (int j = 0; j < matrix.columns(); j++) {
        sums[i] += Math.abs(matrix.array()[at++]);
      }
    }
    return sums;
  }

  /** Bounds of |A| v for v of zero or more, over its own rounding. */
  private double[] magnitudes(double[] v) {
    double[] result = new double[size];
    for (int i = 0, at = 0; i < size; i++) {
      double sum = 0;
      for (int j = 0; j < size; j++) {
        sum += Math.abs(inverse.array()[at++]) * v[j];
      }
      result[i] = up(sum) + size * Double.MIN_NORMAL;
    }
    return result;
  }

  /** Allows for the rounding of a sum of positive terms, each itself a rounded product or sum. */
  private double up(double sum) {
    return Math.nextUp(sum * (1 + 2 * relative()));
  }

  private static double largest(double[] values) {
    double most = 0;
    for (double value : values) {
      // NaN, too, must not pass for small.
      most = value <= most ? most : value;
      if (Double.isNaN(value)) {
        return Double.NaN;
      }
    }
    return most;
  }

  /** Y: how far the state moves under x - A G(x). */
  private double shift(Enclosure at) {
    double[] residual = new double[size];
    for (int i = 0; i < size; i++) {
      double low = Math.nextDown(at.low()[i] - state[i]);
      double high = Math.nextUp(at.high()[i] - state[i]);
      residual[i] = Math.max(Math.abs(low), Math.abs(high));
    }
    return largest(magnitudes(residual));
  }

  /** Z: how far the map is from contracting everything at once within a distance. */
  private double contraction(double radius) {
    double[] low = new double[size];
    double[] high = new double[size];
    for (int i = 0; i < size; i++) {
      low[i] = Math.nextDown(state[i] - radius);
      high[i] = Math.nextUp(state[i] + radius);
    }
    Enclosure box = problem.enclose(low, high).orElseThrow();
    double[] least = box.slopeLow().array();
    double[] most = box.slopeHigh().array();
    double[] spread = new double[size];
    for (int i = 0, at = 0; i < size; i++) {
      double sum = 0;
      for (int j = 0; j < size; j++, at++) {
        double own = slopes.array()[at];
        int one = i == j ? 1 : 0;
        double size = Math.abs(most[at]) + Math.abs(least[at]) + one + Math.abs(own);
        double farther = Math.max(Math.abs(most[at] - one - own), Math.abs(least[at] - one - own));
        // Two subtractions are off by a unit of the last place of their parts at most.
        sum += farther + size * 0x1p-51;
      }
      spread[i] = up(sum);
    }
    double[] sums = magnitudes(spread);
    for (int i = 0; i < size; i++) {
      sums[i] = Math.nextUp(sums[i] + rest[i]);
    }
    return largest(sums);
  }

  private boolean holds(double radius) {
    double z = contraction(radius);
    return z < 1 && Math.nextUp(shift / Math.nextDown(1 - z)) <= radius;
  }

  private Certificate prove() {
    if (!(largest(rest) < 1) || !Double.isFinite(shift)) {
      return Certificate.none("the Jacobian is singular, or nearly so");
    }
    double radius = Math.max(2 * shift, 0x1p-52 * (1 + largest(magnitude(state))));
    int attempts = 0;
    while (!holds(radius)) {
      radius *= 8;
      if (++attempts > 6) {
        return Certificate.none(
            "the Jacobian changes too much around the state for a proof, as where an activation"
                + " function has a kink");
      }
    }
    return Certificate.of(radius, alone(radius));
  }

  private static double[] magnitude(double[] values) {
    double[] sizes = new double[values.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(values[i]);
    }
    return sizes;
  }

  /** The widest box found that holds no other, to a factor of two and a half. */
  private double alone(double proved) {
    double scale = 1 + largest(magnitude(state));
    double good = proved;
    double bad = WIDEST * scale;
    double guess = FIRST_GUESS * scale;
    for (int i = 0; i < MOST_WIDENINGS && bad / good > 2.5; i++) {
      if (guess >= bad || guess <= good) {
        guess = Math.sqrt(good * bad);
      }
      if (holds(guess)) {
        good = guess;
        guess *= 8;
      } else {
        bad = guess;
        guess /= 8;
      }
    }
    return good;
  }
}

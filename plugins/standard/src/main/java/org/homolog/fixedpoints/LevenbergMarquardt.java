package org.homolog.fixedpoints;

import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/**
 * The nearest minimum of half the squared residual, from one state (Levenberg 1944, Marquardt 1963,
 * doi:10.1137/0111030, with the damping of Nielsen 1999): a fixed point where it is zero, a slow
 * point where it is not.
 */
final class LevenbergMarquardt {
  private static final int MOST_STEPS = 120;
  private static final double FIRST_DAMPING = 1e-3;

  /**
   * A residual whose share along the gradient is below this has no way further down. The Jacobian
   * is that of target - state: of the order of 1 at least, unless all of it vanishes.
   */
  private static final double FLAT = 1e-7;

  private static final double ZERO = 1e-9;

  private LevenbergMarquardt() {}

  /** What a minimum is. */
  enum Kind {
    /** The residual vanishes, up to what another method removes. */
    ROOT,
    /** The residual does not vanish, and grows in every direction. */
    MINIMUM,
    /** Neither was reached. */
    UNFINISHED
  }

  /**
   * Where the search ended.
   *
   * @param state the state
   * @param kind what it is
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Minimum(double[] state, Kind kind) {}

  static Minimum from(double[] start, RootProblem problem, LinearAlgebra algebra) {
    int n = start.length;
    double[] x = start.clone();
    double[] f = problem.residual(x);
    double damping = -1;
    double growth = 2;
    for (int step = 0; step < MOST_STEPS; step++) {
      double norm = Vectors.norm(f);
      if (!Double.isFinite(norm)) {
        return new Minimum(x, Kind.UNFINISHED);
      }
      if (norm <= ZERO * (1 + Vectors.norm(x))) {
        return new Minimum(x, Kind.ROOT);
      }
      Matrix jacobian = problem.jacobian(x);
      Matrix gradient = algebra.multiply(jacobian, true, Matrix.of(n, 1, f), false);
      Matrix squares = algebra.columnProducts(jacobian);
      double largest = 0;
      for (int i = 0; i < n; i++) {
        largest = Math.max(largest, squares.get(i, i));
      }
      if (Vectors.norm(gradient.array()) <= FLAT * Math.sqrt(Math.max(1, largest)) * norm) {
        return new Minimum(x, Kind.MINIMUM);
      }
      damping = damping < 0 ? FIRST_DAMPING * largest : damping;
      boolean moved = false;
      for (int attempt = 0; attempt < 30 && !moved; attempt++) {
        double[] move = move(squares, gradient, damping, algebra);
        double[] candidate = x.clone();
        for (int i = 0; i < n; i++) {
          candidate[i] += move[i];
        }
        double[] left = problem.residual(candidate);
        double gained = (norm * norm - Vectors.norm(left) * Vectors.norm(left)) / 2;
        double expected = 0;
        for (int i = 0; i < n; i++) {
          expected += move[i] * (damping * move[i] - gradient.array()[i]) / 2;
        }
        if (gained > 0 && expected > 0) {
          double ratio = 2 * gained / expected - 1;
          damping *= Math.max(1.0 / 3, 1 - ratio * ratio * ratio);
          growth = 2;
          x = candidate;
          f = left;
          moved = true;
        } else {
          damping = Math.max(damping, 1e-16 * largest) * growth;
          growth *= 2;
        }
      }
      if (!moved) {
        return new Minimum(x, Kind.UNFINISHED);
      }
    }
    return new Minimum(x, Kind.UNFINISHED);
  }

  private static double[] move(
      Matrix squares, Matrix gradient, double damping, LinearAlgebra algebra) {
    int n = squares.rows();
    double raised = damping;
    while (true) {
      Matrix damped = squares.copy();
      for (int i = 0; i < n; i++) {
        damped.array()[i * n + i] += raised;
      }
      try {
        double[] move = algebra.solvePositive(damped, gradient).array();
        for (int i = 0; i < n; i++) {
          move[i] = -move[i];
        }
        return move;
      } catch (ArithmeticException notPositive) {
        // Rounding of the squares outweighs the damping.
        raised = Math.max(raised * 10, 1e-15);
        if (!Double.isFinite(raised)) {
          return new double[n];
        }
      }
    }
  }
}

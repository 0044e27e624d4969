package org.homolog.fixedpoints;

import java.util.Arrays;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.SingularValues;
import org.homolog.linalg.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * Brings a state that is close to a fixed point onto it, to the last bits: Newton's method with the
 * inverse Jacobian and, where that is singular, with the step of smallest norm, which leaves
 * directions alone along which nothing changes.
 */
final class Polish {
  /** Smaller singular values, relative to the largest, are taken for zero. */
  static final double RANK = 1e-9;

  private static final int MOST_STEPS = 30;
  private static final int MOST_CHORDS = 4;

  /**
   * An inverse Jacobian from this close, relative to the state, serves as well as one from here.
   */
  private static final double STILL_GOOD = 1e-4;

  private Polish() {}

  /**
   * A polished state.
   *
   * @param state the state
   * @param residual largest magnitude of its residual
   * @param slopes the Jacobian of the residual
   * @param inverse its inverse; null where it is singular
   * @param smallestSingular its smallest singular value
   * @param still directions along which nothing changes, one per row
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Polished(
      double[] state,
      double residual,
      Matrix slopes,
      @Nullable Matrix inverse,
      double smallestSingular,
      Matrix still) {}

  static Polished from(double[] start, RootProblem problem, LinearAlgebra algebra) {
    double[] x = start.clone();
    double[] f = problem.residual(x);
    Solver solver = Solver.of(problem.jacobian(x), algebra);
    double moved = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      double before = Vectors.norm(f);
      if (before == 0 || !Double.isFinite(before)) {
        break;
      }
      for (int chord = 0; chord < MOST_CHORDS; chord++) {
        double[] next = Vectors.less(x, solver.solve(f));
        double[] left = problem.residual(next);
        if (!(Vectors.norm(left) < Vectors.norm(f))) {
          break;
        }
        moved += Vectors.norm(Vectors.less(next, x));
        x = next;
        f = left;
      }
      boolean done = !(Vectors.norm(f) < 0.5 * before);
      if (done && moved <= STILL_GOOD * (1 + Vectors.norm(x))) {
        break;
      }
      solver = Solver.of(problem.jacobian(x), algebra);
      moved = 0;
      if (done) {
        break;
      }
    }
    return new Polished(
        x,
        Vectors.largest(f),
        problem.jacobian(x),
        solver.inverse,
        solver.smallest(),
        solver.still);
  }

  /** The inverse of a Jacobian, or what there is of it. */
  private static final class Solver {
    private final Matrix jacobian;
    private final LinearAlgebra algebra;
    private final @Nullable Matrix inverse;
    private final @Nullable SingularValues parts;
    private final Matrix still;

    private Solver(
        Matrix jacobian,
        LinearAlgebra algebra,
        @Nullable Matrix inverse,
        @Nullable SingularValues parts,
        Matrix still) {
      this.jacobian = jacobian;
      this.algebra = algebra;
      this.inverse = inverse;
      this.parts = parts;
      this.still = still;
    }

    static Solver of(Matrix jacobian, LinearAlgebra algebra) {
      Matrix none = Matrix.zeros(0, jacobian.columns());
      try {
        Matrix inverse = algebra.inverse(jacobian);
        double least = 1 / Vectors.norm(inverse.array());
        if (least > RANK * Vectors.norm(jacobian.array())) {
          return new Solver(jacobian, algebra, inverse, null, none);
        }
      } catch (ArithmeticException singular) {
        // What follows is for this case.
      }
      SingularValues parts = algebra.svd(jacobian);
      int rank = 0;
      while (rank < parts.values().length && parts.values()[rank] > RANK * parts.values()[0]) {
        rank++;
      }
      int[] vanishing = new int[parts.values().length - rank];
      Arrays.setAll(vanishing, i -> parts.values().length - vanishing.length + i);
      return new Solver(jacobian, algebra, null, parts, parts.vTransposed().selectRows(vanishing));
    }

    /** The smallest singular value. */
    double smallest() {
      return parts == null
          ? 1 / spectralNorm(java.util.Objects.requireNonNull(inverse))
          : parts.values()[parts.values().length - 1];
    }

    /** The step of smallest norm that the residual asks for. */
    double[] solve(double[] residual) {
      int n = residual.length;
      if (inverse != null) {
        return algebra.multiply(inverse, Matrix.of(n, 1, residual)).array();
      }
      SingularValues found = java.util.Objects.requireNonNull(parts);
      double[] step = new double[n];
      for (int k = 0; k < jacobian.rows() - still.rows(); k++) {
        double along = Vectors.dot(found.u().column(k), residual) / found.values()[k];
        step = Vectors.plus(step, along, found.vTransposed().row(k));
      }
      return step;
    }

    /** The largest singular value, by the power method: a digit or two of it. */
    private static double spectralNorm(Matrix a) {
      int n = a.rows();
      double[] v = new double[n];
      for (int i = 0; i < n; i++) {
        v[i] = 1 + 0.5 * Math.sin(1 + i);
      }
      double norm = 0;
      for (int step = 0; step < 8; step++) {
        double length = Vectors.norm(v);
        double[] image = new double[n];
        double[] back = new double[n];
        for (int i = 0; i < n; i++) {
          image[i] = Vectors.dot(a.array(), i * n, v) / length;
        }
        norm = Vectors.norm(image);
        for (int i = 0, at = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            back[j] += a.array()[at++] * image[i];
          }
        }
        v = back;
      }
      return norm;
    }
  }
}

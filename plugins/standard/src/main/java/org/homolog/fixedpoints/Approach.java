package org.homolog.fixedpoints;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.homolog.dynamics.CellDynamics;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/**
 * Brings many states towards fixed points by Newton's method with exact Jacobians, damped so that
 * every step shortens the residual. Steps of large systems are computed for all states together
 * ({@link Krylov}); small systems, and states for which that does not suffice, get a factorisation
 * of their Jacobian.
 */
final class Approach {
  /** Up to this size a factorisation is as fast. */
  private static final int SMALL = 24;

  private static final int MOST_STEPS = 60;
  private static final int MOST_HALVINGS = 10;

  /** Residual, relative to the state, at which another method takes over. */
  private static final double NEAR = 1e-6;

  /** The least share of a step by which the residual must shrink. */
  private static final double SHRINKING = 1e-4;

  /** What a step may leave of a residual, as a share, far from a fixed point and close to it. */
  private static final double LOOSE = 1e-2;

  private static final double TIGHT = 1e-3;

  /** Largest number of elements of Jacobians that are held at once. */
  private static final int JACOBIAN_ELEMENTS = 1 << 21;

  private final RootProblem problem;
  private final LinearAlgebra algebra;
  private final int size;
  private final int products;
  private boolean factorise;

  /** How a state ended. */
  enum Ending {
    /** Close to where the residual vanishes. */
    NEAR,
    /** Where no step shortens the residual. */
    STALLED,
    /** Where the map is not finite. */
    LOST
  }

  /**
   * Where states ended.
   *
   * @param states one row each
   * @param endings how each ended
   */
  record Arrival(Matrix states, Ending[] endings) {}

  private Approach(RootProblem problem, LinearAlgebra algebra) {
    this.problem = problem;
    this.algebra = algebra;
    this.size = problem.size();
    this.products = Math.max(12, Math.min(size / 4, 40));
    this.factorise = size <= SMALL;
  }

  /** Approaches from finite starts. */
  static Arrival from(Matrix starts, RootProblem problem, LinearAlgebra algebra) {
    return new Approach(problem, algebra).run(starts.copy());
  }

  private Arrival run(Matrix states) {
    Ending[] endings = new Ending[states.rows()];
    int[] active = IntStream.range(0, states.rows()).toArray();
    for (int step = 0; step < MOST_STEPS && active.length > 0; step++) {
      Matrix at = states.selectRows(active);
      CellDynamics.Tangents tangents = problem.tangents(at);
      Matrix residuals = tangents.values();
      boolean[] settled = settled(active, at, residuals, endings);
      Matrix moved = search(at, residuals, steps(at, tangents, settled));
      int[] still = new int[active.length];
      int count = 0;
      for (int k = 0; k < active.length; k++) {
        if (settled[k]) {
          continue;
        }
        if (Double.isNaN(moved.get(k, 0))) {
          endings[active[k]] = Ending.STALLED;
          continue;
        }
        System.arraycopy(moved.array(), k * size, states.array(), active[k] * size, size);
        still[count++] = active[k];
      }
      active = Arrays.copyOf(still, count);
    }
    for (int k : active) {
      endings[k] = Ending.STALLED;
    }
    return new Arrival(states, endings);
  }

  /** Which states are near, or where the map is not finite. */
  private boolean[] settled(int[] active, Matrix at, Matrix residuals, Ending[] endings) {
    boolean[] settled = new boolean[active.length];
    for (int k = 0; k < settled.length; k++) {
      double norm = norm(residuals, k);
      settled[k] = !(Double.isFinite(norm) && norm > NEAR * (1 + norm(at, k)));
      if (settled[k]) {
        endings[active[k]] = Double.isFinite(norm) ? Ending.NEAR : Ending.LOST;
      }
    }
    return settled;
  }

  /** The step of each state that has not settled; NaN where there is none. */
  private Matrix steps(Matrix at, CellDynamics.Tangents tangents, boolean[] settled) {
    Matrix steps;
    Matrix residuals = tangents.values().copy();
    double[] accuracy = new double[settled.length];
    for (int k = 0; k < settled.length; k++) {
      accuracy[k] = norm(residuals, k) < LOOSE * (1 + norm(at, k)) ? TIGHT : LOOSE;
      if (settled[k]) {
        Arrays.fill(residuals.array(), k * size, (k + 1) * size, 0);
      }
    }
    if (factorise) {
      steps = Matrix.zeros(at.rows(), size);
      Arrays.fill(steps.array(), Double.NaN);
    } else {
      Krylov.Steps found = Krylov.solve(tangents, residuals, accuracy, products);
      steps = found.steps();
      factorise = 2 * found.failed() > at.rows();
    }
    int[] open =
        IntStream.range(0, at.rows())
            .filter(k -> !settled[k] && Double.isNaN(steps.get(k, 0)))
            .toArray();
    int together = Math.max(1, JACOBIAN_ELEMENTS / (size * size));
    for (int from = 0; from < open.length; from += together) {
      factorised(
          Arrays.copyOfRange(open, from, Math.min(open.length, from + together)),
          at,
          residuals,
          steps);
    }
    for (int k = 0; k < settled.length; k++) {
      if (settled[k]) {
        steps.array()[k * size] = Double.NaN;
      }
    }
    return steps;
  }

  private void factorised(int[] rows, Matrix at, Matrix residuals, Matrix steps) {
    Matrix stack = Matrix.zeros(rows.length * size, size);
    Matrix right = Matrix.zeros(rows.length, size);
    for (int k = 0; k < rows.length; k++) {
      double[] jacobian = problem.jacobian(at.row(rows[k])).array();
      System.arraycopy(jacobian, 0, stack.array(), k * size * size, size * size);
      for (int i = 0; i < size; i++) {
        right.array()[k * size + i] = -residuals.get(rows[k], i);
      }
    }
    Matrix solved = algebra.solveEach(stack, right);
    for (int k = 0; k < rows.length; k++) {
      System.arraycopy(solved.array(), k * size, steps.array(), rows[k] * size, size);
    }
  }

  /** Goes as far along each step as shortens the residual; a row of NaN where nothing does. */
  private Matrix search(Matrix at, Matrix residuals, Matrix steps) {
    Matrix moved = Matrix.zeros(at.rows(), size);
    Arrays.fill(moved.array(), Double.NaN);
    int[] open =
        IntStream.range(0, at.rows()).filter(k -> !Double.isNaN(steps.get(k, 0))).toArray();
    double share = 1;
    for (int halving = 0; halving <= MOST_HALVINGS && open.length > 0; halving++) {
      Matrix candidates = Matrix.zeros(open.length, size);
      for (int k = 0; k < open.length; k++) {
        for (int i = 0; i < size; i++) {
          candidates.array()[k * size + i] = at.get(open[k], i) + share * steps.get(open[k], i);
        }
      }
      Matrix left = problem.residuals(candidates);
      int[] still = new int[open.length];
      int count = 0;
      for (int k = 0; k < open.length; k++) {
        if (norm(left, k) <= (1 - SHRINKING * share) * norm(residuals, open[k])) {
          System.arraycopy(candidates.array(), k * size, moved.array(), open[k] * size, size);
        } else {
          still[count++] = open[k];
        }
      }
      open = Arrays.copyOf(still, count);
      share /= 2;
    }
    return moved;
  }

  private static double norm(Matrix rows, int k) {
    double sum = 0;
    int n = rows.columns();
    for (int i = k * n; i < (k + 1) * n; i++) {
      sum += rows.array()[i] * rows.array()[i];
    }
    return Math.sqrt(sum);
  }
}

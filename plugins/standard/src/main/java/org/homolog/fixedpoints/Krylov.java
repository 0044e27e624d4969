package org.homolog.fixedpoints;

import java.util.Arrays;
import org.homolog.dynamics.CellDynamics;
import org.homolog.linalg.Matrix;

/**
 * Newton steps of many states at once without their Jacobians: the generalised minimal residual
 * method (Saad and Schultz 1986, doi:10.1137/0907058), whose products with the Jacobians of all
 * states are one product of matrices. Where connections are of low rank k it ends after k + 1
 * products; of trained networks it needs few as well, since most eigenvalues lie close together.
 */
final class Krylov {
  /** In place of the number of basis vectors used: not yet solved, and not to be solved. */
  private static final int OPEN = -1;

  private static final int LOST = -2;

  private final CellDynamics.Tangents tangents;
  private final int rows;
  private final int size;
  private final int most;
  private final Matrix[] basis;
  private final double[][] triangle;
  private final double[][] rotated;
  private final double[][] cosines;
  private final double[][] sines;
  private final int[] used;

  private Krylov(CellDynamics.Tangents tangents, int rows, int size, int most) {
    this.tangents = tangents;
    this.rows = rows;
    this.size = size;
    this.most = most;
    this.basis = new Matrix[most + 1];
    this.triangle = new double[rows][(most + 1) * most];
    this.rotated = new double[rows][most + 1];
    this.cosines = new double[rows][most];
    this.sines = new double[rows][most];
    this.used = new int[rows];
  }

  /**
   * The steps that bring each linearised residual to zero.
   *
   * @param steps one row per state; a row of NaN where the products did not suffice
   * @param failed how many did not
   */
  record Steps(Matrix steps, int failed) {}

  /**
   * Solves jacobian step = -residual for every state.
   *
   * @param tangents the derivative of the residuals
   * @param residuals the residuals; a row of zeros asks for no step
   * @param accuracy what may be left of each residual, as a share of its norm
   * @param most how many products with the Jacobians are made
   */
  static Steps solve(
      CellDynamics.Tangents tangents, Matrix residuals, double[] accuracy, int most) {
    Krylov solver = new Krylov(tangents, residuals.rows(), residuals.columns(), most);
    return solver.solve(residuals, accuracy);
  }

  private Steps solve(Matrix residuals, double[] accuracy) {
    double[] goal = new double[rows];
    basis[0] = Matrix.zeros(rows, size);
    for (int k = 0; k < rows; k++) {
      double norm = norm(residuals.array(), k * size, size);
      rotated[k][0] = norm;
      goal[k] = accuracy[k] * norm;
      used[k] = norm == 0 ? 0 : OPEN;
      for (int i = 0; i < size && norm > 0; i++) {
        basis[0].array()[k * size + i] = -residuals.array()[k * size + i] / norm;
      }
    }
    for (int j = 0; j < most && Arrays.stream(used).anyMatch(u -> u == OPEN); j++) {
      basis[j + 1] = tangents.along(basis[j]);
      for (int k = 0; k < rows; k++) {
        if (used[k] == OPEN) {
          extend(k, j, goal[k]);
        } else {
          Arrays.fill(basis[j + 1].array(), k * size, (k + 1) * size, 0);
        }
      }
    }
    return combine();
  }

  /** One more basis vector for one state: Arnoldi with Givens rotations. */
  private void extend(int k, int j, double goal) {
    double[] fresh = basis[j + 1].array();
    double[] column = new double[j + 2];
    double before = norm(fresh, k * size, size);
    for (int i = 0; i <= j; i++) {
      column[i] = dot(fresh, basis[i].array(), k * size, size);
      subtract(fresh, column[i], basis[i].array(), k * size, size);
    }
    column[j + 1] = norm(fresh, k * size, size);
    for (int i = 0; i < j; i++) {
      double turned = cosines[k][i] * column[i] + sines[k][i] * column[i + 1];
      column[i + 1] = -sines[k][i] * column[i] + cosines[k][i] * column[i + 1];
      column[i] = turned;
    }
    double last = column[j + 1];
    double length = Math.hypot(column[j], last);
    if (!(length > 0)) {
      // The Jacobian maps what is left of the space to nothing.
      Arrays.fill(fresh, k * size, (k + 1) * size, 0);
      used[k] = LOST;
      return;
    }
    cosines[k][j] = column[j] / length;
    sines[k][j] = last / length;
    column[j] = length;
    for (int i = 0; i <= j; i++) {
      triangle[k][i * most + j] = column[i];
    }
    rotated[k][j + 1] = -sines[k][j] * rotated[k][j];
    rotated[k][j] *= cosines[k][j];
    boolean exhausted = last <= 1e-14 * before;
    if (Math.abs(rotated[k][j + 1]) <= goal || exhausted) {
      used[k] = j + 1;
      Arrays.fill(fresh, k * size, (k + 1) * size, 0);
      return;
    }
    for (int i = k * size; i < (k + 1) * size; i++) {
      fresh[i] /= last;
    }
  }

  private Steps combine() {
    Matrix steps = Matrix.zeros(rows, size);
    int failed = 0;
    for (int k = 0; k < rows; k++) {
      if (used[k] < 0) {
        Arrays.fill(steps.array(), k * size, (k + 1) * size, Double.NaN);
        failed++;
        continue;
      }
      double[] factors = new double[used[k]];
      for (int i = used[k] - 1; i >= 0; i--) {
        double rest = rotated[k][i];
        for (int j = i + 1; j < used[k]; j++) {
          rest -= triangle[k][i * most + j] * factors[j];
        }
        factors[i] = rest / triangle[k][i * most + i];
      }
      for (int j = 0; j < used[k]; j++) {
        subtract(steps.array(), -factors[j], basis[j].array(), k * size, size);
      }
    }
    return new Steps(steps, failed);
  }

  private static double norm(double[] values, int from, int count) {
    return Math.sqrt(dot(values, values, from, count));
  }

  private static double dot(double[] a, double[] b, int from, int count) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = from;
    int end = from + count;
    // Four sums, because the compiler may not reorder one.
    for (; i + 3 < end; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < end; i++) {
      s0 += a[i] * b[i];
    }
    return s0 + s1 + (s2 + s3);
  }

  private static void subtract(double[] a, double factor, double[] b, int from, int count) {
    for (int i = from; i < from + count; i++) {
      a[i] -= factor * b[i];
    }
  }
}

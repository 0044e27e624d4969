package org.homolog.fixedpoints;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.system.Dynamics;

/**
 * The curve through a fixed point along which the state only drifts: where target - state points
 * along the point's slowest direction v, {@code G(x) = drift v}, at a given distance {@code s = l
 * (x - point)} read off by the left eigenvector l. On a line attractor the drift is zero; on an
 * approximate one it is what makes memories decay. Fixed points on the curve are where the drift
 * changes sign. Immutable.
 *
 * @param positions s, ascending; 0 is the fixed point
 * @param states positions x state variables
 * @param drifts how fast s changes, per second
 * @param q 1/2 |next - state|^2 at each position
 */
@SuppressWarnings("ArrayRecordComponent")
public record SlowManifold(double[] positions, Matrix states, double[] drifts, double[] q) {
  private static final int MOST_CORRECTIONS = 12;

  /**
   * Follows the curve both ways.
   *
   * @param dynamics the system
   * @param point a fixed point
   * @param modes the modes around it
   * @param input the constant input
   * @param reach how far to follow, in units of s
   * @param steps how many positions each way
   * @param algebra the algebra
   * @return the curve, as far as it goes; empty where the slowest mode turns or the left
   *     eigenvector is not known
   */
  public static Optional<SlowManifold> through(
      Dynamics dynamics,
      double[] point,
      Linearisation modes,
      double[] input,
      double reach,
      int steps,
      LinearAlgebra algebra) {
    int slowest = modes.slowest();
    Optional<double[]> reading = modes.reading(slowest);
    if (reading.isEmpty() || modes.imaginary()[slowest] != 0) {
      return Optional.empty();
    }
    RootProblem problem = RootProblem.of(dynamics, input, algebra);
    Tracer tracer = new Tracer(problem, point, modes.direction(slowest), reading.get(), algebra);
    List<double[]> down = tracer.follow(-reach / steps, steps);
    List<double[]> up = tracer.follow(reach / steps, steps);
    java.util.Collections.reverse(down);
    List<double[]> all = new ArrayList<>(down);
    all.add(point);
    all.addAll(up);
    int n = point.length;
    Matrix states = Matrix.zeros(all.size(), n);
    double[] positions = new double[all.size()];
    double[] drifts = new double[all.size()];
    double[] speeds = new double[all.size()];
    for (int k = 0; k < all.size(); k++) {
      double[] state = all.get(k);
      System.arraycopy(state, 0, states.array(), k * n, n);
      positions[k] = Vectors.dot(reading.get(), Vectors.less(state, point));
      double[] move = Vectors.less(dynamics.step(state, input), state);
      drifts[k] = Vectors.dot(reading.get(), move) / dynamics.stepSeconds();
      speeds[k] = problem.speed(state);
    }
    return Optional.of(new SlowManifold(positions, states, drifts, speeds));
  }

  /** Follows the curve one way, by Newton's method on the bordered system. */
  private record Tracer(
      RootProblem problem,
      double[] point,
      double[] direction,
      double[] reading,
      LinearAlgebra algebra) {

    List<double[]> follow(double stride, int steps) {
      List<double[]> found = new ArrayList<>();
      double[] before = point;
      double[] state = point;
      for (int k = 1; k <= steps; k++) {
        double[] guess =
            k == 1
                ? Vectors.plus(state, stride, direction)
                : Vectors.plus(state, 1, Vectors.less(state, before));
        double[] next = corrected(guess, k * stride);
        if (next.length == 0) {
          break;
        }
        found.add(next);
        before = state;
        state = next;
      }
      return found;
    }

    /** The point of the curve at a position; empty if it is not reached. */
    private double[] corrected(double[] guess, double position) {
      int n = guess.length;
      double[] x = guess.clone();
      double drift = 0;
      double last = Double.POSITIVE_INFINITY;
      for (int step = 0; step < MOST_CORRECTIONS; step++) {
        double[] residual = Arrays.copyOf(problem.residual(x), n + 1);
        for (int i = 0; i < n; i++) {
          residual[i] -= drift * direction[i];
        }
        residual[n] = Vectors.dot(reading, Vectors.less(x, point)) - position;
        double size = Vectors.norm(residual);
        if (!Double.isFinite(size)) {
          break;
        }
        if (size <= 1e-13 * (1 + Vectors.norm(x)) || (size < 1e-9 && size > last / 2)) {
          return x;
        }
        last = size;
        Matrix bordered = Matrix.zeros(n + 1, n + 1);
        double[] jacobian = problem.jacobian(x).array();
        for (int i = 0; i < n; i++) {
          System.arraycopy(jacobian, i * n, bordered.array(), i * (n + 1), n);
          bordered.array()[i * (n + 1) + n] = -direction[i];
        }
        System.arraycopy(reading, 0, bordered.array(), n * (n + 1), n);
        double[] move;
        try {
          move = algebra.solve(bordered, Matrix.of(n + 1, 1, residual)).array();
        } catch (ArithmeticException singular) {
          break;
        }
        for (int i = 0; i < n; i++) {
          x[i] -= move[i];
        }
        drift -= move[n];
      }
      return new double[0];
    }
  }
}

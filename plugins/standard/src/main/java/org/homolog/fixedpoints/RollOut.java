package org.homolog.fixedpoints;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.homolog.linalg.Matrix;

/** Where trajectories end. */
final class RollOut {
  /** In place of a fixed point's number: still on the way, or past every bound. */
  static final int NOWHERE = -1;

  static final int GONE = -2;

  /** Beyond this a trajectory has exploded; squares must stay finite. */
  private static final double EXPLODED = 1e100;

  /** A trajectory this close to a stable point, relative to its size, is taken to have arrived. */
  private static final double ARRIVED = 1e-3;

  private static final int STRIDE = 5;

  private RollOut() {}

  /** The rows whose values are finite and not exploded. */
  static Matrix finite(Matrix states) {
    int[] rows = IntStream.range(0, states.rows()).filter(k -> isFinite(states.row(k))).toArray();
    return rows.length == states.rows() ? states : states.selectRows(rows);
  }

  static boolean isFinite(double[] state) {
    return Vectors.largest(state) <= EXPLODED && Vectors.isFinite(state);
  }

  /**
   * The stable points at which trajectories arrive.
   *
   * @param starts one row each
   * @param points fixed points
   * @param stable which of them are stable
   * @param steps how many steps at most
   * @return a point's number each, or NOWHERE or GONE
   */
  static int[] destinations(
      RootProblem problem, Matrix starts, List<FixedPoint> points, boolean[] stable, int steps) {
    int[] ends = new int[starts.rows()];
    Arrays.fill(ends, NOWHERE);
    int[] open = IntStream.range(0, starts.rows()).toArray();
    Matrix now = starts;
    for (int step = 0; step <= steps && open.length > 0; step++) {
      if (step % STRIDE == 0 || step == steps) {
        Matrix at = now;
        int[] numbers = open;
        int[] left =
            IntStream.range(0, numbers.length)
                .filter(
                    k -> {
                      ends[numbers[k]] = end(at.row(k), points, stable);
                      return ends[numbers[k]] == NOWHERE;
                    })
                .toArray();
        open = Arrays.stream(left).map(k -> numbers[k]).toArray();
        now = at.selectRows(left);
      }
      if (open.length > 0) {
        now = problem.next(now);
      }
    }
    return ends;
  }

  private static int end(double[] state, List<FixedPoint> points, boolean[] stable) {
    if (!isFinite(state)) {
      return GONE;
    }
    for (int k = 0; k < stable.length; k++) {
      double[] point = points.get(k).state();
      if (stable[k] && Vectors.within(state, point, ARRIVED * (1 + Vectors.largest(point)))) {
        return k;
      }
    }
    return NOWHERE;
  }
}

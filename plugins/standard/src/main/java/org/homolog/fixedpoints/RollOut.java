package org.homolog.fixedpoints;

import java.util.stream.IntStream;
import org.homolog.linalg.Matrix;

/** Trajectories as long as they are finite. */
final class RollOut {
  /** Beyond this a trajectory has exploded; squares must stay finite. */
  static final double EXPLODED = 1e100;

  private RollOut() {}

  /** The rows whose values are finite and not exploded. */
  static Matrix finite(Matrix states) {
    int[] rows = IntStream.range(0, states.rows()).filter(k -> isFinite(states.row(k))).toArray();
    return rows.length == states.rows() ? states : states.selectRows(rows);
  }

  static boolean isFinite(double[] state) {
    return Vectors.largest(state) <= EXPLODED && Vectors.isFinite(state);
  }
}

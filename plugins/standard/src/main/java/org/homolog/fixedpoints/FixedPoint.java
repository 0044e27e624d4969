package org.homolog.fixedpoints;

import java.util.Arrays;
import org.homolog.linalg.Matrix;

/**
 * A state that the dynamics do not leave. Immutable.
 *
 * @param state the state
 * @param q 1/2 |next - state|^2 of the one-step map, at most {@link FixedPointSearch#FIXED}
 * @param found how many starts led to it
 * @param smallestSingular smallest singular value of the Jacobian of target - state
 * @param kind whether it stands alone
 * @param still directions along which nothing changes to first order, one per row; none for an
 *     isolated point
 * @param members other states of the same continuum, one per row; none for others
 * @param certificate what is proved
 */
@SuppressWarnings("ArrayRecordComponent")
public record FixedPoint(
    double[] state,
    double q,
    int found,
    double smallestSingular,
    Kind kind,
    Matrix still,
    Matrix members,
    Certificate certificate) {

  /** Whether a fixed point stands alone. */
  public enum Kind {
    /** No other is arbitrarily close: the Jacobian less the identity is regular. */
    ISOLATED,
    /** That matrix is singular, but no fixed point was found next to it: a bifurcation, perhaps. */
    DEGENERATE,
    /** One of a line, ring or surface of fixed points; {@code members} lists others. */
    CONTINUUM
  }

  /** Takes a copy of the state. */
  public FixedPoint {
    state = state.clone();
  }

  /**
   * The state.
   *
   * @return a copy
   */
  @Override
  public double[] state() {
    return state.clone();
  }

  @Override
  public String toString() {
    return kind + " fixed point, q = " + q + ", found " + found + " times, " + certificate;
  }

  /** The same found more often. */
  FixedPoint foundAgain(int times) {
    return new FixedPoint(
        state, q, found + times, smallestSingular, kind, still, members, certificate);
  }

  /** Order of states by their coordinates, first to last. */
  static int compare(FixedPoint a, FixedPoint b) {
    return Arrays.compare(rounded(a.state), rounded(b.state));
  }

  private static double[] rounded(double[] values) {
    return Arrays.stream(values).map(v -> Math.rint(v * 1e6) / 1e6 + 0.0).toArray();
  }
}

package org.homolog.fixedpoints;

/**
 * A state where the dynamics are slowest around, without being at rest: a minimum of the squared
 * residual above zero (Sussillo and Barak 2013, doi:10.1162/NECO_a_00409). Immutable.
 *
 * @param state the state
 * @param q 1/2 |next - state|^2 of the one-step map, above {@link FixedPointSearch#FIXED}
 * @param found how many of the starts that were followed led to it
 */
@SuppressWarnings("ArrayRecordComponent")
public record SlowPoint(double[] state, double q, int found) {
  /** Takes a copy of the state. */
  public SlowPoint {
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
}

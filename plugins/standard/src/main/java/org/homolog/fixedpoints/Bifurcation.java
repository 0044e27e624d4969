package org.homolog.fixedpoints;

/**
 * A place on a branch of fixed points where their number or stability changes. Immutable.
 *
 * @param kind what happens
 * @param parameter at which value of the parameter
 * @param state at which state
 */
@SuppressWarnings("ArrayRecordComponent")
public record Bifurcation(Kind kind, double parameter, double[] state) {
  /** What happens (Kuznetsov 2004, doi:10.1007/978-1-4757-3978-7). */
  public enum Kind {
    /** Two fixed points meet and vanish: the branch turns back. */
    FOLD,
    /** Two more branches leave to both sides, as symmetry asks for. */
    PITCHFORK,
    /** Another branch crosses. */
    TRANSCRITICAL,
    /** An eigenvalue passes -1: an oscillation of two steps begins. */
    FLIP,
    /** A complex pair passes the unit circle: an oscillation begins (Hopf, Neimark and Sacker). */
    OSCILLATION
  }

  /** Takes a copy of the state. */
  public Bifurcation {
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

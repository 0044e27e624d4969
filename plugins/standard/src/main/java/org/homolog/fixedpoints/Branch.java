package org.homolog.fixedpoints;

import java.util.List;
import org.homolog.linalg.Matrix;

/**
 * A curve of fixed points, followed as the input changes. Immutable.
 *
 * @param parameters the parameter at each point of the curve, in the order of the curve, which may
 *     turn back
 * @param states points x state variables
 * @param unstable in how many directions each point is left
 * @param bifurcations what happens along the curve, in its order
 */
@SuppressWarnings("ArrayRecordComponent")
public record Branch(
    double[] parameters, Matrix states, int[] unstable, List<Bifurcation> bifurcations) {
  /** Takes copies. */
  public Branch {
    parameters = parameters.clone();
    unstable = unstable.clone();
    bifurcations = List.copyOf(bifurcations);
  }

  /**
   * The parameter at each point of the curve.
   *
   * @return a copy
   */
  @Override
  public double[] parameters() {
    return parameters.clone();
  }

  /**
   * In how many directions each point is left.
   *
   * @return a copy
   */
  @Override
  public int[] unstable() {
    return unstable.clone();
  }
}

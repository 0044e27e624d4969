package org.homolog.system;

import java.util.Optional;
import org.homolog.linalg.Matrix;

/**
 * A one-step map F(r, x) of a state r under an input x, with its exact Jacobian: what fixed points,
 * linearisation and roll-outs are computed from (Sussillo and Barak 2013,
 * doi:10.1162/NECO_a_00409). Safe for several threads.
 */
public interface Dynamics {
  /**
   * Length of a state.
   *
   * @return number of state variables
   */
  int stateCount();

  /**
   * Length of an input.
   *
   * @return number of input channels
   */
  int inputCount();

  /**
   * Duration of one step.
   *
   * @return seconds
   */
  double stepSeconds();

  /**
   * One step, without noise.
   *
   * @param state length {@link #stateCount}
   * @param input length {@link #inputCount}
   * @return the next state
   * @throws IllegalArgumentException if a length is wrong
   */
  double[] step(double[] state, double[] input);

  /**
   * The derivative of the next state by the state.
   *
   * @param state length {@link #stateCount}
   * @param input length {@link #inputCount}
   * @return element (i, j) is the derivative of next state i by state j
   * @throws IllegalArgumentException if a length is wrong
   */
  Matrix jacobian(double[] state, double[] input);

  /**
   * The derivative of the next state by the input.
   *
   * @param state length {@link #stateCount}
   * @param input length {@link #inputCount}
   * @return states x inputs; empty where it is not known
   * @throws IllegalArgumentException if a length is wrong
   */
  default Optional<Matrix> inputJacobian(double[] state, double[] input) {
    return Optional.empty();
  }

  /**
   * The rates that a state stands for: what other populations see.
   *
   * @param state length {@link #stateCount}
   * @return one rate per unit
   */
  double[] rates(double[] state);

  /**
   * Many steps under given inputs.
   *
   * @param state the state before the first step
   * @param inputs steps x inputs
   * @return steps x states; row k is the state at the end of step k
   */
  default Matrix rollOut(double[] state, Matrix inputs) {
    Matrix states = Matrix.zeros(inputs.rows(), stateCount());
    double[] current = state;
    for (int k = 0; k < inputs.rows(); k++) {
      current = step(current, inputs.row(k));
      System.arraycopy(current, 0, states.array(), k * stateCount(), stateCount());
    }
    return states;
  }
}

package org.homolog.dynamics;

import org.homolog.linalg.Matrix;

/**
 * The one-step map of a recurrent network as a formula, without noise. A cell holds weights in
 * double precision and nothing else; {@link CellDynamics} computes with it.
 */
public interface Cell {
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
   * The state one step later.
   *
   * @param state {@link #stateCount} values
   * @param input {@link #inputCount} values
   * @param in the arithmetic
   * @param <V> the kind of value
   * @return {@link #stateCount} values
   */
  <V> V next(V state, V input, Arithmetic<V> in);

  /**
   * The state that the present state is drawn to, with leaks and gates that only slow it divided
   * out: next = state + share (target - state) with a share above 0 for every state variable, so
   * that fixed points of both maps are the same. Where a gate is shut, next - state is tiny far
   * from any fixed point; target - state is not.
   *
   * @param state {@link #stateCount} values
   * @param input {@link #inputCount} values
   * @param in the arithmetic
   * @param <V> the kind of value
   * @return {@link #stateCount} values
   */
  default <V> V target(V state, V input, Arithmetic<V> in) {
    return next(state, input, in);
  }

  /**
   * What other populations see of a state: rates.
   *
   * @param state {@link #stateCount} values
   * @param in the arithmetic
   * @param <V> the kind of value
   * @return one value per unit
   */
  default <V> V output(V state, Arithmetic<V> in) {
    return state;
  }

  /**
   * Refuses weights that do not fit.
   *
   * @param what what the weights are
   * @param weights the weights
   * @param rows rows needed
   * @param columns columns needed
   * @throws IllegalArgumentException if the shape is another or a weight is not finite
   */
  static void requireShape(String what, Matrix weights, int rows, int columns) {
    if (weights.rows() != rows || weights.columns() != columns) {
      throw new IllegalArgumentException(
          what + " must be a " + rows + " x " + columns + " matrix but is a " + weights);
    }
    requireFinite(what, weights.array());
  }

  /**
   * Refuses biases that do not fit.
   *
   * @param what what the values are
   * @param values the values
   * @param length how many are needed
   * @throws IllegalArgumentException if there are more or fewer, or one is not finite
   */
  static void requireLength(String what, double[] values, int length) {
    if (values.length != length) {
      throw new IllegalArgumentException(
          what + " has " + values.length + " values, but " + length + " are needed");
    }
    requireFinite(what, values);
  }

  private static void requireFinite(String what, double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(what + " holds " + value);
      }
    }
  }
}

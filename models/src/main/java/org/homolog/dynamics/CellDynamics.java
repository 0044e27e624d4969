package org.homolog.dynamics;

import java.util.Optional;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.system.Dynamics;

/**
 * The dynamics of a cell in double precision: step and exact Jacobian, of one state or of many at
 * once, and bounds over a box that hold whatever rounding does (Sussillo and Barak 2013,
 * doi:10.1162/NECO_a_00409; Yang and Wang 2020, doi:10.1016/j.neuron.2020.09.005, Eq 32-34).
 * Immutable.
 */
public final class CellDynamics implements Dynamics {
  private final Cell cell;
  private final double stepSeconds;

  /**
   * The dynamics of a cell.
   *
   * @param cell the cell
   * @param stepSeconds duration of one step, seconds
   * @throws IllegalArgumentException if the duration is not above 0
   */
  public CellDynamics(Cell cell, double stepSeconds) {
    if (!(stepSeconds > 0)) {
      throw new IllegalArgumentException("a step must last longer than 0 s, not " + stepSeconds);
    }
    this.cell = cell;
    this.stepSeconds = stepSeconds;
  }

  /**
   * The cell.
   *
   * @return the formula and its weights
   */
  public Cell cell() {
    return cell;
  }

  @Override
  public int stateCount() {
    return cell.stateCount();
  }

  @Override
  public int inputCount() {
    return cell.inputCount();
  }

  @Override
  public double stepSeconds() {
    return stepSeconds;
  }

  private void check(int states, double[] input) {
    length("the state", states, stateCount());
    length("the input", input.length, inputCount());
  }

  private static void length(String what, int length, int wanted) {
    if (length != wanted) {
      throw new IllegalArgumentException(
          what + " has " + length + " values, but " + wanted + " are needed");
    }
  }

  private static Matrix row(double[] values) {
    return Matrix.of(1, values.length, values);
  }

  @Override
  public double[] step(double[] state, double[] input) {
    check(state.length, input);
    return cell.next(row(state), row(input), new BatchValues(Products.PLAIN)).array().clone();
  }

  /**
   * The state that a state is drawn to; see {@link Cell#target}.
   *
   * @param state length {@link #stateCount}
   * @param input length {@link #inputCount}
   * @return the target
   * @throws IllegalArgumentException if a length is wrong
   */
  public double[] target(double[] state, double[] input) {
    check(state.length, input);
    return cell.target(row(state), row(input), new BatchValues(Products.PLAIN)).array().clone();
  }

  @Override
  public double[] rates(double[] state) {
    length("the state", state.length, stateCount());
    return cell.output(row(state), new BatchValues(Products.PLAIN)).array().clone();
  }

  /**
   * One step of many states under one input.
   *
   * @param states states x {@link #stateCount}, finite
   * @param input length {@link #inputCount}
   * @param algebra the algebra
   * @return the next states, states x {@link #stateCount}
   */
  public Matrix next(Matrix states, double[] input, LinearAlgebra algebra) {
    check(states.columns(), input);
    return cell.next(states, row(input), new BatchValues(Products.of(algebra)));
  }

  /**
   * What many states are drawn to under one input; see {@link Cell#target}.
   *
   * @param states states x {@link #stateCount}, finite
   * @param input length {@link #inputCount}
   * @param algebra the algebra
   * @return the targets, states x {@link #stateCount}
   */
  public Matrix target(Matrix states, double[] input, LinearAlgebra algebra) {
    check(states.columns(), input);
    return cell.target(states, row(input), new BatchValues(Products.of(algebra)));
  }

  /**
   * The targets of many states, with their derivative along any directions.
   *
   * @param states states x {@link #stateCount}, finite
   * @param input length {@link #inputCount}
   * @param algebra the algebra
   * @return targets and derivative
   */
  public Tangents tangents(Matrix states, double[] input, LinearAlgebra algebra) {
    check(states.columns(), input);
    BatchTape tape = new BatchTape(Products.of(algebra));
    BatchTape.Node state = tape.variable(states);
    BatchTape.Node external = tape.constant(input);
    BatchTape.Node target = cell.target(state, external, tape);
    return new Tangents() {
      @Override
      public Matrix values() {
        return target.value();
      }

      @Override
      public Matrix along(Matrix directions) {
        return tape.push(target, directions);
      }
    };
  }

  /** Values of a map at many states, and its derivative there. */
  public interface Tangents {
    /**
     * The values.
     *
     * @return states x {@link CellDynamics#stateCount}
     */
    Matrix values();

    /**
     * The derivative, along one direction per state.
     *
     * @param directions states x {@link CellDynamics#stateCount}, finite
     * @return row k is the Jacobian at state k times direction k
     */
    Matrix along(Matrix directions);
  }

  /** Whose derivative by what. */
  private Matrix derivative(double[] state, double[] input, boolean target, boolean byInput) {
    check(state.length, input);
    int variables = byInput ? input.length : state.length;
    Differentiation rules = new Differentiation(variables, Products.PLAIN);
    Differentiation.Value s = byInput ? rules.constant(state) : Differentiation.variables(state);
    Differentiation.Value x = byInput ? Differentiation.variables(input) : rules.constant(input);
    Differentiation.Value result = target ? cell.target(s, x, rules) : cell.next(s, x, rules);
    return result.derivative().matrix();
  }

  @Override
  public Matrix jacobian(double[] state, double[] input) {
    return derivative(state, input, false, false);
  }

  @Override
  public Optional<Matrix> inputJacobian(double[] state, double[] input) {
    return Optional.of(derivative(state, input, false, true));
  }

  /**
   * The derivative of the target by the state.
   *
   * @param state length {@link #stateCount}
   * @param input length {@link #inputCount}
   * @return states x states
   * @throws IllegalArgumentException if a length is wrong
   */
  public Matrix targetJacobian(double[] state, double[] input) {
    return derivative(state, input, true, false);
  }

  /**
   * The derivative of the target by the input.
   *
   * @param state length {@link #stateCount}
   * @param input length {@link #inputCount}
   * @return states x inputs
   * @throws IllegalArgumentException if a length is wrong
   */
  public Matrix targetInputJacobian(double[] state, double[] input) {
    return derivative(state, input, true, true);
  }

  /**
   * Bounds of the target and of its Jacobian over a box of states, for exact arithmetic on the
   * weights as they are stored.
   *
   * @param low lower corner, length {@link #stateCount}
   * @param high upper corner
   * @param input length {@link #inputCount}
   * @return the bounds; infinite where nothing can be said
   */
  public Enclosure enclose(double[] low, double[] high, double[] input) {
    check(low.length, input);
    check(high.length, input);
    IntervalArithmetic rules = new IntervalArithmetic(low.length);
    IntervalArithmetic.Value result =
        cell.target(IntervalArithmetic.variables(low, high), rules.constant(input), rules);
    DerivativeBounds slope = result.derivative().filled();
    return new Enclosure(
        result.bounds().low(),
        result.bounds().high(),
        java.util.Objects.requireNonNull(slope.low()),
        java.util.Objects.requireNonNull(slope.high()));
  }
}

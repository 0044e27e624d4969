package org.homolog.dynamics;

import org.homolog.linalg.Matrix;
import org.homolog.network.ActivationFunction;

/**
 * Long short-term memory: gates i, f, o = s(W x + U h + b), candidate g = tanh(W x + U h + b), c' =
 * f c + i g, h' = o tanh(c') (Hochreiter and Schmidhuber 1997, doi:10.1162/neco.1997.9.8.1735, with
 * forget gates; Yang and Wang 2020, doi:10.1016/j.neuron.2020.09.005, Eq 43). A state is h followed
 * by c. At a fixed point c = i g / (1 - f).
 *
 * @param input weights of the input, rows of i, f, g and o in this order, 4 units x inputs
 * @param recurrent weights of h, rows likewise, 4 units x units
 * @param bias biases likewise, 4 units
 */
@SuppressWarnings("ArrayRecordComponent")
public record LongShortTermCell(Matrix input, Matrix recurrent, double[] bias) implements Cell {
  private static final int INPUT = 0;
  private static final int FORGET = 1;
  private static final int CANDIDATE = 2;
  private static final int OUTPUT = 3;

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if they do not fit or a weight is not finite
   */
  public LongShortTermCell {
    int units = recurrent.columns();
    Cell.requireShape("the recurrent weights", recurrent, 4 * units, units);
    Cell.requireShape("the input weights", input, 4 * units, input.columns());
    Cell.requireLength("the bias", bias, 4 * units);
    bias = bias.clone();
  }

  private int units() {
    return recurrent.columns();
  }

  @Override
  public int stateCount() {
    return 2 * units();
  }

  @Override
  public int inputCount() {
    return input.columns();
  }

  private <V> V drive(V state, V external, Arithmetic<V> in) {
    V own = in.linear(recurrent, output(state, in));
    return in.plus(own, in.plus(in.linear(input, external), in.constant(bias)));
  }

  private <V> V gate(int which, V drive, Arithmetic<V> in) {
    return in.activate(ActivationFunction.SIGMOID, in.part(drive, which * units(), units()));
  }

  private <V> V written(V drive, Arithmetic<V> in) {
    V candidate =
        in.activate(ActivationFunction.TANH, in.part(drive, CANDIDATE * units(), units()));
    return in.times(gate(INPUT, drive, in), candidate);
  }

  private <V> V memory(V state, Arithmetic<V> in) {
    return in.part(state, units(), units());
  }

  private <V> V shown(V drive, V memory, Arithmetic<V> in) {
    return in.times(gate(OUTPUT, drive, in), in.activate(ActivationFunction.TANH, memory));
  }

  private <V> V remembered(V drive, V state, Arithmetic<V> in) {
    return in.plus(in.times(gate(FORGET, drive, in), memory(state, in)), written(drive, in));
  }

  @Override
  public <V> V next(V state, V external, Arithmetic<V> in) {
    V drive = drive(state, external, in);
    V memory = remembered(drive, state, in);
    return in.join(shown(drive, memory, in), memory);
  }

  @Override
  public <V> V target(V state, V external, Arithmetic<V> in) {
    V drive = drive(state, external, in);
    V forgotten =
        in.activate(
            ActivationFunction.SIGMOID, in.scale(-1, in.part(drive, FORGET * units(), units())));
    V settled = in.divide(written(drive, in), forgotten);
    return in.join(shown(drive, remembered(drive, state, in), in), settled);
  }

  @Override
  public <V> V output(V state, Arithmetic<V> in) {
    return in.part(state, 0, units());
  }
}

package org.homolog.dynamics;

import org.homolog.linalg.Matrix;
import org.homolog.network.ActivationFunction;

/**
 * A gated recurrent unit in PyTorch's convention: r = s(Wr x + bir + Ur h + bhr), z likewise, n =
 * tanh(Wn x + bin + r (Un h + bhn)), h' = (1 - z) n + z h (Cho et al. 2014, arXiv:1406.1078). At a
 * fixed point h = n, whatever the update gate z.
 *
 * @param input weights of the input, rows of r, z and n in this order, 3 units x inputs
 * @param recurrent weights of the state, rows likewise, 3 units x units
 * @param inputBias biases beside the input, 3 units
 * @param recurrentBias biases beside the state, 3 units
 */
@SuppressWarnings("ArrayRecordComponent")
public record GatedCell(Matrix input, Matrix recurrent, double[] inputBias, double[] recurrentBias)
    implements Cell {
  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if they do not fit or a weight is not finite
   */
  public GatedCell {
    int units = recurrent.columns();
    Cell.requireShape("the recurrent weights", recurrent, 3 * units, units);
    Cell.requireShape("the input weights", input, 3 * units, input.columns());
    Cell.requireLength("the input bias", inputBias, 3 * units);
    Cell.requireLength("the recurrent bias", recurrentBias, 3 * units);
    inputBias = inputBias.clone();
    recurrentBias = recurrentBias.clone();
  }

  @Override
  public int stateCount() {
    return recurrent.columns();
  }

  @Override
  public int inputCount() {
    return input.columns();
  }

  private <V> V fromInput(V external, Arithmetic<V> in) {
    return in.plus(in.linear(input, external), in.constant(inputBias));
  }

  private <V> V fromState(V state, Arithmetic<V> in) {
    return in.plus(in.linear(recurrent, state), in.constant(recurrentBias));
  }

  private <V> V gate(int which, V a, V b, Arithmetic<V> in) {
    int units = stateCount();
    V sum = in.plus(in.part(a, which * units, units), in.part(b, which * units, units));
    return in.activate(ActivationFunction.SIGMOID, sum);
  }

  private <V> V candidate(V a, V b, Arithmetic<V> in) {
    int units = stateCount();
    V own = in.times(gate(0, a, b, in), in.part(b, 2 * units, units));
    return in.activate(ActivationFunction.TANH, in.plus(in.part(a, 2 * units, units), own));
  }

  @Override
  public <V> V next(V state, V external, Arithmetic<V> in) {
    V a = fromInput(external, in);
    V b = fromState(state, in);
    V candidate = candidate(a, b, in);
    V kept = gate(1, a, b, in);
    return in.plus(candidate, in.times(kept, in.minus(state, candidate)));
  }

  @Override
  public <V> V target(V state, V external, Arithmetic<V> in) {
    return candidate(fromInput(external, in), fromState(state, in), in);
  }
}

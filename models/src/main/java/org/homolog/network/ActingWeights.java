package org.homolog.network;

import org.homolog.linalg.Matrix;

/**
 * The weights that act in a {@link LeakyRecurrent} network: a unit's input is {@code recurrent r +
 * input x + bias}, the output {@code output r + outputBias}.
 *
 * @param recurrent Wr, units x units; column i holds what unit i sends
 * @param input Wx, units x inputs
 * @param bias b, one per unit; not to be changed
 * @param output Wy, outputs x units
 * @param outputBias by, one per output; not to be changed
 * @param initialState the state before the first step, one per unit; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record ActingWeights(
    Matrix recurrent,
    Matrix input,
    double[] bias,
    Matrix output,
    double[] outputBias,
    double[] initialState) {

  /** Weights that act as they are stored. */
  static ActingWeights stored(Weights weights) {
    return new ActingWeights(
        weights.matrix("Wr"),
        weights.matrix("Wx"),
        weights.values("b"),
        weights.matrix("Wy"),
        weights.values("by"),
        weights.values("r0"));
  }
}

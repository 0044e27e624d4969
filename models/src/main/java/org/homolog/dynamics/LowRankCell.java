package org.homolog.dynamics;

import org.homolog.linalg.Matrix;
import org.homolog.network.ActivationFunction;

/**
 * A recurrent network whose connections have low rank: h' = h + a (-h + (1 / N) m n' f(h) + Wi x)
 * (Mastrogiuseppe and Ostojic 2018, doi:10.1016/j.neuron.2018.07.003). The state is a current.
 *
 * @param activation activation function f
 * @param share a = dt / tau, above 0 and at most 1
 * @param into m, units x rank: where recurrent input goes
 * @param from n, units x rank: what selects it
 * @param input Wi, units x inputs
 */
public record LowRankCell(
    ActivationFunction activation, double share, Matrix into, Matrix from, Matrix input)
    implements Cell {
  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if they do not fit, a weight is not finite, or the share is
   *     not above 0 and at most 1
   */
  public LowRankCell {
    int units = into.rows();
    Cell.requireShape("m", into, units, into.columns());
    Cell.requireShape("n", from, units, into.columns());
    Cell.requireShape("Wi", input, units, input.columns());
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("dt / tau must be above 0 and at most 1, not " + share);
    }
  }

  @Override
  public int stateCount() {
    return into.rows();
  }

  @Override
  public int inputCount() {
    return input.columns();
  }

  @Override
  public <V> V next(V state, V external, Arithmetic<V> in) {
    return in.mix(share, state, target(state, external, in));
  }

  @Override
  public <V> V target(V state, V external, Arithmetic<V> in) {
    V latent = in.scale(1.0 / stateCount(), in.linear(from.transpose(), output(state, in)));
    return in.plus(in.linear(into, latent), in.linear(input, external));
  }

  @Override
  public <V> V output(V state, Arithmetic<V> in) {
    return in.activate(activation, state);
  }
}

package org.homolog.dynamics;

import org.homolog.linalg.Matrix;
import org.homolog.network.ActivationFunction;

/**
 * A leaky gated recurrent unit with the reset before the matrix: [r, u] = s(Wg [x, h] + bg), c =
 * tanh(Wc [x, r h] + bc), h' = (1 - a u) h + a u c (Yang et al. 2019,
 * doi:10.1038/s41593-018-0310-2). At a fixed point h = c.
 *
 * @param share a = dt / tau, above 0 and at most 1
 * @param gates Wg, rows of r and u in this order, 2 units x (inputs + units)
 * @param gateBias bg, 2 units
 * @param candidate Wc, units x (inputs + units)
 * @param candidateBias bc, one value per unit
 */
@SuppressWarnings("ArrayRecordComponent")
public record LeakyGatedCell(
    double share, Matrix gates, double[] gateBias, Matrix candidate, double[] candidateBias)
    implements Cell {
  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if they do not fit, a weight is not finite, or the share is
   *     not above 0 and at most 1
   */
  public LeakyGatedCell {
    int units = candidate.rows();
    Cell.requireShape("Wc", candidate, units, Math.max(units, candidate.columns()));
    Cell.requireShape("Wg", gates, 2 * units, candidate.columns());
    Cell.requireLength("bg", gateBias, 2 * units);
    Cell.requireLength("bc", candidateBias, units);
    gateBias = gateBias.clone();
    candidateBias = candidateBias.clone();
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("dt / tau must be above 0 and at most 1, not " + share);
    }
  }

  @Override
  public int stateCount() {
    return candidate.rows();
  }

  @Override
  public int inputCount() {
    return candidate.columns() - candidate.rows();
  }

  private <V> V gate(int which, V state, V external, Arithmetic<V> in) {
    V both = in.plus(in.linear(gates, in.join(external, state)), in.constant(gateBias));
    return in.activate(
        ActivationFunction.SIGMOID, in.part(both, which * stateCount(), stateCount()));
  }

  @Override
  public <V> V next(V state, V external, Arithmetic<V> in) {
    V open = in.scale(share, gate(1, state, external, in));
    return in.plus(state, in.times(open, in.minus(target(state, external, in), state)));
  }

  @Override
  public <V> V target(V state, V external, Arithmetic<V> in) {
    V kept = in.times(gate(0, state, external, in), state);
    return in.activate(
        ActivationFunction.TANH,
        in.plus(in.linear(candidate, in.join(external, kept)), in.constant(candidateBias)));
  }
}

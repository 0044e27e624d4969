package org.homolog.dynamics;

import org.homolog.linalg.Matrix;
import org.homolog.network.ActivationFunction;
import org.homolog.network.UpdateForm;

/**
 * A leaky recurrent layer in one of the three forms of {@link UpdateForm}; with a share of 1 in the
 * rate form, an Elman layer r' = f(Wr r + Wx x + b) (Yang and Wang 2020,
 * doi:10.1016/j.neuron.2020.09.005, Eq 14-17 and 26-27).
 *
 * @param form which leaky update
 * @param activation activation function f
 * @param share a = dt / tau, above 0 and at most 1
 * @param recurrent Wr, units x units
 * @param input Wx, units x inputs
 * @param bias b, one value per unit
 */
@SuppressWarnings("ArrayRecordComponent")
public record LeakyCell(
    UpdateForm form,
    ActivationFunction activation,
    double share,
    Matrix recurrent,
    Matrix input,
    double[] bias)
    implements Cell {
  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if they do not fit, a weight is not finite, or the share is
   *     not above 0 and at most 1
   */
  public LeakyCell {
    Cell.requireShape("Wr", recurrent, recurrent.rows(), recurrent.rows());
    Cell.requireShape("Wx", input, recurrent.rows(), input.columns());
    Cell.requireLength("b", bias, recurrent.rows());
    bias = bias.clone();
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("dt / tau must be above 0 and at most 1, not " + share);
    }
  }

  /**
   * A network without inputs that settles into stored patterns, r' = f(W r) (Hopfield 1984,
   * doi:10.1073/pnas.81.10.3088, in discrete time).
   *
   * @param activation activation function f
   * @param recurrent W, units x units
   * @return the cell
   */
  public static LeakyCell withoutInput(ActivationFunction activation, Matrix recurrent) {
    int units = recurrent.rows();
    return new LeakyCell(
        UpdateForm.RATE, activation, 1, recurrent, Matrix.zeros(units, 0), new double[units]);
  }

  @Override
  public int stateCount() {
    return recurrent.rows();
  }

  @Override
  public int inputCount() {
    return input.columns();
  }

  private <V> V drive(V state, V external, Arithmetic<V> in) {
    V own = in.linear(recurrent, output(state, in));
    return in.plus(own, in.plus(in.linear(input, external), in.constant(bias)));
  }

  @Override
  public <V> V next(V state, V external, Arithmetic<V> in) {
    V drive = drive(state, external, in);
    return switch (form) {
      case RATE -> in.mix(share, state, in.activate(activation, drive));
      case CURRENT -> in.mix(share, state, drive);
      case RECTIFIED -> in.activate(activation, in.mix(share, state, drive));
    };
  }

  @Override
  public <V> V target(V state, V external, Arithmetic<V> in) {
    return switch (form) {
      case RATE -> in.activate(activation, drive(state, external, in));
      case CURRENT -> drive(state, external, in);
      case RECTIFIED -> next(state, external, in);
    };
  }

  @Override
  public <V> V output(V state, Arithmetic<V> in) {
    return form == UpdateForm.CURRENT ? in.activate(activation, state) : state;
  }
}

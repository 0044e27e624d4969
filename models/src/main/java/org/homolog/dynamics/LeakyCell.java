package org.homolog.dynamics;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.homolog.linalg.Matrix;
import org.homolog.network.ActivationFunction;
import org.homolog.network.UpdateForm;

/**
 * A leaky recurrent layer in one of the three forms of {@link UpdateForm}; with shares of 1 in the
 * rate form, an Elman layer r' = f(Wr r + Wx x + b) (Yang and Wang 2020,
 * doi:10.1016/j.neuron.2020.09.005, Eq 14-17 and 26-27).
 *
 * @param form which leaky update
 * @param activations activation function f of each unit
 * @param shares a = dt / tau of each unit, above 0 and at most 1
 * @param recurrent Wr, units x units
 * @param input Wx, units x inputs
 * @param bias b, one value per unit
 */
@SuppressWarnings("ArrayRecordComponent")
public record LeakyCell(
    UpdateForm form,
    List<ActivationFunction> activations,
    double[] shares,
    Matrix recurrent,
    Matrix input,
    double[] bias)
    implements Cell {
  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if they do not fit, a weight is not finite, or a share is not
   *     above 0 and at most 1
   */
  public LeakyCell {
    int units = recurrent.rows();
    Cell.requireShape("Wr", recurrent, units, units);
    Cell.requireShape("Wx", input, units, input.columns());
    Cell.requireLength("b", bias, units);
    Cell.requireLength("dt / tau", shares, units);
    activations = List.copyOf(activations);
    if (activations.size() != units) {
      throw new IllegalArgumentException(
          units + " units need as many activation functions, not " + activations.size());
    }
    for (double share : shares) {
      if (!(share > 0 && share <= 1)) {
        throw new IllegalArgumentException("dt / tau must be above 0 and at most 1, not " + share);
      }
    }
    bias = bias.clone();
    shares = shares.clone();
  }

  /**
   * A layer of equal units.
   *
   * @param form which leaky update
   * @param activation activation function f
   * @param share a = dt / tau, above 0 and at most 1
   * @param recurrent Wr, units x units
   * @param input Wx, units x inputs
   * @param bias b, one value per unit
   * @return the cell
   * @throws IllegalArgumentException if shapes do not fit, a weight is not finite, or the share is
   *     not above 0 and at most 1
   */
  public static LeakyCell of(
      UpdateForm form,
      ActivationFunction activation,
      double share,
      Matrix recurrent,
      Matrix input,
      double[] bias) {
    double[] shares = new double[recurrent.rows()];
    Arrays.fill(shares, share);
    return new LeakyCell(
        form, Collections.nCopies(recurrent.rows(), activation), shares, recurrent, input, bias);
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
    return of(UpdateForm.RATE, activation, 1, recurrent, Matrix.zeros(units, 0), new double[units]);
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

  /** The functions of the units, run by run of equal ones. */
  private <V> V activity(V x, Arithmetic<V> in) {
    V all = x;
    int from = 0;
    for (int i = 1; i <= activations.size(); i++) {
      if (i < activations.size() && activations.get(i) == activations.get(from)) {
        continue;
      }
      boolean one = from == 0 && i == activations.size();
      V active = in.activate(activations.get(from), one ? x : in.part(x, from, i - from));
      all = from == 0 ? active : in.join(all, active);
      from = i;
    }
    return all;
  }

  private <V> V leaked(V state, V x, Arithmetic<V> in) {
    if (Arrays.stream(shares).allMatch(share -> share == shares[0])) {
      return in.mix(shares[0], state, x);
    }
    double[] rests = Arrays.stream(shares).map(share -> 1 - share).toArray();
    return in.plus(in.times(in.constant(rests), state), in.times(in.constant(shares), x));
  }

  @Override
  public <V> V next(V state, V external, Arithmetic<V> in) {
    V drive = drive(state, external, in);
    return switch (form) {
      case RATE -> leaked(state, activity(drive, in), in);
      case CURRENT -> leaked(state, drive, in);
      case RECTIFIED -> activity(leaked(state, drive, in), in);
    };
  }

  @Override
  public <V> V target(V state, V external, Arithmetic<V> in) {
    return switch (form) {
      case RATE -> activity(drive(state, external, in), in);
      case CURRENT -> drive(state, external, in);
      case RECTIFIED -> next(state, external, in);
    };
  }

  @Override
  public <V> V output(V state, Arithmetic<V> in) {
    return form == UpdateForm.CURRENT ? activity(state, in) : state;
  }
}

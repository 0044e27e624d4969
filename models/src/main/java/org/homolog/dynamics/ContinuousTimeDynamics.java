package org.homolog.dynamics;

import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.network.ActivationFunction;
import org.homolog.network.ContinuousTimeRecurrent;
import org.homolog.network.Network;
import org.homolog.network.UpdateForm;
import org.homolog.system.Dynamics;

/**
 * The one-step map of a continuous-time recurrent network in double precision, without noise, with
 * its exact Jacobian (Sussillo and Barak 2013, doi:10.1162/NECO_a_00409; Yang and Wang 2020,
 * doi:10.1016/j.neuron.2020.09.005, Eq 32-34). With a = dt / tau, I = Wx x + b and D = diag(f'(.)):
 * rate, J = (1 - a) + a D Wr; current, J = (1 - a) + a Wr D; rectified, J = D ((1 - a) + a Wr).
 */
public final class ContinuousTimeDynamics implements Dynamics {
  private final UpdateForm form;
  private final ActivationFunction activation;
  private final double share;
  private final double stepSeconds;
  private final Matrix recurrent;
  private final Matrix input;
  private final double[] bias;

  private ContinuousTimeDynamics(Network network, ContinuousTimeRecurrent spec) {
    form = spec.form();
    activation = spec.activation();
    share = spec.alpha();
    stepSeconds = spec.stepSeconds();
    recurrent = Matrix.of(spec.units(), spec.units(), network.weights().values("Wr"));
    input = Matrix.of(spec.units(), network.inputs(), network.weights().values("Wx"));
    bias = network.weights().values("b");
  }

  /**
   * The dynamics of a network.
   *
   * @param network a continuous-time recurrent network
   * @return its one-step map
   * @throws HomologException if the network has no dynamics
   */
  public static ContinuousTimeDynamics of(Network network) {
    if (network.spec() instanceof ContinuousTimeRecurrent spec) {
      return new ContinuousTimeDynamics(network, spec);
    }
    throw HomologException.mistake(
        "a network of kind " + network.spec().kind() + " has no state that evolves");
  }

  @Override
  public int stateCount() {
    return recurrent.rows();
  }

  @Override
  public int inputCount() {
    return input.columns();
  }

  @Override
  public double stepSeconds() {
    return stepSeconds;
  }

  private static void length(String what, double[] values, int wanted) {
    if (values.length != wanted) {
      throw new IllegalArgumentException(
          what + " has " + values.length + " values, but " + wanted + " are needed");
    }
  }

  private static void addProduct(Matrix matrix, double[] vector, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      double total = 0;
      for (int j = 0; j < vector.length; j++) {
        total += matrix.get(i, j) * vector[j];
      }
      sum[i] += total;
    }
  }

  /** What reaches each unit: Wr r + Wx x + b. */
  private double[] drive(double[] state, double[] external) {
    length("the state", state, stateCount());
    length("the input", external, inputCount());
    double[] sum = bias.clone();
    addProduct(recurrent, rates(state), sum);
    addProduct(input, external, sum);
    return sum;
  }

  @Override
  public double[] rates(double[] state) {
    if (form != UpdateForm.CURRENT) {
      return state.clone();
    }
    double[] rates = new double[state.length];
    for (int i = 0; i < rates.length; i++) {
      rates[i] = activation.value(state[i]);
    }
    return rates;
  }

  @Override
  public double[] step(double[] state, double[] external) {
    double[] drive = drive(state, external);
    double[] next = new double[state.length];
    for (int i = 0; i < next.length; i++) {
      next[i] =
          switch (form) {
            case RATE -> (1 - share) * state[i] + share * activation.value(drive[i]);
            case CURRENT -> (1 - share) * state[i] + share * drive[i];
            case RECTIFIED -> activation.value((1 - share) * state[i] + share * drive[i]);
          };
    }
    return next;
  }

  @Override
  public Matrix jacobian(double[] state, double[] external) {
    double[] drive = drive(state, external);
    int n = stateCount();
    Matrix jacobian = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      double rowSlope =
          switch (form) {
            case RATE -> activation.slope(drive[i]);
            case CURRENT -> 1;
            case RECTIFIED -> activation.slope((1 - share) * state[i] + share * drive[i]);
          };
      for (int j = 0; j < n; j++) {
        double through =
            share
                * recurrent.get(i, j)
                * (form == UpdateForm.CURRENT ? activation.slope(state[j]) : 1);
        double leak = i == j ? 1 - share : 0;
        jacobian.array()[i * n + j] =
            form == UpdateForm.RECTIFIED ? rowSlope * (leak + through) : leak + rowSlope * through;
      }
    }
    return jacobian;
  }
}

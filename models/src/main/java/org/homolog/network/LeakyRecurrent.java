package org.homolog.network;

import java.util.List;

/**
 * A network of leaky units with a linear readout, in one of the three forms of {@link UpdateForm}:
 * what its kinds share, and the weights that act, so that dynamics, lesions and roll-outs need not
 * know how a kind makes them.
 */
public interface LeakyRecurrent extends NetworkSpec {
  /**
   * Number of recurrent units.
   *
   * @return units
   */
  int units();

  /**
   * Which leaky update.
   *
   * @return the form
   */
  UpdateForm form();

  /**
   * Duration of one step.
   *
   * @return milliseconds
   */
  double dt();

  /**
   * The share of a step in each unit's time constant.
   *
   * @return a = dt / tau, above 0 and at most 1, one per unit
   */
  double[] alphas();

  /**
   * Each unit's activation function.
   *
   * @return one per unit
   */
  List<ActivationFunction> activations();

  /**
   * Strength sigma of the recurrent noise in training.
   *
   * @return 0 for none
   */
  double noise();

  /**
   * Where that noise enters and how it scales with dt.
   *
   * @return the scaling
   */
  NoiseScaling noiseScaling();

  /**
   * Noise on the inputs in training.
   *
   * @return none, unless the kind says otherwise
   */
  default InputNoise noiseOnInputs() {
    return InputNoise.NONE;
  }

  /**
   * The weights that act, made from the arrays that learning changes.
   *
   * @param weights arrays of the shapes of this network
   * @return what multiplies rates and inputs
   */
  ActingWeights acting(Weights weights);

  @Override
  default double stepSeconds() {
    return dt() / 1000;
  }

  @Override
  default List<String> layerNames() {
    return List.of("recurrent", "output");
  }

  @Override
  default List<String> heldLayers() {
    return List.of("recurrent");
  }

  @Override
  default HeldRollOut held(Network network, String layer) {
    return new LeakyHeldRollOut(network, this);
  }

  @Override
  default String conventions() {
    String update =
        switch (form()) {
          case RATE -> "r' = (1 - a) r + a f(Wr r + Wx x + b)";
          case CURRENT -> "c' = (1 - a) c + a (Wr f(c) + Wx x + b), r = f(c)";
          case RECTIFIED -> "r' = f((1 - a) r + a (Wr r + Wx x + b))";
        };
    return NetworkSpec.super.conventions()
        + " Time constants are in ms, a = dt / tau: "
        + update
        + ". Outputs are Wy r + by. A state after step k belongs to the end of that step. Noise"
        + " acts in training only.";
  }
}

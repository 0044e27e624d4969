package org.homolog.dynamics;

import java.util.ArrayList;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.network.ActingWeights;
import org.homolog.network.ActivationFunction;
import org.homolog.network.LeakyRecurrent;
import org.homolog.network.LowRankRecurrent;
import org.homolog.network.Network;
import org.homolog.network.NetworkSpec;
import org.homolog.network.Weights;
import org.homolog.network.gated.GatedRecurrent;
import org.homolog.network.gated.LeakyGatedUnit;
import org.homolog.network.gated.LongShortTermMemory;

/** The one-step maps of recurrent networks in double precision, without noise. */
public final class NetworkDynamics {
  private NetworkDynamics() {}

  /**
   * Whether a kind of network has dynamics.
   *
   * @param spec the network's declaration
   * @return true if it has a state that evolves
   */
  public static boolean isKnown(NetworkSpec spec) {
    return spec instanceof LeakyRecurrent || spec instanceof GatedRecurrent;
  }

  /**
   * The dynamics of a network.
   *
   * @param network a recurrent network
   * @return its one-step map
   * @throws HomologException if the network has no dynamics
   */
  public static CellDynamics of(Network network) {
    return new CellDynamics(cell(network), network.spec().stepSeconds());
  }

  private static Cell cell(Network network) {
    Weights weights = network.weights();
    if (network.spec() instanceof LowRankRecurrent spec) {
      ActivationFunction activation = spec.activation();
      return new LowRankCell(
          activation,
          spec.dt() / spec.tau(),
          weights.matrix("m"),
          weights.matrix("n"),
          weights.matrix("Wi"));
    }
    if (network.spec() instanceof LeakyRecurrent spec) {
      ActingWeights acting = spec.acting(weights);
      return new LeakyCell(
          spec.form(),
          spec.activations(),
          spec.alphas(),
          acting.recurrent(),
          acting.input(),
          acting.bias());
    }
    if (network.spec() instanceof GatedRecurrent spec) {
      return gated(spec, weights);
    }
    throw HomologException.mistake(
        "a network of kind " + network.spec().kind() + " has no state that evolves");
  }

  private static Cell gated(GatedRecurrent spec, Weights weights) {
    if (spec instanceof LeakyGatedUnit leaky) {
      return new LeakyGatedCell(
          leaky.alpha(),
          weights.matrix("Wg"),
          weights.values("bg"),
          weights.matrix("Wc"),
          weights.values("bc"));
    }
    List<Cell> layers = new ArrayList<>();
    for (int layer = 0; layer < spec.layers(); layer++) {
      Matrix input = weights.matrix("weight_ih_l" + layer);
      Matrix recurrent = weights.matrix("weight_hh_l" + layer);
      double[] inputBias = weights.values("bias_ih_l" + layer);
      double[] recurrentBias = weights.values("bias_hh_l" + layer);
      if (spec instanceof LongShortTermMemory) {
        double[] bias = inputBias.clone();
        for (int i = 0; i < bias.length; i++) {
          bias[i] += recurrentBias[i];
        }
        layers.add(new LongShortTermCell(input, recurrent, bias));
      } else {
        layers.add(new GatedCell(input, recurrent, inputBias, recurrentBias));
      }
    }
    return layers.size() == 1 ? layers.get(0) : new StackedCell(layers);
  }
}

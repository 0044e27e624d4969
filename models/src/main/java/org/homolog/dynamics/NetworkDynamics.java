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
import org.homolog.network.latent.SequentialAutoencoder;

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
    return spec instanceof LeakyRecurrent
        || spec instanceof GatedRecurrent
        || spec instanceof SequentialAutoencoder;
  }

  /**
   * Whether a layer's units are those whose state evolves.
   *
   * @param spec the network's declaration
   * @param layer one of its layers
   * @return true if the network's dynamics are those of this layer
   */
  public static boolean isOf(NetworkSpec spec, String layer) {
    return isKnown(spec)
        && layer.equals(
            spec instanceof SequentialAutoencoder ? SequentialAutoencoder.GENERATOR : "recurrent");
  }

  /**
   * The dynamics of a network.
   *
   * @param network a recurrent network
   * @return its one-step map
   * @throws HomologException if the network has no dynamics
   */
  public static CellDynamics of(Network network) {
    return new CellDynamics(cell(network, new int[0]), network.spec().stepSeconds());
  }

  /**
   * The dynamics of a network with the output of some units at zero; these still receive.
   *
   * @param network a recurrent network of one layer
   * @param silenced places of the units
   * @return its one-step map
   * @throws HomologException if the network has no dynamics, or several layers
   * @throws IllegalArgumentException if a place does not exist
   */
  public static CellDynamics of(Network network, int[] silenced) {
    return new CellDynamics(cell(network, silenced), network.spec().stepSeconds());
  }

  private static Cell cell(Network network, int[] silenced) {
    Weights weights = network.weights();
    if (network.spec() instanceof LowRankRecurrent spec) {
      ActivationFunction activation = spec.activation();
      return new LowRankCell(
          activation,
          spec.dt() / spec.tau(),
          weights.matrix("m"),
          withoutColumns(weights.matrix("n").transpose(), 0, silenced).transpose(),
          weights.matrix("Wi"));
    }
    if (network.spec() instanceof LeakyRecurrent spec) {
      ActingWeights acting = spec.acting(weights);
      return new LeakyCell(
          spec.form(),
          spec.activations(),
          spec.alphas(),
          withoutColumns(acting.recurrent(), 0, silenced),
          acting.input(),
          acting.bias());
    }
    if (network.spec() instanceof GatedRecurrent spec) {
      if (silenced.length > 0 && spec.layers() > 1) {
        throw HomologException.mistake(
            "the dynamics with units silenced are known for networks of one layer, not of "
                + spec.layers());
      }
      return gated(spec, weights, silenced);
    }
    if (network.spec() instanceof SequentialAutoencoder) {
      return new GatedCell(
          weights.matrix("weight_ih"),
          weights.matrix("weight_hh"),
          weights.values("bias_ih"),
          weights.values("bias_hh"));
    }
    throw HomologException.mistake(
        "a network of kind " + network.spec().kind() + " has no state that evolves");
  }

  /** A matrix with some columns at zero: what these units send is nothing. */
  private static Matrix withoutColumns(Matrix matrix, int first, int[] units) {
    Matrix copy = matrix.copy();
    for (int unit : units) {
      if (unit < 0 || first + unit >= matrix.columns()) {
        throw new IllegalArgumentException(
            "there are "
                + (matrix.columns() - first)
                + " units, but unit "
                + unit
                + " was asked for");
      }
      for (int row = 0; row < matrix.rows(); row++) {
        copy.array()[row * matrix.columns() + first + unit] = 0;
      }
    }
    return copy;
  }

  private static Cell gated(GatedRecurrent spec, Weights weights, int[] silenced) {
    if (spec instanceof LeakyGatedUnit leaky) {
      Matrix gates = weights.matrix("Wg");
      Matrix candidate = weights.matrix("Wc");
      return new LeakyGatedCell(
          leaky.alpha(),
          withoutColumns(gates, gates.columns() - leaky.units(), silenced),
          weights.values("bg"),
          withoutColumns(candidate, candidate.columns() - leaky.units(), silenced),
          weights.values("bc"));
    }
    List<Cell> layers = new ArrayList<>();
    for (int layer = 0; layer < spec.layers(); layer++) {
      Matrix input = weights.matrix("weight_ih_l" + layer);
      Matrix recurrent = withoutColumns(weights.matrix("weight_hh_l" + layer), 0, silenced);
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

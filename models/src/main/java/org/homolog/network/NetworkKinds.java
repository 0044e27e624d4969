package org.homolog.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.network.convolution.ConvolutionalNetwork;
import org.homolog.network.convolution.ConvolutionalRecurrentNetwork;
import org.homolog.network.foreign.TorchScriptNetwork;
import org.homolog.network.gated.GatedRecurrentUnit;
import org.homolog.network.gated.LeakyGatedUnit;
import org.homolog.network.gated.LongShortTermMemory;
import org.homolog.network.latent.SequentialAutoencoder;
import org.homolog.network.layered.Autoencoder;
import org.homolog.network.layered.LayeredNetwork;
import org.homolog.network.spiking.SpikingNetwork;
import org.homolog.network.vision.GaborModel;
import org.homolog.network.vision.HierarchicalMaxModel;
import org.homolog.spi.Options;

/** The kinds of network, by the name they have in studies and files. */
public final class NetworkKinds {
  /**
   * One kind.
   *
   * @param name its name in studies and files
   * @param title what it is
   * @param options its declaration
   */
  public record Kind(String name, String title, Class<? extends Record> options) {
    /**
     * A network of this kind.
     *
     * @param values option name to value, as written in a study
     * @return the declaration
     * @throws Options.InvalidOption naming the option, what was read and what would be right
     */
    public NetworkSpec bind(Map<String, ?> values) {
      return (NetworkSpec) Options.bind(options, values);
    }
  }

  private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

  /** Names in full of kinds that have a short one. */
  private static final Map<String, String> IN_FULL = new LinkedHashMap<>();

  static {
    add("mlp", "multilayer-perceptron", "multilayer perceptron", MultilayerPerceptron.class);
    add("rnn", "elman-rnn", "Elman recurrent network", ElmanRecurrent.class);
    add(
        "ctrnn",
        "continuous-time-rnn",
        "continuous-time recurrent network",
        ContinuousTimeRecurrent.class);
    add(
        "constrained-rnn",
        "constrained-recurrent-network",
        "continuous-time recurrent network under constraints: sparse connections, Dale's law,"
            + " populations with time constants and activation functions of their own, weights that"
            + " learning leaves alone",
        ConstrainedRecurrent.class);
    add(
        "multi-area-rnn",
        "multi-area-network",
        "continuous-time recurrent network of several areas",
        MultiAreaRecurrent.class);
    add("low-rank-rnn", "low-rank-network", "low-rank recurrent network", LowRankRecurrent.class);
    add("lstm", "long-short-term-memory", "long short-term memory", LongShortTermMemory.class);
    add("gru", "gated-recurrent-unit", "gated recurrent units", GatedRecurrentUnit.class);
    add(
        "leaky-gru",
        "leaky-gated-recurrent-unit",
        "gated recurrent units in continuous time",
        LeakyGatedUnit.class);
    add("cnn", "convolutional-network", "convolutional network", ConvolutionalNetwork.class);
    add("autoencoder", "auto-encoder", "autoencoder", Autoencoder.class);
    add(
        "sequential-autoencoder",
        "sequential-auto-encoder",
        "sequential autoencoder: initial conditions inferred from a trial's spikes, and a generator",
        SequentialAutoencoder.class);
    add("gabor", "gabor-filter-bank", "bank of Gabor filters, not trained", GaborModel.class);
    add(
        "hmax",
        "hierarchical-max",
        "hierarchy of template matching and maxima (HMAX), not trained",
        HierarchicalMaxModel.class);
    add("spiking", "spiking-network", "spiking network", SpikingNetwork.class);
    add(
        "conv-rnn",
        "convolutional-recurrent-network",
        "convolutional recurrent network with feedback",
        ConvolutionalRecurrentNetwork.class);
    add("layered", "layered-network", "network of named parts", LayeredNetwork.class);
    add("torchscript", "torchscript-network", "TorchScript file, fixed", TorchScriptNetwork.class);
  }

  private static void add(
      String name, String inFull, String title, Class<? extends Record> options) {
    KINDS.put(name, new Kind(name, title, options));
    IN_FULL.put(inFull, name);
  }

  private NetworkKinds() {}

  /**
   * All kinds.
   *
   * @return the kinds, in order
   */
  public static List<Kind> all() {
    return List.copyOf(KINDS.values());
  }

  /**
   * The kind of a name.
   *
   * @param name its name, or its name in full, such as continuous-time-rnn
   * @return the kind
   * @throws HomologException naming those that exist
   */
  public static Kind named(String name) {
    Kind kind = KINDS.get(IN_FULL.getOrDefault(name, name));
    if (kind == null) {
      throw HomologException.unknown("network", name, new ArrayList<>(KINDS.keySet()));
    }
    return kind;
  }
}

package org.homolog.network.latent;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.network.Initialisation;
import org.homolog.network.NetworkBlock;
import org.homolog.network.NetworkSpec;
import org.homolog.network.WeightShape;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Option;
import org.homolog.torch.Precision;
import org.homolog.torch.Torch;

/**
 * A sequential autoencoder: an encoder of gated recurrent units reads a trial's spikes forward and
 * backward and gives mean and variance of a latent initial condition; a generator of gated
 * recurrent units evolves from there; factors are read from it, and from these the outputs. In
 * training the initial condition is drawn, and its divergence from a standard normal prior joins
 * the loss; in evaluation it is the mean.
 *
 * <p>Sussillo et al. 2016, arXiv:1608.06315; Pandarinath et al. 2018,
 * doi:10.1038/s41592-018-0109-9. There is no controller: what drives the generator from without is
 * given, not inferred.
 *
 * @param units number of generator units
 * @param factors number of factors
 * @param encoder number of encoder units in each direction
 * @param latents number of latent variables of the initial condition
 * @param divergence strength of the divergence from the prior; 1 for the evidence lower bound
 * @param dropout share of the spikes' bins that the encoder does not see in training
 * @param dt duration of one step, milliseconds
 * @param drives how many of the inputs, the last, drive the generator; the others are spikes
 */
public record SequentialAutoencoder(
    @Option(text = "number of generator units", byDefault = "64", min = 1, max = 10000) int units,
    @Option(text = "number of factors", byDefault = "8", min = 1, max = 10000) int factors,
    @Option(
            text = "number of encoder units in each direction",
            byDefault = "64",
            min = 1,
            max = 10000)
        int encoder,
    @Option(
            text = "number of latent variables of the initial condition",
            byDefault = "16",
            min = 1,
            max = 10000)
        int latents,
    @Option(
            text =
                "strength of the divergence of initial conditions from their prior; 1 for the"
                    + " evidence lower bound",
            byDefault = "1",
            min = 0,
            max = 1e6)
        double divergence,
    @Option(
            text = "share of the spike counts that the encoder does not see in training",
            byDefault = "0.1",
            min = 0,
            max = 0.99)
        double dropout,
    @Option(
            text = "duration of one step, that of the bins",
            byDefault = "20",
            unit = "ms",
            min = 1e-6,
            max = 1e9)
        double dt,
    @Option(
            text =
                "how many of the inputs, the last, drive the generator; a fit to a recording sets it"
                    + " from its drive and inputs",
            byDefault = "0",
            min = 0,
            max = 100000)
        int drives)
    implements NetworkSpec {
  /** The recurrent layer. */
  public static final String GENERATOR = "generator";

  /** Refuses impossible values. */
  public SequentialAutoencoder {
    if (units < 1 || factors < 1 || encoder < 1 || latents < 1 || drives < 0) {
      throw HomologException.mistake(
          "units, factors, encoder and latents must be 1 or more, drives 0 or more, but are "
              + units
              + ", "
              + factors
              + ", "
              + encoder
              + ", "
              + latents
              + " and "
              + drives);
    }
    if (!(divergence >= 0 && dropout >= 0 && dropout < 1 && dt > 0 && Double.isFinite(dt))) {
      throw HomologException.mistake(
          "divergence must be 0 or more, dropout from 0 to below 1 and dt above 0 ms, but are "
              + divergence
              + ", "
              + dropout
              + " and "
              + dt);
    }
  }

  /**
   * The same network with another number of inputs that drive the generator.
   *
   * @param count how many
   * @return the network
   */
  public SequentialAutoencoder driven(int count) {
    return new SequentialAutoencoder(
        units, factors, encoder, latents, divergence, dropout, dt, count);
  }

  @Override
  public String kind() {
    return "sequential-autoencoder";
  }

  @Override
  public List<String> layerNames() {
    return List.of(GENERATOR, "factors", "output");
  }

  @Override
  public double stepSeconds() {
    return dt / 1000;
  }

  @Override
  public String conventions() {
    return NetworkSpec.super.conventions()
        + " Rows of weight_ih, weight_hh and the biases are those of r, z and n as in PyTorch's"
        + " nn.GRU. The encoder's last states, forward then backward, give mean = mean_W e + mean_b"
        + " and log variance = variance_W e + variance_b of the initial condition z; the generator"
        + " begins at initial_W z + initial_b; factors are factors_W g, outputs Wy f + by.";
  }

  @Override
  public List<WeightShape> shapes(int inputs, int outputs) {
    int spikes = inputs - drives;
    if (spikes < 1) {
      throw HomologException.mistake(
          "a sequential-autoencoder needs one input or more of spikes, but of "
              + inputs
              + " inputs "
              + drives
              + " drive the generator");
    }
    return List.of(
        shape("forward_weight_ih", 3 * encoder, spikes),
        shape("forward_weight_hh", 3 * encoder, encoder),
        shape("forward_bias_ih", 3 * encoder),
        shape("forward_bias_hh", 3 * encoder),
        shape("backward_weight_ih", 3 * encoder, spikes),
        shape("backward_weight_hh", 3 * encoder, encoder),
        shape("backward_bias_ih", 3 * encoder),
        shape("backward_bias_hh", 3 * encoder),
        shape("mean_W", latents, 2 * encoder),
        shape("mean_b", latents),
        shape("variance_W", latents, 2 * encoder),
        shape("variance_b", latents),
        shape("initial_W", units, latents),
        shape("initial_b", units),
        // Where nothing drives the generator, one input that is always 0 stands for it.
        new WeightShape("weight_ih", List.of(3 * units, Math.max(1, drives)), drives > 0),
        shape("weight_hh", 3 * units, units),
        shape("bias_ih", 3 * units),
        shape("bias_hh", 3 * units),
        shape("factors_W", factors, units),
        shape("Wy", outputs, factors),
        shape("by", outputs));
  }

  private static WeightShape shape(String name, Integer... dimensions) {
    return new WeightShape(name, List.of(dimensions), true);
  }

  @Override
  public Map<String, double[]> initialWeights(int inputs, int outputs, CounterRandom random) {
    Map<String, double[]> values = new LinkedHashMap<>();
    for (WeightShape shape : shapes(inputs, outputs)) {
      int fan =
          shape.name().startsWith("forward") || shape.name().startsWith("backward")
              ? encoder
              : shape.name().matches("weight.*|bias.*")
                  ? units
                  : shape.dimensions().get(shape.dimensions().size() - 1);
      double[] drawn = Initialisation.uniform(fan, (shape.size() + fan - 1) / fan, random);
      boolean zero = shape.name().endsWith("_b") || shape.name().equals("by") || !shape.trainable();
      values.put(
          shape.name(), zero ? new double[shape.size()] : Arrays.copyOf(drawn, shape.size()));
    }
    return values;
  }

  @Override
  public NetworkBlock block(int inputs, int outputs, Torch torch, Precision precision) {
    return new SequentialAutoencoderBlock(this, inputs, outputs, torch, precision);
  }
}

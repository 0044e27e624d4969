package org.homolog.network;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Option;
import org.homolog.torch.Precision;
import org.homolog.torch.Torch;

/**
 * A continuous-time recurrent network under constraints: sparse connections, Dale's law, excitatory
 * and inhibitory populations with time constants and activation functions of their own, weights
 * that learning leaves alone, and a pull towards the weights it began with. The constraints hold to
 * the last bit after every step of any optimiser.
 *
 * <p>Yang and Wang 2020, doi:10.1016/j.neuron.2020.09.005, Eq 26-27, 35-36 and 44; Song, Yang and
 * Wang 2016, doi:10.1371/journal.pcbi.1004792.
 *
 * @param units number of recurrent units
 * @param form which leaky update
 * @param populations excitatory and inhibitory units
 * @param dt duration of one step, milliseconds
 * @param noise strength sigma of the recurrent noise in training, 0 for none
 * @param noiseScaling where the noise enters and how it scales with dt
 * @param noiseOnInputs noise on the inputs in training
 * @param initialisation how the recurrent matrix begins
 * @param gain factor of the initial recurrent matrix
 * @param density share of recurrent connections that exist
 * @param selfConnections whether a unit may send to itself
 * @param trainableShare share of the existing recurrent connections that learning changes
 * @param readout which units the outputs read
 * @param frozen arrays that learning leaves alone
 * @param softConstraint strength beta of the pull of recurrent weights to those it began with
 * @param trainInitialState whether the initial state, which begins at zero, is learned
 */
public record ConstrainedRecurrent(
    @Option(text = "number of recurrent units", byDefault = "64", min = 1, max = 100000) int units,
    @Option(
            text =
                "leaky update, a = dt / tau: rate r' = (1 - a) r + a f(Wr r + I); current c' = (1 - a) c + a (Wr f(c) + I);"
                    + " rectified r' = f((1 - a) r + a (Wr r + I))",
            byDefault = "current")
        UpdateForm form,
    Populations populations,
    @Option(
            text = "duration of one step, that of the task",
            byDefault = "20",
            unit = "ms",
            min = 1e-6,
            max = 1e9)
        double dt,
    @Option(
            text = "strength sigma of the recurrent noise in training",
            byDefault = "0.05",
            min = 0,
            max = 1e6)
        double noise,
    @Option(
            text =
                "where noise enters the rate form: input, sqrt(2 / a) sigma xi inside f, or state, sqrt(2 a) sigma xi"
                    + " outside",
            byDefault = "input")
        NoiseScaling noiseScaling,
    InputNoise noiseOnInputs,
    @Option(
            text =
                "how the recurrent matrix begins; under Dale's law its magnitudes, those of excitatory"
                    + " units divided by the number of excitatory units per inhibitory one",
            byDefault = "gaussian")
        Initialisation initialisation,
    @Option(
            text = "factor of the initial recurrent matrix; its spectral radius for gamma",
            byDefault = "1",
            min = 0,
            max = 1000)
        double gain,
    @Option(
            text = "share of recurrent connections that exist, drawn at random and kept",
            byDefault = "1",
            min = 0,
            max = 1)
        double density,
    @Option(text = "whether a unit may send to itself", byDefault = "true") boolean selfConnections,
    @Option(
            text =
                "share of the existing recurrent connections that learning changes; the others keep"
                    + " the weights they begin with",
            byDefault = "1",
            min = 0,
            max = 1)
        double trainableShare,
    @Option(text = "which units the outputs read: all, or the excitatory ones", byDefault = "all")
        Readout readout,
    @Option(text = "arrays that learning leaves alone, of Wr, Wx, b, Wy and by")
        List<String> frozen,
    @Option(
            text =
                "strength beta of a soft constraint, whose gradient joins that of the loss: beta times"
                    + " the summed squared distance of recurrent weights from those they began with",
            byDefault = "0",
            min = 0,
            max = 1e9)
        double softConstraint,
    @Option(
            text = "whether the initial state, which begins at zero, is learned",
            byDefault = "false")
        boolean trainInitialState)
    implements LeakyRecurrent {
  /** Which units the outputs read. */
  public enum Readout {
    /** All units. */
    ALL,
    /** The excitatory units. */
    EXCITATORY
  }

  /** Refuses impossible values. */
  public ConstrainedRecurrent {
    frozen = List.copyOf(frozen);
    if (units < 1) {
      throw HomologException.mistake(
          "units: 1 or more are needed, but " + units + " were asked for");
    }
    populations.check(units, dt);
    if (!(noise >= 0 && Double.isFinite(noise)) || !Double.isFinite(gain)) {
      throw HomologException.mistake(
          "noise and gain must be finite, noise 0 or more, but are " + noise + " and " + gain);
    }
    if (!(density >= 0 && density <= 1 && trainableShare >= 0 && trainableShare <= 1)) {
      throw HomologException.mistake(
          "density and trainable-share are from 0 to 1, but are "
              + density
              + " and "
              + trainableShare);
    }
    if (!(softConstraint >= 0 && Double.isFinite(softConstraint))) {
      throw HomologException.mistake(
          "soft-constraint: must be 0 or more, but was " + softConstraint);
    }
    if (readout == Readout.EXCITATORY && populations.excitatoryOf(units) == 0) {
      throw HomologException.mistake(
          "readout: excitatory units are to be read, but of "
              + units
              + " units a share of "
              + populations.excitatory()
              + " is none");
    }
    WeightConstraints.checkFrozen(frozen, trainInitialState);
  }

  WeightConstraints constraints() {
    double[] reached = new double[units];
    Arrays.fill(reached, 1);
    return new WeightConstraints(
        units,
        populations.dale(),
        populations.signs(units),
        density < 1 || !selfConnections || trainableShare < 1,
        trainableShare < 1,
        softConstraint,
        reached,
        0,
        readout == Readout.ALL ? units : populations.excitatoryOf(units),
        frozen,
        trainInitialState);
  }

  @Override
  public String kind() {
    return "constrained-rnn";
  }

  @Override
  public double[] alphas() {
    return populations.alphas(populations.signs(units), dt);
  }

  @Override
  public List<ActivationFunction> activations() {
    return populations.activations(populations.signs(units));
  }

  @Override
  public List<WeightShape> shapes(int inputs, int outputs) {
    return constraints().shapes(inputs, outputs);
  }

  @Override
  public void check(Weights weights) {
    constraints().check(weights);
  }

  @Override
  public ActingWeights acting(Weights weights) {
    return constraints().acting(weights);
  }

  @Override
  public String conventions() {
    return LeakyRecurrent.super.conventions() + " " + WeightConstraints.CONVENTIONS;
  }

  @Override
  public Map<String, double[]> initialWeights(int inputs, int outputs, CounterRandom random) {
    double[] recurrent = initialisation.square(units, gain, random);
    double[] existing = ConstrainedBeginning.connections(units, density, selfConnections, random);
    return new ConstrainedBeginning(constraints(), recurrent, existing)
        .scaled(initialisation, gain)
        .values(inputs, outputs, trainableShare, random);
  }

  @Override
  public NetworkBlock block(int inputs, int outputs, Torch torch, Precision precision) {
    return new ConstrainedBlock(this, constraints(), inputs, outputs, torch, precision);
  }
}

package org.homolog.network;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Option;
import org.homolog.torch.Precision;
import org.homolog.torch.Torch;

/**
 * A continuous-time recurrent network with a linear readout, in a named update form. The state
 * after step k belongs to the end of that step; recurrent noise is off outside training.
 *
 * <p>Yang and Wang 2020, doi:10.1016/j.neuron.2020.09.005, Eq 26-27.
 *
 * @param units number of recurrent units
 * @param form which leaky update
 * @param activation activation function
 * @param tau time constant, milliseconds
 * @param dt duration of one step, milliseconds, at most tau
 * @param noise strength sigma of the recurrent noise in training, 0 for none
 * @param noiseScaling where the noise enters and how it scales with dt
 * @param noiseOnInputs noise on the inputs in training
 * @param initialisation how the recurrent matrix begins; the other matrices begin uniform on +-1 /
 *     sqrt(inputs)
 * @param gain factor of the initial recurrent matrix
 * @param trainInitialState whether the initial state, which begins at zero, is learned
 */
public record ContinuousTimeRecurrent(
    @Option(text = "number of recurrent units", byDefault = "64", min = 1, max = 100000) int units,
    @Option(
            text =
                "leaky update, a = dt / tau: rate r' = (1 - a) r + a f(Wr r + I); current c' = (1 - a) c + a (Wr f(c) + I);"
                    + " rectified r' = f((1 - a) r + a (Wr r + I))",
            byDefault = "rate")
        UpdateForm form,
    @Option(text = "activation function f", byDefault = "relu") ActivationFunction activation,
    @Option(text = "time constant", byDefault = "100", unit = "ms", min = 1e-6, max = 1e9)
        double tau,
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
    @Option(text = "how the recurrent matrix begins", byDefault = "orthogonal")
        Initialisation initialisation,
    @Option(text = "factor of the initial recurrent matrix", byDefault = "0.5", min = 0, max = 1000)
        double gain,
    @Option(
            text = "whether the initial state, which begins at zero, is learned",
            byDefault = "false")
        boolean trainInitialState)
    implements LeakyRecurrent {
  /** Refuses impossible values. */
  public ContinuousTimeRecurrent {
    if (units < 1) {
      throw HomologException.mistake(
          "units: 1 or more are needed, but " + units + " were asked for");
    }
    if (!(dt > 0 && dt <= tau && Double.isFinite(tau))) {
      throw HomologException.mistake(
          "dt: must be above 0 and at most tau, but dt is " + dt + " ms and tau " + tau + " ms");
    }
    if (!(noise >= 0 && Double.isFinite(noise))) {
      throw HomologException.mistake("noise: must be 0 or more, but was " + noise);
    }
    if (!Double.isFinite(gain)) {
      throw HomologException.mistake("gain: must be finite, but was " + gain);
    }
  }

  /**
   * The share of a step in the time constant.
   *
   * @return a = dt / tau, above 0 and at most 1
   */
  public double alpha() {
    return dt / tau;
  }

  @Override
  public String kind() {
    return "ctrnn";
  }

  @Override
  public List<WeightShape> shapes(int inputs, int outputs) {
    return List.of(
        new WeightShape("Wr", List.of(units, units), true),
        new WeightShape("Wx", List.of(units, inputs), true),
        new WeightShape("b", List.of(units), true),
        new WeightShape("Wy", List.of(outputs, units), true),
        new WeightShape("by", List.of(outputs), true),
        new WeightShape("r0", List.of(units), trainInitialState));
  }

  @Override
  public Map<String, double[]> initialWeights(int inputs, int outputs, CounterRandom random) {
    Map<String, double[]> values = new LinkedHashMap<>();
    values.put("Wr", initialisation.square(units, gain, random));
    values.put("Wx", Initialisation.uniform(inputs, units, random));
    values.put("b", new double[units]);
    values.put("Wy", Initialisation.uniform(units, outputs, random));
    values.put("by", new double[outputs]);
    values.put("r0", new double[units]);
    return values;
  }

  @Override
  public double[] alphas() {
    double[] alphas = new double[units];
    Arrays.fill(alphas, alpha());
    return alphas;
  }

  @Override
  public List<ActivationFunction> activations() {
    return Collections.nCopies(units, activation);
  }

  @Override
  public ActingWeights acting(Weights weights) {
    return ActingWeights.stored(weights);
  }

  @Override
  public NetworkBlock block(int inputs, int outputs, Torch torch, Precision precision) {
    return new LeakyBlock(this, inputs, outputs, torch, precision);
  }
}

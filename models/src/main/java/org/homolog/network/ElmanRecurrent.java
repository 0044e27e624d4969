package org.homolog.network;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Option;
import org.homolog.torch.Precision;
import org.homolog.torch.Torch;

/**
 * An Elman network, r' = f(Wr r + Wx x + b), with a linear readout: what the forms of {@link
 * UpdateForm} have in common where a step is as long as the time constant.
 *
 * <p>Yang and Wang 2020, doi:10.1016/j.neuron.2020.09.005, Eq 14-17.
 *
 * @param units number of recurrent units
 * @param activation activation function
 * @param dt duration of one step, milliseconds
 * @param noise strength sigma of the recurrent noise in training, 0 for none
 * @param noiseOnInputs noise on the inputs in training
 * @param initialisation how the recurrent matrix begins
 * @param gain factor of the initial recurrent matrix
 * @param trainInitialState whether the initial state, which begins at zero, is learned
 */
public record ElmanRecurrent(
    @Option(text = "number of recurrent units", byDefault = "64", min = 1, max = 100000) int units,
    @Option(text = "activation function f", byDefault = "tanh") ActivationFunction activation,
    @Option(
            text = "duration of one step, that of the task",
            byDefault = "100",
            unit = "ms",
            min = 1e-6,
            max = 1e9)
        double dt,
    @Option(
            text = "strength sigma of the noise in training: sqrt(2) sigma xi inside f",
            byDefault = "0",
            min = 0,
            max = 1e6)
        double noise,
    InputNoise noiseOnInputs,
    @Option(text = "how the recurrent matrix begins", byDefault = "uniform")
        Initialisation initialisation,
    @Option(text = "factor of the initial recurrent matrix", byDefault = "1", min = 0, max = 1000)
        double gain,
    @Option(
            text = "whether the initial state, which begins at zero, is learned",
            byDefault = "false")
        boolean trainInitialState)
    implements LeakyRecurrent {
  /** Refuses impossible values. */
  public ElmanRecurrent {
    whole(units, activation, dt, noise, noiseOnInputs, initialisation, gain, trainInitialState);
  }

  private static ContinuousTimeRecurrent whole(
      int units,
      ActivationFunction activation,
      double dt,
      double noise,
      InputNoise noiseOnInputs,
      Initialisation initialisation,
      double gain,
      boolean trainInitialState) {
    return new ContinuousTimeRecurrent(
        units,
        UpdateForm.RATE,
        activation,
        dt,
        dt,
        noise,
        NoiseScaling.INPUT,
        noiseOnInputs,
        initialisation,
        gain,
        trainInitialState);
  }

  private ContinuousTimeRecurrent whole() {
    return whole(
        units, activation, dt, noise, noiseOnInputs, initialisation, gain, trainInitialState);
  }

  @Override
  public String kind() {
    return "rnn";
  }

  @Override
  public UpdateForm form() {
    return UpdateForm.RATE;
  }

  @Override
  public NoiseScaling noiseScaling() {
    return NoiseScaling.INPUT;
  }

  @Override
  public double[] alphas() {
    double[] alphas = new double[units];
    Arrays.fill(alphas, 1);
    return alphas;
  }

  @Override
  public List<ActivationFunction> activations() {
    return Collections.nCopies(units, activation);
  }

  @Override
  public List<WeightShape> shapes(int inputs, int outputs) {
    return whole().shapes(inputs, outputs);
  }

  @Override
  public Map<String, double[]> initialWeights(int inputs, int outputs, CounterRandom random) {
    return whole().initialWeights(inputs, outputs, random);
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

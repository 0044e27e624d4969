package org.homolog.network;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Option;
import org.homolog.torch.Precision;
import org.homolog.torch.Torch;

/**
 * A recurrent network whose connections have a low rank R: {@code h' = h + a (-h + (1 / N) m n'
 * f(h) + Wi x)}, outputs {@code (1 / N) wo' f(h)}. Recorded are the rates f(h) ("recurrent") and
 * the latent variables {@code (1 / N) n' f(h)} ("latent").
 *
 * <p>Mastrogiuseppe and Ostojic 2018, doi:10.1016/j.neuron.2018.07.003; Dubreuil et al. 2022,
 * doi:10.1038/s41593-022-01088-4.
 *
 * @param units number of recurrent units N
 * @param rank rank R of the connections
 * @param activation activation function f
 * @param tau time constant, milliseconds
 * @param dt duration of one step, milliseconds, at most tau
 * @param noise strength sigma of the recurrent noise in training, 0 for none
 * @param noiseOnInputs noise on the inputs in training
 * @param overlap part of m that n begins with: the initial eigenvalues of the connections
 */
public record LowRankRecurrent(
    @Option(text = "number of recurrent units", byDefault = "128", min = 1, max = 100000) int units,
    @Option(text = "rank of the connections", byDefault = "1", min = 1, max = 1000) int rank,
    @Option(text = "activation function f", byDefault = "tanh") ActivationFunction activation,
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
            text = "strength sigma of the recurrent noise in training: sqrt(2 a) sigma xi",
            byDefault = "0.05",
            min = 0,
            max = 1e6)
        double noise,
    InputNoise noiseOnInputs,
    @Option(
            text =
                "part of m that n begins with, the rest being independent: the connections' initial"
                    + " eigenvalues are near it",
            byDefault = "0",
            min = -1000,
            max = 1000)
        double overlap)
    implements LeakyRecurrent {
  /** Refuses impossible values. */
  public LowRankRecurrent {
    if (units < 1 || rank < 1 || rank > units) {
      throw HomologException.mistake(
          "rank: must be from 1 to the number of units, but is "
              + rank
              + " of "
              + units
              + " units");
    }
    if (!(dt > 0 && dt <= tau && Double.isFinite(tau))) {
      throw HomologException.mistake(
          "dt: must be above 0 and at most tau, but dt is " + dt + " ms and tau " + tau + " ms");
    }
    if (!(noise >= 0 && Double.isFinite(noise)) || !Double.isFinite(overlap)) {
      throw HomologException.mistake(
          "noise and overlap must be finite, noise 0 or more, but are "
              + noise
              + " and "
              + overlap);
    }
  }

  @Override
  public String kind() {
    return "low-rank-rnn";
  }

  @Override
  public UpdateForm form() {
    return UpdateForm.CURRENT;
  }

  @Override
  public NoiseScaling noiseScaling() {
    return NoiseScaling.STATE;
  }

  @Override
  public double[] alphas() {
    double[] alphas = new double[units];
    Arrays.fill(alphas, dt / tau);
    return alphas;
  }

  @Override
  public List<ActivationFunction> activations() {
    return Collections.nCopies(units, activation);
  }

  @Override
  public List<String> layerNames() {
    return List.of("recurrent", "latent", "output");
  }

  @Override
  public List<String> populationLayers() {
    return List.of("recurrent");
  }

  @Override
  public String conventions() {
    return LeakyRecurrent.super.conventions()
        + " Here Wr = m n' / units, Wx = Wi, Wy = wo' / units, b = by = 0 and the state begins at 0;"
        + " m and n are units x rank, wo is units x outputs.";
  }

  @Override
  public List<WeightShape> shapes(int inputs, int outputs) {
    return List.of(
        new WeightShape("m", List.of(units, rank), true),
        new WeightShape("n", List.of(units, rank), true),
        new WeightShape("Wi", List.of(units, inputs), true),
        new WeightShape("wo", List.of(units, outputs), true));
  }

  @Override
  public Map<String, double[]> initialWeights(int inputs, int outputs, CounterRandom random) {
    Map<String, double[]> values = new LinkedHashMap<>();
    for (WeightShape shape : shapes(inputs, outputs)) {
      double[] drawn = new double[shape.size()];
      Arrays.setAll(drawn, i -> random.nextGaussian());
      values.put(shape.name(), drawn);
    }
    double[] into = values.getOrDefault("m", new double[0]);
    double[] from = values.getOrDefault("n", new double[0]);
    for (int i = 0; i < from.length; i++) {
      from[i] += overlap * into[i];
    }
    return values;
  }

  @Override
  public ActingWeights acting(Weights weights) {
    Matrix into = weights.matrix("m");
    Matrix from = weights.matrix("n");
    Matrix read = weights.matrix("wo");
    Matrix recurrent = Matrix.zeros(units, units);
    for (int i = 0; i < units; i++) {
      for (int j = 0; j < units; j++) {
        double sum = 0;
        for (int k = 0; k < rank; k++) {
          sum += into.get(i, k) * from.get(j, k);
        }
        recurrent.array()[i * units + j] = sum / units;
      }
    }
    Matrix output = Matrix.zeros(read.columns(), units);
    for (int i = 0; i < output.array().length; i++) {
      output.array()[i] = read.get(i % units, i / units) / units;
    }
    return new ActingWeights(
        recurrent,
        weights.matrix("Wi"),
        new double[units],
        output,
        new double[read.columns()],
        new double[units]);
  }

  @Override
  public NetworkBlock block(int inputs, int outputs, Torch torch, Precision precision) {
    return new LowRankBlock(this, inputs, outputs, torch, precision);
  }
}

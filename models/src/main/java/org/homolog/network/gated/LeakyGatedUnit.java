package org.homolog.network.gated;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.network.Initialisation;
import org.homolog.network.InputNoise;
import org.homolog.network.NetworkBlock;
import org.homolog.network.WeightShape;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Option;
import org.homolog.torch.Precision;
import org.homolog.torch.Torch;

/**
 * Gated recurrent units in continuous time, with a linear readout: {@code [r, u] = s(Wg [x, h] +
 * bg), c = tanh(Wc [x, r h] + bc), h' = (1 - a u) h + a u c}, a = dt / tau, s the logistic
 * function. The reset gate acts before the matrix. Noise is added to the input of the candidate c:
 * sqrt(2 / a) sigma xi.
 *
 * <p>Yang et al. 2019, doi:10.1038/s41593-018-0310-2.
 *
 * @param units number of units
 * @param tau time constant, milliseconds
 * @param dt duration of one step, milliseconds, at most tau
 * @param noise strength sigma of the recurrent noise in training, 0 for none
 * @param gateBias what the biases of the gates begin with
 * @param noiseOnInputs noise on the inputs in training
 * @param frozen arrays that learning leaves alone
 */
public record LeakyGatedUnit(
    @Option(text = "number of units", byDefault = "64", min = 1, max = 100000) int units,
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
            text =
                "strength sigma of the recurrent noise in training: sqrt(2 / a) sigma xi joins the"
                    + " candidate's input",
            byDefault = "0.05",
            min = 0,
            max = 1e6)
        double noise,
    @Option(
            text = "what the biases of the gates begin with",
            byDefault = "1",
            min = -100,
            max = 100)
        double gateBias,
    InputNoise noiseOnInputs,
    @Option(text = "arrays that learning leaves alone, of Wg, bg, Wc, bc, Wy and by")
        List<String> frozen)
    implements GatedRecurrent {
  /** Refuses impossible values. */
  public LeakyGatedUnit {
    frozen = List.copyOf(frozen);
    GatedRecurrent.check(units, 1, dt);
    if (!(dt <= tau && Double.isFinite(tau))) {
      throw HomologException.mistake(
          "dt: must be at most tau, but dt is " + dt + " ms and tau " + tau + " ms");
    }
    if (!(noise >= 0 && Double.isFinite(noise) && Double.isFinite(gateBias))) {
      throw HomologException.mistake(
          "noise and gate-bias must be finite, noise 0 or more, but are "
              + noise
              + " and "
              + gateBias);
    }
    for (String name : frozen) {
      if (!List.of("Wg", "bg", "Wc", "bc", "Wy", "by").contains(name)) {
        throw HomologException.mistake(
            "frozen: there is no array " + name + "; there are Wg, bg, Wc, bc, Wy and by");
      }
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
    return "leaky-gru";
  }

  @Override
  public int layers() {
    return 1;
  }

  @Override
  public List<String> gates() {
    return List.of("reset-gate", "update-gate", "candidate");
  }

  @Override
  public List<WeightShape> layerShapes(int layer, int inputs) {
    int all = Math.addExact(inputs, units);
    return List.of(
        new WeightShape("Wg", List.of(2 * units, all), true),
        new WeightShape("bg", List.of(2 * units), true),
        new WeightShape("Wc", List.of(units, all), true),
        new WeightShape("bc", List.of(units), true));
  }

  @Override
  public String conventions() {
    return GatedRecurrent.super.conventions()
        + " [r, u] = s(Wg [x, h] + bg), c = tanh(Wc [x, r h] + bc), h' = (1 - a u) h + a u c, a = dt /"
        + " tau, outputs Wy h + by; h begins at 0. Noise acts in training only.";
  }

  @Override
  public Map<String, double[]> initialWeights(int inputs, int outputs, CounterRandom random) {
    Map<String, double[]> values = new LinkedHashMap<>();
    double[] gates = new double[2 * units];
    Arrays.fill(gates, gateBias);
    values.put("Wg", Initialisation.uniform(inputs + units, 2 * units, random));
    values.put("bg", gates);
    values.put("Wc", Initialisation.uniform(inputs + units, units, random));
    values.put("bc", new double[units]);
    values.put("Wy", Initialisation.uniform(units, outputs, random));
    values.put("by", new double[outputs]);
    return values;
  }

  @Override
  public NetworkBlock block(int inputs, int outputs, Torch torch, Precision precision) {
    return new LeakyGatedBlock(this, inputs, outputs, torch, precision);
  }
}

package org.homolog.network.gated;

import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.network.InputNoise;
import org.homolog.network.NetworkBlock;
import org.homolog.network.WeightShape;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Option;
import org.homolog.torch.Precision;
import org.homolog.torch.Torch;

/**
 * Long short-term memory with a linear readout, weights as PyTorch's {@code nn.LSTM} has them:
 * {@code [i, f, g, o] = W_ih x + b_ih + W_hh h + b_hh; c' = s(f) c + s(i) tanh(g); h' = s(o)
 * tanh(c')}, s the logistic function. Both biases act as their sum.
 *
 * <p>Hochreiter and Schmidhuber 1997, doi:10.1162/neco.1997.9.8.1735; Yang and Wang 2020,
 * doi:10.1016/j.neuron.2020.09.005, Eq 43.
 *
 * @param units number of units of each layer
 * @param layers number of recurrent layers
 * @param dt duration of one step, milliseconds
 * @param forgetBias added to the initial biases of the forget gates
 * @param noiseOnInputs noise on the inputs in training
 * @param frozen arrays that learning leaves alone
 */
public record LongShortTermMemory(
    @Option(text = "number of units of each layer", byDefault = "64", min = 1, max = 100000)
        int units,
    @Option(text = "number of recurrent layers", byDefault = "1", min = 1, max = 100) int layers,
    @Option(
            text = "duration of one step, that of the task",
            byDefault = "20",
            unit = "ms",
            min = 1e-6,
            max = 1e9)
        double dt,
    @Option(
            text = "added to the initial biases of the forget gates; 1 lets cells keep their state",
            byDefault = "0",
            min = -100,
            max = 100)
        double forgetBias,
    InputNoise noiseOnInputs,
    @Option(text = "arrays that learning leaves alone, such as weight_hh_l0, Wy or by")
        List<String> frozen)
    implements GatedRecurrent {
  /** Refuses impossible values. */
  public LongShortTermMemory {
    frozen = List.copyOf(frozen);
    GatedRecurrent.check(units, layers, dt);
    if (!Double.isFinite(forgetBias)) {
      throw HomologException.mistake("forget-bias: must be finite, but was " + forgetBias);
    }
    StackedWeights.checkFrozen(4, layers, frozen);
  }

  @Override
  public String kind() {
    return "lstm";
  }

  @Override
  public List<String> gates() {
    return List.of("input-gate", "forget-gate", "candidate", "output-gate", "cell");
  }

  @Override
  public List<WeightShape> layerShapes(int layer, int inputs) {
    return StackedWeights.shapes(4, layer, inputs, units);
  }

  @Override
  public String conventions() {
    return GatedRecurrent.super.conventions()
        + " [i, f, g, o] = weight_ih x + bias_ih + weight_hh h + bias_hh, c' = s(f) c + s(i) tanh(g),"
        + " h' = s(o) tanh(c'), outputs Wy h + by of the last layer; h and c begin at 0.";
  }

  @Override
  public Map<String, double[]> initialWeights(int inputs, int outputs, CounterRandom random) {
    Map<String, double[]> values = GatedRecurrent.uniform(this, inputs, outputs, random);
    for (int layer = 0; layer < layers; layer++) {
      double[] bias = values.getOrDefault("bias_ih_l" + layer, new double[0]);
      for (int i = units; i < 2 * units; i++) {
        bias[i] += forgetBias;
      }
    }
    return values;
  }

  @Override
  public NetworkBlock block(int inputs, int outputs, Torch torch, Precision precision) {
    return new LongShortTermBlock(this, inputs, outputs, torch, precision);
  }
}

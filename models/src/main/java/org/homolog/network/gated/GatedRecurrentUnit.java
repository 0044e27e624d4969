package org.homolog.network.gated;

import java.util.List;
import java.util.Map;
import org.homolog.network.InputNoise;
import org.homolog.network.NetworkBlock;
import org.homolog.network.WeightShape;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Option;
import org.homolog.torch.Precision;
import org.homolog.torch.Torch;

/**
 * Gated recurrent units with a linear readout, weights as PyTorch's {@code nn.GRU} has them: {@code
 * r = s(W_ir x + b_ir + W_hr h + b_hr)}, z likewise, {@code n = tanh(W_in x + b_in + r (W_hn h +
 * b_hn)), h' = (1 - z) n + z h}, s the logistic function.
 *
 * <p>Cho et al. 2014, arXiv:1406.1078.
 *
 * @param units number of units of each layer
 * @param layers number of recurrent layers
 * @param dt duration of one step, milliseconds
 * @param noiseOnInputs noise on the inputs in training
 * @param frozen arrays that learning leaves alone
 */
public record GatedRecurrentUnit(
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
    InputNoise noiseOnInputs,
    @Option(text = "arrays that learning leaves alone, such as weight_hh_l0, Wy or by")
        List<String> frozen)
    implements GatedRecurrent {
  /** Refuses impossible values. */
  public GatedRecurrentUnit {
    frozen = List.copyOf(frozen);
    GatedRecurrent.check(units, layers, dt);
    StackedWeights.checkFrozen(3, layers, frozen);
  }

  @Override
  public String kind() {
    return "gru";
  }

  @Override
  public List<String> gates() {
    return List.of("reset-gate", "update-gate", "candidate");
  }

  @Override
  public List<WeightShape> layerShapes(int layer, int inputs) {
    return StackedWeights.shapes(3, layer, inputs, units);
  }

  @Override
  public String conventions() {
    return GatedRecurrent.super.conventions()
        + " Rows of weight_ih, weight_hh and the biases are those of r, z and n: r = s(W_ir x + b_ir"
        + " + W_hr h + b_hr), z likewise, n = tanh(W_in x + b_in + r (W_hn h + b_hn)), h' = (1 - z) n"
        + " + z h, outputs Wy h + by of the last layer; h begins at 0.";
  }

  @Override
  public Map<String, double[]> initialWeights(int inputs, int outputs, CounterRandom random) {
    return GatedRecurrent.uniform(this, inputs, outputs, random);
  }

  @Override
  public NetworkBlock block(int inputs, int outputs, Torch torch, Precision precision) {
    return new GatedUnitBlock(this, inputs, outputs, torch, precision);
  }
}

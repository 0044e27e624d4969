package org.homolog.network.layered;

import java.util.ArrayList;
import java.util.List;
import org.homolog.network.ActivationFunction;
import org.homolog.spi.Option;

/**
 * Fully connected units, r = f(W x + b); an image is read channel by channel, row by row. Yang and
 * Wang 2020, doi:10.1016/j.neuron.2020.09.005, Eq 2.
 *
 * @param units number of units
 * @param activation activation function f
 * @param bias whether there is a bias b
 */
public record Dense(
    @Option(text = "number of units", min = 1, max = 1e6) int units,
    @Option(text = "activation function", byDefault = "relu") ActivationFunction activation,
    @Option(text = "whether there is a bias", byDefault = "true") boolean bias)
    implements Part {
  @Override
  public Holding holding() {
    return Holding.AFTERWARDS;
  }

  @Override
  public Extent extent(Site site) {
    return Extent.units(units);
  }

  @Override
  public List<PartWeight> weights(Site site) {
    int inputs = site.input().units();
    List<PartWeight> weights = new ArrayList<>();
    weights.add(PartWeight.uniform("W", inputs, units, inputs));
    if (bias) {
      weights.add(PartWeight.uniform("b", inputs, units));
    }
    return weights;
  }

  @Override
  public String script(Site site) {
    String sum = "torch.linear(torch.flatten({in}, 1), {W}, " + (bias ? "{b}" : "None") + ")";
    return "{out} = " + activation.script(sum);
  }
}

package org.homolog.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Option;
import org.homolog.torch.Precision;
import org.homolog.torch.Torch;

/**
 * A multilayer perceptron: fully connected hidden layers and a linear output. Weights begin uniform
 * on +-1 / sqrt(inputs of the unit).
 *
 * <p>Yang and Wang 2020, doi:10.1016/j.neuron.2020.09.005, Eq 1-3.
 *
 * @param layers units of each hidden layer, first to last; none makes a linear network
 * @param activation activation function of the hidden layers
 */
public record MultilayerPerceptron(
    @Option(
            text = "units of each hidden layer, first to last; none makes a linear network",
            min = 1,
            max = 100000)
        List<Integer> layers,
    @Option(text = "activation function of the hidden layers", byDefault = "relu")
        ActivationFunction activation)
    implements NetworkSpec {
  /** Refuses layers without units. */
  public MultilayerPerceptron {
    layers = List.copyOf(layers);
    for (int units : layers) {
      if (units < 1) {
        throw HomologException.mistake(
            "layers: every layer needs 1 unit or more, but one has " + units);
      }
    }
  }

  @Override
  public String kind() {
    return "mlp";
  }

  @Override
  public List<String> layerNames() {
    List<String> names = new ArrayList<>();
    IntStream.rangeClosed(1, layers.size()).forEach(i -> names.add("hidden" + i));
    names.add("output");
    return names;
  }

  @Override
  public List<WeightShape> shapes(int inputs, int outputs) {
    List<WeightShape> shapes = new ArrayList<>();
    int pre = inputs;
    for (int layer = 0; layer <= layers.size(); layer++) {
      int post = layer < layers.size() ? layers.get(layer) : outputs;
      shapes.add(new WeightShape("W" + (layer + 1), List.of(post, pre), true));
      shapes.add(new WeightShape("b" + (layer + 1), List.of(post), true));
      pre = post;
    }
    return shapes;
  }

  @Override
  public Map<String, double[]> initialWeights(int inputs, int outputs, CounterRandom random) {
    Map<String, double[]> values = new LinkedHashMap<>();
    int pre = inputs;
    for (WeightShape shape : shapes(inputs, outputs)) {
      if (shape.dimensions().size() == 2) {
        pre = shape.dimensions().get(1);
      }
      int units = shape.dimensions().get(0);
      double[] drawn = Initialisation.uniform(pre, units, random);
      values.put(
          shape.name(),
          shape.dimensions().size() == 2 ? drawn : java.util.Arrays.copyOf(drawn, units));
    }
    return values;
  }

  @Override
  public double stepSeconds() {
    return 0;
  }

  @Override
  public NetworkBlock block(int inputs, int outputs, Torch torch, Precision precision) {
    return new MultilayerPerceptronBlock(this, inputs, outputs, torch, precision);
  }
}

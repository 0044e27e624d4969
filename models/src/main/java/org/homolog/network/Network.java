package org.homolog.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Trials;
import org.homolog.torch.Precision;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;

/**
 * A network with its weights. Immutable; holds nothing of the engine.
 *
 * @param spec what the network is
 * @param inputs number of inputs
 * @param outputs number of outputs
 * @param weights its weights
 */
public record Network(NetworkSpec spec, int inputs, int outputs, Weights weights) {
  /** Refuses weights of other shapes. */
  public Network {
    if (!weights.shapes().equals(spec.shapes(inputs, outputs))) {
      throw HomologException.mistake(
          "the weights "
              + weights
              + " do not belong to a "
              + spec.kind()
              + " of "
              + inputs
              + " inputs and "
              + outputs
              + " outputs, which has "
              + spec.shapes(inputs, outputs));
    }
    spec.check(weights);
  }

  /**
   * A network before any training, with single-precision weights.
   *
   * @param spec what the network is
   * @param inputs number of inputs
   * @param outputs number of outputs
   * @param seed where the initial weights come from
   * @return the network
   */
  public static Network initial(NetworkSpec spec, int inputs, int outputs, long seed) {
    CounterRandom random = new CounterRandom(CounterRandom.seed(seed, "weights"), 0);
    Map<String, double[]> values = new LinkedHashMap<>();
    spec.initialWeights(inputs, outputs, random)
        .forEach(
            (name, drawn) -> {
              double[] rounded = new double[drawn.length];
              for (int i = 0; i < drawn.length; i++) {
                rounded[i] = Precision.FLOAT32.round(drawn[i]);
              }
              values.put(name, rounded);
            });
    return new Network(spec, inputs, outputs, Weights.of(spec.shapes(inputs, outputs), values));
  }

  /**
   * The same network with other weights.
   *
   * @param changed the weights
   * @return the network
   */
  public Network with(Weights changed) {
    return new Network(spec, inputs, outputs, changed);
  }

  /**
   * What every layer does in given trials, recurrent noise off, in the precision of the weights. A
   * trial's responses are the same in any batch but for the last bits of sums.
   *
   * @param trials the trials
   * @param torch the engine
   * @return one response array per layer
   * @throws HomologException if the trials have another number of inputs
   */
  public Responses respond(Trials trials, Torch torch) {
    if (trials.inputCount() != inputs) {
      throw HomologException.mistake(
          "the network has " + inputs + " inputs, the trials have " + trials.inputCount());
    }
    try (NDManager scope = torch.scope()) {
      NetworkBlock block = spec.block(inputs, outputs, torch, weights.precision());
      block.load(scope, weights);
      NDArray x =
          Tensors.of(
              scope,
              trials.inputs(),
              new Shape(trials.steps(), trials.trials(), inputs),
              weights.precision());
      NDList layers = block.layers(scope, x, new NDList());
      List<String> names = spec.layerNames();
      Map<String, float[]> values = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        values.put(names.get(i), Tensors.floats(layers.get(i)));
      }
      return new Responses(trials, spec.stepSeconds(), values);
    }
  }
}

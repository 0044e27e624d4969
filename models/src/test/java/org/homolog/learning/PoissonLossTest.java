package org.homolog.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.homolog.network.Network;
import org.homolog.network.NetworkBlock;
import org.homolog.network.NetworkKinds;
import org.homolog.network.NetworkSpec;
import org.homolog.network.WeightShape;
import org.homolog.network.Weights;
import org.homolog.random.CounterRandom;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Precision;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gradient of a fit's loss by every weight, against finite differences. */
class PoissonLossTest {
  private static final int STEPS = 6;
  private static final int BATCH = 3;
  private static final int INPUTS = 2;
  private static final int UNITS = 5;
  private static final Torch TORCH = Torch.on(DeviceChoice.CPU);

  private final double[] x = drawn("x", STEPS * BATCH * INPUTS);
  private final double[] counts =
      Arrays.stream(drawn("counts", STEPS * BATCH * UNITS)).map(v -> Math.rint(v * v)).toArray();
  private final double[] mask =
      Arrays.stream(drawn("mask", STEPS * BATCH)).map(v -> v > -0.3 ? 1 : 0).toArray();

  private static double[] drawn(String name, int count) {
    CounterRandom random = new CounterRandom(CounterRandom.seed(1, name), 0);
    double[] values = new double[count];
    Arrays.setAll(values, i -> random.nextGaussian());
    return values;
  }

  @ParameterizedTest
  @CsvSource({
    "ctrnn, POISSON",
    "gru, POISSON",
    "lstm, POISSON",
    "constrained-rnn, POISSON",
    "ctrnn, SQUARED_ERROR",
    "gru, SQUARED_ERROR"
  })
  void itsGradientIsThatOfFiniteDifferences(String kind, Objective objective) {
    NetworkSpec spec = NetworkKinds.named(kind).bind(Map.of("units", 4));
    Network network = Network.initial(spec, INPUTS, UNITS, 2);
    try (NDManager scope = TORCH.scope()) {
      NetworkBlock block = spec.block(INPUTS, UNITS, TORCH, Precision.FLOAT64);
      block.load(scope, network.weights());
      NDList gradients =
          block.gradients(
              scope,
              of(scope, x, INPUTS),
              new NDList(),
              output -> loss(scope, objective, output).get(1));
      int place = 0;
      for (WeightShape shape : network.weights().shapes()) {
        if (shape.trainable()) {
          double[] gradient = Tensors.doubles(gradients.get(place++));
          for (int i = 0; i < gradient.length; i++) {
            double slope =
                (moved(network, shape.name(), i, 1e-5, objective)
                        - moved(network, shape.name(), i, -1e-5, objective))
                    / 2e-5;
            assertEquals(slope, gradient[i], 1e-7, shape.name() + " " + i);
          }
        }
      }
    }
  }

  private double moved(Network network, String array, int i, double by, Objective objective) {
    Map<String, double[]> values = new HashMap<>();
    network
        .weights()
        .shapes()
        .forEach(s -> values.put(s.name(), network.weights().values(s.name()).clone()));
    values.get(array)[i] += by;
    try (NDManager scope = TORCH.scope()) {
      NetworkBlock block = network.spec().block(INPUTS, UNITS, TORCH, Precision.FLOAT64);
      block.load(scope, Weights.of(network.weights().shapes(), values));
      NDList layers = block.layers(scope, of(scope, x, INPUTS), new NDList());
      return Tensors.doubles(loss(scope, objective, layers.get(layers.size() - 1)).head())[0];
    }
  }

  private NDList loss(NDManager scope, Objective objective, NDArray output) {
    return LossGradient.of(
        objective, TORCH, scope, output, of(scope, counts, UNITS), of(scope, mask, 1));
  }

  private static NDArray of(NDManager scope, double[] values, int last) {
    return Tensors.of(scope, values, new Shape(STEPS, BATCH, last), Precision.FLOAT64);
  }
}

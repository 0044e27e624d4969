package org.homolog.network.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.homolog.dynamics.NetworkDynamics;
import org.homolog.failure.HomologException;
import org.homolog.learning.LossGradient;
import org.homolog.learning.Objective;
import org.homolog.network.Network;
import org.homolog.network.NetworkKinds;
import org.homolog.network.WeightShape;
import org.homolog.network.Weights;
import org.homolog.random.CounterRandom;
import org.homolog.system.Dynamics;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Precision;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequentialAutoencoderTest {
  private static final int STEPS = 5;
  private static final int BATCH = 3;
  private static final int SPIKES = 4;
  private static final int OUTPUTS = 6;
  private static final Torch TORCH = Torch.on(DeviceChoice.CPU);

  private static SequentialAutoencoder spec(int drives) {
    return (SequentialAutoencoder)
        NetworkKinds.named("sequential-autoencoder")
            .bind(
                Map.of(
                    "units",
                    5,
                    "factors",
                    3,
                    "encoder",
                    4,
                    "latents",
                    2,
                    "divergence",
                    0.7,
                    "dropout",
                    0.25,
                    "drives",
                    drives));
  }

  private static double[] drawn(String name, int count) {
    CounterRandom random = new CounterRandom(CounterRandom.seed(1, name), 0);
    double[] values = new double[count];
    Arrays.setAll(values, i -> random.nextGaussian());
    return values;
  }

  private static NDArray of(NDManager scope, String name, int last) {
    return Tensors.of(
        scope, drawn(name, STEPS * BATCH * last), new Shape(STEPS, BATCH, last), Precision.FLOAT64);
  }

  private static SequentialAutoencoderBlock block(Network network) {
    return (SequentialAutoencoderBlock)
        network.spec().block(network.inputs(), OUTPUTS, TORCH, Precision.FLOAT64);
  }

  private static NDList loss(NDManager scope, NDArray output) {
    NDArray counts = of(scope, "counts", OUTPUTS).abs().round();
    NDArray mask =
        Tensors.of(
            scope,
            new double[] {1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1},
            new Shape(STEPS, BATCH, 1),
            Precision.FLOAT64);
    return LossGradient.of(Objective.POISSON, TORCH, scope, output, counts, mask);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void gradientsOfLossAndDivergenceAreThoseOfFiniteDifferences(int drives) {
    int inputs = SPIKES + drives;
    Network network = Network.initial(spec(drives), inputs, OUTPUTS, 2);
    try (NDManager scope = TORCH.scope()) {
      SequentialAutoencoderBlock block = block(network);
      block.load(scope, network.weights());
      NDArray x = of(scope, "x", inputs);
      NDList gradients =
          block.gradients(
              scope, x, block.noise(scope, x.getShape(), 9), output -> loss(scope, output).get(1));
      int place = 0;
      for (WeightShape shape : network.weights().shapes()) {
        if (shape.trainable()) {
          double[] gradient = Tensors.doubles(gradients.get(place++));
          for (int i = 0; i < gradient.length; i += 3) {
            double slope =
                (total(network, shape.name(), i, 1e-5) - total(network, shape.name(), i, -1e-5))
                    / 2e-5;
            assertEquals(slope, gradient[i], 1e-7, shape.name() + " " + i);
          }
        }
      }
      assertEquals(gradients.size(), place);
    }
  }

  private static double total(Network network, String array, int i, double by) {
    Map<String, double[]> values = new HashMap<>();
    network
        .weights()
        .shapes()
        .forEach(s -> values.put(s.name(), network.weights().values(s.name()).clone()));
    values.get(array)[i] += by;
    try (NDManager scope = TORCH.scope()) {
      SequentialAutoencoderBlock block = block(network);
      block.load(scope, Weights.of(network.weights().shapes(), values));
      NDArray x = of(scope, "x", network.inputs());
      NDList noise = block.noise(scope, x.getShape(), 9);
      double loss = Tensors.doubles(loss(scope, block.layers(scope, x, noise).get(2)).head())[0];
      double divergence = Tensors.doubles(block.divergence(scope, x, noise))[0];
      return loss + block.strength(x) * divergence;
    }
  }

  @Test
  void theDivergenceIsThatOfNormalDistributions() {
    Network network = Network.initial(spec(0), SPIKES, OUTPUTS, 2);
    Map<String, double[]> values = new HashMap<>();
    network
        .weights()
        .shapes()
        .forEach(s -> values.put(s.name(), network.weights().values(s.name()).clone()));
    Arrays.fill(values.get("mean_W"), 0);
    Arrays.fill(values.get("variance_W"), 0);
    values.put("mean_b", new double[] {0.5, -1});
    values.put("variance_b", new double[] {Math.log(0.25), 0});
    try (NDManager scope = TORCH.scope()) {
      SequentialAutoencoderBlock block = block(network);
      block.load(scope, Weights.of(network.weights().shapes(), values));
      double expected = 0.5 * (0.25 + 0.25 - Math.log(0.25) - 1) + 0.5;
      double found =
          Tensors.doubles(block.divergence(scope, of(scope, "x", SPIKES), new NDList()))[0];
      assertEquals(expected, found, 1e-12);
    }
  }

  @Test
  void itsDynamicsAreThoseOfTheGenerator() {
    int inputs = SPIKES + 2;
    Network network = Network.initial(spec(2), inputs, OUTPUTS, 2);
    Dynamics dynamics = NetworkDynamics.of(network);
    try (NDManager scope = TORCH.scope()) {
      SequentialAutoencoderBlock block = block(network);
      block.load(scope, network.weights());
      NDArray x = of(scope, "x", inputs);
      double[] given = Tensors.doubles(x);
      double[] activity = Tensors.doubles(block.layers(scope, x, new NDList()).head());
      for (int step = 1; step < STEPS; step++) {
        for (int trial = 0; trial < BATCH; trial++) {
          int before = ((step - 1) * BATCH + trial) * 5;
          int at = step * BATCH + trial;
          assertArrayEquals(
              Arrays.copyOfRange(activity, at * 5, at * 5 + 5),
              dynamics.step(
                  Arrays.copyOfRange(activity, before, before + 5),
                  Arrays.copyOfRange(given, at * inputs + SPIKES, (at + 1) * inputs)),
              1e-12);
        }
      }
    }
  }

  @Test
  void itNeedsSpikes() {
    String said =
        String.valueOf(
            assertThrows(HomologException.class, () -> spec(4).shapes(4, 1)).getMessage());
    assertTrue(said.contains("one input or more of spikes"), said);
  }
}

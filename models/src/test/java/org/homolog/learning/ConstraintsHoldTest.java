package org.homolog.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homolog.network.ActingWeights;
import org.homolog.network.LeakyRecurrent;
import org.homolog.network.Network;
import org.homolog.network.NetworkBlock;
import org.homolog.network.NetworkKinds;
import org.homolog.network.WeightShape;
import org.homolog.network.Weights;
import org.homolog.spi.Options;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Precision;
import org.homolog.torch.Torch;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Constraints hold to the last bit after each of 1000 steps of every optimiser. */
class ConstraintsHoldTest {
  private static final int STEPS = 1000;
  private static final Torch TORCH = Torch.on(DeviceChoice.CPU);

  private static final Map<String, Optimiser> OPTIMISERS = optimisers();

  private static Map<String, Optimiser> optimisers() {
    Map<String, Optimiser> all = new LinkedHashMap<>();
    for (OptimiserOptions.Kind kind : OptimiserOptions.Kind.values()) {
      Map<String, Object> options =
          new LinkedHashMap<>(Map.of("optimiser", Options.kebab(kind.name())));
      if (kind == OptimiserOptions.Kind.ADAMW) {
        options.put("weight-decay", 0.01);
      }
      if (kind == OptimiserOptions.Kind.SGD || kind == OptimiserOptions.Kind.RMSPROP) {
        options.put("momentum", 0.9);
      }
      all.put(kind.name(), Options.bind(OptimiserOptions.class, options).rule());
    }
    return all;
  }

  private static final List<Map<String, ?>> CONSTRAINTS =
      List.of(
          Map.of("density", 0.5),
          Map.of("dale", "abs", "self-connections", false),
          Map.of("dale", "rectify", "density", 0.5, "readout", "excitatory"),
          Map.of("trainable-share", 0.4),
          Map.of("dale", "abs", "trainable-share", 0.4, "density", 0.7),
          Map.of("frozen", List.of("Wx", "Wr", "by")),
          Map.of("soft-constraint", 0.01, "density", 0.5));

  @TestFactory
  Stream<DynamicTest> hold() {
    return CONSTRAINTS.stream()
        .flatMap(
            constraint ->
                OPTIMISERS.entrySet().stream()
                    .map(
                        rule ->
                            DynamicTest.dynamicTest(
                                rule.getKey() + " " + constraint,
                                () -> hold(constraint, rule.getValue()))));
  }

  private static void hold(Map<String, ?> constraint, Optimiser optimiser) {
    Map<String, Object> options = new LinkedHashMap<>(Map.of("units", 10, "noise", 0));
    options.putAll(constraint);
    LeakyRecurrent spec = (LeakyRecurrent) NetworkKinds.named("constrained-rnn").bind(options);
    Network network = Network.initial(spec, 3, 2, 5);
    boolean dale = constraint.containsKey("dale");
    try (NDManager owner = TORCH.scope()) {
      NetworkBlock block = spec.block(3, 2, TORCH, Precision.FLOAT32);
      block.load(owner, network.weights());
      NDArray x = TORCH.normal(owner, new Shape(5, 4, 3), Precision.FLOAT32, 1);
      Optimiser.Steps steps = optimiser.begin(TORCH, owner, block.trainable());
      Weights before = network.weights();
      double[] begun = spec.acting(before).recurrent().array();
      double[] mask = before.has("Wr_mask") ? before.values("Wr_mask") : ones(begun.length);
      for (int step = 0; step < STEPS; step++) {
        try (NDManager scope = TORCH.scope()) {
          NDArray target = TORCH.normal(scope, new Shape(5, 4, 2), Precision.FLOAT32, step);
          NDList gradients = block.gradients(scope, x, new NDList(), y -> y.sub(target));
          // Decay moves every stored value, also those that do not act.
          steps.apply(scope, gradients, 0.003, 0.01);
        }
        Weights now = block.weights();
        ActingWeights acting = spec.acting(now);
        double[] recurrent = acting.recurrent().array();
        for (int i = 0; i < recurrent.length; i++) {
          if (mask[i] == 0) {
            assertEquals(
                Double.doubleToLongBits(begun[i] + 0.0),
                Double.doubleToLongBits(recurrent[i] + 0.0),
                "step " + step + ", a connection that is not learned");
          }
          if (dale) {
            assertTrue(recurrent[i] * (i % 10 < 8 ? 1 : -1) >= 0, "step " + step + ", sign");
          }
        }
        for (WeightShape shape : now.shapes()) {
          if (!shape.trainable()) {
            assertArrayEquals(before.values(shape.name()), now.values(shape.name()));
          }
        }
        if (options.containsKey("readout")) {
          double[] output = acting.output().array();
          for (int i = 0; i < output.length; i++) {
            assertTrue(i % 10 < 8 || output[i] == 0, "outputs read excitatory units only");
          }
        }
      }
      assertFalse(
          Arrays.equals(before.values("Wy"), block.weights().values("Wy")), "it has learned");
    }
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }
}

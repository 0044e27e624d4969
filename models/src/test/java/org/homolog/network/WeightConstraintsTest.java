package org.homolog.network;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homolog.failure.HomologException;
import org.homolog.spi.Options;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Precision;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What constraints make of weights, on the engine, on its tape and in Java. */
class WeightConstraintsTest {
  private static final Torch TORCH = Torch.on(DeviceChoice.CPU);
  private static final int N = 8;

  private static ConstrainedRecurrent spec(Map<String, ?> options) {
    Map<String, Object> all = new LinkedHashMap<>(Map.of("units", N, "dt", 20, "noise", 0.3));
    all.putAll(options);
    return (ConstrainedRecurrent) NetworkKinds.named("constrained-rnn").bind(all);
  }

  static Stream<Map<String, ?>> declarations() {
    return Stream.of("rate", "current", "rectified")
        .flatMap(
            form ->
                Stream.of(
                    Map.of("form", form, "density", 0.4, "input-noise", 2),
                    Map.of("form", form, "tau", List.of(20, 30, 40, 50, 60, 70, 80, 90)),
                    Map.of(
                        "form",
                        form,
                        "dale",
                        "abs",
                        "excitatory",
                        0.75,
                        "tau",
                        List.of(100, 40),
                        "activation",
                        List.of("softplus", "tanh"),
                        "self-connections",
                        false,
                        "readout",
                        "excitatory",
                        "train-initial-state",
                        true),
                    Map.of(
                        "form",
                        form,
                        "dale",
                        "rectify",
                        "density",
                        0.6,
                        "trainable-share",
                        0.5,
                        "soft-constraint",
                        0.3,
                        "noise-scaling",
                        "state",
                        "tau",
                        List.of(100, 40)),
                    Map.of("form", form, "frozen", List.of("Wx", "b", "by"))));
  }

  @TestFactory
  Stream<DynamicTest> gradientsAreThoseOfTheTape() {
    return declarations()
        .map(
            d ->
                DynamicTest.dynamicTest(
                    d.toString(), () -> TapeAgreement.check(spec(d), spec(d).softConstraint())));
  }

  @TestFactory
  Stream<DynamicTest> weightsThatActAreTheSameInJavaToTheLastBit() {
    return declarations()
        .flatMap(
            d ->
                Stream.of(Precision.values())
                    .map(
                        precision ->
                            DynamicTest.dynamicTest(
                                d + " " + precision, () -> actAlike(spec(d), precision))));
  }

  private static void actAlike(ConstrainedRecurrent spec, Precision precision) {
    try (NDManager scope = TORCH.scope()) {
      NetworkBlock block = spec.block(3, 2, TORCH, precision);
      block.load(scope, TapeAgreement.moved(Network.initial(spec, 3, 2, 9).weights(), 0.25));
      NDList live = ((LeakyBlock) block).acting(scope);
      ActingWeights acting = spec.acting(block.weights());
      assertArrayEquals(Tensors.doubles(live.get(0)), acting.recurrent().array());
      assertArrayEquals(Tensors.doubles(live.get(1)), acting.input().array());
      assertArrayEquals(Tensors.doubles(live.get(3)), acting.output().array());
    }
  }

  @Test
  void noiseOnInputsScalesAsNamedAndIsOffAtEvaluation() {
    for (String scaling : List.of("dt", "alpha", "step")) {
      Map<String, Object> options = new HashMap<>();
      options.put("noise", 0);
      options.put("input-noise", 3);
      options.put("input-noise-scaling", scaling);
      options.put("dt", 25);
      options.put("activation", "linear");
      options.put("gain", 0);
      noiseOnInputs(scaling, 1, Options.bind(ElmanRecurrent.class, options));
      options.put("tau", 100);
      options.put("form", "current");
      noiseOnInputs(scaling, 0.25, Options.bind(ContinuousTimeRecurrent.class, options));
      noiseOnInputs(scaling, 0.25, spec(options));
    }
  }

  private static void noiseOnInputs(String scaling, double alpha, LeakyRecurrent spec) {
    double expected =
        switch (scaling) {
          case "dt" -> 3 / Math.sqrt(25);
          case "alpha" -> 3 * Math.sqrt(2 / alpha);
          default -> 3;
        };
    try (NDManager scope = TORCH.scope()) {
      NetworkBlock block = spec.block(1, 1, TORCH, Precision.FLOAT64);
      Network network = Network.initial(spec, 1, 1, 4);
      block.load(scope, network.weights());
      // One step without connections: the state is a Wx x, so the noise can be read from it.
      NDArray x = scope.zeros(new Shape(1, 20000, 1), Precision.FLOAT64.dataType());
      NDList noise = block.noise(scope, x.getShape(), 6);
      assertEquals(1, noise.size());
      double[] states = Tensors.doubles(block.layers(scope, x, noise).get(0).get(":, :, 0"));
      double weight = network.weights().values("Wx")[0] * alpha;
      double variance = Arrays.stream(states).map(s -> s * s / weight / weight).average().orElse(0);
      assertEquals(expected, Math.sqrt(variance), 0.03 * expected, scaling);
      double[] quiet = Tensors.doubles(block.layers(scope, x, new NDList()).get(0));
      assertTrue(Arrays.stream(quiet).allMatch(s -> s == 0), "off at evaluation");
    }
  }

  @Test
  void populationsBeginInBalance() {
    ConstrainedRecurrent spec =
        spec(Map.of("units", 100, "dale", "abs", "self-connections", false, "density", 0.5));
    Network network = Network.initial(spec, 3, 2, 1);
    double[] acting = spec.acting(network.weights()).recurrent().array();
    double excitation = Arrays.stream(acting).filter(w -> w > 0).sum();
    double inhibition = -Arrays.stream(acting).filter(w -> w < 0).sum();
    assertEquals(1, excitation / inhibition, 0.1);
    double density = Arrays.stream(acting).filter(w -> w != 0).count() / (100.0 * 99);
    assertEquals(0.5, density, 0.03);
    for (int i = 0; i < 100; i++) {
      assertEquals(0, Math.abs(acting[i * 101]), "no unit sends to itself");
      for (int j = 0; j < 100; j++) {
        assertTrue(acting[i * 100 + j] * (j < 80 ? 1 : -1) >= 0, "the sign of unit " + j);
      }
    }
  }

  @Test
  void gammaWeightsHaveTheSpectralRadiusAskedFor() {
    ConstrainedRecurrent spec =
        spec(
            Map.of(
                "units",
                60,
                "dale",
                "rectify",
                "initialisation",
                "gamma",
                "gain",
                1.5,
                "density",
                0.3));
    double[] acting = spec.acting(Network.initial(spec, 3, 2, 1).weights()).recurrent().array();
    // The radius by Gelfand's formula, apart from the eigenvalues that the beginning uses.
    double[] power = acting.clone();
    double logarithm = 0;
    for (int k = 0; k < 14; k++) {
      double norm = Math.sqrt(Arrays.stream(power).map(v -> v * v).sum());
      logarithm = 2 * (logarithm + Math.log(norm));
      double[] unit = Arrays.stream(power).map(v -> v / norm).toArray();
      power = product(unit, unit, 60);
    }
    assertEquals(1.5, Math.exp(logarithm / Math.pow(2, 14)), 1e-3);
  }

  private static double[] product(double[] a, double[] b, int n) {
    return IntStream.range(0, n * n)
        .mapToDouble(
            k -> IntStream.range(0, n).mapToDouble(j -> a[k / n * n + j] * b[j * n + k % n]).sum())
        .toArray();
  }

  @Test
  void unlearnedConnectionsKeepWhatTheyBeginWith() {
    ConstrainedRecurrent part = spec(Map.of("trainable-share", 0.5));
    ConstrainedRecurrent whole = spec(Map.of());
    double[] parted = part.acting(Network.initial(part, 3, 2, 1).weights()).recurrent().array();
    double[] all = whole.acting(Network.initial(whole, 3, 2, 1).weights()).recurrent().array();
    assertArrayEquals(all, parted, "learning a part does not change the beginning");
    double[] mask = Network.initial(part, 3, 2, 1).weights().values("Wr_mask");
    double learned = Arrays.stream(mask).sum();
    assertTrue(learned > 10 && learned < 54, "about half are learned: " + learned);
  }

  @Test
  void impossibleConstraintsAreRefused() {
    for (Map<String, ?> wrong :
        List.of(
            Map.of("frozen", "Wz"),
            Map.of("tau", List.of(100, 50, 20)),
            Map.of("tau", List.of(100, 10)),
            Map.of("activation", List.of("relu", "tanh", "relu")),
            Map.of("excitatory", 1.2),
            Map.of("density", -0.1),
            Map.of("readout", "excitatory", "excitatory", 0.05),
            Map.of("dale", "sign"))) {
      String message =
          assertThrows(Options.InvalidOption.class, () -> spec(wrong), wrong.toString())
              .getMessage();
      assertTrue(
          wrong.keySet().stream().anyMatch(message::contains)
              || wrong.containsKey("tau") && message.contains("dt"),
          message);
    }
    ConstrainedRecurrent sparse = spec(Map.of("density", 0.5));
    Network network = Network.initial(sparse, 3, 2, 1);
    Map<String, double[]> values = new LinkedHashMap<>();
    network
        .weights()
        .shapes()
        .forEach(s -> values.put(s.name(), network.weights().values(s.name())));
    Arrays.fill(values.get("Wr_mask"), 0.5);
    String message =
        assertThrows(
                HomologException.class,
                () -> network.with(Weights.of(network.weights().shapes(), values)))
            .getMessage();
    assertTrue(message.contains("Wr_mask") && message.contains("0.5"), message);
  }
}

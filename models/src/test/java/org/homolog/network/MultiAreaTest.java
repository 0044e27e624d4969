package org.homolog.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** Networks of several areas. */
class MultiAreaTest {
  private static final Torch TORCH = Torch.on(DeviceChoice.CPU);

  private static MultiAreaRecurrent spec(Map<String, ?> options) {
    Map<String, Object> all =
        new LinkedHashMap<>(
            Map.of(
                "areas", List.of("v1 5", "v2 6", "pfc 4"),
                "projections", List.of("v1 -> v2 0.8", "v2 -> pfc 1", "pfc -> v1 0.5"),
                "dale", "abs"));
    all.putAll(options);
    return (MultiAreaRecurrent) NetworkKinds.named("multi-area-rnn").bind(all);
  }

  @TestFactory
  Stream<DynamicTest> agreesWithThePlainBlock() {
    return Stream.<Map<String, ?>>of(
            Map.of(),
            Map.of("form", "rate", "dale", "none", "tau", List.of(100, 40)),
            Map.of(
                "form",
                "rectified",
                "input-areas",
                List.of("v1", "pfc"),
                "output-area",
                "v2",
                "readout",
                "excitatory",
                "activation",
                List.of("relu", "tanh")))
        .map(
            options ->
                DynamicTest.dynamicTest(
                    options.toString(), () -> TapeAgreement.check(spec(options), 0)));
  }

  private static int area(int unit) {
    return unit < 5 ? 0 : unit < 11 ? 1 : 2;
  }

  @Test
  void connectionsAreWhereAreasAndProjectionsAllowThemAndNowhereElse() {
    MultiAreaRecurrent spec = spec(Map.of("self-connections", false, "density", 0.9));
    ActingWeights acting = spec.acting(Network.initial(spec, 3, 2, 1).weights());
    double[] signs = spec.constraints().signs();
    // From area (column) to area (row).
    boolean[][] projects = {
      {true, false, true}, {true, true, false}, {false, true, true},
    };
    int[][] counts = new int[3][3];
    for (int to = 0; to < 15; to++) {
      for (int from = 0; from < 15; from++) {
        double weight = acting.recurrent().get(to, from);
        boolean far = area(to) != area(from);
        boolean allowed = projects[area(to)][area(from)] && to != from;
        if (far && signs[from] < 0 || !allowed) {
          assertEquals(0, Math.abs(weight), from + " to " + to);
        } else if (weight != 0) {
          counts[area(to)][area(from)]++;
          assertEquals(signs[from], Math.signum(weight), "sign of unit " + from);
        }
      }
    }
    assertEquals(4 * 4, counts[2][1], "a full projection from 4 excitatory units to 4");
    assertTrue(counts[1][0] > 12 && counts[1][0] <= 24, "v1 to v2: " + counts[1][0]);
    for (int unit = 0; unit < 15; unit++) {
      for (int input = 0; input < 3; input++) {
        assertEquals(unit < 5, acting.input().get(unit, input) != 0, "inputs reach v1 only");
      }
      assertEquals(unit >= 11, acting.output().get(0, unit) != 0, "outputs read pfc only");
    }
  }

  @Test
  void everyAreaIsALayer() {
    MultiAreaRecurrent spec = spec(Map.of());
    assertEquals(List.of("v1", "v2", "pfc", "output"), spec.layerNames());
    assertEquals(List.of("v1", "v2", "pfc"), spec.populationLayers());
    try (NDManager scope = TORCH.scope()) {
      NetworkBlock block = spec.block(3, 2, TORCH, Precision.FLOAT32);
      block.load(scope, Network.initial(spec, 3, 2, 1).weights());
      NDList layers = block.layers(scope, scope.ones(new Shape(7, 2, 3)), new NDList());
      assertEquals(new Shape(7, 2, 6), layers.get(1).getShape());
      assertArrayEquals(
          new int[] {70, 84, 56, 28},
          layers.stream().mapToInt(layer -> Tensors.floats(layer).length).toArray());
    }
  }

  @Test
  void projectionsOfAllUnitsAreAsDenseAsTheyAreSaidToBe() {
    MultiAreaRecurrent spec =
        spec(
            Map.of(
                "areas", List.of("a 100", "b 100"),
                "projections", List.of("a -> b 0.3"),
                "senders", "all"));
    ActingWeights acting = spec.acting(Network.initial(spec, 3, 2, 1).weights());
    int forward = 0;
    for (int i = 0; i < 100; i++) {
      for (int j = 0; j < 100; j++) {
        forward += acting.recurrent().get(100 + i, j) != 0 ? 1 : 0;
        assertEquals(0, Math.abs(acting.recurrent().get(i, 100 + j)), "nothing comes back");
      }
    }
    assertEquals(0.3, forward / 1e4, 0.02);
  }

  @Test
  void whatDoesNotMakeAreasIsRefused() {
    for (Map<String, ?> wrong :
        List.of(
            Map.of("areas", List.of()),
            Map.of("areas", List.of("v1")),
            Map.of("areas", List.of("v1 5", "v1 6")),
            Map.of("areas", List.of("output 5")),
            Map.of("projections", List.of("v1 -> v4 0.5")),
            Map.of("projections", List.of("v1 v2 0.5")),
            Map.of("projections", List.of("v1 -> v2 1.5")),
            Map.of("projections", List.of("v1 -> v1 0.5")),
            Map.of("projections", List.of("v1 -> v2 0.5", "v1 -> v2 0.4")),
            Map.of("input-areas", "lip"),
            Map.of("output-area", "lip"),
            Map.of("frozen", "Wq"))) {
      String option = wrong.keySet().iterator().next();
      String message =
          assertThrows(Options.InvalidOption.class, () -> spec(wrong), wrong.toString())
              .getMessage();
      assertTrue(message.contains(option), message);
    }
    MultiAreaRecurrent spec = spec(Map.of());
    Network network = Network.initial(spec, 3, 2, 1);
    Map<String, double[]> values = new LinkedHashMap<>();
    network
        .weights()
        .shapes()
        .forEach(s -> values.put(s.name(), network.weights().values(s.name())));
    values.get("Wr_mask")[14] = 1;
    Weights connected = Weights.of(network.weights().shapes(), values);
    String message =
        assertThrows(HomologException.class, () -> network.with(connected)).getMessage();
    assertTrue(message.contains("unit 15 sends to unit 1"), message);
  }
}

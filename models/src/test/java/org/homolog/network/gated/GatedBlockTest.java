package org.homolog.network.gated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homolog.network.Network;
import org.homolog.network.NetworkBlock;
import org.homolog.network.NetworkKinds;
import org.homolog.network.NetworkSpec;
import org.homolog.spi.Options;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Precision;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Roll-outs in native calls against the plain DJL block, and their reverse against the tape. */
class GatedBlockTest {
  private static final Torch TORCH = Torch.on(DeviceChoice.CPU);

  private record Declared(String kind, Map<String, ?> options) {
    NetworkSpec spec() {
      return NetworkKinds.named(kind).bind(options);
    }
  }

  private static Stream<Declared> declarations() {
    return Stream.of(
        new Declared("lstm", Map.of("units", 5)),
        new Declared("lstm", Map.of("units", 4, "layers", 3, "forget-bias", 1)),
        new Declared("lstm", Map.of("units", 3, "frozen", List.of("weight_hh_l0", "by"))),
        new Declared("gru", Map.of("units", 5, "input-noise", 0.7)),
        new Declared("gru", Map.of("units", 4, "layers", 2, "frozen", List.of("bias_ih_l1"))),
        new Declared("leaky-gru", Map.of("units", 5, "dt", 30, "noise", 0.4, "input-noise", 1)),
        new Declared("leaky-gru", Map.of("units", 1, "frozen", "Wc")));
  }

  @TestFactory
  Stream<DynamicTest> agreesWithThePlainBlock() {
    return declarations().map(d -> DynamicTest.dynamicTest(d.toString(), () -> agree(d.spec())));
  }

  private static void agree(NetworkSpec spec) {
    try (NDManager scope = TORCH.scope()) {
      NetworkBlock block = spec.block(3, 2, TORCH, Precision.FLOAT64);
      block.load(scope, Network.initial(spec, 3, 2, 4).weights());
      NDArray x = TORCH.normal(scope, new Shape(6, 4, 3), Precision.FLOAT64, 1);
      NDList noise = block.noise(scope, x.getShape(), 3);
      NDList fast = block.layers(scope, x, noise);
      NDList plain = plain(block, x, noise);
      assertEquals(spec.layerNames().size(), fast.size());
      assertEquals(plain.size(), fast.size());
      for (int layer = 0; layer < fast.size(); layer++) {
        same(plain.get(layer), fast.get(layer), spec.layerNames().get(layer));
      }
      int last = fast.size() - 1;
      NDList byHand = block.gradients(scope, x, noise, output -> output);
      NDList byTape =
          TORCH.gradients(
              scope, block.trainable(), () -> plain(block, x, noise).get(last).pow(2).sum().div(2));
      assertEquals(byTape.size(), byHand.size());
      for (int i = 0; i < byTape.size(); i++) {
        same(byTape.get(i), byHand.get(i), "gradient " + i);
      }
    }
  }

  private static NDList plain(NetworkBlock block, NDArray x, NDList noise) {
    NDList inputs = new NDList(x).addAll(noise);
    return block.forward(new ParameterStore(x.getManager(), false), inputs, false);
  }

  private static void same(NDArray expected, NDArray actual, String what) {
    assertEquals(expected.getShape(), actual.getShape(), what);
    double[] a = Tensors.doubles(expected);
    double[] b = Tensors.doubles(actual);
    assertTrue(Arrays.stream(a).anyMatch(v -> v != 0), what + " is not all zero");
    for (int i = 0; i < a.length; i++) {
      assertEquals(a[i], b[i], 1e-10 * Math.max(1, Math.abs(a[i])), what + "[" + i + "]");
    }
  }

  @TestFactory
  Stream<DynamicTest> gradientsByTheStateOfTheLastStepAreThoseOfTheReadout() {
    return declarations()
        .map(
            d ->
                DynamicTest.dynamicTest(
                    d.toString(),
                    () -> {
                      NetworkSpec spec = d.spec();
                      try (NDManager scope = TORCH.scope()) {
                        NetworkBlock block = spec.block(3, 2, TORCH, Precision.FLOAT64);
                        Network network = Network.initial(spec, 3, 2, 4);
                        block.load(scope, network.weights());
                        NDArray x = TORCH.normal(scope, new Shape(6, 1, 3), Precision.FLOAT64, 1);
                        NDList byStep =
                            block.stateGradients(scope, x, new NDList(), NDArray::onesLike);
                        assertEquals(6, byStep.size());
                        double[] readout = network.weights().values("Wy");
                        int units = readout.length / 2;
                        double[] sums = new double[units];
                        Arrays.setAll(sums, i -> readout[i] + readout[units + i]);
                        assertArrayEquals(sums, Tensors.doubles(byStep.get(5)), 1e-12);
                      }
                    }));
  }

  @Test
  void namesTellLayersAndGates() {
    NetworkSpec one = new Declared("lstm", Map.of("units", 5)).spec();
    assertEquals(List.of("recurrent"), one.populationLayers());
    assertEquals(
        List.of(
            "recurrent",
            "recurrent-input-gate",
            "recurrent-forget-gate",
            "recurrent-candidate",
            "recurrent-output-gate",
            "recurrent-cell",
            "output"),
        one.layerNames());
    NetworkSpec two = new Declared("gru", Map.of("units", 5, "layers", 2)).spec();
    assertEquals(List.of("recurrent1", "recurrent2"), two.populationLayers());
    assertTrue(two.layerNames().contains("recurrent2-update-gate"));
  }

  @Test
  void impossibleNetworksAreRefusedByOption() {
    for (Declared wrong :
        List.of(
            new Declared("lstm", Map.of("frozen", "weight_hh_l1")),
            new Declared("gru", Map.of("layers", 0)),
            new Declared("leaky-gru", Map.of("dt", 200)),
            new Declared("leaky-gru", Map.of("frozen", "weight_hh_l0")))) {
      String option = wrong.options().keySet().iterator().next();
      String message =
          assertThrows(Options.InvalidOption.class, wrong::spec, wrong.toString()).getMessage();
      assertTrue(message.contains(option), message);
    }
  }
}

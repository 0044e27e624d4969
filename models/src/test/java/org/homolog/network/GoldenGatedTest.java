package org.homolog.network;

import static org.homolog.network.GoldenComparison.Subject;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homolog.network.gated.GatedRecurrent;
import org.homolog.torch.Tensors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Networks with gates against PyTorch: every case there is of the family. */
class GoldenGatedTest {
  private static final Map<String, String> LONG_SHORT =
      Map.of(
          "i", "input-gate", "f", "forget-gate", "g", "candidate", "o", "output-gate", "c", "cell");
  private static final Map<String, String> UNIT =
      Map.of("r", "reset-gate", "z", "update-gate", "n", "candidate");

  @TestFactory
  Stream<DynamicTest> gated() {
    return GoldenComparison.tests("gated", GoldenGatedTest::subject, GoldenGatedTest::more);
  }

  private static Subject subject(Golden.Case one) {
    GatedRecurrent spec = spec(one);
    Map<String, String> layers = new LinkedHashMap<>();
    layers.put(spec.layerName(spec.layers() - 1), "expected/r");
    layers.put("output", "expected/y");
    Map<String, String> gates = spec.kind().equals("lstm") ? LONG_SHORT : UNIT;
    gates.forEach(
        (letter, gate) -> {
          if (one.has("expected/gates/" + letter)) {
            layers.put("recurrent-" + gate, "expected/gates/" + letter);
          }
        });
    int outputs = one.shape("expected/y")[2];
    Map<String, double[]> others =
        one.has("params/by") ? Map.of() : Map.of("by", new double[outputs]);
    return new Subject(spec, others, layers);
  }

  private static GatedRecurrent spec(Golden.Case one) {
    int units = one.shape("expected/r")[2];
    if (one.has("params/Wg")) {
      double alpha = one.config().get("alpha").asDouble();
      Map<String, ?> options =
          Map.of("units", units, "tau", 1, "dt", alpha, "frozen", List.of("by"));
      return (GatedRecurrent) NetworkKinds.named("leaky-gru").bind(options);
    }
    boolean lstm = one.shape("params/weight_hh_l0")[0] == 4 * units;
    int layers = one.has("params/weight_ih_l1") ? 2 : 1;
    return (GatedRecurrent)
        NetworkKinds.named(lstm ? "lstm" : "gru").bind(Map.of("units", units, "layers", layers));
  }

  private static void more(
      Golden.Case one, NetworkBlock block, NDManager scope, NDArray x, NDList noise, boolean wide) {
    GatedRecurrent spec = spec(one);
    NDList layers = block.layers(scope, x, noise);
    last(one, "expected/h_n", layers.subNDList(0, spec.layers()), wide);
    NDList cells = new NDList();
    for (String name : spec.layerNames()) {
      if (name.endsWith("-cell")) {
        cells.add(layers.get(spec.layerNames().indexOf(name)));
      }
    }
    last(one, "expected/c_n", cells, wide);
  }

  /** The last step of each layer. */
  private static void last(Golden.Case one, String path, NDList layers, boolean wide) {
    if (one.has(path)) {
      double[] ends =
          layers.stream()
              .flatMapToDouble(layer -> Arrays.stream(Tensors.doubles(layer.get(-1))))
              .toArray();
      one.check(path, ends, wide ? 0 : 1e-4, wide ? 0 : 1e-6);
    }
  }
}

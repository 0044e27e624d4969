package org.homolog.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homolog.learning.LossGradient;
import org.homolog.network.importing.NameMap;
import org.homolog.network.importing.NamedArray;
import org.homolog.network.importing.NamedArrays;
import org.homolog.network.importing.WeightImport;
import org.homolog.spi.Task;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Precision;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Networks that PyTorch trained, their weights brought in by a map of names. */
class GoldenTrainedTest {
  private static final Map<String, String> GATES =
      Map.of(
          "i",
          "recurrent-input-gate",
          "f",
          "recurrent-forget-gate",
          "g",
          "recurrent-candidate",
          "o",
          "recurrent-output-gate",
          "c",
          "recurrent-cell",
          "h",
          "recurrent");

  @TestFactory
  Stream<DynamicTest> trained() {
    List<String> names;
    try (Golden golden = Golden.open("trained")) {
      names = golden.names();
    }
    return names.stream()
        .flatMap(
            name ->
                Stream.of(Precision.values())
                    .map(
                        precision ->
                            DynamicTest.dynamicTest(
                                name + " " + precision,
                                () -> {
                                  try (Golden golden = Golden.open("trained")) {
                                    compare(golden.one(name), precision);
                                  }
                                })));
  }

  private static Network network(Golden.Case one) {
    List<NamedArray> arrays = new ArrayList<>();
    for (String name : one.members("params")) {
      List<Integer> shape = Arrays.stream(one.shape("params/" + name)).boxed().toList();
      arrays.add(new NamedArray(name, shape, one.doubles("params/" + name)));
    }
    NamedArrays given = new NamedArrays("params", arrays);
    int inputs = last(one, "inputs/x");
    int outputs = last(one, one.has("expected/output") ? "expected/output" : "expected/logits");
    if (one.has("params/rnn.weight_hh_l0")) {
      int[] recurrent = one.shape("params/rnn.weight_hh_l0");
      String kind = recurrent[0] == 4 * recurrent[1] ? "lstm" : "gru";
      NetworkSpec spec = NetworkKinds.named(kind).bind(Map.of("units", recurrent[1], "dt", 1));
      List<String> names = new ArrayList<>(List.of("Wy = fc.weight", "by = fc.bias"));
      for (String array : List.of("weight_ih", "weight_hh", "bias_ih", "bias_hh")) {
        names.add(array + "_l0 = rnn." + array + "_l0");
      }
      return WeightImport.of(spec, inputs, outputs, given, NameMap.of(names, List.of()), 1);
    }
    int units = one.shape("params/Wr")[0];
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("units", units);
    options.put("form", one.config().get("form").asText());
    options.put("activation", one.config().get("act").asText());
    options.put("tau", 1);
    options.put("dt", one.config().get("alpha").asDouble());
    options.put("noise", one.config().get("sigma").asDouble());
    if (!one.has("params/M")) {
      NetworkSpec spec = NetworkKinds.named("ctrnn").bind(options);
      NameMap map = NameMap.of(List.of("r0 = 0"), List.of());
      return WeightImport.of(spec, inputs, outputs, given, map, 1);
    }
    options.put("dale", "abs");
    options.put("excitatory", one.shape("params/Wy")[1] / (double) units);
    options.put("self-connections", false);
    options.put("readout", "excitatory");
    NetworkSpec spec = NetworkKinds.named("constrained-rnn").bind(options);
    NameMap map = NameMap.of(List.of("r0 = 0", "Wr_mask = initial"), List.of("M"));
    return WeightImport.of(spec, inputs, outputs, given, map, 1);
  }

  private static int last(Golden.Case one, String path) {
    int[] shape = one.shape(path);
    return shape[shape.length - 1];
  }

  private static void compare(Golden.Case one, Precision precision) {
    boolean wide = precision == Precision.FLOAT64;
    double relative = wide ? 0 : 1e-4;
    double floor = wide ? 0 : 1e-4;
    Network network = network(one);
    Torch torch = Torch.on(DeviceChoice.CPU);
    try (NDManager scope = torch.scope()) {
      NetworkBlock block =
          network.spec().block(network.inputs(), network.outputs(), torch, precision);
      block.load(scope, network.weights());
      NDArray x = GoldenComparison.array(scope, one, "inputs/x", precision);
      NDList layers = block.layers(scope, x, new NDList());
      List<String> names = network.spec().layerNames();
      NDArray rates = layers.get(names.indexOf("recurrent"));
      NDArray output = layers.get(names.size() - 1);
      check(one, "expected/logits", output, relative, floor);
      check(one, "expected/output", output, relative, floor);
      check(one, "expected/r_last", rates.get(-1), relative, floor);
      check(one, "expected/r_trial0", rates.get(":, 0"), relative, floor);
      GATES.forEach(
          (letter, layer) -> {
            if (names.contains(layer)) {
              NDArray gate = layers.get(names.indexOf(layer));
              check(one, "expected/gates/" + letter, gate, relative, floor);
            }
          });
      losses(one, block, scope, output, relative, floor);
      meanGates(one, layers, names, relative, floor);
    }
    if (one.has("expected/W_effective_sorted")) {
      LeakyRecurrent spec = (LeakyRecurrent) network.spec();
      double[] acting = spec.acting(network.weights()).recurrent().array();
      int[] order =
          Arrays.stream(one.doubles("expected/sort_index")).mapToInt(i -> (int) i).toArray();
      int n = order.length;
      double[] sorted = new double[n * n];
      Arrays.setAll(sorted, k -> acting[order[k / n] * n + order[k % n]]);
      one.check("expected/W_effective_sorted", sorted, 0, 0);
    }
  }

  private static void check(
      Golden.Case one, String path, NDArray actual, double relative, double floor) {
    if (one.has(path)) {
      one.check(path, Tensors.doubles(actual), relative, floor);
    }
  }

  private static void losses(
      Golden.Case one,
      NetworkBlock block,
      NDManager scope,
      NDArray output,
      double relative,
      double floor) {
    double[] y = one.doubles("inputs/y");
    double[] z = Tensors.doubles(output);
    int outputs = (int) output.getShape().get(2);
    if (one.has("expected/mse")) {
      double mse =
          IntStream.range(0, y.length).mapToDouble(i -> Math.pow(z[i] - y[i], 2)).sum() / y.length;
      one.check("expected/mse", new double[] {mse}, relative, floor);
    }
    if (one.has("expected/bit_accuracy")) {
      long right = IntStream.range(0, y.length).filter(i -> Math.signum(z[i]) == y[i]).count();
      one.check("expected/bit_accuracy", new double[] {right / (double) y.length}, 0, 0);
    }
    if (one.has("expected/loss")) {
      Shape perStep = output.getShape().slice(0, 2).add(1);
      NDArray label = Tensors.of(scope, y, perStep, block.precision());
      NDArray mask = scope.ones(perStep, block.precision().dataType());
      NDList loss =
          LossGradient.of(Task.Loss.CROSS_ENTROPY, block.torch(), scope, output, label, mask);
      check(one, "expected/loss", loss.head(), relative, floor);
    }
    if (one.has("expected/accuracy_last_step")) {
      int trials = (int) output.getShape().get(1);
      int first = y.length - trials;
      long right =
          IntStream.range(0, trials)
              .filter(i -> largest(z, (first + i) * outputs, outputs) == y[first + i])
              .count();
      assertEquals(one.doubles("expected/accuracy_last_step")[0], right / (double) trials, 1e-12);
    }
  }

  private static int largest(double[] values, int from, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      best = values[from + i] > values[from + best] ? i : best;
    }
    return best;
  }

  /** Mean gates where the memorise and the report pulse are, and elsewhere. */
  private static void meanGates(
      Golden.Case one, NDList layers, List<String> names, double relative, double floor) {
    if (!one.has("expected/mean_gate_i_f_o_at_memorise")) {
      return;
    }
    double[] x = one.doubles("inputs/x");
    double[][] sums = new double[3][3];
    int[] counts = new int[3];
    double[][] gates =
        Stream.of("i", "f", "o")
            .map(letter -> Tensors.doubles(layers.get(names.indexOf(GATES.get(letter)))))
            .toArray(double[][]::new);
    for (int k = 0; k < gates[0].length; k++) {
      boolean[] in = {x[3 * k + 1] > 0, x[3 * k + 2] > 0, !(x[3 * k + 1] > 0 || x[3 * k + 2] > 0)};
      for (int where = 0; where < 3; where++) {
        if (in[where]) {
          counts[where]++;
          for (int gate = 0; gate < 3; gate++) {
            sums[where][gate] += gates[gate][k];
          }
        }
      }
    }
    List<String> places = List.of("at_memorise", "at_report", "elsewhere");
    for (int where = 0; where < 3; where++) {
      int of = counts[where];
      double[] means = Arrays.stream(sums[where]).map(sum -> sum / of).toArray();
      one.check("expected/mean_gate_i_f_o_" + places.get(where), means, relative, floor);
    }
  }
}

package org.homolog.network;

import static org.homolog.network.GoldenComparison.Subject;
import static org.homolog.network.GoldenComparison.array;
import static org.homolog.network.GoldenComparison.shape;
import static org.homolog.network.GoldenComparison.zeros;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homolog.spi.Options;
import org.homolog.torch.Precision;
import org.homolog.torch.Tensors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Networks of leaky units against PyTorch: every case there is of their families. */
class GoldenLeakyTest {
  private static final Map<String, String> LAYERS =
      Map.of("recurrent", "expected/r", "output", "expected/y");

  @TestFactory
  Stream<DynamicTest> recurrent() {
    return GoldenComparison.tests("rnn", GoldenLeakyTest::recurrent, GoldenLeakyTest::more);
  }

  @TestFactory
  Stream<DynamicTest> excitatoryAndInhibitory() {
    return GoldenComparison.tests("eirnn", GoldenLeakyTest::dale, GoldenLeakyTest::more);
  }

  @TestFactory
  Stream<DynamicTest> lowRank() {
    return GoldenComparison.tests("lowrank", GoldenLeakyTest::lowRank, GoldenLeakyTest::more);
  }

  private static String text(Golden.Case one, String key) {
    return one.config().get(key).asText();
  }

  private static int inputs(Golden.Case one) {
    return one.shape("inputs/x")[2];
  }

  private static int outputs(Golden.Case one) {
    return one.shape("expected/y")[2];
  }

  private static Subject recurrent(Golden.Case one) {
    int units = one.shape("params/Wr")[0];
    if (one.has("inputs/W_fix")) {
      NetworkSpec spec =
          bind(
              "constrained-rnn",
              Map.of(
                  "units",
                  units,
                  "form",
                  "rate",
                  "activation",
                  "tanh",
                  "tau",
                  1,
                  "dt",
                  1,
                  "trainable-share",
                  0.5));
      Map<String, double[]> others =
          new LinkedHashMap<>(zeros(spec.shapes(inputs(one), outputs(one)), "r0"));
      others.put("Wr_mask", one.doubles("inputs/mask"));
      others.put("Wr_fixed", one.doubles("inputs/W_fix"));
      return new Subject(spec, others, LAYERS);
    }
    if (one.config().has("form")) {
      NetworkSpec spec =
          bind(
              "ctrnn",
              Map.of(
                  "units",
                  units,
                  "form",
                  text(one, "form"),
                  "activation",
                  text(one, "activation"),
                  "tau",
                  1,
                  "dt",
                  one.config().get("alpha").asDouble(),
                  "noise",
                  one.config().get("sigma").asDouble(),
                  "train-initial-state",
                  true));
      return new Subject(spec, Map.of(), LAYERS);
    }
    NetworkSpec spec =
        bind("rnn", Map.of("units", units, "activation", text(one, "activation"), "dt", 1));
    return new Subject(spec, Map.of("r0", new double[units]), LAYERS);
  }

  private static Subject dale(Golden.Case one) {
    int units = one.shape("params/Wr")[0];
    NetworkSpec spec =
        bind(
            "constrained-rnn",
            Map.ofEntries(
                Map.entry("units", units),
                Map.entry("form", "current"),
                Map.entry("activation", "relu"),
                Map.entry("dale", text(one, "constraint")),
                Map.entry("excitatory", one.config().get("n_exc").asDouble() / units),
                Map.entry("self-connections", false),
                Map.entry("readout", "excitatory"),
                Map.entry("tau", 1),
                Map.entry("dt", one.config().get("alpha").asDouble()),
                Map.entry("noise", one.config().get("sigma").asDouble())));
    double[] mask = Arrays.stream(one.doubles("inputs/sign_mask")).map(Math::abs).toArray();
    return new Subject(spec, Map.of("Wr_mask", mask, "r0", new double[units]), LAYERS);
  }

  private static Subject lowRank(Golden.Case one) {
    NetworkSpec spec =
        bind(
            "low-rank-rnn",
            Map.of(
                "units",
                one.shape("params/m")[0],
                "rank",
                one.shape("params/m")[1],
                "tau",
                1,
                "dt",
                one.config().get("alpha").asDouble()));
    return new Subject(
        spec, Map.of(), Map.of("latent", "expected/kappa_rec", "output", "expected/y"));
  }

  private static NetworkSpec bind(String kind, Map<String, ?> options) {
    NetworkKinds.Kind named = NetworkKinds.named(kind);
    NetworkSpec spec = named.bind(options);
    // What a file keeps of a declaration gives the same declaration back.
    Map<String, Object> written = new LinkedHashMap<>();
    Options.resolved((Record) spec)
        .forEach(
            (name, value) ->
                written.put(
                    name,
                    value.startsWith("[")
                        ? Arrays.stream(value.substring(1, value.length() - 1).split(","))
                            .map(String::strip)
                            .filter(item -> !item.isEmpty())
                            .toList()
                        : value));
    org.junit.jupiter.api.Assertions.assertEquals(spec, named.bind(written));
    return spec;
  }

  private static void more(
      Golden.Case one, NetworkBlock block, NDManager scope, NDArray x, NDList noise, boolean wide) {
    double forward = wide ? 0 : 1e-4;
    double floor = wide ? 0 : 1e-6;
    LeakyBlock leaky = (LeakyBlock) block;
    for (String path : List.of("expected/state", "expected/h")) {
      if (one.has(path)) {
        one.check(path, Tensors.doubles(leaky.states(scope, x, noise)), forward, floor);
      }
    }
    if (one.has("expected/W_effective")) {
      double[] acting = Tensors.doubles(leaky.acting(scope).get(0));
      one.check("expected/W_effective", acting, forward, floor);
    }
    if (one.has("expected/c")) {
      currents(one, block, scope, x, forward, floor);
    }
    if (one.has("expected/dL_dr_last_step_loss")) {
      reach(one, block, scope, x, wide ? 0 : 1e-3, floor);
    }
  }

  /** At dt = tau the current form passes through the inputs of the units of the others. */
  private static void currents(
      Golden.Case one,
      NetworkBlock elman,
      NDManager scope,
      NDArray x,
      double forward,
      double floor) {
    int units = one.shape("params/Wr")[0];
    NetworkSpec spec =
        bind(
            "ctrnn",
            Map.of(
                "units",
                units,
                "form",
                "current",
                "activation",
                text(one, "activation"),
                "tau",
                1,
                "dt",
                1));
    Precision precision = elman.precision();
    NetworkBlock current = spec.block(inputs(one), outputs(one), elman.torch(), precision);
    current.load(scope, elman.weights());
    one.check(
        "expected/c",
        Tensors.doubles(((LeakyBlock) current).states(scope, x, new NDList())),
        forward,
        floor);
    assertArrayEquals(
        Tensors.doubles(elman.layers(scope, x, new NDList()).get(0)),
        Tensors.doubles(current.layers(scope, x, new NDList()).get(0)),
        1e-6);
  }

  /** The gradient of half the squared error of the last step by the rates of all steps. */
  private static void reach(
      Golden.Case one,
      NetworkBlock block,
      NDManager scope,
      NDArray x,
      double relative,
      double floor) {
    NDArray target = array(scope, one, "inputs/target", block.precision());
    long steps = shape(one, "inputs/x").get(0);
    double[] last = new double[(int) steps];
    last[last.length - 1] = 1;
    NDArray only = Tensors.of(scope, last, new Shape(steps, 1, 1), block.precision());
    NDList byStep = block.stateGradients(scope, x, new NDList(), y -> y.sub(target).mul(only));
    double[] all =
        byStep.stream().flatMapToDouble(g -> Arrays.stream(Tensors.doubles(g))).toArray();
    one.check("expected/dL_dr_last_step_loss", all, relative, floor);
  }
}

package org.homolog.network.layered;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.homolog.network.Golden;
import org.homolog.network.NetworkBlock;
import org.homolog.network.Weights;
import org.homolog.random.CounterRandom;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Precision;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The family "norm_attention": normalisation, attention and gains. */
class GoldenNormalisationTest {
  @TestFactory
  Stream<DynamicTest> normalisationAndAttention() {
    return GoldenParts.tests("norm_attention", GoldenNormalisationTest::check);
  }

  private static GoldenParts.Check check(String name, Golden.Case one) {
    if (name.startsWith("attention")) {
      return attention(one)::check;
    }
    if (name.startsWith("spatial_gain")) {
      return precision -> {
        spatialGain(one, "share", "expected/r", "expected/alpha").check(precision);
        spatialGain(one, "one-plus", "expected/r_gain1p", "").check(precision);
      };
    }
    if (name.startsWith("divisive")) {
      return normalised(one, "divisive-norm")
              .weight("gamma", "output.gamma")
              .weight("sigma", "output.sigma")
              .layer("expected/I", "sum")
              .layer("expected/r", "output")
          ::check;
    }
    GoldenParts parts =
        normalised(one, name.replace('_', '-'))
            .weight("gamma", "output.gamma")
            .weight("beta", "output.beta");
    if (name.startsWith("layer_norm")) {
      return parts.layer("expected/y", "output")::check;
    }
    return precision -> {
      parts.check(precision);
      runningStatistics(one, parts, precision);
    };
  }

  private static GoldenParts normalised(Golden.Case one, String part) {
    int[] x = one.shape("inputs/x");
    int units = one.shape("params/W")[0];
    LayeredSpec spec =
        GoldenParts.layered(0, Readout.NONE, "dense " + units + " linear bias=false as=sum", part);
    return GoldenParts.of(one, spec, x[1], units)
        .input("inputs/x", x[0], x[1])
        .weight("W", "sum.W")
        .squared("inputs/target", 1);
  }

  /** What a batch leaves in the running statistics, and what evaluation makes of them. */
  private static void runningStatistics(Golden.Case one, GoldenParts parts, Precision precision) {
    boolean wide = precision == Precision.FLOAT64;
    double relative = wide ? 0 : 1e-4;
    double floor = wide ? 0 : 1e-6;
    Torch torch = Torch.on(DeviceChoice.CPU);
    try (NDManager scope = torch.scope()) {
      NetworkBlock block = parts.spec.block(parts.inputs, parts.outputs, torch, precision);
      Map<String, double[]> values =
          new HashMap<>(
              parts.spec.initialWeights(parts.inputs, parts.outputs, new CounterRandom(1, 0)));
      parts.weights.forEach((golden, own) -> values.put(own, one.doubles("params/" + golden)));
      block.load(scope, Weights.of(parts.spec.shapes(parts.inputs, parts.outputs), values));
      NDArray x = Tensors.of(scope, parts.x, parts.shape, precision);
      NDList seen = new NDList();
      block.gradients(
          scope,
          x,
          new NDList(),
          y -> {
            seen.add(y);
            return y;
          });
      one.check("expected/y_train", Tensors.doubles(seen.head()), relative, floor);
      Weights after = block.weights();
      one.check("expected/running_mean", after.values("output.mean"), relative, floor);
      one.check("expected/running_var", after.values("output.variance"), relative, floor);
      one.check(
          "expected/y_eval_after",
          Tensors.doubles(block.layers(scope, x, new NDList()).get(1)),
          relative,
          floor);
    }
  }

  /** The queries are those a dense layer makes of one-hot inputs, so that they are learned too. */
  private static GoldenParts attention(Golden.Case one) {
    int[] q = one.shape("params/q");
    int slots = one.shape("params/K")[0];
    int units = one.shape("params/V")[1];
    boolean scaled = one.config().get("score").asText().contains("sqrt");
    LayeredSpec spec =
        GoldenParts.layered(
            0,
            Readout.NONE,
            "dense " + q[1] + " linear bias=false as=query",
            "attention "
                + units
                + " slots="
                + slots
                + (scaled ? " scaled-dot" : " dot")
                + " as=asked",
            "activation linear");
    double[] identity = new double[q[0] * q[0]];
    for (int i = 0; i < q[0]; i++) {
      identity[i * q[0] + i] = 1;
    }
    return GoldenParts.of(one, spec, q[0], units)
        .input(identity, q[0], q[0])
        .turned("q", "query.W")
        .weight("K", "asked.K")
        .weight("V", "asked.V")
        .layer("expected/score", "asked-score")
        .layer("expected/alpha", "asked-alpha")
        .layer("expected/y", "output")
        .squared("inputs/target", 1);
  }

  private static GoldenParts spatialGain(Golden.Case one, String form, String result, String gain) {
    int[] r = one.shape("inputs/rtilde");
    double[] activity = one.doubles("inputs/rtilde");
    double[] place = one.doubles("inputs/x_q");
    double[] both = new double[r[0] * (r[1] + 1)];
    for (int i = 0; i < r[0]; i++) {
      System.arraycopy(activity, i * r[1], both, i * (r[1] + 1), r[1]);
      both[i * (r[1] + 1) + r[1]] = place[i];
    }
    LayeredSpec spec =
        GoldenParts.layered(
            0,
            Readout.NONE,
            "select " + (r[1] + 1) + " 1 as=where",
            "select 1 " + r[1] + " from=input",
            "spatial-gain where width="
                + one.config().get("width").asDouble()
                + " "
                + form
                + " as=gained",
            "activation linear");
    GoldenParts parts =
        GoldenParts.of(one, spec, r[1] + 1, r[1])
            .input(both, new Shape(r[0], r[1] + 1).getShape())
            .layer(result, "output");
    parts.given.put("gained.preferred", one.doubles("inputs/x_pref"));
    return gain.isEmpty() ? parts : parts.layer(gain, "gained-gain");
  }
}

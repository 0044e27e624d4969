package org.homolog.network.layered;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.stream.Stream;
import org.homolog.network.Golden;
import org.homolog.torch.Tensors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The family "dense": fully connected networks against PyTorch. */
class GoldenDenseTest {
  @TestFactory
  Stream<DynamicTest> dense() {
    return GoldenParts.tests("dense", GoldenDenseTest::check);
  }

  private static GoldenParts.Check check(String name, Golden.Case one) {
    int[] x = one.shape("inputs/x");
    if (name.startsWith("linear")) {
      int outputs = one.shape("params/W")[0];
      return GoldenParts.of(one, GoldenParts.layered(0, Readout.LINEAR), x[1], outputs)
              .input("inputs/x", x[0], x[1])
              .weight("W", "output.W")
              .weight("b", "output.b")
              .layer("expected/y", "output")
              .squared("inputs/target", outputs / 2.0)
          ::check;
    }
    if (name.startsWith("mlp")) {
      String f = one.config().get("activation").asText();
      LayeredSpec spec =
          GoldenParts.layered(
              0,
              Readout.LINEAR,
              "dense " + one.shape("params/W1")[0] + " " + f + " as=r1",
              "dense " + one.shape("params/W2")[0] + " " + f + " as=r2");
      return GoldenParts.of(one, spec, x[1], one.shape("params/W3")[0])
              .input("inputs/x", x[0], x[1])
              .weight("W1", "r1.W")
              .weight("b1", "r1.b")
              .weight("W2", "r2.W")
              .weight("b2", "r2.b")
              .weight("W3", "output.W")
              .weight("b3", "output.b")
              .layer("expected/r1", "r1")
              .layer("expected/r2", "r2")
              .layer("expected/logits", "output")
              .crossEntropy(false)
          ::check;
    }
    int hidden = one.shape("params/W1")[0];
    double keep = one.config().get("keep_prob").asDouble();
    LayeredSpec spec =
        GoldenParts.layered(
            0,
            Readout.UNBIASED,
            "dense " + hidden + " relu as=r1",
            "dropout " + (1 - keep) + " as=dropped",
            "dense " + hidden + " relu bias=false as=g",
            "add dropped as=r2",
            "concatenate r1 as=both",
            "select " + (hidden + 1) + " " + hidden + " from=both");
    GoldenParts parts =
        GoldenParts.of(one, spec, x[1], one.shape("params/W3")[0])
            .input("inputs/x", x[0], x[1])
            .weight("W1", "r1.W")
            .weight("b1", "r1.b")
            .weight("W2", "g.W")
            .weight("W3", "output.W")
            .layer("expected/r1", "r1")
            .layer("expected/dropped", "dropped")
            .layer("expected/r2", "r2")
            .layer("expected/dense_concat", "both")
            .layer("expected/y", "output")
            .squared("inputs/target", 1);
    parts.randoms =
        (scope, precision) ->
            new NDList(
                Tensors.of(scope, one.doubles("inputs/mask"), new Shape(x[0], hidden), precision));
    double beta = one.config().get("l1_beta").asDouble();
    parts.penalty =
        weights -> {
          double[] signs = weights.get("g.W").clone();
          java.util.Arrays.setAll(signs, i -> beta * Math.signum(signs[i]));
          return Map.of("g.W", signs);
        };
    return parts::check;
  }
}

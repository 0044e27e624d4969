package org.homolog.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.homolog.learning.Adam;
import org.homolog.learning.LossGradient;
import org.homolog.learning.Momentum;
import org.homolog.learning.Optimiser;
import org.homolog.spi.Task;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Precision;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Forward passes, gradients and optimiser steps against those of PyTorch: in double precision
 * within the manifest's tolerances, in single precision to 1e-4 forward and 1e-3 in gradients.
 */
class GoldenNetworkTest {
  private static final List<String> RUN = new ArrayList<>();

  private record Rule(String name, Optimiser optimiser, double rate, double decay, int steps) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule("sgd_1", new Momentum(0), 0.05, 0, 1),
          new Rule("momentum_3", new Momentum(0.9), 0.05, 0, 3),
          new Rule("sgd_l2_1", new Momentum(0), 0.05, 0.1, 1),
          new Rule("adam_3", Adam.standard(), 0.01, 0, 3));

  @TestFactory
  Stream<DynamicTest> perceptrons() {
    return Stream.of("mlp_relu", "mlp_tanh")
        .flatMap(name -> bothPrecisions("dense", name, GoldenNetworkTest::perceptron));
  }

  private interface SpecOf {
    NetworkSpec of(Golden.Case one);
  }

  private static Stream<DynamicTest> bothPrecisions(String family, String name, SpecOf specOf) {
    return Stream.of(Precision.values())
        .map(
            precision ->
                DynamicTest.dynamicTest(
                    name + " " + precision,
                    () -> {
                      try (Golden golden = Golden.open(family)) {
                        check(golden.one(name), specOf, precision);
                      }
                      RUN.add(name + " " + precision);
                    }));
  }

  @AfterAll
  static void report() {
    System.getLogger("golden").log(System.Logger.Level.WARNING, "reference cases run: " + RUN);
  }

  private static NetworkSpec perceptron(Golden.Case one) {
    return new MultilayerPerceptron(
        List.of(one.shape("params/W1")[0], one.shape("params/W2")[0]), activation(one));
  }

  private static ActivationFunction activation(Golden.Case one) {
    return ActivationFunction.valueOf(
        one.config().get("activation").asText().toUpperCase(Locale.ROOT));
  }

  private static Shape shape(Golden.Case one, String path) {
    int[] dimensions = one.shape(path);
    return new Shape(java.util.Arrays.stream(dimensions).asLongStream().toArray());
  }

  private static void check(Golden.Case one, SpecOf specOf, Precision precision) {
    boolean wide = precision == Precision.FLOAT64;
    double forward = wide ? 0 : 1e-4;
    double backward = wide ? 0 : 1e-3;
    double floor = wide ? 0 : 1e-6;
    Torch torch = Torch.on(DeviceChoice.CPU);
    NetworkSpec spec = specOf.of(one);
    try (NDManager scope = torch.scope()) {
      Shape in = shape(one, "inputs/x");
      NDArray x = Tensors.of(scope, one.doubles("inputs/x"), in, precision);
      int inputs = (int) in.get(in.dimension() - 1);
      NDList noise = new NDList();
      String outputName = "expected/logits";
      Shape out = shape(one, outputName);
      int outputs = (int) out.get(out.dimension() - 1);
      Shape perStep = out.slice(0, out.dimension() - 1).add(1);
      NDArray targets = Tensors.of(scope, one.doubles("inputs/label"), perStep, precision);
      NDArray mask = scope.ones(perStep, precision.dataType());

      NetworkBlock block = spec.block(inputs, outputs, torch, precision);
      Weights start = Weights.of(spec.shapes(inputs, outputs), one.all("params"));
      block.load(scope, start);
      NDList layers = block.layers(scope, x, noise);
      one.check(outputName, Tensors.doubles(layers.get(layers.size() - 1)), forward, floor);
      one.check("expected/r1", Tensors.doubles(layers.get(0)), forward, floor);
      one.check("expected/r2", Tensors.doubles(layers.get(1)), forward, floor);
      double[] loss = {Double.NaN};
      NDList gradients = step(block, scope, x, noise, targets, mask, loss);
      one.check("expected/loss", loss, forward, floor);
      List<WeightShape> shapes = spec.shapes(inputs, outputs);
      for (int i = 0; i < shapes.size(); i++) {
        one.check(
            "grad/" + shapes.get(i).name(), Tensors.doubles(gradients.get(i)), backward, floor);
      }
      for (Rule rule : RULES) {
        if (Optional.ofNullable(one.group().getChildren().get("after")).isEmpty()
            || !((io.jhdf.api.Group) one.group().getByPath("after"))
                .getChildren()
                .containsKey(rule.name())) {
          continue;
        }
        block.load(scope, start);
        Optimiser.Steps steps = rule.optimiser().begin(torch, scope, block.trainable());
        for (int k = 0; k < rule.steps(); k++) {
          NDList g = step(block, scope, x, noise, targets, mask, loss);
          steps.apply(scope, g, rule.rate(), rule.decay());
        }
        Weights after = block.weights();
        for (Map.Entry<String, double[]> expected : one.all("after/" + rule.name()).entrySet()) {
          one.check(
              "after/" + rule.name() + "/" + expected.getKey(),
              after.values(expected.getKey()),
              backward,
              wide ? 0 : 1e-5);
        }
      }
    }
  }

  private static NDList step(
      NetworkBlock block,
      NDManager scope,
      NDArray x,
      NDList noise,
      NDArray targets,
      NDArray mask,
      double[] loss) {
    return block.gradients(
        scope,
        x,
        noise,
        y -> {
          NDList both =
              LossGradient.of(Task.Loss.CROSS_ENTROPY, block.torch(), scope, y, targets, mask);
          loss[0] = Tensors.doubles(both.get(0))[0];
          return both.get(1);
        });
  }
}

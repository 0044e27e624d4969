package org.homolog.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.api.DynamicTest;

/**
 * A network against a case of PyTorch's values: layers, loss, gradients and optimiser steps, in
 * double precision within the manifest's tolerances and in single precision to 1e-4 forward and
 * 1e-3 in gradients.
 */
final class GoldenComparison {
  /** What a case is compared with. */
  record Subject(NetworkSpec spec, Map<String, double[]> others, Map<String, String> layers) {}

  /** Makes the subject of a case. */
  interface SubjectOf {
    Subject of(Golden.Case one);
  }

  /** More to compare of a case. */
  interface More {
    void check(
        Golden.Case one,
        NetworkBlock block,
        NDManager scope,
        NDArray x,
        NDList noise,
        boolean wide);
  }

  private GoldenComparison() {}

  static Stream<DynamicTest> tests(String family, SubjectOf subjectOf, More more) {
    List<String> names;
    try (Golden golden = Golden.open(family)) {
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
                                  try (Golden golden = Golden.open(family)) {
                                    Golden.Case one = golden.one(name);
                                    compare(one, subjectOf.of(one), more, precision);
                                  }
                                })));
  }

  static Shape shape(Golden.Case one, String path) {
    return new Shape(java.util.Arrays.stream(one.shape(path)).asLongStream().toArray());
  }

  static NDArray array(NDManager scope, Golden.Case one, String path, Precision precision) {
    return Tensors.of(scope, one.doubles(path), shape(one, path), precision);
  }

  private static int last(Golden.Case one, String path) {
    int[] shape = one.shape(path);
    return shape[shape.length - 1];
  }

  private static void compare(Golden.Case one, Subject subject, More more, Precision precision) {
    boolean wide = precision == Precision.FLOAT64;
    double forward = wide ? 0 : 1e-4;
    double backward = wide ? 0 : 1e-3;
    double floor = wide ? 0 : 1e-6;
    Torch torch = Torch.on(DeviceChoice.CPU);
    int inputs = last(one, "inputs/x");
    int outputs = last(one, "expected/y");
    NetworkSpec spec = subject.spec();
    try (NDManager scope = torch.scope()) {
      NDArray x = array(scope, one, "inputs/x", precision);
      NDList noise = new NDList();
      if (one.has("inputs/noise")) {
        noise.add(array(scope, one, "inputs/noise", precision));
      }
      NetworkBlock block = spec.block(inputs, outputs, torch, precision);
      Map<String, double[]> values = new LinkedHashMap<>(subject.others());
      values.putAll(one.all("params"));
      List<WeightShape> shapes = spec.shapes(inputs, outputs);
      Weights start = Weights.of(shapes, values);
      block.load(scope, start);

      NDList layers = block.layers(scope, x, noise);
      subject
          .layers()
          .forEach(
              (layer, path) ->
                  one.check(
                      path,
                      Tensors.doubles(layers.get(spec.layerNames().indexOf(layer))),
                      forward,
                      floor));
      double[] loss = {Double.NaN};
      NDList gradients = step(one, block, scope, x, noise, loss);
      one.check("expected/loss", loss, forward, floor);
      List<String> trainable =
          shapes.stream().filter(WeightShape::trainable).map(WeightShape::name).toList();
      for (String name : one.members("grad")) {
        NDArray gradient = gradients.get(trainable.indexOf(name));
        one.check("grad/" + name, Tensors.doubles(gradient), backward, floor);
      }
      more.check(one, block, scope, x, noise, wide);
      for (String rule : one.members("after")) {
        block.load(scope, start);
        descend(one, rule, block, scope, x, noise);
        Weights after = block.weights();
        for (String name : one.members("params")) {
          one.check("after/" + rule + "/" + name, after.values(name), backward, wide ? 0 : 2e-5);
        }
      }
    }
  }

  /** Takes the steps that a rule such as adam_3 names. */
  private static void descend(
      Golden.Case one, String rule, NetworkBlock block, NDManager scope, NDArray x, NDList noise) {
    String name = rule.substring(0, rule.lastIndexOf('_'));
    int count = Integer.parseInt(rule.substring(rule.lastIndexOf('_') + 1));
    Optimiser optimiser =
        switch (name) {
          case "adam" -> Adam.standard();
          case "momentum" -> new Momentum(0.9);
          case "sgd", "sgd_l2" -> new Momentum(0);
          default -> throw new IllegalStateException("no optimiser for " + rule);
        };
    double rate = name.equals("adam") ? 0.01 : 0.05;
    double decay = name.equals("sgd_l2") ? 0.1 : 0;
    Optimiser.Steps steps = optimiser.begin(block.torch(), scope, block.trainable());
    for (int k = 0; k < count; k++) {
      steps.apply(scope, step(one, block, scope, x, noise, new double[1]), rate, decay);
    }
  }

  private static NDList step(
      Golden.Case one,
      NetworkBlock block,
      NDManager scope,
      NDArray x,
      NDList noise,
      double[] loss) {
    boolean classes = one.has("inputs/label");
    Shape perStep = shape(one, "inputs/x").slice(0, 2).add(1);
    NDArray target =
        classes
            ? Tensors.of(scope, one.doubles("inputs/label"), perStep, block.precision())
            : array(scope, one, "inputs/target", block.precision());
    NDArray mask = scope.ones(perStep, block.precision().dataType());
    return block.gradients(
        scope,
        x,
        noise,
        y -> {
          NDList both =
              LossGradient.of(
                  classes ? Task.Loss.CROSS_ENTROPY : Task.Loss.SQUARED_ERROR,
                  block.torch(),
                  scope,
                  y,
                  target,
                  mask);
          loss[0] = Tensors.doubles(both.get(0))[0];
          return both.get(1);
        });
  }

  /** Zeros for arrays that a case has no values of. */
  static Map<String, double[]> zeros(List<WeightShape> shapes, String... names) {
    Map<String, double[]> zeros = new LinkedHashMap<>();
    List<String> wanted = new ArrayList<>(List.of(names));
    shapes.stream()
        .filter(shape -> wanted.contains(shape.name()))
        .forEach(shape -> zeros.put(shape.name(), new double[shape.size()]));
    return zeros;
  }
}

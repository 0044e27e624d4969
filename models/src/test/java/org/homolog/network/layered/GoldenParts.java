package org.homolog.network.layered;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.homolog.learning.Adam;
import org.homolog.learning.LossGradient;
import org.homolog.learning.Momentum;
import org.homolog.learning.Optimiser;
import org.homolog.network.Golden;
import org.homolog.network.NetworkBlock;
import org.homolog.network.WeightShape;
import org.homolog.network.Weights;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Task;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Precision;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;
import org.junit.jupiter.api.DynamicTest;

/** One reference case as a network of parts, and everything the reference says of it. */
final class GoldenParts {
  /** The gradient of the loss by the output; what the loss is goes into the last argument. */
  interface Loss {
    NDArray gradient(Torch torch, NDManager scope, NDArray output, double[] loss);
  }

  final Golden.Case one;
  final LayeredSpec spec;
  final int inputs;
  final int outputs;
  final Map<String, String> weights = new LinkedHashMap<>();
  final List<String> transposed = new ArrayList<>();
  final Map<String, double[]> given = new HashMap<>();
  final Map<String, String> layers = new LinkedHashMap<>();
  double[] x = new double[0];
  Shape shape = new Shape();
  BiFunction<NDManager, Precision, NDList> randoms = (scope, precision) -> new NDList();
  Loss loss = (torch, scope, output, seen) -> output;
  UnaryOperator<Map<String, double[]>> penalty = w -> Map.of();

  /** Expected layers are those of learning, not of evaluation. */
  private GoldenParts(Golden.Case one, LayeredSpec spec, int inputs, int outputs) {
    this.one = one;
    this.spec = spec;
    this.inputs = inputs;
    this.outputs = outputs;
  }

  static GoldenParts of(Golden.Case one, LayeredSpec spec, int inputs, int outputs) {
    return new GoldenParts(one, spec, inputs, outputs);
  }

  static LayeredSpec layered(double dt, Readout readout, String... parts) {
    return new LayeredNetwork(List.of(parts), List.of(), readout, List.of(), dt);
  }

  GoldenParts input(String path, long... dimensions) {
    x = one.doubles(path);
    shape = new Shape(dimensions);
    return this;
  }

  GoldenParts input(double[] values, long... dimensions) {
    x = values;
    shape = new Shape(dimensions);
    return this;
  }

  GoldenParts weight(String golden, String own) {
    weights.put(golden, own);
    return this;
  }

  GoldenParts turned(String golden, String own) {
    transposed.add(golden);
    return weight(golden, own);
  }

  GoldenParts layer(String golden, String own) {
    layers.put(golden, own);
    return this;
  }

  static double[] turn(double[] values, int rows) {
    int columns = values.length / rows;
    double[] turned = new double[values.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        turned[j * rows + i] = values[i * columns + j];
      }
    }
    return turned;
  }

  /** Mean squared error, times a factor. */
  GoldenParts squared(String target, double factor) {
    loss =
        (torch, scope, output, seen) -> {
          Precision precision =
              output.getDataType() == Precision.FLOAT64.dataType()
                  ? Precision.FLOAT64
                  : Precision.FLOAT32;
          NDArray wanted =
              target.isEmpty()
                  ? output.zerosLike()
                  : Tensors.of(scope, one.doubles(target), output.getShape(), precision);
          Shape steps = output.getShape().slice(0, output.getShape().dimension() - 1).add(1);
          NDArray mask = scope.ones(steps, output.getDataType());
          NDList both =
              LossGradient.of(Task.Loss.SQUARED_ERROR, torch, scope, output, wanted, mask);
          seen[0] = Tensors.doubles(both.head())[0] * factor;
          return both.get(1).mul(factor);
        };
    return this;
  }

  /** Cross entropy, of the last step only if asked for. */
  GoldenParts crossEntropy(boolean lastStep) {
    loss =
        (torch, scope, output, seen) -> {
          double[] labels = one.doubles("inputs/label");
          Shape steps = output.getShape().slice(0, output.getShape().dimension() - 1).add(1);
          int count = (int) steps.size();
          double[] label = new double[count];
          double[] mask = new double[count];
          for (int i = 0; i < count; i++) {
            label[i] = labels[i % labels.length];
            mask[i] = !lastStep || i >= count - labels.length ? 1 : 0;
          }
          Precision precision =
              output.getDataType() == Precision.FLOAT64.dataType()
                  ? Precision.FLOAT64
                  : Precision.FLOAT32;
          NDList both =
              LossGradient.of(
                  Task.Loss.CROSS_ENTROPY,
                  torch,
                  scope,
                  output,
                  Tensors.of(scope, label, steps, precision),
                  Tensors.of(scope, mask, steps, precision));
          seen[0] = Tensors.doubles(both.head())[0];
          return both.get(1);
        };
    return this;
  }

  private Weights start() {
    List<WeightShape> shapes = spec.shapes(inputs, outputs);
    Map<String, double[]> values =
        new HashMap<>(spec.initialWeights(inputs, outputs, new CounterRandom(1, 0)));
    values.putAll(given);
    weights.forEach((golden, own) -> values.put(own, toOwn(golden, "params/" + golden)));
    return Weights.of(shapes, values);
  }

  private double[] toOwn(String golden, String path) {
    double[] values = one.doubles(path);
    return transposed.contains(golden) ? turn(values, one.shape(path)[0]) : values;
  }

  private double[] fromOwn(String golden, double[] values) {
    int[] dimensions = one.shape("params/" + golden);
    return transposed.contains(golden) ? turn(values, dimensions[1]) : values;
  }

  /** Checks forward pass, loss, gradients and optimiser steps. */
  void check(Precision precision) {
    boolean wide = precision == Precision.FLOAT64;
    double forward = wide ? 0 : 1e-4;
    double backward = wide ? 0 : 1e-3;
    double floor = wide ? 0 : 2e-6;
    Torch torch = Torch.on(DeviceChoice.CPU);
    try (NDManager scope = torch.scope()) {
      NetworkBlock block = spec.block(inputs, outputs, torch, precision);
      Weights start = start();
      block.load(scope, start);
      NDArray input = Tensors.of(scope, x, shape, precision);
      NDList noise = randoms.apply(scope, precision);
      NDList activities = block.layers(scope, input, noise);
      layers.forEach(
          (path, layer) -> {
            double[] actual = Tensors.doubles(activities.get(spec.layerNames().indexOf(layer)));
            int count = Arrays.stream(one.shape(path)).reduce(1, Math::multiplyExact);
            // Where the reference holds the last step only, so do we.
            one.check(
                path,
                Arrays.copyOfRange(actual, actual.length - count, actual.length),
                forward,
                floor);
          });
      double[] seen = {Double.NaN};
      NDList gradients = step(block, torch, scope, input, noise, seen);
      assertTrue(gradients.size() >= weights.size());
      if (one.has("expected/loss") && penalty.apply(values(block)).isEmpty()) {
        one.check("expected/loss", seen, forward, floor);
      }
      Map<String, double[]> byName = named(block, gradients);
      weights.forEach(
          (golden, own) -> {
            if (one.has("grad/" + golden)) {
              one.check("grad/" + golden, fromOwn(golden, byName.get(own)), backward, floor);
            }
          });
      for (String rule : rules()) {
        block.load(scope, start);
        int cut = rule.lastIndexOf('_');
        Optimiser.Steps steps =
            optimiser(rule.substring(0, cut)).begin(torch, scope, block.trainable());
        boolean adam = rule.startsWith("adam");
        for (int k = 0; k < Integer.parseInt(rule.substring(cut + 1)); k++) {
          NDList g = step(block, torch, scope, input, noise, seen);
          steps.apply(scope, g, adam ? 0.01 : 0.05, rule.startsWith("sgd_l2") ? 0.1 : 0);
        }
        Weights after = block.weights();
        weights.forEach(
            (golden, own) ->
                one.check(
                    "after/" + rule + "/" + golden,
                    fromOwn(golden, after.values(own)),
                    backward,
                    wide ? 0 : 1e-5));
      }
    }
  }

  private static Map<String, double[]> values(NetworkBlock block) {
    Map<String, double[]> values = new LinkedHashMap<>();
    Weights now = block.weights();
    now.shapes().forEach(s -> values.put(s.name(), now.values(s.name())));
    return values;
  }

  private NDList step(
      NetworkBlock block,
      Torch torch,
      NDManager scope,
      NDArray input,
      NDList noise,
      double[] seen) {
    NDList gradients =
        block.gradients(scope, input, noise, y -> loss.gradient(torch, scope, y, seen));
    Map<String, double[]> added = penalty.apply(values(block));
    List<String> names = trainable();
    NDList all = new NDList();
    for (int i = 0; i < gradients.size(); i++) {
      double[] more = added.get(names.get(i));
      NDArray g = gradients.get(i);
      all.add(more == null ? g : g.add(Tensors.of(scope, more, g.getShape(), block.precision())));
    }
    return all;
  }

  private List<String> trainable() {
    return spec.shapes(inputs, outputs).stream()
        .filter(WeightShape::trainable)
        .map(WeightShape::name)
        .toList();
  }

  private Map<String, double[]> named(NetworkBlock block, NDList gradients) {
    Map<String, double[]> named = new HashMap<>();
    List<String> names = trainable();
    for (int i = 0; i < names.size(); i++) {
      named.put(names.get(i), Tensors.doubles(gradients.get(i)));
    }
    return named;
  }

  private List<String> rules() {
    List<String> rules = new ArrayList<>();
    JsonNode datasets = one.description().get("datasets");
    datasets
        .fieldNames()
        .forEachRemaining(
            path -> {
              if (path.startsWith("after/") && !rules.contains(path.split("/")[1])) {
                rules.add(path.split("/")[1]);
              }
            });
    return rules;
  }

  private static Optimiser optimiser(String name) {
    return switch (name) {
      case "sgd", "sgd_l2" -> new Momentum(0);
      case "momentum" -> new Momentum(0.9);
      case "adam" -> Adam.standard();
      default -> throw new IllegalArgumentException("no optimiser " + name);
    };
  }

  /** One dynamic test per case of a family and precision. */
  static Stream<DynamicTest> tests(String family, BiFunction<String, Golden.Case, Check> checkOf) {
    List<String> cases;
    try (Golden golden = Golden.open(family)) {
      cases = golden.names();
    }
    return cases.stream()
        .flatMap(
            name ->
                Stream.of(Precision.values())
                    .map(
                        precision ->
                            DynamicTest.dynamicTest(
                                family + "/" + name + " " + precision,
                                () -> {
                                  try (Golden golden = Golden.open(family)) {
                                    checkOf.apply(name, golden.one(name)).run(precision);
                                  }
                                })));
  }

  /** What is checked of a case. */
  interface Check {
    void run(Precision precision);
  }
}

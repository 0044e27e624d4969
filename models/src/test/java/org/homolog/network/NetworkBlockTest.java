package org.homolog.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Precision;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The roll-out in one native call against the plain DJL block, and its reverse against the engine's
 * tape.
 */
class NetworkBlockTest {
  private static final Torch TORCH = Torch.on(DeviceChoice.CPU);

  private static ContinuousTimeRecurrent spec(
      UpdateForm form, ActivationFunction activation, NoiseScaling scaling) {
    return new ContinuousTimeRecurrent(
        5,
        form,
        activation,
        100,
        30,
        0.3,
        scaling,
        new InputNoise(0.2, InputNoise.Scaling.DT),
        Initialisation.GAUSSIAN,
        1.2,
        true);
  }

  @TestFactory
  Stream<DynamicTest> agreesWithThePlainBlock() {
    List<ContinuousTimeRecurrent> specs = new ArrayList<>();
    for (UpdateForm form : UpdateForm.values()) {
      for (ActivationFunction activation : ActivationFunction.values()) {
        for (NoiseScaling scaling : NoiseScaling.values()) {
          specs.add(spec(form, activation, scaling));
        }
      }
    }
    return specs.stream()
        .map(
            spec ->
                DynamicTest.dynamicTest(
                    spec.form() + " " + spec.activation() + " " + spec.noiseScaling(),
                    () -> compare(spec)));
  }

  private static void compare(ContinuousTimeRecurrent spec) {
    try (NDManager scope = TORCH.scope()) {
      NetworkBlock block = spec.block(3, 2, TORCH, Precision.FLOAT64);
      block.load(scope, Network.initial(spec, 3, 2, 4).weights());
      NDArray x = TORCH.normal(scope, new Shape(6, 4, 3), Precision.FLOAT64, 1);
      NDArray weighting = TORCH.normal(scope, new Shape(6, 4, 2), Precision.FLOAT64, 2);
      NDList noise = block.noise(scope, x.getShape(), 3);
      NDList fast = block.layers(scope, x, noise);
      NDList plain = plain(block, x, noise);
      for (int layer = 0; layer < 2; layer++) {
        same(plain.get(layer), fast.get(layer), "layer " + layer);
      }
      // The loss is half the squared output, weighted.
      Function<NDArray, NDArray> slope = output -> output.mul(weighting);
      NDList byHand = block.gradients(scope, x, noise, slope::apply);
      NDList byTape =
          TORCH.gradients(
              scope,
              block.trainable(),
              () -> halfSquares(plain(block, x, noise).get(1).square().mul(weighting)));
      assertEquals(6, byTape.size());
      for (int i = 0; i < 6; i++) {
        same(byTape.get(i), byHand.get(i), "gradient " + i);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> perceptronsAgreeWithThePlainBlock() {
    return Stream.of(ActivationFunction.values())
        .flatMap(
            f ->
                Stream.of(List.<Integer>of(), List.of(4), List.of(5, 3))
                    .map(l -> new MultilayerPerceptron(l, f)))
        .map(
            spec ->
                DynamicTest.dynamicTest(
                    spec.activation() + " " + spec.layers(), () -> comparePerceptron(spec)));
  }

  private static void comparePerceptron(MultilayerPerceptron spec) {
    try (NDManager scope = TORCH.scope()) {
      NetworkBlock block = spec.block(3, 2, TORCH, Precision.FLOAT64);
      block.load(scope, Network.initial(spec, 3, 2, 4).weights());
      NDArray x = TORCH.normal(scope, new Shape(1, 6, 3), Precision.FLOAT64, 1);
      NDList fast = block.layers(scope, x, new NDList());
      NDList plain = plain(block, x, new NDList());
      NDList byHand = block.gradients(scope, x, new NDList(), output -> output);
      int last = spec.layers().size();
      for (int layer = 0; layer <= last; layer++) {
        same(plain.get(layer), fast.get(layer), "layer " + layer);
      }
      NDList byTape =
          TORCH.gradients(
              scope,
              block.trainable(),
              () -> halfSquares(plain(block, x, new NDList()).get(last).square()));
      for (int i = 0; i < byTape.size(); i++) {
        same(byTape.get(i), byHand.get(i), "gradient " + i);
      }
    }
  }

  private static NDArray halfSquares(NDArray squares) {
    return squares.sum().mul(Tensors.number(squares.getManager(), 0.5));
  }

  private static NDList plain(NetworkBlock block, NDArray x, NDList noise) {
    NDList inputs = new NDList(x).addAll(noise);
    return block.forward(new ParameterStore(x.getManager(), false), inputs, false);
  }

  private static void same(NDArray expected, NDArray actual, String what) {
    double[] a = Tensors.doubles(expected);
    double[] b = Tensors.doubles(actual);
    assertEquals(a.length, b.length, what);
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i]));
      assertEquals(a[i], b[i], 1e-10 * Math.max(1, Math.abs(a[i])), what + "[" + i + "]");
    }
    assertTrue(largest > 0, what + " is not all zero");
  }

  @Test
  void gradientsMatchFiniteDifferences() {
    for (UpdateForm form : UpdateForm.values()) {
      ContinuousTimeRecurrent spec = spec(form, ActivationFunction.TANH, NoiseScaling.INPUT);
      try (NDManager scope = TORCH.scope()) {
        NetworkBlock block = spec.block(2, 2, TORCH, Precision.FLOAT64);
        Weights start = Network.initial(spec, 2, 2, 9).weights();
        block.load(scope, start);
        NDArray x = TORCH.normal(scope, new Shape(7, 3, 2), Precision.FLOAT64, 5);
        NDList gradients = block.gradients(scope, x, new NDList(), output -> output);
        for (int i = 0; i < start.shapes().size(); i++) {
          String name = start.shapes().get(i).name();
          double[] analytic = Tensors.doubles(gradients.get(i));
          for (int k = 0; k < analytic.length; k += 3) {
            double h = 1e-5;
            double numeric =
                (loss(block, scope, x, start, name, k, h)
                        - loss(block, scope, x, start, name, k, -h))
                    / (2 * h);
            assertEquals(
                analytic[k], numeric, 1e-6 * Math.max(1, Math.abs(numeric)), form + " " + name);
          }
        }
      }
    }
  }

  private static double loss(
      NetworkBlock block,
      NDManager scope,
      NDArray x,
      Weights start,
      String name,
      int place,
      double shift) {
    java.util.Map<String, double[]> values = new java.util.LinkedHashMap<>();
    start.shapes().forEach(s -> values.put(s.name(), start.values(s.name())));
    double[] changed = start.values(name);
    changed[place] += shift;
    values.put(name, changed);
    block.load(scope, Weights.of(start.shapes(), values));
    double loss = 0;
    for (double output : Tensors.doubles(block.layers(scope, x, new NDList()).get(1))) {
      loss += output * output / 2;
    }
    return loss;
  }

  @Test
  void theStateAfterAStepIsStampedAtItsEnd() {
    ContinuousTimeRecurrent spec =
        new ContinuousTimeRecurrent(
            1,
            UpdateForm.RATE,
            ActivationFunction.LINEAR,
            100,
            25,
            0,
            NoiseScaling.INPUT,
            InputNoise.NONE,
            Initialisation.DIAGONAL,
            0,
            false);
    Weights weights =
        Weights.of(
            spec.shapes(1, 1),
            java.util.Map.of(
                "Wr",
                new double[1],
                "Wx",
                new double[] {1},
                "b",
                new double[1],
                "Wy",
                new double[] {1},
                "by",
                new double[1],
                "r0",
                new double[1]));
    try (NDManager scope = TORCH.scope()) {
      NetworkBlock block = spec.block(1, 1, TORCH, Precision.FLOAT64);
      block.load(scope, weights);
      NDArray x = scope.create(new double[] {1, 1, 0}, new Shape(3, 1, 1));
      double[] rates = Tensors.doubles(block.layers(scope, x, new NDList()).get(0));
      // The first input acts within the first step: a, then a + a (1 - a), then a decay.
      assertEquals(0.25, rates[0], 1e-15);
      assertEquals(0.4375, rates[1], 1e-15);
      assertEquals(0.328125, rates[2], 1e-15);
    }
  }

  @Test
  void noiseIsTheSameForASeed() {
    try (NDManager scope = TORCH.scope()) {
      Shape shape = new Shape(10, 8, 3);
      double[] one = Tensors.doubles(TORCH.normal(scope, shape, Precision.FLOAT32, 77));
      TORCH.normal(scope, shape, Precision.FLOAT32, 78);
      double[] again = Tensors.doubles(TORCH.normal(scope, shape, Precision.FLOAT32, 77));
      org.junit.jupiter.api.Assertions.assertArrayEquals(one, again);
    }
  }
}

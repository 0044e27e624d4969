package org.homolog.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homolog.failure.HomologException;
import org.homolog.spi.Options;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Precision;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ActivityPenaltyTest {
  private static final Torch TORCH = Torch.on(DeviceChoice.CPU);
  private static final int N = 4;
  private static final int T = 6;
  private static final int B = 3;

  private static ContinuousTimeRecurrent spec(UpdateForm form, ActivationFunction activation) {
    return Options.bind(
        ContinuousTimeRecurrent.class,
        Map.of(
            "units",
            N,
            "form",
            Options.kebab(form.name()),
            "activation",
            Options.kebab(activation.name()),
            "tau",
            100,
            "dt",
            30,
            "noise",
            0,
            "initialisation",
            "gaussian",
            "gain",
            1.3));
  }

  /** Trials of 6, 4 and 5 steps. */
  private static NDArray counted(NDManager scope) {
    double[] counted = new double[T * B];
    int[] lengths = {6, 4, 5};
    for (int i = 0; i < counted.length; i++) {
      counted[i] = i / B < lengths[i % B] ? 1 : 0;
    }
    return Tensors.of(scope, counted, new Shape(T, B, 1), Precision.FLOAT64);
  }

  private static Weights changed(Weights weights, String name, int place, double shift) {
    Map<String, double[]> values = new LinkedHashMap<>();
    weights.shapes().forEach(s -> values.put(s.name(), weights.values(s.name())));
    double[] array = weights.values(name);
    array[place] += shift;
    values.put(name, array);
    return Weights.of(weights.shapes(), values);
  }

  private record Case(UpdateForm form, ActivationFunction activation) {}

  private static Stream<Case> cases() {
    return Stream.of(UpdateForm.values())
        .flatMap(
            form ->
                Stream.of(
                        ActivationFunction.TANH,
                        ActivationFunction.SOFTPLUS,
                        ActivationFunction.RELU)
                    .map(f -> new Case(form, f)));
  }

  @TestFactory
  Stream<DynamicTest> penaltiesOnRatesMatchFiniteDifferences() {
    return cases()
        .map(c -> DynamicTest.dynamicTest(c.toString(), () -> activity(c.form(), c.activation())));
  }

  private static void activity(UpdateForm form, ActivationFunction activation) {
    ContinuousTimeRecurrent spec = spec(form, activation);
    ActivityPenalty penalty = new ActivityPenalty(0.7, 0.9, 0);
    try (NDManager scope = TORCH.scope()) {
      NetworkBlock block = spec.block(2, 2, TORCH, Precision.FLOAT64);
      Weights start = Network.initial(spec, 2, 2, 9).weights();
      block.load(scope, start);
      NDArray x = TORCH.normal(scope, new Shape(T, B, 2), Precision.FLOAT64, 5);
      NDArray counted = counted(scope);
      NDList gradients =
          block.gradients(scope, x, new NDList(), output -> output, penalty, counted);
      int trainable = 0;
      for (WeightShape shape : start.shapes()) {
        if (!shape.trainable()) {
          continue;
        }
        double[] analytic = Tensors.doubles(gradients.get(trainable++));
        for (int k = 0; k < analytic.length; k++) {
          double h = 1e-5;
          block.load(scope, changed(start, shape.name(), k, h));
          double up = loss(block, scope, x, counted, penalty);
          block.load(scope, changed(start, shape.name(), k, -h));
          double numeric = (up - loss(block, scope, x, counted, penalty)) / (2 * h);
          assertEquals(
              numeric, analytic[k], 1e-6 * Math.max(1, Math.abs(numeric)), shape.name() + k);
        }
      }
    }
  }

  private static double loss(
      NetworkBlock block, NDManager scope, NDArray x, NDArray counted, ActivityPenalty penalty) {
    NDList layers = block.layers(scope, x, new NDList());
    double loss = 0;
    for (double output : Tensors.doubles(layers.get(1))) {
      loss += output * output / 2;
    }
    double[] rates = Tensors.doubles(layers.get(0));
    double[] counts = Tensors.doubles(counted);
    for (int i = 0; i < rates.length; i++) {
      double share = counts[i / N] / (15 * N);
      loss += penalty.activityL1() * Math.abs(rates[i]) * share;
      loss += penalty.activityL2() * rates[i] * rates[i] * share;
    }
    return loss;
  }

  @TestFactory
  Stream<DynamicTest> vanishingGradientsArePenalisedAsDefined() {
    return cases()
        .map(c -> DynamicTest.dynamicTest(c.toString(), () -> omega(c.form(), c.activation())));
  }

  /** Omega from its definition: z = J' d step by step, with states and d as they are. */
  private static void omega(UpdateForm form, ActivationFunction activation) {
    ContinuousTimeRecurrent spec = spec(form, activation);
    try (NDManager scope = TORCH.scope()) {
      LeakyBlock block = (LeakyBlock) spec.block(2, 2, TORCH, Precision.FLOAT64);
      Weights weights = Network.initial(spec, 2, 2, 9).weights();
      block.load(scope, weights);
      NDArray x = TORCH.normal(scope, new Shape(T, B, 2), Precision.FLOAT64, 5);
      NDList none = new NDList();
      double[] inputs = Tensors.doubles(x);
      double[] states = Tensors.doubles(block.states(scope, x, none));
      List<double[]> d = new ArrayList<>();
      block
          .stateGradients(scope, x, none, output -> output)
          .forEach(array -> d.add(Tensors.doubles(array)));
      NDList found = block.vanishing(scope, x, none, output -> output);
      double[] matrix = weights.values("Wr");
      assertEquals(
          omega(spec, weights, matrix, inputs, states, d), Tensors.doubles(found.get(0))[0], 1e-9);
      double[] gradient = Tensors.doubles(found.get(1));
      for (int k = 0; k < matrix.length; k++) {
        double[] up = matrix.clone();
        up[k] += 1e-6;
        double[] down = matrix.clone();
        down[k] -= 1e-6;
        double numeric =
            (omega(spec, weights, up, inputs, states, d)
                    - omega(spec, weights, down, inputs, states, d))
                / 2e-6;
        assertEquals(numeric, gradient[k], 1e-5 * Math.max(1, Math.abs(numeric)), "Wr " + k);
      }
      NDList without =
          block.gradients(scope, x, none, o -> o, new ActivityPenalty(0, 0, 0), counted(scope));
      NDList with =
          block.gradients(scope, x, none, o -> o, new ActivityPenalty(0, 0, 2), counted(scope));
      for (int k = 0; k < gradient.length; k++) {
        assertEquals(
            2 * gradient[k],
            Tensors.doubles(with.get(0))[k] - Tensors.doubles(without.get(0))[k],
            1e-9 * Math.max(1, Math.abs(gradient[k])));
      }
      assertEquals(Tensors.doubles(without.get(1))[0], Tensors.doubles(with.get(1))[0]);
    }
  }

  /** With slopes at the states of the network's own weights, and another recurrent matrix. */
  private static double omega(
      ContinuousTimeRecurrent spec,
      Weights weights,
      double[] matrix,
      double[] inputs,
      double[] states,
      List<double[]> d) {
    double a = spec.alpha();
    double[] own = weights.values("Wr");
    double sum = 0;
    for (int t = 0; t < T; t++) {
      for (int trial = 0; trial < B; trial++) {
        double[] state = new double[N];
        for (int i = 0; i < N && t > 0; i++) {
          state[i] = states[((t - 1) * B + trial) * N + i];
        }
        double[] slope = new double[N];
        for (int i = 0; i < N; i++) {
          double drive = weights.values("b")[i];
          for (int k = 0; k < 2; k++) {
            drive += weights.values("Wx")[i * 2 + k] * inputs[(t * B + trial) * 2 + k];
          }
          for (int j = 0; j < N; j++) {
            drive += own[i * N + j] * state[j];
          }
          slope[i] =
              switch (spec.form()) {
                case RATE -> spec.activation().slope(drive);
                case CURRENT -> spec.activation().slope(state[i]);
                case RECTIFIED -> spec.activation().slope((1 - a) * state[i] + a * drive);
              };
        }
        double before = 0;
        double after = 0;
        for (int j = 0; j < N; j++) {
          double z = 0;
          for (int i = 0; i < N; i++) {
            double leak = i == j ? 1 - a : 0;
            double through = a * matrix[i * N + j];
            double jacobian =
                switch (spec.form()) {
                  case RATE -> leak + slope[i] * through;
                  case CURRENT -> leak + through * slope[j];
                  case RECTIFIED -> slope[i] * (leak + through);
                };
            z += jacobian * d.get(t)[trial * N + i];
          }
          before += z * z;
          after += Math.pow(d.get(t)[trial * N + j], 2);
        }
        assertTrue(after > 1e-20);
        sum += Math.pow(before / after - 1, 2);
      }
    }
    return sum / (T * B);
  }

  @Test
  void gradientsThatAreNothingDoNotCount() {
    ContinuousTimeRecurrent spec = spec(UpdateForm.RATE, ActivationFunction.TANH);
    try (NDManager scope = TORCH.scope()) {
      LeakyBlock block = (LeakyBlock) spec.block(2, 2, TORCH, Precision.FLOAT32);
      block.load(scope, Network.initial(spec, 2, 2, 9).weights());
      NDArray x = TORCH.normal(scope, new Shape(T, B, 2), Precision.FLOAT32, 5);
      NDList found = block.vanishing(scope, x, new NDList(), NDArray::zerosLike);
      assertEquals(0, Tensors.doubles(found.get(0))[0]);
      for (double value : Tensors.doubles(found.get(1))) {
        assertEquals(0, value);
      }
    }
  }

  @Test
  void networksWithoutLeakyUnitsRefuseThem() {
    MultilayerPerceptron spec = new MultilayerPerceptron(List.of(3), ActivationFunction.RELU);
    try (NDManager scope = TORCH.scope()) {
      NetworkBlock block = spec.block(2, 2, TORCH, Precision.FLOAT32);
      block.load(scope, Network.initial(spec, 2, 2, 1).weights());
      NDArray x = scope.ones(new Shape(1, 3, 2));
      NDArray ones = scope.ones(new Shape(1, 3, 1));
      HomologException refused =
          assertThrows(
              HomologException.class,
              () ->
                  block.gradients(
                      scope, x, new NDList(), o -> o, new ActivityPenalty(0, 1, 0), ones));
      assertTrue(refused.getMessage().contains("ctrnn"), refused.getMessage());
      assertNotEquals(
          0, block.gradients(scope, x, new NDList(), o -> o, ActivityPenalty.none(), ones).size());
    }
  }
}

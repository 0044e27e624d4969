package org.homolog.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
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

/**
 * Optimisers against torch.optim of PyTorch 1.13 in double precision: five steps from w_i = cos(0.9
 * i), w_2 = 0, with the gradient 10^(i - 2) sin(1.7 i + 0.6 k) in step k.
 */
class OptimiserTest {
  private static final Torch TORCH = Torch.on(DeviceChoice.CPU);

  private record Case(
      String name, double rate, double l2, Map<String, ?> options, double... after) {}

  private static final List<Case> CASES =
      List.of(
          new Case(
              "sgd",
              0.05,
              0,
              Map.of("optimiser", "sgd"),
              0.9984270038146041,
              0.6175721732052187,
              0.16770457180510673,
              -0.9324488503780198),
          new Case(
              "sgd with momentum and weight_decay",
              0.05,
              0.1,
              Map.of("optimiser", "sgd", "momentum", 0.9),
              0.9315787292860329,
              0.5528972813342852,
              0.4203009682229156,
              0.9055786714532945),
          new Case(
              "adagrad",
              0.05,
              0,
              Map.of("optimiser", "adagrad"),
              0.8529411346363607,
              0.5719356666687646,
              0.17916706154237347,
              -0.8833759537622321),
          new Case(
              "adagrad with weight_decay",
              0.05,
              0.1,
              Map.of("optimiser", "adagrad"),
              0.8399207306708611,
              0.5252746094133938,
              0.17860437802765258,
              -0.8821323230882573),
          new Case(
              "rmsprop",
              0.01,
              0,
              Map.of("optimiser", "rmsprop"),
              0.7052384002128399,
              0.5228915012568124,
              0.3590892570723833,
              -0.8636096463177108),
          new Case(
              "rmsprop with everything",
              0.01,
              0.1,
              Map.of("optimiser", "rmsprop", "smoothing", 0.9, "momentum", 0.5, "epsilon", 1e-6),
              0.8217681926302212,
              0.5013764074668072,
              0.19967452164242444,
              -0.8571756215032821),
          new Case(
              "adam",
              0.01,
              0,
              Map.of(),
              0.9658681936691059,
              0.5869278442793623,
              0.04767122910348266,
              -0.8763490191534736),
          new Case(
              "adam with weight_decay",
              0.01,
              0.1,
              Map.of("beta1", 0.8, "beta2", 0.95),
              0.9498964543071746,
              0.5789000784491091,
              0.048322565488841104,
              -0.8793396630851855),
          new Case(
              "adamw",
              0.01,
              0,
              Map.of("optimiser", "adamw", "weight-decay", 0.1),
              0.9609263942326927,
              0.5839180170733621,
              0.04757522466778093,
              -0.871923378189011));

  private static Optimiser rule(Map<String, ?> options) {
    return Options.bind(OptimiserOptions.class, options).rule();
  }

  private static NDArray start(NDManager scope) {
    double[] start = new double[4];
    for (int i = 0; i < 4; i++) {
      start[i] = i == 2 ? 0 : Math.cos(0.9 * i);
    }
    return Tensors.of(scope, start, new Shape(4), Precision.FLOAT64);
  }

  private static NDList gradient(NDManager scope, int step) {
    double[] gradient = new double[4];
    for (int i = 0; i < 4; i++) {
      gradient[i] = Math.sin(1.7 * i + 0.6 * step) * Math.pow(10, i - 2);
    }
    return new NDList(Tensors.of(scope, gradient, new Shape(4), Precision.FLOAT64));
  }

  @TestFactory
  Stream<DynamicTest> stepsAreThoseOfPyTorch() {
    return CASES.stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.name(),
                    () -> {
                      try (NDManager scope = TORCH.scope()) {
                        NDArray weights = start(scope);
                        Optimiser.Steps steps =
                            rule(one.options()).begin(TORCH, scope, new NDList(weights));
                        for (int k = 0; k < 5; k++) {
                          steps.apply(scope, gradient(scope, k), one.rate(), one.l2());
                        }
                        assertArrayEquals(one.after(), Tensors.doubles(weights), 1e-14);
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> whatIsRememberedGoesOnToTheSameBits() {
    return CASES.stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.name(),
                    () -> {
                      try (NDManager scope = TORCH.scope()) {
                        NDArray whole = start(scope);
                        NDArray cut = start(scope);
                        Optimiser rule = rule(one.options());
                        Optimiser.Steps first = rule.begin(TORCH, scope, new NDList(whole));
                        Optimiser.Steps other = rule.begin(TORCH, scope, new NDList(cut));
                        for (int k = 0; k < 6; k++) {
                          first.apply(scope, gradient(scope, k), one.rate(), one.l2());
                          other.apply(scope, gradient(scope, k), one.rate(), one.l2());
                          Optimiser.Memory memory = other.memory();
                          other = rule.begin(TORCH, scope, new NDList(cut));
                          other.restore(memory);
                          assertEquals(k + 1, memory.steps());
                        }
                        assertArrayEquals(Tensors.doubles(whole), Tensors.doubles(cut));
                        Optimiser.Memory foreign = new Optimiser.Memory(1, List.of(new double[3]));
                        Optimiser.Steps last = other;
                        assertThrows(HomologException.class, () -> last.restore(foreign));
                      }
                    }));
  }

  @Test
  void optionsOfAnotherOptimiserAreRefused() {
    for (Map<String, ?> wrong :
        List.of(
            Map.of("momentum", 0.5),
            Map.of("optimiser", "sgd", "beta1", 0.5),
            Map.of("optimiser", "sgd", "epsilon", 1e-8),
            Map.of("optimiser", "adagrad", "momentum", 0.1),
            Map.of("smoothing", 0.9),
            Map.of("weight-decay", 0.1),
            Map.of("optimiser", "adamw"),
            Map.of("optimiser", "rmsprop", "smoothing", 1),
            Map.of("beta1", 1))) {
      assertThrows(Exception.class, () -> rule(wrong), wrong.toString());
    }
  }

  @Test
  void penaltiesAddTheirGradients() {
    for (boolean mean : new boolean[] {false, true}) {
      WeightPenalty penalty =
          Options.bind(
              WeightPenalty.class,
              Map.of("l1", 0.3, "l2", 0.2, "penalty-over", mean ? "mean" : "sum"));
      try (NDManager scope = TORCH.scope()) {
        double[] w = {0.5, 0, -2};
        NDArray weights = Tensors.of(scope, w, new Shape(3), Precision.FLOAT64);
        NDList gradients = new NDList(weights.onesLike());
        penalty.apply(TORCH, scope, new NDList(weights), gradients);
        double[] found = Tensors.doubles(gradients.head());
        for (int i = 0; i < 3; i++) {
          double added = (0.3 * Math.signum(w[i]) + 0.2 * w[i]) / (mean ? 3 : 1);
          assertEquals(1 + added, found[i], 1e-15);
        }
      }
    }
    assertThrows(
        Options.InvalidOption.class,
        () -> Options.bind(WeightPenalty.class, Map.of("penalty-over", "mean")));
  }

  @Test
  void learningRatesAreThoseOfPyTorch() {
    double[] step = {1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25};
    double[] cosine = {
      1.0,
      0.9817718381265239,
      0.9285640897740316,
      0.8446873302753785,
      0.7369367558508491,
      0.6140416772229783,
      0.4859583227770218,
      0.36306324414915125,
      0.25531266972462185,
      0.17143591022596855,
      0.1182281618734762,
      0.1
    };
    for (int k = 0; k < 12; k++) {
      assertEquals(
          step[k],
          schedule("schedule", "step", "decay-every", 4, "decay-factor", 0.5).factor(k + 1, 12));
      assertEquals(
          Math.pow(0.9, k),
          schedule("schedule", "exponential", "decay-every", 1, "decay-factor", 0.9)
              .factor(k + 1, 12),
          1e-15);
      assertEquals(
          cosine[k], schedule("schedule", "cosine", "final-share", 0.1).factor(k + 1, 12), 1e-14);
      assertEquals(Math.min(1, (k + 1) / 5.0), schedule("warm-up", 5).factor(k + 1, 12), 1e-15);
    }
    assertEquals(1, schedule("schedule", "cosine", "warm-up", 5).factor(6, 100), 1e-15);
    assertTrue(schedule("schedule", "cosine").factor(1, 1) > 0);
  }

  private static LearningRateSchedule schedule(Object... pairs) {
    java.util.Map<String, Object> map = new java.util.HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return Options.bind(LearningRateSchedule.class, map);
  }

  @Test
  void schedulesWithoutEffectAreRefused() {
    for (Map<String, ?> wrong :
        List.of(
            Map.of("schedule", "step"),
            Map.of("schedule", "exponential", "decay-every", 10),
            Map.of("decay-every", 10),
            Map.of("schedule", "cosine", "decay-factor", 0.5),
            Map.of("final-share", 0.5))) {
      assertThrows(
          Options.InvalidOption.class,
          () -> Options.bind(LearningRateSchedule.class, wrong),
          wrong.toString());
    }
  }
}

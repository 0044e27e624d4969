package org.homolog.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.homolog.linalg.Matrix;
import org.homolog.network.ContinuousTimeRecurrent;
import org.homolog.network.MultilayerPerceptron;
import org.homolog.network.NetworkSpec;
import org.homolog.network.Weights;
import org.homolog.spi.Options;
import org.homolog.spi.Task;
import org.homolog.task.RandomDots;
import org.homolog.task.RandomDotsOptions;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Torch;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
  private static final Torch TORCH = Torch.on(DeviceChoice.CPU);

  private static final RandomDots TASK =
      new RandomDots(
          Options.bind(
              RandomDotsOptions.class, Map.of("dt", 100, "stimulus", List.of(400, 700, 1500))));

  private static TrainedNetwork linear(double gain) {
    NetworkSpec spec =
        Options.bind(
            ContinuousTimeRecurrent.class,
            Map.of(
                "dt",
                100,
                "units",
                9,
                "activation",
                "linear",
                "initialisation",
                "orthogonal",
                "gain",
                gain));
    return TaskTraining.untrained(spec, TASK, 3);
  }

  /**
   * A linear network whose matrix keeps directions apart passes each gradient on times the gain.
   */
  @Test
  void gradientsReachBackAsTheMatrixLetsThem() {
    for (double gain : new double[] {1, 0.5, 1.3}) {
      TrainedNetwork network = linear(gain);
      Diagnostics found = Diagnostics.of(network, TASK);
      assertEquals(6, found.gradientNorms().length, "as far as the shortest trial");
      for (int before = 1; before < 6; before++) {
        assertEquals(
            Math.pow(gain, before), found.gradientNorms()[before] / found.gradientNorms()[0], 1e-6);
      }
      assertEquals(Math.pow(gain, 5), found.reach().orElseThrow(), 1e-6);
      assertEquals(gain, found.spectralRadius().orElseThrow(), 1e-6);
    }
  }

  @Test
  void whatIsWrongIsSaid() {
    assertEquals("", Diagnostics.of(linear(1), TASK).warning());
    assertEquals("gradients vanish", Diagnostics.of(linear(0.2), TASK).warning());
    assertEquals("gradients explode", Diagnostics.of(linear(5), TASK).warning());
  }

  @Test
  void silentUnitsAreCounted() {
    NetworkSpec spec =
        Options.bind(ContinuousTimeRecurrent.class, Map.of("dt", 100, "units", 5, "noise", 0));
    TrainedNetwork network = TaskTraining.untrained(spec, TASK, 3);
    Map<String, double[]> values = new LinkedHashMap<>();
    Weights weights = network.network().weights();
    weights.shapes().forEach(s -> values.put(s.name(), weights.values(s.name())));
    // A rectified unit far below its threshold does nothing.
    double[] bias = {0.1, -1000, 0.1, -1000, -1000};
    values.put("b", bias);
    TrainedNetwork quiet =
        new TrainedNetwork(
            network.network().with(Weights.of(weights.shapes(), values)),
            network.history(),
            network.seed());
    Diagnostics found = Diagnostics.of(quiet, TASK);
    assertEquals(Map.of("recurrent", 3), found.silent());
    assertEquals(Map.of("recurrent", 5), found.units());
    assertTrue(found.warning().contains("most units are silent"), found.warning());
  }

  @Test
  void networksWithoutTimeHaveNoReach() {
    Diagnostics found =
        Diagnostics.of(
            TaskTraining.untrained(
                Options.bind(MultilayerPerceptron.class, Map.of("layers", List.of(4))), TASK, 1),
            TASK);
    assertEquals(0, found.gradientNorms().length);
    assertEquals(OptionalDouble.empty(), found.reach());
    assertEquals(OptionalDouble.empty(), found.spectralRadius());
  }

  @Test
  void spectralRadiiAreExact() {
    assertEquals(0, Diagnostics.spectralRadius(Matrix.of(2, 2, new double[] {0, 1, 0, 0}), TORCH));
    // Turns by a quarter and doubles: eigenvalues 2i and -2i.
    assertEquals(
        2, Diagnostics.spectralRadius(Matrix.of(2, 2, new double[] {0, -2, 2, 0}), TORCH), 1e-11);
    // Not diagonalisable: both eigenvalues are 0.9.
    assertEquals(
        0.9,
        Diagnostics.spectralRadius(Matrix.of(2, 2, new double[] {0.9, 5, 0, 0.9}), TORCH),
        1e-9);
  }

  @Test
  void aReportShowsEachNetworkBesideItsMeasures() {
    TaskOutcome first = outcome("seed 1", 0.9, OptionalDouble.of(0.7));
    TaskOutcome second = outcome("seed 2", 0.51, OptionalDouble.of(0.7));
    assertTrue(first.isAboveChance() && first.isAboveShortcut());
    assertTrue(!second.isAboveChance() && !second.isAboveShortcut());
    assertEquals(0.9 / 0.95, first.ofIdeal().orElseThrow(), 1e-12);
    String text = new TrainingReport(List.of(first, second)).text();
    assertTrue(
        text.contains("seed 1   dots  1.000     0.900  1.00e-01  0.500   0.700     0.950"), text);
    assertTrue(
        text.contains(
            "dots: median 0.705 of 2 networks (0.510 to 0.900), median loss 2.95e-01; 1 above"
                + " chance"),
        text);
    assertTrue(
        text.endsWith(
            """
            dots, psychometric grid, median of 2 networks; over training trials chance is 0.500, the shortcut 0.700, the ideal observer 0.950
              coherence (%)  0      51.2
              accuracy       0.500  0.910
            """),
        text);
    Sweep sweep =
        new Sweep(
            List.of(
                new Sweep.Tried(Map.of("units", "8"), new TrainingReport(List.of(first))),
                new Sweep.Tried(Map.of("units", "4"), new TrainingReport(List.of(second)))));
    List<Sweep.Verdict> verdicts = sweep.verdicts(sweep.usual());
    assertEquals(3, verdicts.size());
    assertEquals(List.of(Map.of("units", "4")), verdicts.get(0).fails());
    assertTrue(
        sweep.text(sweep.usual()).contains("guess: holds in 1 of 2 settings, not with units 4"));
    assertEquals(
        List.of("a 1 b 3", "a 1 b 4", "a 2 b 3", "a 2 b 4"),
        Sweep.grid(axes()).stream().map(s -> "a " + s.get("a") + " b " + s.get("b")).toList());
  }

  private static Map<String, List<String>> axes() {
    Map<String, List<String>> axes = new LinkedHashMap<>();
    axes.put("a", List.of("1", "2"));
    axes.put("b", List.of("3", "4"));
    return axes;
  }

  private static TaskOutcome outcome(String name, double accuracy, OptionalDouble shortcut) {
    return new TaskOutcome(
        name,
        "dots",
        1000,
        1,
        accuracy,
        1 - accuracy,
        0.5,
        shortcut,
        OptionalDouble.of(0.95),
        100,
        TrainingHistory.Ending.ALL_STEPS,
        new Diagnostics(new double[0], Map.of(), Map.of(), OptionalDouble.empty()),
        List.of(
            new AccuracyCurve(
                "coherence",
                "%",
                true,
                List.of(
                    new AccuracyCurve.Point("0", 500, 0.5),
                    new AccuracyCurve.Point("51.2", 500, 2 * accuracy - 0.5)))));
  }

  @Test
  void gradientNormsDoNotDependOnHowTrialsAreBatched() {
    TrainedNetwork network = linear(0.8);
    double[] all =
        Diagnostics.gradientNorms(
            network.network(), TASK.draw(1, 0, 4, Task.Mode.TEST), TASK.loss(), TORCH);
    double[] squares = new double[all.length];
    for (int trial = 0; trial < 4; trial++) {
      double[] one =
          Diagnostics.gradientNorms(
              network.network(), TASK.draw(1, trial, 1, Task.Mode.TEST), TASK.loss(), TORCH);
      for (int i = 0; i < squares.length; i++) {
        squares[i] += Math.pow(one[i] / 4, 2);
      }
    }
    for (int i = 0; i < all.length; i++) {
      assertEquals(Math.sqrt(squares[i]), all[i], 1e-12 * all[0], Arrays.toString(all));
    }
  }
}

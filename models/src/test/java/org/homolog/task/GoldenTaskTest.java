package org.homolog.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homolog.network.Golden;
import org.homolog.population.Table;
import org.homolog.spi.Options;
import org.homolog.spi.Task;
import org.homolog.spi.Trials;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Noise-free trials against those of neurogym. */
class GoldenTaskTest {
  @TestFactory
  Stream<DynamicTest> trialsOfNeurogym() {
    return Stream.of("pdm", "pdm_ring", "delay_comparison")
        .map(name -> DynamicTest.dynamicTest(name, () -> compare(name)));
  }

  private static void compare(String name) {
    try (Golden golden = Golden.open("tasks_neurogym")) {
      Golden.Case one = golden.one(name);
      double dt = one.config().get("dt").asDouble();
      boolean dots = name.startsWith("pdm");
      Task task =
          dots
              ? new RandomDots(
                  Options.bind(
                      RandomDotsOptions.class,
                      Map.of(
                          "dt",
                          dt,
                          "directions",
                          one.config().get("dim_ring").asInt(),
                          "coherences",
                          List.of(0, 12.8, 25.6, 51.2))))
              : new ParametricWorkingMemory(
                  Options.bind(ParametricWorkingMemoryOptions.class, Map.of("dt", dt)));
      Trials grid = task.draw(1, 0, task.gridSize(), Task.Mode.NOISELESS);
      int index = 0;
      for (JsonNode expected : one.config().get("trials")) {
        int row = row(grid.conditions(), expected, dots);
        String path = "trial_" + index++;
        check(one, path, grid, row);
      }
      assertTrue(index >= 2);
    }
  }

  private static int row(Table conditions, JsonNode expected, boolean dots) {
    for (int row = 0; row < conditions.rows(); row++) {
      long choice = (long) conditions.column("choice").number(row);
      boolean same;
      if (dots) {
        same =
            choice == expected.get("ground_truth").asLong() + 1
                && conditions.column("coherence").number(row) == expected.get("coh").asDouble();
      } else {
        JsonNode pair = expected.get("vpair");
        boolean swapped = expected.get("ground_truth").asLong() == 2;
        same =
            conditions.column("f1").number(row) == pair.get(swapped ? 1 : 0).asDouble()
                && conditions.column("f2").number(row) == pair.get(swapped ? 0 : 1).asDouble();
      }
      if (same) {
        return row;
      }
    }
    throw new AssertionError("the grid lacks " + expected);
  }

  private static void check(Golden.Case one, String path, Trials grid, int row) {
    double[] inputs = one.doubles(path + "/ob");
    double[] labels = one.doubles(path + "/gt");
    assertEquals(labels.length, grid.lengths()[row], path);
    int channels = grid.inputCount();
    for (int step = 0; step < labels.length; step++) {
      int at = step * grid.trials() + row;
      assertEquals(labels[step], grid.targets()[at], path + " step " + step);
      for (int channel = 0; channel < channels; channel++) {
        assertEquals(
            inputs[step * channels + channel],
            grid.inputs()[at * channels + channel],
            2e-7,
            path + " step " + step + " channel " + channel);
      }
    }
  }
}

package org.homolog.task.multitask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.homolog.network.Golden;
import org.homolog.spi.Options;
import org.homolog.spi.Task;
import org.homolog.spi.Trials;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Trials of the original generator in its test mode, noise off. */
class GoldenMultitaskTest {
  @TestFactory
  Stream<DynamicTest> trialsOfTheOriginalGenerator() {
    try (Golden golden = Golden.open("tasks_yang20")) {
      return golden.names().stream()
          .map(name -> DynamicTest.dynamicTest(name, () -> compare(name)))
          .toList()
          .stream();
    }
  }

  private static Task task(JsonNode config, String targets) {
    int ring = config.get("ring").asInt();
    Rule rule = Rule.values()[config.get("rule_input").asInt() - 1 - 2 * ring];
    return MultitaskTasks.of(
        rule,
        Options.bind(
            MultitaskOptions.class,
            Map.of("dt", config.get("dt").asDouble(), "ring", ring, "targets", targets)));
  }

  private static void compare(String name) {
    try (Golden golden = Golden.open("tasks_yang20")) {
      Golden.Case one = golden.one(name);
      JsonNode config = one.config();
      Task task = task(config, "values");
      assertEquals(config.get("batch_size_full").asInt(), task.gridSize());
      int[] rows = new int[config.get("trial_indices").size()];
      Arrays.setAll(rows, i -> config.get("trial_indices").get(i).asInt());
      Trials grid = task.draw(1, 0, task.gridSize(), Task.Mode.NOISELESS);
      int[] shape = one.shape("x");
      assertEquals(shape[0], grid.steps());
      one.check("x", picked(grid.inputs(), grid, rows, grid.inputCount()), 0, 0);
      one.check("y", picked(grid.targets(), grid, rows, grid.targetCount()), 0, 0);
      one.check("c_mask", mask(task, grid, rows), 0, 0);
      one.check("y_loc", locations(task, grid, rows), 0, 0);
      classes(one, task(config, "classes"), rows);
      one.all("epoch").forEach((epoch, steps) -> epoch(task, grid, epoch, steps));
    }
  }

  private static double[] picked(float[] from, Trials grid, int[] rows, int width) {
    double[] picked = new double[grid.steps() * rows.length * width];
    for (int step = 0; step < grid.steps(); step++) {
      for (int i = 0; i < rows.length; i++) {
        for (int k = 0; k < width; k++) {
          picked[(step * rows.length + i) * width + k] =
              from[(step * grid.trials() + rows[i]) * width + k];
        }
      }
    }
    return picked;
  }

  /** The original's mask stands inside the square. */
  private static double[] mask(Task task, Trials grid, int[] rows) {
    double[] steps = picked(grid.weights(), grid, rows, 1);
    double[] outputs = task.outputWeights();
    double[] mask = new double[steps.length * outputs.length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = Math.sqrt(steps[i / outputs.length] * outputs[i % outputs.length]);
    }
    return mask;
  }

  private static double[] locations(Task task, Trials grid, int[] rows) {
    double[] locations = new double[grid.steps() * rows.length];
    for (int step = 0; step < grid.steps(); step++) {
      for (int i = 0; i < rows.length; i++) {
        double go = grid.conditions().column("go").number(rows[i]);
        boolean due = step >= Math.round(go / task.stepSeconds());
        locations[step * rows.length + i] =
            due ? grid.conditions().column("answer").number(rows[i]) : -1;
      }
    }
    return locations;
  }

  private static void classes(Golden.Case one, Task task, int[] rows) {
    Trials grid = task.draw(1, 0, task.gridSize(), Task.Mode.NOISELESS);
    double[] labels = picked(grid.targets(), grid, rows, 1);
    double[] weights = picked(grid.weights(), grid, rows, 1);
    double mean = 0;
    for (float weight : grid.weights()) {
      mean += weight / grid.weights().length;
    }
    int outputs = task.outputs().size();
    double[] oneHot = new double[labels.length * outputs];
    for (int i = 0; i < labels.length; i++) {
      oneHot[i * outputs + (int) labels[i]] = 1;
      weights[i] /= mean;
    }
    one.check("crossent_y", oneHot, 0, 0);
    one.check("crossent_c_mask", weights, 1e-6, 0);
  }

  private static void epoch(Task task, Trials grid, String epoch, double[] steps) {
    boolean sequential = grid.conditions().has("stimulus_1_on");
    String column =
        switch (epoch) {
          case "fix1" -> sequential ? "stimulus_1_on" : "stimulus_on";
          case "go1" -> "go";
          case "stim1" -> sequential ? "stimulus_1_on" : "stimulus_on";
          case "delay1" -> sequential ? "stimulus_1_off" : "stimulus_off";
          case "stim2" -> "stimulus_2_on";
          case "delay2" -> "stimulus_2_off";
          default -> throw new AssertionError("an epoch of the original is not known: " + epoch);
        };
    double at = grid.conditions().column(column).number(0) / task.stepSeconds();
    assertEquals(epoch.equals("fix1") ? steps[1] : steps[0], at, 1e-6, epoch);
  }
}

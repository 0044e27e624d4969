package org.homolog.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.Map;
import org.homolog.network.ContinuousTimeRecurrent;
import org.homolog.network.Network;
import org.homolog.network.NetworkSpec;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.Options;
import org.homolog.spi.TrialVariable;
import org.junit.jupiter.api.Test;

/** What outputs count in a squared error reaches training. */
class OutputWeightsTest {
  private static final TrialVariable LEVEL = TrialVariable.levels("level", 0.2, 0.8);

  private static FactorialTask task(double... weights) {
    return FactorialTask.named("two-values")
        .step(20)
        .inputs("level")
        .values("one", "other")
        .outputWeights(weights)
        .variables(LEVEL)
        .chance(0)
        .judge(trial -> trial.squaredError() < 0.01 ? 1 : 0)
        .trial(
            trial -> {
              trial.steps(5);
              trial.input(0, 0, 5, trial.get(LEVEL));
              trial.target(0, 0, 5, trial.get(LEVEL));
              trial.target(1, 0, 5, -trial.get(LEVEL));
            })
        .build();
  }

  private static Network trained(FactorialTask task, int steps) {
    NetworkSpec spec =
        Options.bind(ContinuousTimeRecurrent.class, Map.of("units", 4, "dt", 20, "noise", 0));
    TrainingOptions options =
        Options.bind(
            TrainingOptions.class,
            Map.of(
                "steps",
                steps,
                "batch",
                4,
                "validation-trials",
                4,
                "learning-rate",
                0.05,
                "keep",
                "last"));
    return TaskTraining.train(spec, task, options, 1, progress -> {}).network();
  }

  @Test
  void anOutputThatCountsNothingLearnsNothing() {
    double[] before = trained(task(1, 0), 1).weights().values("Wy");
    double[] after = trained(task(1, 0), 20).weights().values("Wy");
    double[] both = trained(task(), 20).weights().values("Wy");
    assertEquals(8, before.length);
    assertArrayEquals(Arrays.copyOfRange(before, 4, 8), Arrays.copyOfRange(after, 4, 8));
    assertFalse(Arrays.equals(Arrays.copyOf(before, 4), Arrays.copyOf(after, 4)));
    assertFalse(Arrays.equals(Arrays.copyOfRange(before, 4, 8), Arrays.copyOfRange(both, 4, 8)));
    assertArrayEquals(both, trained(task(1, 1), 20).weights().values("Wy"), 1e-6);
    assertArrayEquals(both, trained(task(3, 3), 20).weights().values("Wy"), 1e-5);
  }
}

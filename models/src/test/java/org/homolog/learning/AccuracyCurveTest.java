package org.homolog.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.homolog.network.ContinuousTimeRecurrent;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.Options;
import org.homolog.spi.Task;
import org.homolog.spi.TrialVariable;
import org.homolog.task.RandomDots;
import org.homolog.task.RandomDotsOptions;
import org.junit.jupiter.api.Test;

class AccuracyCurveTest {
  private static TrainedNetwork untrained(Task task) {
    return TaskTraining.untrained(
        Options.bind(
            ContinuousTimeRecurrent.class,
            Map.of("units", 4, "dt", task.stepSeconds() * 1000, "tau", 100)),
        task,
        1);
  }

  /** Right exactly at the levels above 2, whatever the network answers. */
  private static FactorialTask easyAboveTwo(TrialVariable level) {
    TrialVariable side = TrialVariable.levels("side", -1, 1).whole();
    return FactorialTask.named("easy-above-two")
        .step(20)
        .inputs("level")
        .values("level")
        .variables(level, side)
        .chance(0)
        .judge(trial -> trial.target(0, 0) > 2 ? 1 : 0)
        .trial(
            trial -> {
              trial.steps(2);
              trial.input(0, 0, 2, trial.get(level) * trial.get(side));
              trial.target(0, 0, 2, trial.get(level));
            })
        .build();
  }

  @Test
  void aFinerGridGivesThePsychometricCurveAlone() {
    FactorialTask task =
        easyAboveTwo(TrialVariable.levels("level", 1, 3).psychometric(1, 2, 3, 4, 5).unit("dB"));
    List<AccuracyCurve> curves = AccuracyCurve.of(untrained(task), task);
    assertEquals(1, curves.size());
    AccuracyCurve curve = curves.get(0);
    assertTrue(curve.psychometric());
    assertEquals("level", curve.variable());
    assertEquals("dB", curve.unit());
    assertEquals(
        List.of("1 200 0.0", "2 200 0.0", "3 200 1.0", "4 200 1.0", "5 200 1.0"),
        curve.points().stream()
            .map(point -> point.level() + " " + point.trials() + " " + point.accuracy())
            .toList());
  }

  @Test
  void withoutOneTheTestGridGivesACurveOfEachVariable() {
    FactorialTask task = easyAboveTwo(TrialVariable.levels("level", 1, 3));
    List<AccuracyCurve> curves = AccuracyCurve.of(untrained(task), task);
    assertEquals(List.of("level", "side"), curves.stream().map(AccuracyCurve::variable).toList());
    assertFalse(curves.get(0).psychometric());
    assertEquals(1, curves.get(0).points().get(1).accuracy());
    assertEquals(0.5, curves.get(1).points().get(0).accuracy());
  }

  @Test
  void curvesOfTheCoherenceStandInTheReport() {
    RandomDots task =
        new RandomDots(
            Options.bind(
                RandomDotsOptions.class,
                Map.of("dt", 100, "stimulus", List.of(200), "psychometric", List.of(0, 25, 100))));
    TrainedNetwork network = untrained(task);
    TaskOutcome outcome = TaskOutcome.of("one", network, task, 100);
    assertEquals(
        List.of("0", "25", "100"),
        outcome.curves().get(0).points().stream().map(AccuracyCurve.Point::level).toList());
    assertEquals(network.performance(task, 100, List.of()).overall(), outcome.accuracy());
    String text = new TrainingReport(List.of(outcome)).text();
    assertTrue(text.contains("random-dots, psychometric grid; over training trials"), text);
    assertTrue(text.contains("coherence (%)  0      25     100"), text);
  }
}

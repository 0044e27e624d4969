package org.homolog.spi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.homolog.failure.HomologException;
import org.junit.jupiter.api.Test;

class FactorialTaskTest {
  private static final TrialVariable SIDE =
      TrialVariable.index("side", 2).words("left", "right").description("where it is");
  private static final TrialVariable STRENGTH =
      TrialVariable.uniform("strength", 1, 2).grid(1, 1.5, 2).psychometric(1, 1.2, 1.4, 1.6, 1.8);
  private static final TrialVariable ON = TrialVariable.derived("on").unit("s");

  private static TaskDeclaration declaration(Consumer<TrialBuilder> trial) {
    return FactorialTask.named("sides")
        .step(10)
        .inputs("left", "right")
        .choices("none", "left", "right")
        .variables(SIDE, STRENGTH, ON)
        .chance(0.5)
        .trial(trial);
  }

  private static void shown(TrialBuilder trial) {
    trial.period(trial.oneOf(30, 20, 35, 50));
    int on = trial.until(100);
    trial.input(trial.whole(SIDE), on, trial.length(), trial.get(STRENGTH));
    trial.noise(0, 2, on, trial.length(), 0.5);
    trial.label(on, trial.length(), 1 + trial.whole(SIDE));
    trial.weigh(on, trial.length(), 3);
    trial.setTime(ON, on);
  }

  private static final FactorialTask TASK = declaration(FactorialTaskTest::shown).build();

  @Test
  void variablesAreCrossedInGridsTheLastVaryingFastest() {
    assertEquals(6, TASK.gridSize());
    assertEquals(10, TASK.gridSize(Task.Mode.PSYCHOMETRIC));
    Trials grid = TASK.draw(1, 0, 7, Task.Mode.NOISELESS);
    assertEquals(List.of("side", "strength", "on"), grid.conditions().names());
    assertEquals("left", grid.conditions().column("side").text(2));
    assertEquals("right", grid.conditions().column("side").text(3));
    assertEquals(1.5, grid.conditions().column("strength").number(4));
    assertEquals(1, grid.conditions().column("strength").number(6));
    assertEquals("left", grid.conditions().column("side").text(6));
    assertEquals(0.03, grid.conditions().column("on").number(0), 1e-12);
    assertEquals(
        1.4, TASK.draw(1, 2, 1, Task.Mode.PSYCHOMETRIC).conditions().column("strength").number(0));
  }

  @Test
  void aTrialLiesWhereTheBatchIsLaidOut() {
    Trials grid = TASK.draw(1, 0, 6, Task.Mode.NOISELESS);
    assertEquals(10, grid.steps());
    for (int trial = 0; trial < 6; trial++) {
      for (int step = 0; step < 10; step++) {
        int at = step * 6 + trial;
        int side = trial / 3;
        boolean on = step >= 3;
        assertEquals(on ? 1 + 0.5f * (trial % 3) : 0, grid.inputs()[at * 2 + side]);
        assertEquals(0, grid.inputs()[at * 2 + 1 - side]);
        assertEquals(on ? 1 + side : 0, grid.targets()[at]);
        assertEquals(on ? 3 : 1, grid.weights()[at]);
      }
    }
  }

  @Test
  void trialsOfOneBatchHaveLengthsOfTheirOwn() {
    TrialVariable length = TrialVariable.levels("length", 1, 4, 9);
    FactorialTask task =
        FactorialTask.named("lengths")
            .inputs("x")
            .values("y")
            .variables(length)
            .chance(0)
            .judge(trial -> trial.squaredError() < 0.1 ? 1 : 0)
            .trial(
                trial -> {
                  trial.steps(trial.whole(length));
                  trial.target(0, 0, trial.length(), 2);
                })
            .build();
    Trials trials = task.draw(1, 0, 3, Task.Mode.TEST);
    assertArrayEquals(new int[] {1, 4, 9}, trials.lengths());
    assertEquals(0, trials.weights()[4 * 3 + 1]);
    assertEquals(0, trials.targets()[4 * 3 + 1]);
    assertEquals(1, trials.weights()[8 * 3 + 2]);
    float[] answers = new float[27];
    answers[0] = 2;
    for (int step = 0; step < 9; step++) {
      answers[step * 3 + 2] = step == 0 ? 2.6f : 2;
    }
    assertArrayEquals(new double[] {1, 0, 1}, task.judge(trials, answers));
  }

  @Test
  void theSameTrialIsDrawnWithAndWithoutNoise() {
    Trials noisy = TASK.draw(4, 10, 30, Task.Mode.TRAIN);
    Trials clean = TASK.draw(4, 10, 30, Task.Mode.TRAIN_NOISELESS);
    assertEquals(noisy.conditions().toString(), clean.conditions().toString());
    assertArrayEquals(noisy.targets(), clean.targets());
    boolean apart = false;
    for (int i = 0; i < noisy.inputs().length; i++) {
      apart |= noisy.inputs()[i] != clean.inputs()[i];
    }
    assertTrue(apart);
  }

  @Test
  void mistakesOfAnAuthorAreNamed() {
    assertThrows(
        IndexOutOfBoundsException.class,
        () ->
            declaration(trial -> trial.input(2, 0, trial.period(20), 1))
                .build()
                .draw(1, 0, 1, Task.Mode.TRAIN));
    assertThrows(
        IllegalStateException.class,
        () -> declaration(trial -> {}).build().draw(1, 0, 1, Task.Mode.TRAIN));
    IllegalArgumentException unlisted =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                declaration(trial -> trial.get(TrialVariable.derived("lost")))
                    .build()
                    .draw(1, 0, 1, Task.Mode.TRAIN));
    assertTrue(String.valueOf(unlisted.getMessage()).contains("lost"));
    for (TaskDeclaration wrong :
        List.of(
            FactorialTask.named("no chance").inputs("x").choices("a", "b"),
            FactorialTask.named("no input").choices("a", "b").chance(0.5),
            FactorialTask.named("no judge").inputs("x").values("y").chance(0),
            declaration(trial -> {}).variables(ON, TrialVariable.derived("on")))) {
      assertThrows(HomologException.class, wrong::build);
    }
  }
}

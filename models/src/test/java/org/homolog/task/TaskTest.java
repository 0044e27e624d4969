package org.homolog.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.homolog.spi.HomologPlugin;
import org.homolog.spi.Options;
import org.homolog.spi.Task;
import org.homolog.spi.TaskFactory;
import org.homolog.spi.Trials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTest {
  private static RandomDots dots(Map<String, ?> options) {
    return new RandomDots(Options.bind(RandomDotsOptions.class, options));
  }

  private static ParametricWorkingMemory memory(Map<String, ?> options) {
    return new ParametricWorkingMemory(Options.bind(ParametricWorkingMemoryOptions.class, options));
  }

  private static final Map<String, ?> VARIED_DOTS =
      Map.of(
          "fixation", List.of(40, 100, 200),
          "stimulus", List.of(200, 400, 800),
          "delay", List.of(0, 100));

  /** Inputs, targets and weights of one trial, steps in order. */
  private static float[] alone(Trials trials, int trial) {
    int channels = trials.inputCount();
    float[] all = new float[trials.lengths()[trial] * (channels + 2)];
    for (int step = 0; step < trials.lengths()[trial]; step++) {
      int at = step * trials.trials() + trial;
      System.arraycopy(trials.inputs(), at * channels, all, step * (channels + 2), channels);
      all[step * (channels + 2) + channels] = trials.targets()[at];
      all[step * (channels + 2) + channels + 1] = trials.weights()[at];
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource(Task.Mode.class)
  void aTrialIsTheSameInAnyBatch(Task.Mode mode) {
    for (Task task : List.of(dots(VARIED_DOTS), memory(Map.of("delay", List.of(200, 400, 800))))) {
      Trials whole = task.draw(7, 0, 60, mode);
      for (int size : new int[] {1, 7, 16}) {
        for (int first = 0; first + size <= 60; first += size) {
          Trials part = task.draw(7, first, size, mode);
          for (int k = 0; k < size; k++) {
            assertArrayEquals(alone(whole, first + k), alone(part, k), task.id());
          }
        }
      }
      assertNotEquals(
          Arrays.hashCode(alone(whole, 0)),
          Arrays.hashCode(alone(task.draw(8, 0, 1, Task.Mode.TRAIN), 0)));
    }
  }

  @Test
  void stepsAfterATrialsEndWeighNothingAndHoldNothing() {
    Trials trials = dots(VARIED_DOTS).draw(3, 0, 200, Task.Mode.TRAIN);
    assertTrue(Arrays.stream(trials.lengths()).distinct().count() > 5);
    for (int trial = 0; trial < 200; trial++) {
      int last = (trials.lengths()[trial] - 1) * 200 + trial;
      assertTrue(trials.targets()[last] >= 1, "the trial is whole: it ends in its decision");
      for (int step = trials.lengths()[trial]; step < trials.steps(); step++) {
        assertEquals(0, trials.weights()[step * 200 + trial]);
        assertEquals(0, trials.inputs()[(step * 200 + trial) * 3]);
      }
    }
  }

  @Test
  void noiseHasTheStatedStrengthWhateverTheStep() {
    for (double dt : new double[] {10, 100}) {
      Trials trials =
          dots(Map.of("dt", dt, "coherences", List.of(0), "sigma", 2))
              .draw(5, 0, 400, Task.Mode.TRAIN);
      double sum = 0;
      double squares = 0;
      int count = 0;
      int from = (int) (100 / dt);
      for (int step = from; step < from + (int) (2000 / dt); step++) {
        for (int trial = 0; trial < 400; trial++) {
          double apart = trials.inputs()[(step * 400 + trial) * 3 + 1] - 0.5;
          sum += apart;
          squares += apart * apart;
          count++;
        }
      }
      assertEquals(0, sum / count, 0.02);
      assertEquals(2 / Math.sqrt(dt), Math.sqrt(squares / count), 0.03 * 2 / Math.sqrt(dt));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8})
  void theIdealObserverReachesWhatIsSaid(int directions) {
    RandomDots task =
        dots(Map.of("directions", directions, "stimulus", 500, "coherences", List.of(6.4, 12.8)));
    int count = 20000;
    Trials trials = task.draw(11, 0, count, Task.Mode.TRAIN);
    int channels = directions + 1;
    double right = 0;
    for (int trial = 0; trial < count; trial++) {
      double[] evidence = new double[directions];
      for (int step = 5; step < 30; step++) {
        for (int d = 0; d < directions; d++) {
          for (int k = 0; k < directions; k++) {
            evidence[d] +=
                Math.cos(2 * Math.PI * (k - d) / directions)
                    * trials.inputs()[(step * count + trial) * channels + 1 + k];
          }
        }
      }
      int best = 0;
      for (int d = 1; d < directions; d++) {
        best = evidence[d] > evidence[best] ? d : best;
      }
      right += best + 1 == (int) trials.conditions().column("choice").number(trial) ? 1 : 0;
    }
    // Four standard errors of 20000 trials.
    assertEquals(task.idealObserver().orElseThrow(), right / count, 0.0142);
  }

  @Test
  void referenceAccuraciesAreThoseOfTheLiterature() {
    assertEquals(0.896, dots(Map.of()).idealObserver().orElseThrow(), 0.001);
    assertEquals(0.879, dots(Map.of("stimulus", 800)).idealObserver().orElseThrow(), 0.0005);
    assertEquals(0.864, dots(Map.of("stimulus", 500)).idealObserver().orElseThrow(), 0.001);
    assertEquals(0.5, dots(Map.of()).chance());
    assertTrue(dots(Map.of()).shortcut().isEmpty());
    assertEquals(0.70, memory(Map.of()).shortcut().orElseThrow(), 1e-12);
    assertEquals(0.996, memory(Map.of()).idealObserver().orElseThrow(), 0.0005);
    assertEquals(1, memory(Map.of("sigma", 0)).idealObserver().orElseThrow());
  }

  @Test
  void answersAreJudgedAtEachTrialsOwnEnd() {
    RandomDots task = dots(VARIED_DOTS);
    Trials trials = task.draw(2, 0, 50, Task.Mode.TRAIN);
    float[] outputs = new float[trials.steps() * 50 * 3];
    for (int trial = 0; trial < 50; trial++) {
      int at = (trials.lengths()[trial] - 1) * 50 + trial;
      outputs[at * 3 + (int) trials.targets()[at]] = 1;
    }
    assertEquals(50, Arrays.stream(task.judge(trials, outputs)).sum());
    Arrays.fill(outputs, 0);
    assertEquals(0, Arrays.stream(task.judge(trials, outputs)).sum(), "fixating is no choice");
    assertThrows(IllegalArgumentException.class, () -> task.judge(trials, new float[3]));
  }

  @Test
  void theGridHoldsEveryConditionOnce() {
    RandomDots task = dots(Map.of());
    Trials grid = task.draw(1, 0, task.gridSize(), Task.Mode.TEST);
    assertEquals(10, task.gridSize());
    assertEquals(
        10,
        java.util.stream.IntStream.range(0, 10)
            .mapToObj(
                i ->
                    grid.conditions().column("coherence").text(i)
                        + "|"
                        + grid.conditions().column("choice").text(i))
            .distinct()
            .count());
    assertEquals(20, memory(Map.of("delay", List.of(500, 1000))).gridSize());
  }

  @Test
  void impossibleOptionsAreRefusedByName() {
    for (Map<String, ?> wrong :
        List.of(
            Map.of("stimulus", List.of()),
            Map.of("stimulus", 5),
            Map.of("coherences", List.of(101)),
            Map.of("directions", 1),
            Map.of("decision", 0),
            Map.of("sigma", -1))) {
      String option = wrong.keySet().iterator().next();
      String message =
          assertThrows(Options.InvalidOption.class, () -> dots(wrong), option).getMessage();
      assertTrue(message.contains(option), message);
    }
    String message =
        assertThrows(
                Options.InvalidOption.class,
                () -> memory(Map.of("higher", List.of(10), "lower", List.of(10))))
            .getMessage();
    assertTrue(message.contains("pair 1"), message);
  }

  @Test
  void tasksAreOfferedToTheServiceLoader() {
    List<String> ids =
        ServiceLoader.load(HomologPlugin.class).stream()
            .flatMap(provider -> provider.get().tasks().stream())
            .map(factory -> factory.describe().id())
            .toList();
    assertTrue(ids.containsAll(List.of("random-dots", "parametric-working-memory")));
    for (TaskFactory<?> factory : new BuiltInTasks().tasks()) {
      assertEquals(factory.describe().id(), byDefault(factory).id());
    }
  }

  private static <O extends Record> Task byDefault(TaskFactory<O> factory) {
    return factory.create(Options.defaults(factory.options()));
  }
}

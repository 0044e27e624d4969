package org.homolog.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homolog.population.Table;
import org.homolog.spi.Options;
import org.homolog.spi.Task;
import org.homolog.spi.TaskFactory;
import org.homolog.spi.Trials;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What holds for every built-in task with its defaults. */
class EveryTaskTest {
  private static final int TRIALS = 24;

  /** Tasks with conditions that have no right answer: their column and its value. */
  private static final Map<String, String> UNDECIDABLE =
      Map.of("random-dots", "coherence", "post-decision-wager", "coherence");

  private static final Map<String, Task> MADE = new ConcurrentHashMap<>();

  private static <O extends Record> Task byDefault(TaskFactory<O> factory) {
    return MADE.computeIfAbsent(
        factory.describe().id(), id -> factory.create(Options.defaults(factory.options())));
  }

  private static Stream<DynamicTest> each(Consumer<Task> test) {
    return new BuiltInTasks()
        .tasks().stream()
            .map(
                factory ->
                    DynamicTest.dynamicTest(
                        factory.describe().id(), () -> test.accept(byDefault(factory))));
  }

  /** Inputs, targets and weights of one trial, steps in order. */
  private static float[] alone(Trials trials, int trial) {
    int inputs = trials.inputCount();
    int targets = trials.targetCount();
    int width = inputs + targets + 1;
    float[] all = new float[trials.lengths()[trial] * width];
    for (int step = 0; step < trials.lengths()[trial]; step++) {
      int at = step * trials.trials() + trial;
      System.arraycopy(trials.inputs(), at * inputs, all, step * width, inputs);
      System.arraycopy(trials.targets(), at * targets, all, step * width + inputs, targets);
      all[step * width + inputs + targets] = trials.weights()[at];
    }
    return all;
  }

  private static List<String> row(Table table, int row) {
    return table.columns().stream().map(column -> column.text(row)).toList();
  }

  @TestFactory
  Stream<DynamicTest> aTrialIsTheSameInAnyBatchAndOnAnyThread() {
    return each(
        task -> {
          for (Task.Mode mode : Task.Mode.values()) {
            Trials whole = task.draw(7, 0, TRIALS, mode);
            IntStream.of(1, 5, 8)
                .parallel()
                .forEach(
                    size -> {
                      for (int first = 0; first + size <= TRIALS; first += size) {
                        Trials part = task.draw(7, first, size, mode);
                        for (int k = 0; k < size; k++) {
                          assertArrayEquals(alone(whole, first + k), alone(part, k), mode.name());
                          assertEquals(
                              row(whole.conditions(), first + k), row(part.conditions(), k));
                        }
                      }
                    });
          }
          Trials other = task.draw(8, 0, TRIALS, Task.Mode.TRAIN);
          Trials one = task.draw(7, 0, TRIALS, Task.Mode.TRAIN);
          boolean random =
              IntStream.range(0, TRIALS)
                  .anyMatch(k -> !Arrays.equals(alone(one, k), alone(other, k)));
          assertTrue(random, "a seed makes a difference");
        });
  }

  @TestFactory
  Stream<DynamicTest> noiseChangesInputsOnly() {
    return each(
        task -> {
          Trials noisy = task.draw(3, 0, TRIALS, Task.Mode.TRAIN);
          Trials clean = task.draw(3, 0, TRIALS, Task.Mode.TRAIN_NOISELESS);
          assertArrayEquals(noisy.targets(), clean.targets());
          assertArrayEquals(noisy.weights(), clean.weights());
          assertArrayEquals(noisy.lengths(), clean.lengths());
          assertEquals(
              IntStream.range(0, TRIALS).mapToObj(k -> row(noisy.conditions(), k)).toList(),
              IntStream.range(0, TRIALS).mapToObj(k -> row(clean.conditions(), k)).toList());
        });
  }

  @TestFactory
  Stream<DynamicTest> everyAnswerCanBeKnownFromTheInputsSoFar() {
    return each(
        task -> {
          Trials trials = task.draw(5, 0, 300, Task.Mode.TRAIN_NOISELESS);
          String column = UNDECIDABLE.getOrDefault(task.id(), "");
          for (TaskLinter.Finding finding : TaskLinter.examine(task, trials)) {
            assertFalse(column.isEmpty(), finding.text());
            assertEquals(
                0, trials.conditions().column(column).number(finding.one()), finding.text());
            assertEquals(
                0, trials.conditions().column(column).number(finding.other()), finding.text());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> theRightAnswersAreJudgedRight() {
    return each(
        task -> {
          for (Task.Mode mode : List.of(Task.Mode.TRAIN, Task.Mode.TEST)) {
            int count = Math.min(200, Math.max(40, task.gridSize()));
            Trials trials = task.draw(11, 0, count, mode);
            double right =
                Arrays.stream(task.judge(trials, perfect(task, trials))).average().orElse(0);
            assertEquals(1, right, 1e-12, mode.name());
          }
        });
  }

  /** What is wanted, as outputs. */
  private static float[] perfect(Task task, Trials trials) {
    if (task.loss() == Task.Loss.SQUARED_ERROR) {
      return trials.targets().clone();
    }
    int outputs = task.outputs().size();
    float[] perfect = new float[trials.targets().length * outputs];
    for (int i = 0; i < trials.targets().length; i++) {
      perfect[i * outputs + (int) trials.targets()[i]] = 20;
    }
    return perfect;
  }

  @TestFactory
  Stream<DynamicTest> referenceAccuraciesAreInOrder() {
    return each(
        task -> {
          double chance = task.chance();
          assertTrue(chance >= 0 && chance < 1, "chance " + chance);
          double shortcut = task.shortcut().orElse(chance);
          double ideal = task.idealObserver().orElse(1);
          assertTrue(shortcut >= chance - 1e-9, shortcut + " is below chance " + chance);
          assertTrue(ideal >= shortcut - 0.005, ideal + " is below the shortcut " + shortcut);
          assertTrue(ideal <= 1 && ideal > chance, "ideal observer " + ideal);
          assertTrue(task.baselines().length() > 20, "how they were found is said");
        });
  }

  @TestFactory
  Stream<DynamicTest> namesAndGridsFit() {
    return each(
        task -> {
          for (List<String> names : List.of(task.inputs(), task.outputs())) {
            Set<String> distinct = new HashSet<>(names);
            assertEquals(names.size(), distinct.size(), names.toString());
          }
          for (Task.Mode mode : List.of(Task.Mode.TEST, Task.Mode.PSYCHOMETRIC)) {
            int size = task.gridSize(mode);
            assertTrue(size >= 1 && size <= 5000, mode + " has " + size);
            Trials grid = task.draw(1, 0, 1, mode);
            Trials again = task.draw(1, size, 1, mode);
            assertEquals(
                grid.conditions().names(), again.conditions().names(), "the grid begins anew");
          }
          assertEquals(task.inputs().size(), task.draw(1, 0, 1, Task.Mode.TRAIN).inputCount());
        });
  }
}

package org.homolog.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.spi.Task;
import org.homolog.spi.Trials;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what makes a task unlearnable: an answer that is wanted before the inputs could tell
 * it. Trials drawn as in training, without noise, are followed step by step; as long as two of them
 * have shown exactly the same, the same must be wanted of both. The inputs of a task being what
 * they are, this finds answers due at a time that nothing tells, answers that depend on what is not
 * shown, and trials whose end comes before their answer; it cannot find what noise alone hides.
 */
public final class TaskLinter {
  private static final double SAME = 1e-6;

  private TaskLinter() {}

  /**
   * What is wrong.
   *
   * @param one row of a trial among those that were drawn
   * @param other row of the trial it contradicts; the same where one trial is wrong by itself
   * @param step the step
   * @param text what is wrong, in a sentence
   */
  public record Finding(int one, int other, int step, String text) {}

  /**
   * Examines a task.
   *
   * @param task the task
   * @param seed seed of the trials
   * @param count how many trials are drawn, from number 0
   * @return what is wrong; at most one finding per set of trials that begin alike; empty if nothing
   */
  public static List<Finding> examine(Task task, long seed, int count) {
    return examine(task, task.draw(seed, 0, count, Task.Mode.TRAIN_NOISELESS));
  }

  /**
   * Examines trials of a task.
   *
   * @param task the task
   * @param trials trials without noise
   * @return what is wrong; at most one finding per set of trials that begin alike; empty if nothing
   */
  public static List<Finding> examine(Task task, Trials trials) {
    List<Finding> findings = new ArrayList<>();
    List<int[]> groups = new ArrayList<>();
    int[] all = new int[trials.trials()];
    Arrays.setAll(all, i -> i);
    groups.add(all);
    for (int trial : all) {
      alone(task, trials, trial).ifPresent(findings::add);
    }
    for (int step = 0; step < trials.steps() && !groups.isEmpty(); step++) {
      List<int[]> next = new ArrayList<>();
      for (int[] group : groups) {
        for (int[] alike : split(trials, group, step)) {
          Finding finding = contradiction(task, trials, alike, step);
          if (finding != null) {
            findings.add(finding);
          } else if (alike.length > 1) {
            next.add(alike);
          }
        }
      }
      groups = next;
    }
    return findings;
  }

  private static Optional<Finding> alone(Task task, Trials trials, int trial) {
    int length = trials.lengths()[trial];
    for (int step = 0; step < length; step++) {
      for (int channel = 0; channel < trials.inputCount(); channel++) {
        if (!Float.isFinite(
            trials.inputs()[at(trials, trial, step) * trials.inputCount() + channel])) {
          return found(trial, step, "input " + task.inputs().get(channel) + " is not a number");
        }
      }
      for (int k = 0; k < trials.targetCount(); k++) {
        float target = trials.targets()[at(trials, trial, step) * trials.targetCount() + k];
        boolean fits =
            task.loss() == Task.Loss.CROSS_ENTROPY
                ? target >= 0 && target < task.outputs().size() && target == Math.rint(target)
                : Float.isFinite(target);
        if (!fits) {
          return found(trial, step, "what is wanted, " + target + ", is no answer there is");
        }
      }
    }
    if (trials.weights()[at(trials, trial, length - 1)] <= 0) {
      return found(trial, length - 1, "the trial's last step does not count");
    }
    return Optional.empty();
  }

  private static Optional<Finding> found(int trial, int step, String what) {
    return Optional.of(
        new Finding(trial, trial, step, "trial " + trial + ", step " + step + ": " + what));
  }

  private static int at(Trials trials, int trial, int step) {
    return step * trials.trials() + trial;
  }

  /** Those of a group that still run, by what they show at a step. */
  private static List<int[]> split(Trials trials, int[] group, int step) {
    Map<List<Float>, List<Integer>> shown = new HashMap<>();
    for (int trial : group) {
      if (step < trials.lengths()[trial]) {
        List<Float> values = new ArrayList<>(trials.inputCount());
        for (int channel = 0; channel < trials.inputCount(); channel++) {
          // Adding 0 makes -0 and 0 alike.
          values.add(0f + trials.inputs()[at(trials, trial, step) * trials.inputCount() + channel]);
        }
        shown.computeIfAbsent(values, key -> new ArrayList<>()).add(trial);
      }
    }
    return shown.values().stream()
        .map(list -> list.stream().mapToInt(i -> i).sorted().toArray())
        .sorted((a, b) -> Integer.compare(a[0], b[0]))
        .toList();
  }

  private static @Nullable Finding contradiction(Task task, Trials trials, int[] alike, int step) {
    int first = -1;
    for (int trial : alike) {
      if (trials.weights()[at(trials, trial, step)] <= 0) {
        continue;
      }
      if (first < 0) {
        first = trial;
        continue;
      }
      for (int k = 0; k < trials.targetCount(); k++) {
        float one = trials.targets()[at(trials, first, step) * trials.targetCount() + k];
        float other = trials.targets()[at(trials, trial, step) * trials.targetCount() + k];
        if (Math.abs(one - other) > SAME) {
          return new Finding(
              first,
              trial,
              step,
              "trials "
                  + first
                  + " and "
                  + trial
                  + " have shown the same until step "
                  + step
                  + ", but "
                  + wanted(task, one, k)
                  + " is wanted of the one and "
                  + wanted(task, other, k)
                  + " of the other");
        }
      }
    }
    return null;
  }

  private static String wanted(Task task, float target, int output) {
    return task.loss() == Task.Loss.CROSS_ENTROPY
        ? "\"" + task.outputs().get((int) target) + "\""
        : task.outputs().get(output) + " = " + target;
  }
}

package org.homolog.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.homolog.failure.HomologException;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Task;

/**
 * Which tasks are learned: several together, each batch of one of them, drawn by weight; and what
 * is learned before, part after part. All tasks have the same numbers of inputs and outputs and the
 * same step.
 *
 * @param before what is learned first, in order; empty without a curriculum
 * @param last what is learned in the end
 */
public record Curriculum(List<Part> before, List<Share> last) {
  /**
   * A task among several.
   *
   * @param task the task
   * @param weight how often it is drawn, relative to the others; above 0
   */
  public record Share(Task task, double weight) {
    /** Refuses weights that are not positive. */
    public Share {
      if (!(weight > 0 && Double.isFinite(weight))) {
        throw HomologException.mistake(
            "task " + task.id() + ": its weight must be above 0, but is " + weight);
      }
    }
  }

  /**
   * What is learned for a while.
   *
   * @param tasks the tasks
   * @param steps most steps to take
   * @param until share of right answers, in each task, that ends it; 1 for all steps
   */
  public record Part(List<Share> tasks, int steps, double until) {
    /** Refuses a part that could not begin or end. */
    public Part {
      tasks = List.copyOf(tasks);
      if (steps < 1 || !(until > 0 && until <= 1)) {
        throw HomologException.mistake(
            "a part of a curriculum takes 1 step or more and lasts until an accuracy above 0 and at most 1, not "
                + steps
                + " and "
                + until);
      }
    }
  }

  /**
   * Refuses tasks that one network cannot learn.
   *
   * @throws HomologException naming the task
   */
  public Curriculum {
    before = List.copyOf(before);
    last = List.copyOf(last);
    List<Share> all = new ArrayList<>();
    before.forEach(part -> all.addAll(part.tasks()));
    all.addAll(last);
    if (last.isEmpty() || before.stream().anyMatch(part -> part.tasks().isEmpty())) {
      throw HomologException.mistake("a curriculum needs a task in each of its parts");
    }
    Task first = last.get(0).task();
    for (Share share : all) {
      Task task = share.task();
      if (task.inputs().size() != first.inputs().size()
          || task.outputs().size() != first.outputs().size()
          || Math.abs(task.stepSeconds() - first.stepSeconds()) > 1e-9 * first.stepSeconds()) {
        throw HomologException.mistake(
            "one network cannot learn the tasks "
                + signature(first)
                + " and "
                + signature(task)
                + "; they must have as many inputs and outputs and the same step");
      }
    }
  }

  private static String signature(Task task) {
    return task.id()
        + " ("
        + task.inputs().size()
        + " inputs, "
        + task.outputs().size()
        + " outputs, steps of "
        + task.stepSeconds() * 1000
        + " ms)";
  }

  /**
   * One task and nothing before it.
   *
   * @param task the task
   * @return the curriculum
   */
  public static Curriculum of(Task task) {
    return new Curriculum(List.of(), List.of(new Share(task, 1)));
  }

  /**
   * The tasks learned in the end.
   *
   * @return the tasks, in order
   */
  public List<Task> tasks() {
    return last.stream().map(Share::task).toList();
  }

  /** Parts as stages: trials drawn from a seed, each step's task by weight from another. */
  List<Stage> stages(TrainingOptions options, long seed) {
    List<Stage> stages = new ArrayList<>();
    before.forEach(
        part -> stages.add(stage(part.tasks(), options, seed, part.steps(), part.until())));
    stages.add(stage(last, options, seed, options.steps(), options.targetAccuracy()));
    return stages;
  }

  private static Stage stage(
      List<Share> tasks, TrainingOptions options, long seed, int steps, double until) {
    long trialSeed = CounterRandom.seed(seed, "training trials");
    long validationSeed = CounterRandom.seed(seed, "validation trials");
    long choiceSeed = CounterRandom.seed(seed, "task of each step");
    int batch = options.batch();
    List<Lesson> validation =
        tasks.stream()
            .map(share -> lesson(share.task(), validationSeed, 0, options.validationTrials()))
            .toList();
    return new Stage(
        name(tasks, validation),
        step ->
            lesson(
                tasks.get(chosen(tasks, choiceSeed, step)).task(), trialSeed, step * batch, batch),
        validation,
        steps,
        until);
  }

  /** Which task a step is of: a function of seed and step alone. */
  private static int chosen(List<Share> tasks, long seed, long step) {
    if (tasks.size() == 1) {
      return 0;
    }
    double all = tasks.stream().mapToDouble(Share::weight).sum();
    double drawn = new CounterRandom(seed, step).nextDouble() * all;
    int chosen = 0;
    while (chosen < tasks.size() - 1 && drawn >= tasks.get(chosen).weight()) {
      drawn -= tasks.get(chosen++).weight();
    }
    return chosen;
  }

  private static Lesson lesson(Task task, long seed, long first, int count) {
    return new Lesson(
        task.loss(),
        task.draw(seed, first, count, Task.Mode.TRAIN),
        (trials, outputs) ->
            Arrays.stream(task.judge(trials, outputs)).average().orElse(Double.NaN),
        task.outputWeights());
  }

  /** Tasks tell no options, but their trials tell them apart. */
  private static String name(List<Share> tasks, List<Lesson> validation) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      names.add(
          tasks.get(i).task().id()
              + " x "
              + tasks.get(i).weight()
              + " ["
              + Integer.toHexString(validation.get(i).trials().hashCode())
              + "]");
    }
    return String.join(" + ", names);
  }

  /**
   * The curriculum in words.
   *
   * @return such as "go (200 steps, until 0.9), then go + anti x 5"
   */
  public String text() {
    List<String> parts = new ArrayList<>();
    for (Part part : before) {
      parts.add(
          text(part.tasks())
              + " ("
              + part.steps()
              + " steps"
              + (part.until() < 1 ? ", until " + part.until() : "")
              + ")");
    }
    parts.add(text(last));
    return String.join(", then ", parts);
  }

  private static String text(List<Share> tasks) {
    return tasks.stream()
        .map(share -> share.task().id() + (share.weight() == 1 ? "" : " x " + share.weight()))
        .collect(Collectors.joining(" + "));
  }
}

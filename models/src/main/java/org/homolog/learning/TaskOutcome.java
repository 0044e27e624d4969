package org.homolog.learning;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.homolog.spi.Task;

/**
 * How well a network does a task, beside what its accuracy is measured by.
 *
 * @param network the network's name
 * @param task the task's id
 * @param trials trials of either kind it was tested on, noise of the stimuli on
 * @param accuracy share of right answers in the task's grid
 * @param drawn share of right answers in as many trials drawn as in training, from another seed:
 *     what chance, shortcut and ideal observer are of
 * @param loss what training lowers, of those trials, without penalties
 * @param chance what guessing reaches
 * @param shortcut what the best answer from part of the evidence reaches, if there is such
 * @param idealObserver what an ideal observer reaches, if known
 * @param steps training steps taken
 * @param ending why training ended
 * @param diagnostics what may be wrong with it
 * @param curves how accuracy depends on what makes the task hard
 */
public record TaskOutcome(
    String network,
    String task,
    int trials,
    double accuracy,
    double drawn,
    double loss,
    double chance,
    OptionalDouble shortcut,
    OptionalDouble idealObserver,
    int steps,
    TrainingHistory.Ending ending,
    Diagnostics diagnostics,
    List<AccuracyCurve> curves) {
  /** Copies the curves. */
  public TaskOutcome {
    curves = List.copyOf(curves);
  }

  /**
   * Tests a network.
   *
   * @param name the network's name
   * @param trained the network
   * @param task the task
   * @param trials trials to test it on, at best a multiple of the grid's size
   * @return the outcome
   */
  public static TaskOutcome of(String name, TrainedNetwork trained, Task task, int trials) {
    double[] drawn = {0};
    double[] loss = {0, 0};
    trained.test(
        task,
        Task.Mode.TRAIN,
        trials,
        (batch, outputs, right) -> {
          OutputLoss of = OutputLoss.of(task, batch);
          drawn[0] += Arrays.stream(right).sum();
          loss[0] += of.total() * of.of(outputs);
          loss[1] += of.total();
        });
    return new TaskOutcome(
        name,
        task.id(),
        trials,
        trained.performance(task, trials, List.of()).overall(),
        drawn[0] / trials,
        loss[0] / loss[1],
        task.chance(),
        task.shortcut(),
        task.idealObserver(),
        trained.history().steps(),
        trained.history().ending(),
        Diagnostics.of(trained, task),
        AccuracyCurve.of(trained, task));
  }

  /**
   * Whether the accuracy in drawn trials is more than guessing would reach by luck: by three
   * standard errors.
   *
   * @return true if so
   */
  public boolean isAboveChance() {
    return isAbove(chance);
  }

  /**
   * Whether the accuracy in drawn trials is more than the shortcut reaches, by three standard
   * errors.
   *
   * @return true if so; also where there is no shortcut and it is above chance
   */
  public boolean isAboveShortcut() {
    return isAbove(shortcut.orElse(chance));
  }

  private boolean isAbove(double reached) {
    return drawn > reached + 3 * Math.sqrt(reached * (1 - reached) / trials);
  }

  /**
   * The share of the ideal observer's accuracy.
   *
   * @return accuracy in drawn trials divided by what can be reached, if that is known
   */
  public OptionalDouble ofIdeal() {
    return idealObserver.isPresent()
        ? OptionalDouble.of(drawn / idealObserver.getAsDouble())
        : OptionalDouble.empty();
  }
}

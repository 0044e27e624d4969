package org.homolog.learning;

import java.util.List;
import java.util.OptionalDouble;
import org.homolog.spi.Task;
import org.homolog.system.Performance;

/**
 * How well a network does a task, beside what its accuracy is measured by.
 *
 * @param network the network's name
 * @param task the task's id
 * @param trials trials it was tested on, noise of the stimuli on
 * @param accuracy share of right answers
 * @param chance what guessing reaches
 * @param shortcut what the best answer from part of the evidence reaches, if there is such
 * @param idealObserver what an ideal observer reaches, if known
 * @param steps training steps taken
 * @param ending why training ended
 * @param diagnostics what may be wrong with it
 */
public record TaskOutcome(
    String network,
    String task,
    int trials,
    double accuracy,
    double chance,
    OptionalDouble shortcut,
    OptionalDouble idealObserver,
    int steps,
    TrainingHistory.Ending ending,
    Diagnostics diagnostics) {

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
    Performance performance = trained.performance(task, trials, List.of());
    return new TaskOutcome(
        name,
        task.id(),
        trials,
        performance.overall(),
        task.chance(),
        task.shortcut(),
        task.idealObserver(),
        trained.history().steps(),
        trained.history().ending(),
        Diagnostics.of(trained, task));
  }

  /**
   * Whether the accuracy is more than guessing would reach by luck: by three standard errors.
   *
   * @return true if so
   */
  public boolean isAboveChance() {
    return isAbove(chance);
  }

  /**
   * Whether the accuracy is more than the shortcut reaches, by three standard errors.
   *
   * @return true if so; also where there is no shortcut and it is above chance
   */
  public boolean isAboveShortcut() {
    return isAbove(shortcut.orElse(chance));
  }

  private boolean isAbove(double reached) {
    return accuracy > reached + 3 * Math.sqrt(reached * (1 - reached) / trials);
  }

  /**
   * The share of the ideal observer's accuracy.
   *
   * @return accuracy divided by what can be reached, if that is known
   */
  public OptionalDouble ofIdeal() {
    return idealObserver.isPresent()
        ? OptionalDouble.of(accuracy / idealObserver.getAsDouble())
        : OptionalDouble.empty();
  }
}

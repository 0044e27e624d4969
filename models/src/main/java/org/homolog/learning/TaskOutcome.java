package org.homolog.learning;

import java.util.List;
import java.util.OptionalDouble;
import org.homolog.network.Responses;
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
 * @param units units of all layers but the output
 * @param silent how many of them do the same at every step of every condition
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
    int units,
    int silent) {

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
    Responses responses = trained.respondToGrid(task);
    int units = 0;
    int silent = 0;
    for (String layer : responses.layerNames()) {
      if (!layer.equals("output")) {
        units += responses.units(layer);
        silent += silent(responses.layer(layer), responses.units(layer));
      }
    }
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
        units,
        silent);
  }

  /** How many units never change. */
  private static int silent(float[] activity, int units) {
    int silent = 0;
    for (int unit = 0; unit < units; unit++) {
      int at = unit;
      while (at < activity.length && activity[at] == activity[unit]) {
        at += units;
      }
      silent += at >= activity.length ? 1 : 0;
    }
    return silent;
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

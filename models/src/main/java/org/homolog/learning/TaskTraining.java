package org.homolog.learning;

import java.util.LinkedHashMap;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.network.Network;
import org.homolog.network.NetworkSpec;
import org.homolog.spi.Options;
import org.homolog.spi.Task;

/** Trains a network on tasks. */
public final class TaskTraining {
  private TaskTraining() {}

  /**
   * Trains a network on trials drawn from a task.
   *
   * @param spec what the network is
   * @param task the task
   * @param options how to train
   * @param seed initial weights, trials and noise derive from it; the same seed gives the same
   *     network at any thread count
   * @param listener told how it goes
   * @return the trained network
   * @throws HomologException if the network's step is not the task's, or training fails
   */
  public static TrainedNetwork train(
      NetworkSpec spec, Task task, TrainingOptions options, long seed, LearningListener listener) {
    return train(spec, Curriculum.of(task), options, seed, listener, Safekeeping.none());
  }

  /**
   * Trains a network on trials drawn from the tasks of a curriculum.
   *
   * @param spec what the network is
   * @param curriculum the tasks
   * @param options how to train
   * @param seed initial weights, trials, their tasks and noise derive from it; the same seed gives
   *     the same network at any thread count, and wherever training was interrupted
   * @param listener told how it goes
   * @param safekeeping where checkpoints go, from which training goes on where one is there
   * @return the trained network
   * @throws HomologException if the network's step is not the tasks', or training fails
   */
  public static TrainedNetwork train(
      NetworkSpec spec,
      Curriculum curriculum,
      TrainingOptions options,
      long seed,
      LearningListener listener,
      Safekeeping safekeeping) {
    Task first = curriculum.tasks().get(0);
    double step = spec.stepSeconds();
    if (step != 0 && Math.abs(step - first.stepSeconds()) > 1e-9 * step) {
      throw HomologException.mistake(
          "dt: the network's step is "
              + step * 1000
              + " ms and that of the task "
              + first.id()
              + " "
              + first.stepSeconds() * 1000
              + " ms; they must be the same");
    }
    GradientDescent.Learned learned =
        GradientDescent.train(
            untrained(spec, first, seed).network(),
            curriculum.stages(options, seed),
            options,
            seed,
            listener,
            safekeeping);
    Map<String, String> provenance = new LinkedHashMap<>();
    provenance.put("task", curriculum.text());
    Options.resolved(options).forEach((name, value) -> provenance.put("training " + name, value));
    return new TrainedNetwork(learned.network(), learned.history(), seed, provenance);
  }

  /**
   * The network that training begins with.
   *
   * @param spec what the network is
   * @param task the task
   * @param seed where the initial weights come from
   * @return the untrained network
   */
  public static TrainedNetwork untrained(NetworkSpec spec, Task task, long seed) {
    Network initial = Network.initial(spec, task.inputs().size(), task.outputs().size(), seed);
    return new TrainedNetwork(initial, TrainingHistory.NONE, seed, Map.of("task", task.id()));
  }
}

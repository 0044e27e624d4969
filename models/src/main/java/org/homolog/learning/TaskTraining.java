package org.homolog.learning;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.network.Network;
import org.homolog.network.NetworkSpec;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Options;
import org.homolog.spi.Task;

/** Trains a network on a task. */
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
    double step = spec.stepSeconds();
    if (step != 0 && Math.abs(step - task.stepSeconds()) > 1e-9 * step) {
      throw HomologException.mistake(
          "dt: the network's step is "
              + step * 1000
              + " ms and that of the task "
              + task.id()
              + " "
              + task.stepSeconds() * 1000
              + " ms; they must be the same");
    }
    Network initial = untrained(spec, task, seed).network();
    long trialSeed = CounterRandom.seed(seed, "training trials");
    long validationSeed = CounterRandom.seed(seed, "validation trials");
    GradientDescent.Lessons lessons =
        new GradientDescent.Lessons(
            task.loss(),
            index ->
                task.draw(trialSeed, index * options.batch(), options.batch(), Task.Mode.TRAIN),
            Optional.of(task.draw(validationSeed, 0, options.validationTrials(), Task.Mode.TRAIN)),
            (trials, outputs) ->
                Arrays.stream(task.judge(trials, outputs)).average().orElse(Double.NaN));
    GradientDescent.Learned learned =
        GradientDescent.train(initial, lessons, options, seed, listener);
    Map<String, String> provenance = new LinkedHashMap<>();
    provenance.put("task", task.id());
    Options.resolved(options).forEach((name, value) -> provenance.put("training " + name, value));
    return new TrainedNetwork(learned.network(), learned.history(), seed, provenance);
  }

  /**
   * The network that {@link #train} begins with.
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

package org.homolog.samples;

import java.util.List;
import java.util.Map;
import org.homolog.dynamics.TaskSystem;
import org.homolog.learning.TaskTraining;
import org.homolog.learning.TrainedNetwork;
import org.homolog.learning.TrainingOptions;
import org.homolog.network.ContinuousTimeRecurrent;
import org.homolog.population.Population;
import org.homolog.spi.Options;
import org.homolog.spi.Task;
import org.homolog.system.NeuralSystem;
import org.homolog.system.Performance;
import org.homolog.task.RandomDots;
import org.homolog.task.RandomDotsOptions;

/**
 * Trains a recurrent network to tell motion directions apart and records its units: {@code
 * TrainAndRecord STEPS}.
 */
public final class TrainAndRecord {
  private TrainAndRecord() {}

  /**
   * Trains a network of 64 units.
   *
   * @param steps training steps
   * @param seed the seed of weights and trials
   * @return the recurrent layer with its responses, performance and dynamics
   */
  public static NeuralSystem train(int steps, long seed) {
    Task task = new RandomDots(Options.bind(RandomDotsOptions.class, Map.of("dt", 100)));
    TrainedNetwork network =
        TaskTraining.train(
            Options.bind(ContinuousTimeRecurrent.class, Map.of("units", 64, "dt", 100)),
            task,
            Options.bind(TrainingOptions.class, Map.of("steps", steps, "learning-rate", 0.01)),
            seed,
            progress -> {});
    return new TaskSystem("network", network, task, List.of("signed_coherence"), 400).system();
  }

  /**
   * Prints how well the network does its task, beside chance and the ideal observer, and what was
   * recorded.
   *
   * @param arguments STEPS
   */
  public static void main(String[] arguments) {
    NeuralSystem system = train(Integer.parseInt(arguments[0]), 1);
    Performance performance = system.require(Performance.class);
    System.out.println("accuracy " + performance.overall());
    System.out.println("chance " + performance.chance().orElseThrow());
    System.out.println("ideal observer " + performance.idealObserver().orElseThrow());
    System.out.println(system.require(Population.class));
  }
}

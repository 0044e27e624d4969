package org.homolog.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.learning.GradientDescent;
import org.homolog.learning.TrainingOptions;
import org.homolog.network.ContinuousTimeRecurrent;
import org.homolog.network.Network;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Options;
import org.homolog.spi.Task.Loss;
import org.homolog.spi.Trials;

/** One training step of a recurrent network: forward, back through time, clipping, Adam. */
final class TrainingTasks {
  private static final int CHANNELS = 3;
  private static final int STEPS = 20;

  private TrainingTasks() {}

  static List<Task> all() {
    return List.of(task(64, 16, 200), task(256, 64, 100));
  }

  private static Task task(int units, int batch, int time) {
    return new Task(
        "ctrnn-step-n" + units + "-b" + batch + "-t" + time,
        "training step of a recurrent network (units, batch, time steps)",
        () -> step(units, trials(batch, time)));
  }

  private static Task.Work step(int units, Trials trials) {
    ContinuousTimeRecurrent spec =
        Options.bind(
            ContinuousTimeRecurrent.class,
            Map.of("units", units, "form", "rectified", "noise", 0, "tau", 100, "dt", 20));
    TrainingOptions options =
        Options.bind(
            TrainingOptions.class,
            Map.of("steps", STEPS + 1, "learning-rate", 0.001, "validation-every", STEPS + 1));
    Network network = Network.initial(spec, CHANNELS, CHANNELS, 1);
    return () -> {
      List<Long> begun = new ArrayList<>();
      GradientDescent.Lessons lessons =
          new GradientDescent.Lessons(
              Loss.CROSS_ENTROPY,
              index -> {
                begun.add(System.nanoTime());
                return trials;
              },
              Optional.empty(),
              (judged, outputs) -> Double.NaN);
      GradientDescent.train(network, lessons, options, 1, progress -> {});
      double[] seconds = new double[STEPS];
      Arrays.setAll(seconds, i -> (begun.get(i + 1) - begun.get(i)) / 1e9);
      Arrays.sort(seconds);
      return (seconds[STEPS / 2 - 1] + seconds[STEPS / 2]) / 2;
    };
  }

  private static Trials trials(int batch, int time) {
    CounterRandom random = new CounterRandom(CounterRandom.seed(1, "trials"), 0);
    float[] inputs = new float[time * batch * CHANNELS];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) random.nextGaussian();
    }
    float[] targets = new float[time * batch];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = random.nextInt(CHANNELS);
    }
    float[] weights = new float[time * batch];
    Arrays.fill(weights, 1);
    int[] lengths = new int[batch];
    Arrays.fill(lengths, time);
    return new Trials(
        time, batch, CHANNELS, 1, inputs, targets, weights, lengths, Table.empty(batch));
  }
}

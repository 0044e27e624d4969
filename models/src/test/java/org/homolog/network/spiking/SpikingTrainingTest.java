package org.homolog.network.spiking;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.homolog.learning.GradientDescent;
import org.homolog.learning.LearningListener;
import org.homolog.learning.TrainingOptions;
import org.homolog.network.Network;
import org.homolog.network.NetworkKinds;
import org.homolog.network.NetworkSpec;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Options;
import org.homolog.spi.Task;
import org.homolog.spi.Trials;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Torch;
import org.junit.jupiter.api.Test;

/** A spiking network learns to tell random spike patterns apart by surrogate gradients. */
class SpikingTrainingTest {
  private static final int STEPS = 60;
  private static final int PATTERNS = 64;
  private static final int INPUTS = 40;

  /** Random spikes with random labels; the answer of the last step counts. */
  private static Trials patterns() {
    CounterRandom random = new CounterRandom(17, 0);
    float[] spikes = new float[STEPS * PATTERNS * INPUTS];
    for (int i = 0; i < spikes.length; i++) {
      spikes[i] = random.nextDouble() < 0.02 ? 1 : 0;
    }
    float[] labels = new float[STEPS * PATTERNS];
    float[] weights = new float[STEPS * PATTERNS];
    for (int pattern = 0; pattern < PATTERNS; pattern++) {
      float label = random.nextInt(2);
      for (int step = 0; step < STEPS; step++) {
        labels[step * PATTERNS + pattern] = label;
      }
      weights[(STEPS - 1) * PATTERNS + pattern] = 1;
    }
    int[] lengths = new int[PATTERNS];
    Arrays.fill(lengths, STEPS);
    long[] numbers = new long[PATTERNS];
    Arrays.setAll(numbers, i -> i);
    return new Trials(
        STEPS,
        PATTERNS,
        INPUTS,
        1,
        spikes,
        labels,
        weights,
        lengths,
        Table.of(Column.integers("pattern", numbers)));
  }

  private static double right(Trials trials, float[] outputs) {
    int last = (STEPS - 1) * PATTERNS;
    int right = 0;
    for (int pattern = 0; pattern < PATTERNS; pattern++) {
      int at = 2 * (last + pattern);
      int answer = outputs[at + 1] > outputs[at] ? 1 : 0;
      right += answer == (int) trials.targets()[last + pattern] ? 1 : 0;
    }
    return right / (double) PATTERNS;
  }

  @Test
  void randomPatternsAreLearned() {
    NetworkSpec spec =
        NetworkKinds.named("spiking")
            .bind(Map.of("units", 20, "output", "running-maximum", "gain", 3));
    Trials trials = patterns();
    Network learned =
        GradientDescent.train(
                Network.initial(spec, INPUTS, 2, 5),
                new GradientDescent.Lessons(
                    Task.Loss.CROSS_ENTROPY,
                    step -> trials,
                    Optional.empty(),
                    SpikingTrainingTest::right),
                Options.bind(
                    TrainingOptions.class,
                    Map.of("steps", 150, "learning-rate", 0.02, "batch", PATTERNS)),
                5,
                LearningListener.SILENT)
            .network();
    float[] spikes = learned.respond(trials, Torch.on(DeviceChoice.CPU)).layer("spikes1");
    for (float spike : spikes) {
      assertTrue(spike == 0 || spike == 1, "a spike or none");
    }
    double share =
        right(trials, learned.respond(trials, Torch.on(DeviceChoice.CPU)).layer("output"));
    assertTrue(share >= 0.85, "share of patterns told apart: " + share);
  }
}

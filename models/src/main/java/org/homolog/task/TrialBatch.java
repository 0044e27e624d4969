package org.homolog.task;

import java.util.Arrays;
import org.homolog.population.Table;
import org.homolog.spi.Trials;

/**
 * Fills the time-major arrays of a batch. Every step of a trial weighs 1 until said otherwise;
 * steps after its end weigh 0.
 */
final class TrialBatch {
  private final int steps;
  private final int trials;
  private final int channels;
  private final int[] lengths;
  private final float[] inputs;
  private final float[] classes;
  private final float[] weights;

  TrialBatch(int[] lengths, int channels) {
    this.lengths = lengths;
    this.trials = lengths.length;
    this.channels = channels;
    this.steps = Arrays.stream(lengths).max().orElse(1);
    long size = (long) steps * trials * channels;
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a batch of " + trials + " trials of " + steps + " steps is larger than one array");
    }
    inputs = new float[(int) size];
    classes = new float[steps * trials];
    weights = new float[steps * trials];
    for (int trial = 0; trial < trials; trial++) {
      for (int step = 0; step < lengths[trial]; step++) {
        weights[step * trials + trial] = 1;
      }
    }
  }

  void input(int trial, int step, int channel, double value) {
    inputs[(step * trials + trial) * channels + channel] = (float) value;
  }

  /** The class of the steps of one period, and what they weigh in the loss. */
  void label(int trial, int from, int to, int label, double weight) {
    for (int step = from; step < to; step++) {
      classes[step * trials + trial] = label;
      weights[step * trials + trial] = (float) weight;
    }
  }

  Trials build(Table conditions) {
    return new Trials(steps, trials, channels, 1, inputs, classes, weights, lengths, conditions);
  }
}

package org.homolog.spi;

import java.util.Arrays;
import org.homolog.population.Table;

/**
 * A batch of trials, time-major: inputs, targets and loss weights of all trials at one step lie
 * together. Trials shorter than the batch end in steps of weight zero.
 *
 * <p>Arrays are handed out without a copy, to be left unchanged.
 *
 * @param steps number of time steps T, that of the longest trial
 * @param trials number of trials B
 * @param inputCount number of input channels
 * @param targetCount number of target channels; 1 holding the class number where the loss is
 *     cross-entropy
 * @param inputs T x B x inputCount
 * @param targets T x B x targetCount
 * @param weights T x B, 0 where a step does not count
 * @param lengths number of steps of each trial
 * @param conditions one row per trial
 */
@SuppressWarnings("ArrayRecordComponent")
public record Trials(
    int steps,
    int trials,
    int inputCount,
    int targetCount,
    float[] inputs,
    float[] targets,
    float[] weights,
    int[] lengths,
    Table conditions) {
  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if an array's length does not fit
   */
  public Trials {
    boolean fits =
        inputs.length == (long) steps * trials * inputCount
            && targets.length == (long) steps * trials * targetCount
            && weights.length == (long) steps * trials
            && lengths.length == trials
            && conditions.rows() == trials
            && Arrays.stream(lengths).allMatch(length -> length >= 1 && length <= steps);
    if (!fits) {
      throw new IllegalArgumentException("the arrays of a batch do not fit its shape");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Trials that
        && steps == that.steps
        && Arrays.equals(inputs, that.inputs)
        && Arrays.equals(targets, that.targets)
        && Arrays.equals(weights, that.weights)
        && Arrays.equals(lengths, that.lengths)
        && conditions.equals(that.conditions);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(inputs);
  }

  @Override
  public String toString() {
    return trials + " trials of up to " + steps + " steps";
  }
}

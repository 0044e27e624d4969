package org.homolog.task;

import org.homolog.spi.Trials;

/** Judges a choice at the last step of each trial. */
final class Choices {
  private Choices() {}

  /**
   * 1 where the largest output at the trial's last step is the target class of that step, else 0.
   */
  static double[] judge(Trials trials, float[] outputs, int outputCount) {
    if (outputs.length != (long) trials.steps() * trials.trials() * outputCount) {
      throw new IllegalArgumentException(
          "outputs have "
              + outputs.length
              + " values; "
              + trials
              + " with "
              + outputCount
              + " outputs need another number");
    }
    double[] correct = new double[trials.trials()];
    for (int trial = 0; trial < correct.length; trial++) {
      int at = (trials.lengths()[trial] - 1) * trials.trials() + trial;
      int best = 0;
      for (int k = 1; k < outputCount; k++) {
        if (outputs[at * outputCount + k] > outputs[at * outputCount + best]) {
          best = k;
        }
      }
      correct[trial] = best == (int) trials.targets()[at] ? 1 : 0;
    }
    return correct;
  }
}

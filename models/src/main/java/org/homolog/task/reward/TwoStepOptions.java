package org.homolog.task.reward;

import org.homolog.failure.HomologException;
import org.homolog.spi.Option;

/**
 * Options of {@link TwoStep}.
 *
 * @param dt duration of one step, milliseconds
 * @param common probability of the common transition
 * @param high probability of reward in the good state
 * @param low probability of reward in the other
 * @param switching probability per trial that the other state becomes the good one
 * @param trials trials of an episode
 */
public record TwoStepOptions(
    @Option(text = "duration of one step", byDefault = "100", unit = "ms", min = 0.1, max = 10000)
        double dt,
    @Option(
            text = "probability that an action leads to its own state, not to the other",
            byDefault = "0.8",
            min = 0.5,
            max = 1)
        double common,
    @Option(text = "probability of reward in the good state", byDefault = "0.8", min = 0, max = 1)
        double high,
    @Option(text = "probability of reward in the other", byDefault = "0.2", min = 0, max = 1)
        double low,
    @Option(
            text = "probability per trial that the other state becomes the good one",
            byDefault = "0.025",
            min = 0,
            max = 0.5)
        double switching,
    @Option(text = "choices of an episode", byDefault = "40", min = 2, max = 100000) int trials) {
  /** Refuses impossible values. */
  public TwoStepOptions {
    if (!(high > low)) {
      throw HomologException.mistake(
          "high: the good state must be rewarded more often than the other, but the probabilities"
              + " are "
              + high
              + " and "
              + low);
    }
  }
}

package org.homolog.task.reward;

import org.homolog.failure.HomologException;
import org.homolog.spi.Option;

/**
 * Options of {@link Bandit}.
 *
 * @param dt duration of one step, milliseconds
 * @param arms number of arms
 * @param high probability of reward of the good arm
 * @param low probability of reward of the others
 * @param switching probability per pull that another arm becomes the good one
 * @param pulls pulls of an episode
 * @param good the arm that is good at first, from 1; 0 for any
 */
public record BanditOptions(
    @Option(text = "duration of one step", byDefault = "100", unit = "ms", min = 0.1, max = 10000)
        double dt,
    @Option(text = "number of arms", byDefault = "2", min = 2, max = 1000) int arms,
    @Option(text = "probability of reward of the good arm", byDefault = "0.8", min = 0, max = 1)
        double high,
    @Option(text = "probability of reward of the others", byDefault = "0.2", min = 0, max = 1)
        double low,
    @Option(
            text = "probability per pull that another arm becomes the good one",
            byDefault = "0",
            min = 0,
            max = 0.5)
        double switching,
    @Option(text = "pulls of an episode", byDefault = "20", min = 2, max = 100000) int pulls,
    @Option(
            text = "the arm that is good at first, from 1, which a Bayesian then knows; 0 for any",
            byDefault = "0",
            min = 0,
            max = 1000)
        int good) {
  /** Refuses impossible values. */
  public BanditOptions {
    if (!(high > low)) {
      throw HomologException.mistake(
          "high: the good arm must be rewarded more often than the others, but the probabilities"
              + " are "
              + high
              + " and "
              + low);
    }
    if (good > arms) {
      throw HomologException.mistake("good: there are " + arms + " arms only");
    }
  }
}

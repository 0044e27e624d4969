package org.homolog.network;

import org.homolog.failure.HomologException;
import org.homolog.spi.Option;

/**
 * Penalties on what recurrent units do in training, added to the loss.
 *
 * @param activityL1 strength of the mean absolute rate, over units and the steps of each trial
 * @param activityL2 strength of the mean squared rate, over units and the steps of each trial
 * @param vanishingGradient strength of Omega, which keeps gradients from vanishing on their way
 *     back in time (Pascanu, Mikolov and Bengio 2013, arXiv:1211.5063; the form of Song, Yang and
 *     Wang 2016, doi:10.1371/journal.pcbi.1004792): the mean of {@code (|z|^2 / |d|^2 - 1)^2} over
 *     steps and trials with {@code |d|^2} of 1e-20 or more, d the gradient of the loss by the
 *     state, z that by the state a step earlier. It is differentiated by the recurrent weights
 *     alone, with states and d as they are; 2 is usual
 */
public record ActivityPenalty(
    @Option(
            text = "strength of a penalty on the mean absolute rate of recurrent units",
            byDefault = "0",
            min = 0,
            max = 1e6)
        double activityL1,
    @Option(
            text = "strength of a penalty on the mean squared rate of recurrent units",
            byDefault = "0",
            min = 0,
            max = 1e6)
        double activityL2,
    @Option(
            text =
                "strength of the penalty on gradients that shrink or grow from step to step; 2 is usual",
            byDefault = "0",
            min = 0,
            max = 1e6)
        double vanishingGradient) {
  /** Refuses negative strengths. */
  public ActivityPenalty {
    if (!(activityL1 >= 0 && activityL2 >= 0 && vanishingGradient >= 0)) {
      throw HomologException.mistake(
          "activity-l1, activity-l2 and vanishing-gradient must be 0 or more, but are "
              + activityL1
              + ", "
              + activityL2
              + " and "
              + vanishingGradient);
    }
  }

  /**
   * No penalty.
   *
   * @return all strengths 0
   */
  public static ActivityPenalty none() {
    return new ActivityPenalty(0, 0, 0);
  }

  /**
   * Whether activities are penalised.
   *
   * @return true if one of their strengths is above 0
   */
  public boolean ofActivity() {
    return activityL1 > 0 || activityL2 > 0;
  }

  /**
   * Whether anything is penalised.
   *
   * @return false if all strengths are 0
   */
  public boolean isAny() {
    return ofActivity() || vanishingGradient > 0;
  }
}

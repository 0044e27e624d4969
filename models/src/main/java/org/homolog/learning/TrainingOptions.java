package org.homolog.learning;

import org.homolog.failure.HomologException;
import org.homolog.network.ActivityPenalty;
import org.homolog.spi.Option;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Precision;

/**
 * How a network is trained by gradient descent.
 *
 * @param optimiser which optimiser, with its learning rate and constants
 * @param schedule how the learning rate changes
 * @param steps most steps to take; with a curriculum, in its last stage
 * @param batch trials per step
 * @param penalty penalties on weights
 * @param activity penalties on what recurrent units do
 * @param clipNorm largest norm of the gradient, 0 for none
 * @param clipValue largest absolute value within the gradient, 0 for none; applied before the norm
 * @param validationEvery steps between validations
 * @param validationTrials trials in the validation set, drawn once
 * @param targetAccuracy training ends once this share of the validation trials is answered rightly;
 *     with several tasks, of each
 * @param patience training ends after so many validations without a lower loss, and the best
 *     weights are kept; 0 for never
 * @param keep which weights are kept
 * @param device where to compute
 * @param precision width of the numbers computed with
 */
public record TrainingOptions(
    OptimiserOptions optimiser,
    LearningRateSchedule schedule,
    @Option(text = "most steps to take", byDefault = "2000", min = 0, max = 1e8) int steps,
    @Option(text = "trials per step", byDefault = "32", min = 1, max = 1e6) int batch,
    WeightPenalty penalty,
    ActivityPenalty activity,
    @Option(text = "largest norm of the gradient, 0 for none", byDefault = "1", min = 0, max = 1e12)
        double clipNorm,
    @Option(
            text = "largest absolute value within the gradient, 0 for none",
            byDefault = "0",
            min = 0,
            max = 1e12)
        double clipValue,
    @Option(text = "steps between validations", byDefault = "100", min = 1, max = 1e8)
        int validationEvery,
    @Option(text = "trials in the validation set", byDefault = "200", min = 1, max = 1e6)
        int validationTrials,
    @Option(
            text = "training ends once this share of the validation trials is answered rightly",
            byDefault = "1",
            min = 0,
            max = 1)
        double targetAccuracy,
    @Option(
            text = "training ends after so many validations without a lower loss; 0 for never",
            byDefault = "0",
            min = 0,
            max = 1e6)
        int patience,
    @Option(
            text = "weights kept: best, of the validation with the lowest loss, or last",
            byDefault = "best")
        Keep keep,
    @Option(text = "where to compute", byDefault = "cpu") DeviceChoice device,
    @Option(text = "width of the numbers computed with", byDefault = "float32")
        Precision precision) {
  /** Which weights are kept; without validation always the last. */
  public enum Keep {
    /** Those of the validation with the lowest loss. */
    BEST,
    /** Those after the last step. */
    LAST
  }

  /** Refuses impossible values. */
  public TrainingOptions {
    if (!(clipNorm >= 0 && clipValue >= 0)) {
      throw HomologException.mistake(
          "clip-norm and clip-value must be 0 or more, but are " + clipNorm + " and " + clipValue);
    }
    if (steps < 0 || batch < 1 || validationEvery < 1 || validationTrials < 1 || patience < 0) {
      throw HomologException.mistake(
          "steps and patience must be 0 or more, batch, validation-every and validation-trials 1 or more");
    }
  }

  /**
   * The learning rate of a step.
   *
   * @param step the step to be taken, from 1, in its stage
   * @param most most steps that stage takes
   * @return step size
   */
  public double learningRate(long step, long most) {
    return optimiser.learningRate() * schedule.factor(step, most);
  }
}

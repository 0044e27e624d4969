package org.homolog.learning;

import org.homolog.failure.HomologException;
import org.homolog.spi.Option;
import org.homolog.torch.DeviceChoice;

/**
 * How a network is trained by gradient descent.
 *
 * @param optimiser which optimiser
 * @param learningRate step size
 * @param momentum momentum of sgd
 * @param steps most steps to take
 * @param batch trials per step
 * @param l2 L2 penalty, added to the gradient as l2 times the weights, after clipping
 * @param clipNorm largest norm of the gradient, 0 for none
 * @param clipValue largest absolute value within the gradient, 0 for none; applied before the norm
 * @param validationEvery steps between validations
 * @param validationTrials trials in the validation set, drawn once
 * @param targetAccuracy training ends once this share of the validation trials is answered rightly
 * @param patience training ends after so many validations without a lower loss, and the best
 *     weights are kept; 0 for never
 * @param device where to compute
 */
public record TrainingOptions(
    @Option(text = "optimiser", byDefault = "adam") Kind optimiser,
    @Option(text = "step size", byDefault = "0.002", min = 0, max = 1e3) double learningRate,
    @Option(text = "momentum of sgd", byDefault = "0", min = 0, max = 1) double momentum,
    @Option(text = "most steps to take", byDefault = "2000", min = 0, max = 1e8) int steps,
    @Option(text = "trials per step", byDefault = "32", min = 1, max = 1e6) int batch,
    @Option(
            text = "L2 penalty: its product with the weights joins the gradient",
            byDefault = "0",
            min = 0,
            max = 1e6)
        double l2,
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
    @Option(text = "where to compute", byDefault = "cpu") DeviceChoice device) {
  /** Which weights are kept; without validation always the last. */
  public enum Keep {
    /** Those of the validation with the lowest loss. */
    BEST,
    /** Those after the last step. */
    LAST
  }

  /** Which optimiser. */
  public enum Kind {
    /** Adam. */
    ADAM,
    /** Stochastic gradient descent, with momentum if asked for. */
    SGD
  }

  /** Refuses impossible values. */
  public TrainingOptions {
    if (!(learningRate >= 0 && l2 >= 0 && clipNorm >= 0 && clipValue >= 0)) {
      throw HomologException.mistake(
          "learning-rate, l2, clip-norm and clip-value must be 0 or more, but are "
              + learningRate
              + ", "
              + l2
              + ", "
              + clipNorm
              + " and "
              + clipValue);
    }
    if (steps < 0 || batch < 1 || validationEvery < 1 || validationTrials < 1 || patience < 0) {
      throw HomologException.mistake(
          "steps and patience must be 0 or more, batch, validation-every and validation-trials 1 or more");
    }
    if (optimiser == Kind.ADAM && momentum != 0) {
      throw HomologException.mistake("momentum belongs to optimiser sgd; adam has its own");
    }
  }

  /** The optimiser these options ask for. */
  Optimiser rule() {
    return switch (optimiser) {
      case ADAM -> Adam.standard();
      case SGD -> new Momentum(momentum);
    };
  }
}

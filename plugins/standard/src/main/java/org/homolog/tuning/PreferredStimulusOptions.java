package org.homolog.tuning;

import org.homolog.failure.HomologException;
import org.homolog.spi.Option;

/**
 * The options of {@link PreferredStimuli}.
 *
 * @param method how preferred stimuli are sought
 * @param units how many units are looked at
 * @param starts how many starts each search has
 * @param steps steps of an ascent
 * @param eta step size of an ascent
 * @param evaluations stimuli shown in one evolution
 * @param lowest least value of an input
 * @param highest greatest value of an input
 * @param penalty what large inputs cost
 */
public record PreferredStimulusOptions(
    @Option(
            text =
                "How preferred stimuli are sought: gradient, by ascending the response, or evolution, by"
                    + " asking for responses alone, as one must of a neuron",
            byDefault = "gradient")
        Method method,
    @Option(
            text = "How many units are looked at, the first ones",
            byDefault = "20",
            min = 1,
            max = 10000)
        int units,
    @Option(
            text = "How many starts each search has, drawn between the bounds; the best is kept",
            byDefault = "8",
            min = 1,
            max = 10000)
        int starts,
    @Option(text = "Steps of an ascent", byDefault = "200", min = 0, max = 1000000) int steps,
    @Option(text = "Step size of an ascent", byDefault = "0.1", min = 1e-12, max = 1e9) double eta,
    @Option(text = "Stimuli shown in one evolution", byDefault = "1000", min = 1, max = 10000000)
        int evaluations,
    @Option(text = "Least value of an input", byDefault = "-2") double lowest,
    @Option(text = "Greatest value of an input", byDefault = "2") double highest,
    @Option(
            text =
                "Regularisation: what is sought is the largest response less this times the mean squared"
                    + " input",
            byDefault = "0",
            min = 0,
            max = 1e9)
        double penalty) {
  /** How preferred stimuli are sought. */
  public enum Method {
    /** By the gradient of the response. */
    GRADIENT,
    /** By responses alone. */
    EVOLUTION
  }

  /**
   * Checks the bounds.
   *
   * @throws HomologException unless they are finite and in order
   */
  public PreferredStimulusOptions {
    if (!(lowest < highest && Double.isFinite(lowest) && Double.isFinite(highest))) {
      throw HomologException.mistake(
          "lowest and highest must be finite and in order, but are " + lowest + " and " + highest);
    }
  }
}

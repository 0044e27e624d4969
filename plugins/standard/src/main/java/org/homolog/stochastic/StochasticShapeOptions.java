package org.homolog.stochastic;

import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.geometry.TimeBins;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;

/**
 * The options of {@link StochasticShapeMetric}.
 *
 * @param alpha what counts, from covariances alone to means alone
 * @param centre whether units' means over conditions are removed
 * @param time what becomes of time bins
 * @param missing what is done with missing values
 */
public record StochasticShapeOptions(
    @Option(
            text =
                "0: covariances of repeats alone; 1: both, the 2-Wasserstein distance of Gaussians; 2:"
                    + " means alone",
            byDefault = "1",
            min = 0,
            max = 2)
        double alpha,
    @Option(text = "Whether each unit's mean over conditions is removed", byDefault = "true")
        boolean centre,
    @Option(text = ResponseOptions.TIME_TEXT, byDefault = "average") TimeBins time,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing)
    implements ResponseOptions {
  /**
   * Checks that missing values can be handled so.
   *
   * @throws HomologException under pairwise
   */
  public StochasticShapeOptions {
    ResponseOptions.requireComplete(missing);
  }

  /** The convention a score carries, such as {@code stochastic-shape[gaussian;alpha=1]}. */
  String convention() {
    return "stochastic-shape[gaussian;alpha="
        + ResponseOptions.number(alpha)
        + (centre ? "" : ";not centred")
        + ResponseOptions.told(time)
        + "]";
  }
}

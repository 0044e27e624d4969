package org.homolog.kernel;

import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.geometry.TimeBins;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;

/**
 * The options of {@link DistanceCorrelation}.
 *
 * @param unbiased whether pairs of different conditions alone count
 * @param time what becomes of time bins
 * @param missing what is done with missing values
 */
public record DistanceCorrelationOptions(
    @Option(
            text =
                "Whether pairs of different conditions alone count: the bias-corrected squared"
                    + " distance correlation, which may be negative",
            byDefault = "true")
        boolean unbiased,
    @Option(text = ResponseOptions.TIME_TEXT, byDefault = "concatenate") TimeBins time,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing)
    implements ResponseOptions {
  /**
   * Checks that missing values can be handled so.
   *
   * @throws HomologException under pairwise
   */
  public DistanceCorrelationOptions {
    ResponseOptions.requireComplete(missing);
  }

  /** The convention a score carries, such as {@code distance-correlation[squared;unbiased]}. */
  String convention() {
    return "distance-correlation["
        + (unbiased ? "squared;unbiased" : "biased")
        + ResponseOptions.told(time)
        + "]";
  }
}

package org.homolog.subspace;

import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.geometry.TimeBins;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;

/**
 * The options of {@link Gulp}.
 *
 * @param lambda ridge penalty of the predictors
 * @param time what becomes of time bins
 * @param missing what is done with missing values
 */
public record GulpOptions(
    @Option(
            text =
                "Ridge penalty of the predictors, relative to responses whose units' variances sum to 1",
            byDefault = "0.01",
            min = 0,
            max = 1e12)
        double lambda,
    @Option(text = ResponseOptions.TIME_TEXT, byDefault = "concatenate") TimeBins time,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing)
    implements ResponseOptions {
  /**
   * Checks that missing values can be handled so.
   *
   * @throws HomologException under pairwise
   */
  public GulpOptions {
    ResponseOptions.requireComplete(missing);
  }

  /** The convention a score carries, such as {@code gulp[lambda=0.01]}. */
  String convention() {
    return "gulp[lambda=" + ResponseOptions.number(lambda) + ResponseOptions.told(time) + "]";
  }
}

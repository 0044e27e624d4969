package org.homolog.baseline;

import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.geometry.TimeBins;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;

/**
 * The options of {@link Dimensionality}.
 *
 * @param time what becomes of time bins
 * @param missing what is done with missing values
 */
public record DimensionalityOptions(
    @Option(text = ResponseOptions.TIME_TEXT, byDefault = "separate") TimeBins time,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing)
    implements ResponseOptions {
  /**
   * Checks that missing values can be handled so.
   *
   * @throws HomologException under pairwise
   */
  public DimensionalityOptions {
    ResponseOptions.requireComplete(missing);
  }

  /** The convention a score carries, such as {@code dimensionality[time:separate]}. */
  String convention() {
    String told = ResponseOptions.told(time);
    return "dimensionality[" + (told.isEmpty() ? "time:concatenate" : told.substring(1)) + "]";
  }
}

package org.homolog.neighbourhood;

import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.geometry.TimeBins;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;

/**
 * The options of {@link NeighbourhoodOverlap}.
 *
 * @param neighbours how many nearest conditions make a neighbourhood
 * @param centre whether units' means are removed
 * @param time what becomes of time bins
 * @param missing what is done with missing values
 */
public record NeighbourhoodOptions(
    @Option(
            text = "How many nearest conditions make a neighbourhood",
            byDefault = "10",
            min = 1,
            max = 100000)
        int neighbours,
    @Option(
            text = "Whether each unit's mean is removed before angles are taken",
            byDefault = "false")
        boolean centre,
    @Option(text = ResponseOptions.TIME_TEXT, byDefault = "concatenate") TimeBins time,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing)
    implements ResponseOptions {
  /**
   * Checks that missing values can be handled so.
   *
   * @throws HomologException under pairwise
   */
  public NeighbourhoodOptions {
    ResponseOptions.requireComplete(missing);
  }

  /** The convention a score carries, such as {@code neighbourhood[cosine;k=10]}. */
  String convention() {
    return "neighbourhood[cosine;k="
        + neighbours
        + (centre ? ";centred" : "")
        + ResponseOptions.told(time)
        + "]";
  }
}

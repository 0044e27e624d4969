package org.homolog.matching;

import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.geometry.TimeBins;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;

/**
 * The options of {@link OneToOneMatching} and {@link SoftMatching}.
 *
 * @param time what becomes of time bins
 * @param missing what is done with missing values
 */
public record MatchingOptions(
    @Option(
            text =
                "What becomes of time bins: separate (a unit is matched by its course over conditions"
                    + " and time) or average",
            byDefault = "separate")
        TimeBins time,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing)
    implements ResponseOptions {
  /**
   * Checks that missing values can be handled so and that units stay units.
   *
   * @throws HomologException under pairwise, or if time bins are to be units
   */
  public MatchingOptions {
    ResponseOptions.requireComplete(missing);
    if (time == TimeBins.CONCATENATE) {
      throw HomologException.mistake(
          "matching is of units: time takes separate or average, not concatenate, which makes a unit"
              + " of every bin");
    }
  }

  /** The convention a score carries, such as {@code one-to-one[correlation]}. */
  String convention(String id, String kind) {
    return id + "[" + kind + (time == TimeBins.AVERAGE ? ";time:average" : "") + "]";
  }
}

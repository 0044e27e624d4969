package org.homolog.kernel;

import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.geometry.TimeBins;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;

/**
 * The options of {@link RvCoefficient}.
 *
 * @param modified whether the diagonals of the centred products are left out
 * @param time what becomes of time bins
 * @param missing what is done with missing values
 */
public record RvOptions(
    @Option(
            text =
                "Whether the diagonals of the centred products are left out (RV2), which takes most"
                    + " of the bias for many units away",
            byDefault = "false")
        boolean modified,
    @Option(text = ResponseOptions.TIME_TEXT, byDefault = "concatenate") TimeBins time,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing)
    implements ResponseOptions {
  /**
   * Checks that missing values can be handled so.
   *
   * @throws HomologException under pairwise
   */
  public RvOptions {
    ResponseOptions.requireComplete(missing);
  }

  /** The convention a score carries, such as {@code rv[modified]}. */
  String convention() {
    return "rv[" + (modified ? "modified" : "standard") + ResponseOptions.told(time) + "]";
  }
}

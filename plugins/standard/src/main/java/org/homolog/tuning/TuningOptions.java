package org.homolog.tuning;

import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.geometry.TimeBins;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;

/**
 * The options of {@link Tuning}.
 *
 * @param column the condition column whose values curves run over
 * @param second another one, for mixed selectivity
 * @param missing what is done with missing values
 */
public record TuningOptions(
    @Option(
            text =
                "The condition column whose values tuning curves run over; empty: the condition itself")
        String column,
    @Option(
            text =
                "Another condition column, crossed with the first: units are then told apart by whether"
                    + " they add up what both drive (linear mixed selectivity) or not (non-linear)")
        String second,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing)
    implements ResponseOptions {
  /**
   * Checks that the options fit together.
   *
   * @throws HomologException under pairwise, or if the second column is the first or stands alone
   */
  public TuningOptions {
    ResponseOptions.requireComplete(missing);
    if (!second.isEmpty() && (column.isEmpty() || column.equals(second))) {
      throw HomologException.mistake(
          "second: mixed selectivity needs two different columns, but column is "
              + (column.isEmpty() ? "not named" : column)
              + " and second is "
              + second);
    }
  }

  /** Curves are of whole responses: time bins are averaged. */
  @Override
  public TimeBins time() {
    return TimeBins.AVERAGE;
  }

  boolean isMixed() {
    return !second.isEmpty();
  }

  /** The convention a score carries, such as {@code tuning[choice]}. */
  String convention() {
    return "tuning["
        + (column.isEmpty() ? "condition" : column)
        + (second.isEmpty() ? "" : "," + second)
        + "]";
  }
}

package org.homolog.decoding;

import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.geometry.TimeBins;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;

/**
 * The options of {@link Decoding}.
 *
 * @param column the condition column to be decoded
 * @param folds into how many parts conditions (or repeats) are split
 * @param across what is left out together
 * @param penalty ridge penalty of the decoder
 * @param time what becomes of time bins
 * @param missing what is done with missing values
 */
public record DecodingOptions(
    @Option(
            text =
                "The condition column whose value is decoded; empty: the condition itself, across"
                    + " repeats")
        String column,
    @Option(
            text = "Into how many folds conditions (or repeats) are split",
            byDefault = "5",
            min = 2,
            max = 1000)
        int folds,
    @Option(
            text =
                "What is left out together: whole conditions, so that the decoder must generalise to"
                    + " new ones, or repeats; automatic: conditions if every value of the column has"
                    + " two or more",
            byDefault = "automatic")
        Across across,
    @Option(
            text = "Ridge penalty of the decoder, relative to the mean variance of patterns",
            byDefault = "0.1",
            min = 1e-9,
            max = 1e9)
        double penalty,
    @Option(text = ResponseOptions.TIME_TEXT, byDefault = "concatenate") TimeBins time,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing)
    implements ResponseOptions {
  /** What is left out together. */
  public enum Across {
    /** Conditions if every value has two or more, repeats otherwise. */
    AUTOMATIC,
    /** Whole conditions. */
    CONDITIONS,
    /** Repeats of all conditions. */
    REPEATS
  }

  /**
   * Checks that the options fit together.
   *
   * @throws HomologException under pairwise, or if time bins are to be conditions
   */
  public DecodingOptions {
    ResponseOptions.requireComplete(missing);
    if (time == TimeBins.SEPARATE) {
      throw HomologException.mistake(
          "decoding is of whole responses: time takes concatenate or average, not separate");
    }
  }

  /** The convention a score carries, such as {@code decoding[category;folds=5]}. */
  String convention() {
    return "decoding["
        + (column.isEmpty() ? "condition" : column)
        + ";ridge="
        + ResponseOptions.number(penalty)
        + ";folds="
        + folds
        + ResponseOptions.told(time)
        + "]";
  }
}

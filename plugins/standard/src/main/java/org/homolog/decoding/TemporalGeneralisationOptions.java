package org.homolog.decoding;

import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.geometry.TimeBins;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;

/**
 * The options of {@link TemporalGeneralisation}.
 *
 * @param column the condition column to be decoded
 * @param folds into how many parts conditions (or repeats) are split
 * @param across what is left out together
 * @param penalty ridge penalty of the decoders
 * @param missing what is done with missing values
 */
public record TemporalGeneralisationOptions(
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
                "What is left out together: whole conditions, so that decoders must generalise to new"
                    + " ones, or repeats; automatic: conditions if every value of the column has two or"
                    + " more",
            byDefault = "automatic")
        DecodingOptions.Across across,
    @Option(
            text = "Ridge penalty of the decoders, relative to the mean variance of patterns",
            byDefault = "0.1",
            min = 1e-9,
            max = 1e9)
        double penalty,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing)
    implements ResponseOptions {

  /**
   * Checks that missing values can be handled so.
   *
   * @throws HomologException under pairwise
   */
  public TemporalGeneralisationOptions {
    ResponseOptions.requireComplete(missing);
  }

  /** A trial is all its bins, so that it lies in one fold with all of them. */
  @Override
  public TimeBins time() {
    return TimeBins.CONCATENATE;
  }

  /** The convention a score carries, such as {@code temporal-generalisation[choice;folds=5]}. */
  String convention() {
    return "temporal-generalisation["
        + (column.isEmpty() ? "condition" : column)
        + ";ridge="
        + ResponseOptions.number(penalty)
        + ";folds="
        + folds
        + "]";
  }
}

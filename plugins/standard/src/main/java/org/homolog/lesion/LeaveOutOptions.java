package org.homolog.lesion;

import org.homolog.decoding.DecodingOptions;
import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.geometry.TimeBins;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;
import org.homolog.spi.Options;

/**
 * The options of {@link LeaveOut}.
 *
 * @param column the condition column to be decoded
 * @param decoder whether the decoder learns to do without
 * @param by what groups units
 * @param effect how decoding is judged
 * @param randomSets how many random sets stand beside each group
 * @param folds into how many parts conditions (or repeats) are split
 * @param across what is left out together
 * @param penalty ridge penalty of the decoder
 * @param time what becomes of time bins
 * @param missing what is done with missing values
 */
public record LeaveOutOptions(
    @Option(
            text =
                "The condition column whose value is decoded; empty: the condition itself, across"
                    + " repeats")
        String column,
    @Option(
            text =
                "Whether the decoder is refitted without the units, and may make up for them, or stays"
                    + " frozen as it was fitted with them",
            byDefault = "refitted")
        Decoder decoder,
    @Option(
            text =
                "The unit column that groups units, such as area; empty: units are grouped by the value"
                    + " of the column that they respond to most")
        String by,
    @Option(
            text =
                "How decoding is judged: accuracy, the share decoded right, or error, the squared error"
                    + " of predicted indicators, which small changes move too",
            byDefault = "accuracy")
        Effect effect,
    @Option(
            text =
                "How many random sets of as many units, with as high mean responses, stand beside each"
                    + " group; 0: none",
            byDefault = "20",
            min = 0,
            max = 10000)
        int randomSets,
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
        DecodingOptions.Across across,
    @Option(
            text = "Ridge penalty of the decoder, relative to the mean variance of patterns",
            byDefault = "0.1",
            min = 1e-9,
            max = 1e9)
        double penalty,
    @Option(text = ResponseOptions.TIME_TEXT, byDefault = "average") TimeBins time,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing)
    implements ResponseOptions {
  /** Whether the decoder learns to do without. */
  public enum Decoder {
    /** Fitted anew without the units. */
    REFITTED,
    /** As it was fitted with all units; those left out stand at their mean. */
    FROZEN
  }

  /** How decoding is judged. */
  public enum Effect {
    /** The share decoded right. */
    ACCURACY,
    /** The squared error of predicted indicators. */
    ERROR
  }

  /**
   * Checks that the options fit together.
   *
   * @throws HomologException under pairwise, or if time bins are to be conditions
   */
  public LeaveOutOptions {
    ResponseOptions.requireComplete(missing);
    if (time == TimeBins.SEPARATE) {
      throw HomologException.mistake(
          "leave-out is of whole responses: time takes average or concatenate, not separate");
    }
  }

  /** The convention a score carries, such as {@code leave-out[choice;refitted;by:area]}. */
  String convention() {
    return "leave-out["
        + (column.isEmpty() ? "condition" : column)
        + ";"
        + Options.kebab(decoder.name())
        + ";by:"
        + (by.isEmpty() ? "preferred" : by)
        + (effect == Effect.ERROR ? ";error" : "")
        + ";ridge="
        + ResponseOptions.number(penalty)
        + ";folds="
        + folds
        + (time == TimeBins.CONCATENATE ? ";time:concatenate" : "")
        + "]";
  }
}

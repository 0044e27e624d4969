package org.homolog.lesion;

import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.geometry.TimeBins;
import org.homolog.population.MissingPolicy;
import org.homolog.population.RowFilter;
import org.homolog.spi.Option;

/**
 * The options of {@link Lesions}.
 *
 * @param inactivation column of a recording's entries that says what was inactivated
 * @param control its value where nothing was
 * @param outcome what a trial answered rightly is
 * @param by what groups a model's units
 * @param column the condition column that units are grouped by where no unit column is named
 * @param geometry whether the change of the population's geometry is measured too
 * @param time what becomes of time bins
 * @param missing what is done with missing values
 */
public record LesionOptions(
    @Option(
            text =
                "For recordings: the column of the trials that names what was inactivated in each, such"
                    + " as a group of units; a model is silenced instead")
        String inactivation,
    @Option(
            text = "For recordings: the value of that column in trials without inactivation",
            byDefault = "none")
        String control,
    @Option(
            text =
                "For recordings: which trials were answered rightly, an expression over the columns of"
                    + " the trials",
            byDefault = "correct == 1")
        String outcome,
    @Option(
            text =
                "For models: the unit column that groups units; empty: units are grouped by the value of"
                    + " the column that they respond to most. Groups and inactivations of the same name"
                    + " are compared")
        String by,
    @Option(
            text =
                "For models: the condition column that units are grouped by if no unit column is named;"
                    + " empty: the condition itself")
        String column,
    @Option(
            text =
                "Whether the change of dissimilarities and of dimensionality of the population is measured"
                    + " too",
            byDefault = "true")
        boolean geometry,
    @Option(text = ResponseOptions.TIME_TEXT, byDefault = "average") TimeBins time,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing)
    implements ResponseOptions {
  /**
   * Checks that the options fit together.
   *
   * @throws HomologException under pairwise, if time bins are to be conditions, or if the outcome
   *     is no expression
   */
  public LesionOptions {
    ResponseOptions.requireComplete(missing);
    if (time == TimeBins.SEPARATE) {
      throw HomologException.mistake(
          "lesions are of whole responses: time takes average or concatenate, not separate");
    }
    RowFilter.parse(outcome);
  }

  /** The convention a score carries, such as {@code lesion[by:area]}. */
  String convention() {
    return "lesion["
        + (by.isEmpty() ? "by:preferred " + (column.isEmpty() ? "condition" : column) : "by:" + by)
        + (inactivation.isEmpty() ? "" : ";inactivation:" + inactivation)
        + (time == TimeBins.CONCATENATE ? ";time:concatenate" : "")
        + "]";
  }
}

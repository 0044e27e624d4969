package org.homolog.lesion;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.geometry.TimeBins;
import org.homolog.perturbation.Period;
import org.homolog.perturbation.Replacement;
import org.homolog.perturbation.UnitLesion;
import org.homolog.population.MissingPolicy;
import org.homolog.population.RowFilter;
import org.homolog.spi.Option;
import org.homolog.spi.Options;

/**
 * The options of {@link Lesions}.
 *
 * @param inactivation column of a recording's entries that says what was inactivated
 * @param control its value where nothing was
 * @param outcome what a trial answered rightly is
 * @param by what groups a model's units
 * @param column the condition column that units are grouped by where no unit column is named
 * @param take what is taken out of a model: units or connections
 * @param replacement what others receive in place of a model's units
 * @param window when, seconds around the event; empty: throughout
 * @param event column of the trials with the event's time; empty: the trial's start
 * @param singleUnits whether each unit of a model is also put out of action alone
 * @param randomSets random sets of a model's units, per group and per size
 * @param strength condition column of signed stimulus strengths, for psychometric curves
 * @param geometry whether the changes of the population's geometry and speed are measured too
 * @param fixedPoints starts of the search for a model's fixed points; 0: none
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
                "For models: what is taken out, units, the groups one by one, or connections, those from"
                    + " each group to each; the latter are named as in \"left to right\"",
            byDefault = "units")
        Take take,
    @Option(
            text =
                "For models: what others receive in place of a unit's output: zero, its mean over trials"
                    + " and time, or noise of its mean and deviation",
            byDefault = "zero")
        Replacement replacement,
    @Option(
            text =
                "For models: when units are out of action, as two times in seconds after the event; left"
                    + " out: throughout the trial")
        List<Double> window,
    @Option(
            text =
                "For models: the column of the trials that holds the event's time in seconds; empty: the"
                    + " trial's start")
        String event,
    @Option(
            text =
                "For models: whether each unit is put out of action alone too; degeneracy needs it, and"
                    + " it takes most of the time where units are many",
            byDefault = "true")
        boolean singleUnits,
    @Option(
            text =
                "For models: how many random sets of as many units, with as high mean responses, stand"
                    + " beside each group, and how many of each size from one unit to all; 0: none",
            byDefault = "20",
            min = 0,
            max = 10000)
        int randomSets,
    @Option(
            text =
                "The condition column of stimulus strengths, negative for one answer and positive for the"
                    + " other, if psychometric curves are wanted; of two answers, an error is the other")
        String strength,
    @Option(
            text =
                "Whether the changes of dissimilarities, dimensionality and speed of the population are"
                    + " measured too",
            byDefault = "true")
        boolean geometry,
    @Option(
            text =
                "For models with dynamics: how many starts a search for fixed points has, intact and"
                    + " without each group, all inputs at zero; 0: they are not sought",
            byDefault = "0",
            min = 0,
            max = 1_000_000)
        int fixedPoints,
    @Option(text = ResponseOptions.TIME_TEXT, byDefault = "average") TimeBins time,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing)
    implements ResponseOptions {
  /** What is taken out of a model. */
  public enum Take {
    /** Groups of units. */
    UNITS,
    /** The connections from one group to another, for all pairs of groups. */
    CONNECTIONS
  }

  /**
   * Checks that the options fit together.
   *
   * @throws HomologException under pairwise, if time bins are to be conditions, if the outcome is
   *     no expression, or if a window or a replacement is given that does not apply
   */
  public LesionOptions {
    ResponseOptions.requireComplete(missing);
    if (time == TimeBins.SEPARATE) {
      throw HomologException.mistake(
          "lesions are of whole responses: time takes average or concatenate, not separate");
    }
    RowFilter.parse(outcome);
    window = List.copyOf(window);
    if (window.size() != 0 && (window.size() != 2 || !(window.get(0) < window.get(1)))) {
      throw HomologException.mistake(
          "window: takes two times in seconds, the first before the second, such as [0.2, 0.5], not "
              + window);
    }
    if (window.isEmpty() && !event.isEmpty()) {
      throw HomologException.mistake(
          "event: a window around it is needed, such as window: [0, 0.5]");
    }
    if (take == Take.CONNECTIONS && (replacement != Replacement.ZERO || !window.isEmpty())) {
      throw HomologException.mistake(
          "take: connections are cut throughout; leave replacement and window out");
    }
  }

  /** A group of units out of action. */
  UnitLesion lesion(String name, int... units) {
    Period period =
        window.isEmpty() ? Period.ALWAYS : new Period(event, window.get(0), window.get(1));
    return UnitLesion.of(name, units).with(replacement).during(period);
  }

  /** What was done, as a clause. */
  String words() {
    return switch (take) {
      case CONNECTIONS -> "connections of models are cut";
      case UNITS ->
          switch (replacement) {
                case ZERO -> "units of models are silenced";
                case MEAN -> "units of models are held at their mean";
                case NOISE -> "units of models are replaced by noise";
              }
              + (window.isEmpty()
                  ? ""
                  : " from "
                      + ResponseOptions.number(window.get(0))
                      + " to "
                      + ResponseOptions.number(window.get(1))
                      + " s after "
                      + (event.isEmpty() ? "the trial's start" : event));
    };
  }

  /** The convention a score carries, such as {@code lesion[by:area]}. */
  String convention() {
    return "lesion["
        + (by.isEmpty() ? "by:preferred " + (column.isEmpty() ? "condition" : column) : "by:" + by)
        + (inactivation.isEmpty() ? "" : ";inactivation:" + inactivation)
        + (take == Take.UNITS ? "" : ";connections")
        + (replacement == Replacement.ZERO ? "" : ";" + Options.kebab(replacement.name()))
        + (window.isEmpty()
            ? ""
            : ";"
                + (event.isEmpty() ? "start" : event)
                + " "
                + ResponseOptions.number(window.get(0))
                + " to "
                + ResponseOptions.number(window.get(1))
                + " s")
        + (strength.isEmpty() ? "" : ";strength:" + strength)
        + (time == TimeBins.CONCATENATE ? ";time:concatenate" : "")
        + "]";
  }
}

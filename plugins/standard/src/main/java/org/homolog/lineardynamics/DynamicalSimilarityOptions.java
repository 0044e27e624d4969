package org.homolog.lineardynamics;

import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.geometry.TimeBins;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;
import org.homolog.spi.Options;

/**
 * The options of {@link DynamicalSimilarity}.
 *
 * @param delays how many time bins make one delayed state
 * @param interval how many bins lie between them
 * @param rank how many leading coordinates the linear map acts on, at most
 * @param ridge penalty on the squared entries of the map
 * @param distance how two maps are compared
 * @param restarts how many random rotations the search starts from
 * @param repeats what becomes of repeats of a condition
 * @param centre whether units' means are removed
 * @param missing what is done with missing values
 */
public record DynamicalSimilarityOptions(
    @Option(
            text = "How many time bins, the present one included, make one delayed state",
            byDefault = "3",
            min = 1,
            max = 10_000)
        int delays,
    @Option(
            text = "How many bins lie between two of a delayed state's bins",
            byDefault = "1",
            min = 1,
            max = 10_000)
        int interval,
    @Option(
            text =
                "How many leading coordinates of the delayed states the linear map acts on; all there"
                    + " are where there are fewer",
            byDefault = "10",
            min = 1,
            max = 10_000)
        int rank,
    @Option(
            text =
                "Penalty on the squared entries of the map; coordinates have norm one over all states,"
                    + " so that 1 halves it",
            byDefault = "0",
            min = 0,
            max = 1e9)
        double ridge,
    @Option(
            text = "How two maps are compared: angular, euclidean or wasserstein",
            byDefault = "angular")
        DynamicsDistance distance,
    @Option(
            text =
                "How many random rotations the search for the best one starts from, beside four that"
                    + " are computed; more may lower the distance and take longer; not used by"
                    + " wasserstein",
            byDefault = "64",
            min = 0,
            max = 10_000)
        int restarts,
    @Option(
            text =
                "What becomes of repeats of a condition: average, or separate (each a course of its"
                    + " own)",
            byDefault = "average")
        Repeats repeats,
    @Option(
            text =
                "Whether each unit's mean over conditions and time is removed first; otherwise a mean"
                    + " is a direction that does not change",
            byDefault = "false")
        boolean centre,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing)
    implements ResponseOptions {
  /** What becomes of repeats of a condition. */
  public enum Repeats {
    /** One course per condition, their mean. */
    AVERAGE,
    /** One course per repeat. */
    SEPARATE
  }

  /**
   * Checks that missing values can be handled so.
   *
   * @throws HomologException under pairwise
   */
  public DynamicalSimilarityOptions {
    ResponseOptions.requireComplete(missing);
  }

  /** Time bins are the steps of the dynamics. */
  @Override
  public TimeBins time() {
    return TimeBins.SEPARATE;
  }

  /** The convention a score carries, such as {@code dsa[angular;delays=3;rank=10]}. */
  String convention() {
    return "dsa["
        + Options.kebab(distance.name())
        + ";delays="
        + delays
        + (interval == 1 ? "" : ";interval=" + interval)
        + ";rank="
        + rank
        + (ridge == 0 ? "" : ";ridge=" + ResponseOptions.number(ridge))
        + (repeats == Repeats.AVERAGE ? "" : ";single repeats")
        + (centre ? ";centred" : "")
        + "]";
  }
}

package org.homolog.task;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.spi.TrialBuilder;
import org.homolog.spi.TrialVariable;

/** Durations of a trial's periods, in milliseconds, and what else many tasks share. */
public final class Periods {
  private static final double HOUR = 3.6e6;

  private Periods() {}

  /**
   * Whole steps in a duration: the remainder is dropped, as neurogym does.
   *
   * @param duration the duration, milliseconds
   * @param dt duration of a step, milliseconds
   * @return steps
   */
  public static int steps(double duration, double dt) {
    // The tolerance keeps 0.3 / 0.1 at 3 steps.
    return (int) Math.floor(duration / dt + 1e-9);
  }

  /**
   * One of some durations: drawn at random, the first in grids.
   *
   * @param trial the trial
   * @param durations the durations, one or more, milliseconds
   * @return the duration, milliseconds
   */
  public static double of(TrialBuilder trial, List<Double> durations) {
    return durations.get(
        trial.isDrawn() && durations.size() > 1 ? trial.random().nextInt(durations.size()) : 0);
  }

  /**
   * One of some durations as a variable: all of them in grids.
   *
   * @param name its name
   * @param durations the durations, one or more, milliseconds
   * @return the variable
   */
  public static TrialVariable variable(String name, List<Double> durations) {
    return TrialVariable.levels(name, durations).unit("ms").description("its duration");
  }

  /**
   * The time of an event.
   *
   * @param name name of the variable
   * @return the variable, in seconds
   */
  public static TrialVariable time(String name) {
    return TrialVariable.derived(name).unit("s").description("from the trial's start");
  }

  /**
   * Cosines of equally spaced directions.
   *
   * @param directions how many
   * @return cos(2 pi k / directions)
   */
  public static double[] cosines(int directions) {
    double[] cosines = new double[directions];
    for (int k = 0; k < directions; k++) {
      cosines[k] = StrictMath.cos(2 * Math.PI * k / directions);
    }
    return cosines;
  }

  /**
   * Refuses an empty list, negative durations, and periods that must but do not last a step.
   *
   * @param option name of the option
   * @param durations the durations, milliseconds
   * @param dt duration of a step, milliseconds
   * @param atLeastOneStep whether the period must last a step
   * @throws HomologException naming the option and the duration
   */
  public static void check(
      String option, List<Double> durations, double dt, boolean atLeastOneStep) {
    if (durations.isEmpty()) {
      throw HomologException.mistake(option + ": one duration or more is needed");
    }
    for (double duration : durations) {
      if (!(duration >= 0 && duration <= HOUR) || (atLeastOneStep && steps(duration, dt) < 1)) {
        throw HomologException.mistake(
            option
                + ": "
                + duration
                + " ms is not a duration of "
                + (atLeastOneStep ? "at least one step of " + dt + " ms" : "0 ms or more")
                + " and at most an hour");
      }
    }
  }
}

package org.homolog.task;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.random.CounterRandom;

/** Durations of a trial's periods in steps. */
final class Periods {
  private Periods() {}

  /**
   * Whole steps in a duration, both in milliseconds: the remainder is dropped, as neurogym does.
   */
  static int steps(double duration, double dt) {
    // The tolerance keeps 0.3 / 0.1 at 3 steps.
    return (int) Math.floor(duration / dt + 1e-9);
  }

  static double pick(List<Double> choices, CounterRandom random) {
    return choices.get(choices.size() == 1 ? 0 : random.nextInt(choices.size()));
  }

  /** Refuses an empty list, negative durations, and periods that must but do not last a step. */
  static void check(String option, List<Double> durations, double dt, boolean atLeastOneStep) {
    if (durations.isEmpty()) {
      throw HomologException.mistake(option + ": one duration or more is needed");
    }
    for (double duration : durations) {
      if (!(duration >= 0 && duration <= 3.6e6) || (atLeastOneStep && steps(duration, dt) < 1)) {
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

package org.homolog.perturbation;

import org.homolog.failure.HomologException;

/**
 * When something is silenced: the steps of a trial that begin at {@code from} or later and before
 * {@code to}.
 *
 * @param event column of the trials' table with the event's time in seconds from the trial's start;
 *     empty for the start
 * @param from seconds relative to the event
 * @param to seconds relative to the event
 */
public record Period(String event, double from, double to) {
  /** Throughout, the state before the first step included. */
  public static final Period ALWAYS =
      new Period("", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** Refuses periods that hold nothing. */
  public Period {
    if (!(from < to)) {
      throw HomologException.mistake(
          "a period must end after it begins, but runs from " + from + " to " + to + " s");
    }
  }

  /**
   * A period from the trial's start.
   *
   * @param from seconds
   * @param to seconds
   * @return the period
   */
  public static Period of(double from, double to) {
    return new Period("", from, to);
  }

  /**
   * Whether a step lies in it.
   *
   * @param seconds when the step begins, relative to the event
   * @param step duration of a step, seconds; a begin within a millionth of it counts as on time
   * @return true if so
   */
  boolean holds(double seconds, double step) {
    double slack = 1e-6 * step;
    return seconds >= from - slack && seconds < to - slack;
  }

  boolean isAlways() {
    return equals(ALWAYS);
  }
}

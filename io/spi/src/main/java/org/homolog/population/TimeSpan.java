package org.homolog.population;

import org.homolog.failure.HomologException;

/**
 * A stretch of time.
 *
 * @param from its start in seconds
 * @param to its end in seconds
 */
public record TimeSpan(double from, double to) {
  /**
   * Checks the order.
   *
   * @throws HomologException if the end is not after the start
   */
  public TimeSpan {
    if (!(from < to)) {
      throw HomologException.mistake(
          "a stretch of time ends after it starts, but this is from " + from + " to " + to + " s");
    }
  }

  /** Whether another lies within this one, to a millionth of a second. */
  boolean holds(double start, double end) {
    return start >= from - 1e-6 && end <= to + 1e-6;
  }
}

package org.homolog.resample;

import org.homolog.failure.HomologException;
import org.homolog.spi.Analysis;

/** What becomes of an exception while one row of many is computed. */
final class Failures {
  private Failures() {}

  /**
   * The failure to keep with a row. An interruption is no failure and goes on up.
   *
   * @throws HomologException if the user has interrupted the run
   */
  static RuntimeException kept(RuntimeException e, Analysis<?, ?> analysis) {
    if (e instanceof HomologException known) {
      if (known.kind() == HomologException.Kind.CANCELLED) {
        throw known;
      }
      return known;
    }
    return HomologException.plugin(
        analysis.describe().id() + " failed: " + text(e) + " (a defect of that analysis)", e);
  }

  private static String text(RuntimeException e) {
    String message = e.getMessage();
    return message == null || message.isBlank()
        ? e.getClass().getSimpleName()
        : e.getClass().getSimpleName() + ": " + message;
  }

  /** The message of a failure; never null. */
  static String message(RuntimeException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}

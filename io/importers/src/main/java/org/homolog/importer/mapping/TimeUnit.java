package org.homolog.importer.mapping;

import java.util.Locale;
import java.util.Optional;
import org.homolog.failure.HomologException;

/** Units of time as files and studies write them. */
public enum TimeUnit {
  /** Seconds. */
  SECONDS(1),
  /** Milliseconds. */
  MILLISECONDS(1e-3),
  /** Microseconds. */
  MICROSECONDS(1e-6);

  private final double seconds;

  TimeUnit(double seconds) {
    this.seconds = seconds;
  }

  /**
   * How many seconds one of it is.
   *
   * @return seconds
   */
  public double seconds() {
    return seconds;
  }

  /**
   * A unit by the word a file uses.
   *
   * @param word such as {@code ms} or {@code milliseconds}
   * @return the unit; empty for anything else, such as {@code days since 1970}
   */
  public static Optional<TimeUnit> of(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "s", "sec", "second", "seconds" -> Optional.of(SECONDS);
      case "ms", "msec", "millisecond", "milliseconds" -> Optional.of(MILLISECONDS);
      case "us", "usec", "µs", "microsecond", "microseconds" -> Optional.of(MICROSECONDS);
      default -> Optional.empty();
    };
  }

  /**
   * The unit that a column's name ends in.
   *
   * @param name such as {@code samp_on_us}
   * @return the unit; empty if it ends in none
   */
  public static Optional<TimeUnit> suffix(String name) {
    if (name.endsWith("_ms")) {
      return Optional.of(MILLISECONDS);
    }
    return name.endsWith("_us") ? Optional.of(MICROSECONDS) : Optional.empty();
  }

  /**
   * A unit that a study names in its option {@code time-unit}.
   *
   * @param word what the study says
   * @return the unit
   * @throws HomologException if it is no unit of time
   */
  public static TimeUnit required(String word) {
    return of(word)
        .orElseThrow(
            () ->
                HomologException.mistake(
                    "recording.time-unit: write s, ms or us, not \"" + word + "\""));
  }
}

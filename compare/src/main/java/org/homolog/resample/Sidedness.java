package org.homolog.resample;

import java.util.Arrays;
import java.util.Optional;
import org.homolog.spi.Direction;

/**
 * Which values of a null are as extreme as the score. Written into the column {@code null} and read
 * back from it, so that stored draws can be tested again.
 */
enum Sidedness {
  LARGER("one-sided: as large or larger"),
  SMALLER("one-sided: as small or smaller"),
  FARTHER("two-sided: as far or farther from the null's mean");

  private final String text;

  Sidedness(String text) {
    this.text = text;
  }

  static Sidedness of(Direction direction) {
    return switch (direction) {
      case HIGHER_IS_CLOSER -> LARGER;
      case LOWER_IS_CLOSER -> SMALLER;
      case NEUTRAL -> FARTHER;
    };
  }

  /** What a column {@code null} says, if it tells of a null. */
  static Optional<Sidedness> parse(String nullModel) {
    return Arrays.stream(values()).filter(side -> nullModel.contains(side.text)).findFirst();
  }

  String text() {
    return text;
  }

  /** How far a value lies from the null's mean, on the side that counts. */
  double excess(double value, double mean) {
    return switch (this) {
      case LARGER -> value - mean;
      case SMALLER -> mean - value;
      case FARTHER -> Math.abs(value - mean);
    };
  }
}

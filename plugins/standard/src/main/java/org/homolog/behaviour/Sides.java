package org.homolog.behaviour;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.homolog.failure.HomologException;

/**
 * Which answers are on the positive side.
 *
 * @param toward answers on the positive side
 * @param away answers on the negative side; empty: all others
 */
record Sides(List<String> toward, List<String> away) {

  /**
   * The sides as named, or of two answers the greater as the positive one.
   *
   * @param levels the answers there are
   * @param column where they stand, for messages
   * @throws HomologException if nothing is named and there are not two answers
   */
  static Sides of(List<String> toward, List<String> away, List<String> levels, String column) {
    if (!toward.isEmpty()) {
      return new Sides(toward, away);
    }
    if (levels.size() > 2) {
      throw HomologException.mistake(
          column
              + " holds more than two answers ("
              + String.join(", ", levels)
              + "): say with toward and away which are on the positive and the negative side");
    }
    List<String> sorted = levels.stream().sorted(order(levels)).toList();
    return sorted.isEmpty()
        ? new Sides(List.of(), List.of())
        : new Sides(
            sorted.subList(sorted.size() - 1, sorted.size()), sorted.subList(0, sorted.size() - 1));
  }

  /** Numbers by value where all are numbers, else the alphabet; false before true. */
  private static Comparator<String> order(List<String> levels) {
    boolean numeric = levels.stream().allMatch(Sides::isNumber);
    return numeric ? Comparator.comparingDouble(Double::parseDouble) : Comparator.naturalOrder();
  }

  private static boolean isNumber(String text) {
    try {
      return Double.isFinite(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Whether an answer is on the positive side; empty if it is on none. */
  Optional<Boolean> isToward(String answer) {
    if (toward.contains(answer)) {
      return Optional.of(true);
    }
    boolean negative = away.isEmpty() ? !answer.isEmpty() : away.contains(answer);
    return negative ? Optional.of(false) : Optional.empty();
  }
}

package org.homolog.spi;

import java.util.List;

/**
 * What an analysis asks of the data of each system, as data: so that a study can be told before
 * anything runs which of its comparisons are valid, and why the others are not. Immutable.
 *
 * @param kind what is asked
 * @param least the least number, of what the kind says; 0 where it says nothing
 * @param columns for {@link Kind#COLUMN} columns of which one must be there, for {@link
 *     Kind#CROSSED} columns whose values must all occur together
 * @param binding whether the analysis has no meaning without it; otherwise its scores are to be
 *     read with care
 * @param reason why it is asked
 */
public record Requirement(
    Kind kind, int least, List<String> columns, boolean binding, String reason) {

  /** What is asked. */
  public enum Kind {
    /** So many conditions that the systems share. */
    CONDITIONS,
    /** So many repeats of every shared condition. */
    REPEATS,
    /** So many bins of time. */
    TIME_BINS,
    /** So many units. */
    UNITS,
    /** More shared conditions than numbers (units times bins of time) per condition. */
    MORE_CONDITIONS_THAN_NUMBERS,
    /** A column of the trials, or entries. */
    COLUMN,
    /** Every combination of the values of some columns. */
    CROSSED
  }

  /** Takes a copy. */
  public Requirement {
    columns = List.copyOf(columns);
  }

  /**
   * At least so many shared conditions.
   *
   * @param least how many
   * @param reason why
   * @return the requirement
   */
  public static Requirement conditions(int least, String reason) {
    return new Requirement(Kind.CONDITIONS, least, List.of(), true, reason);
  }

  /**
   * At least so many repeats of every shared condition.
   *
   * @param least how many
   * @param reason why
   * @return the requirement
   */
  public static Requirement repeats(int least, String reason) {
    return new Requirement(Kind.REPEATS, least, List.of(), true, reason);
  }

  /**
   * At least so many bins of time.
   *
   * @param least how many
   * @param reason why
   * @return the requirement
   */
  public static Requirement timeBins(int least, String reason) {
    return new Requirement(Kind.TIME_BINS, least, List.of(), true, reason);
  }

  /**
   * At least so many units.
   *
   * @param least how many
   * @param reason why
   * @return the requirement
   */
  public static Requirement units(int least, String reason) {
    return new Requirement(Kind.UNITS, least, List.of(), true, reason);
  }

  /**
   * More shared conditions than numbers per condition.
   *
   * @param reason why
   * @return the requirement
   */
  public static Requirement moreConditionsThanNumbers(String reason) {
    return new Requirement(Kind.MORE_CONDITIONS_THAN_NUMBERS, 0, List.of(), true, reason);
  }

  /**
   * One of some columns.
   *
   * @param anyOf their names
   * @param reason why
   * @return the requirement
   */
  public static Requirement column(List<String> anyOf, String reason) {
    return new Requirement(Kind.COLUMN, 0, anyOf, true, reason);
  }

  /**
   * Every combination of the values of some columns.
   *
   * @param columns their names
   * @param reason why
   * @return the requirement
   */
  public static Requirement crossed(List<String> columns, String reason) {
    return new Requirement(Kind.CROSSED, 0, columns, true, reason);
  }

  /**
   * The same, where the analysis can do without it but its scores are to be read with care.
   *
   * @return the requirement, not binding
   */
  public Requirement advised() {
    return new Requirement(kind, least, columns, false, reason);
  }

  /**
   * What is asked, in words.
   *
   * @return such as "2 or more repeats of every condition"
   */
  public String words() {
    return switch (kind) {
      case CONDITIONS -> least + " or more conditions that both systems have";
      case REPEATS -> least + " or more repeats of every condition";
      case TIME_BINS -> least + " or more bins of time";
      case UNITS -> least + " or more units";
      case MORE_CONDITIONS_THAN_NUMBERS -> "more conditions than numbers per condition";
      case COLUMN -> "a column " + String.join(" or ", columns);
      case CROSSED -> "every combination of " + String.join(", ", columns);
    };
  }
}

package org.homolog.study.grammar;

import java.util.List;

/**
 * One key of a group.
 *
 * @param name as written in a study
 * @param type what its value is
 * @param text what it means, in one sentence
 * @param required whether it must be given
 * @param byDefault what holds where it is not given; empty where nothing does
 * @param choices the words allowed; empty where any is
 * @param min smallest number allowed
 * @param max largest number allowed
 */
public record Key(
    String name,
    Type type,
    String text,
    boolean required,
    String byDefault,
    List<String> choices,
    double min,
    double max) {

  /** What a value is. */
  public enum Type {
    /** Text. */
    TEXT("text"),
    /** One of some words. */
    WORD("one of"),
    /** A number. */
    NUMBER("a number"),
    /** A whole number. */
    WHOLE("a whole number"),
    /** True or false. */
    FLAG("true or false"),
    /** Texts; a single one counts as a list of one. */
    TEXTS("a list of texts"),
    /** Numbers. */
    NUMBERS("a list of numbers"),
    /** A filter over columns, such as {@code area == 'IT' && snr > 1.5}. */
    FILTER("a filter such as area == 'IT' and (snr > 1.5 or quality in (good, fair))"),
    /** A group of keys. */
    GROUP("a group of keys"),
    /** A list of groups or words. */
    LIST("a list"),
    /** A text, a truth value or a group. */
    ANY("text or a group of keys");

    private final String words;

    Type(String words) {
      this.words = words;
    }

    /**
     * In words.
     *
     * @return such as "a number"
     */
    public String words() {
      return words;
    }
  }

  /** Takes a copy. */
  public Key {
    choices = List.copyOf(choices);
  }

  static Key of(String name, Type type, String text) {
    return new Key(
        name, type, text, false, "", List.of(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  static Key word(String name, String text, String byDefault, String... choices) {
    return new Key(
        name,
        Type.WORD,
        text,
        false,
        byDefault,
        List.of(choices),
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY);
  }

  Key must() {
    return new Key(name, type, text, true, byDefault, choices, min, max);
  }

  Key or(String value) {
    return new Key(name, type, text, required, value, choices, min, max);
  }

  Key from(double least, double most) {
    return new Key(name, type, text, required, byDefault, choices, least, most);
  }

  /**
   * What its value must be, in words.
   *
   * @return such as "a number from 0 to 1"
   */
  public String expected() {
    String words = type.words();
    if (type == Type.WORD) {
      words = "one of " + String.join(", ", choices);
    } else if (!choices.isEmpty()) {
      words += " out of " + String.join(", ", choices);
    }
    if (min > Double.NEGATIVE_INFINITY && max < Double.POSITIVE_INFINITY) {
      words += " from " + bound(min) + " to " + bound(max);
    } else if (min > Double.NEGATIVE_INFINITY) {
      words += ", " + bound(min) + " or more";
    }
    return words;
  }

  private static String bound(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}

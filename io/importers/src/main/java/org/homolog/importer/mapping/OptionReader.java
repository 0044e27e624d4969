package org.homolog.importer.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.jspecify.annotations.Nullable;

/**
 * A study's nested options, read with messages that name the place: {@code population.axes[1]:
 * ...}.
 *
 * @param place the path of the options in the study
 * @param values option name to value: texts, numbers, truth values, lists and maps
 */
public record OptionReader(String place, Map<String, Object> values) {

  /**
   * Reads a value that must be a map.
   *
   * @param value the value
   * @param place its path in the study
   * @return a reader of it
   * @throws HomologException if it is not a map
   */
  public static OptionReader of(@Nullable Object value, String place) {
    if (!(value instanceof Map<?, ?> map)) {
      throw HomologException.mistake(
          place + ": a group of options is needed here, not " + shown(value));
    }
    Map<String, Object> named = new LinkedHashMap<>();
    map.forEach(
        (key, entry) -> {
          if (entry != null) {
            named.put(String.valueOf(key), entry);
          }
        });
    return new OptionReader(place, named);
  }

  /**
   * Refuses options that do not exist.
   *
   * @param known the options that do
   * @return this reader
   * @throws HomologException naming the first unknown option and the nearest known one
   */
  public OptionReader only(Set<String> known) {
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        throw HomologException.mistake(
            place + ": " + HomologException.unknownText("option", key, known));
      }
    }
    return this;
  }

  /**
   * Whether an option is given.
   *
   * @param key its name
   * @return true if so
   */
  public boolean has(String key) {
    return values.containsKey(key);
  }

  /**
   * Path of an option.
   *
   * @param key its name
   * @return the place of the option in the study
   */
  public String at(String key) {
    return place + "." + key;
  }

  /**
   * A text that may be given.
   *
   * @param key the option
   * @return its text; a number as it is written
   * @throws HomologException if it is a list or a group of options
   */
  public Optional<String> text(String key) {
    Object value = values.get(key);
    if (value instanceof Map || value instanceof List) {
      throw HomologException.mistake(at(key) + ": a text is needed here, not " + shown(value));
    }
    return Optional.ofNullable(value).map(String::valueOf);
  }

  /**
   * A text that must be given.
   *
   * @param key the option
   * @return its text
   * @throws HomologException if it is missing or not a text
   */
  public String requiredText(String key) {
    return text(key)
        .orElseThrow(
            () -> HomologException.mistake(place + ": the option \"" + key + "\" is missing"));
  }

  /**
   * A number that may be given.
   *
   * @param key the option
   * @return its value
   * @throws HomologException if it is not a number
   */
  public Optional<Double> number(String key) {
    return Optional.ofNullable(values.get(key)).map(value -> asNumber(value, at(key)));
  }

  /**
   * A group of options that may be given.
   *
   * @param key the option
   * @return a reader of it
   * @throws HomologException if it is something else
   */
  public Optional<OptionReader> group(String key) {
    return Optional.ofNullable(values.get(key)).map(value -> of(value, at(key)));
  }

  /**
   * A list; a single value counts as a list of one.
   *
   * @param key the option
   * @return its elements; none if it is not given
   */
  public List<Object> list(String key) {
    Object value = values.get(key);
    if (value == null) {
      return List.of();
    }
    return value instanceof List<?> list ? new ArrayList<>(list) : List.of(value);
  }

  /**
   * A list of texts; a single text counts as a list of one.
   *
   * @param key the option
   * @return its elements; none if it is not given
   */
  public List<String> texts(String key) {
    return list(key).stream().map(String::valueOf).toList();
  }

  static double asNumber(@Nullable Object value, String place) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    try {
      return Double.parseDouble(String.valueOf(value));
    } catch (NumberFormatException e) {
      throw HomologException.of(
          HomologException.Kind.MISTAKE,
          place + ": a number is needed here, not " + shown(value),
          e);
    }
  }

  static String shown(@Nullable Object value) {
    if (value == null) {
      return "nothing";
    }
    return value instanceof Map
        ? "a group of options"
        : value instanceof List ? "a list" : "\"" + value + "\"";
  }
}

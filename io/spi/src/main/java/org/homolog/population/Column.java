package org.homolog.population;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.jspecify.annotations.Nullable;

/**
 * One named, typed column of a {@link Table}, with its unit and description. Immutable.
 *
 * <p>A missing number is NaN; a missing text is the empty string.
 */
public final class Column {

  /** What a column holds. */
  public enum Type {
    /** Double-precision numbers. */
    NUMBER,
    /** Whole numbers, exact to 2^53, held as doubles. */
    INTEGER,
    /** True or false, held as 1 and 0. */
    BOOLEAN,
    /** Text. */
    TEXT
  }

  private final String name;
  private final Type type;
  private final String unit;
  private final String description;
  private final double @Nullable [] numbers;
  private final String @Nullable [] texts;

  private Column(
      String name,
      Type type,
      String unit,
      String description,
      double @Nullable [] numbers,
      String @Nullable [] texts) {
    this.name = name;
    this.type = type;
    this.unit = unit;
    this.description = description;
    this.numbers = numbers;
    this.texts = texts;
  }

  /**
   * A column of numbers.
   *
   * @param name its name
   * @param values one per row; copied
   * @return the column
   */
  public static Column numbers(String name, double... values) {
    return new Column(name, Type.NUMBER, "", "", values.clone(), null);
  }

  /**
   * A column of whole numbers.
   *
   * @param name its name
   * @param values one per row, each within 2^53 of zero
   * @return the column
   * @throws HomologException if a value is beyond what a double holds exactly
   */
  public static Column integers(String name, long... values) {
    double[] held = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      if (Math.abs(values[i]) > 1L << 53) {
        throw HomologException.mistake(
            "column "
                + name
                + ", row "
                + i
                + ": "
                + values[i]
                + " is beyond the whole numbers held exactly (2^53)");
      }
      held[i] = values[i];
    }
    return new Column(name, Type.INTEGER, "", "", held, null);
  }

  /**
   * A column of truth values.
   *
   * @param name its name
   * @param values one per row
   * @return the column
   */
  public static Column booleans(String name, boolean... values) {
    double[] held = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      held[i] = values[i] ? 1 : 0;
    }
    return new Column(name, Type.BOOLEAN, "", "", held, null);
  }

  /**
   * A column of text.
   *
   * @param name its name
   * @param values one per row; copied
   * @return the column
   */
  public static Column texts(String name, String... values) {
    return new Column(name, Type.TEXT, "", "", null, values.clone());
  }

  /**
   * The same column with another name.
   *
   * @param newName its new name
   * @return the renamed column
   */
  public Column named(String newName) {
    return new Column(newName, type, unit, description, numbers, texts);
  }

  /**
   * The same column with a unit of measurement.
   *
   * @param newUnit such as "s" or "mV"
   * @return the column
   */
  public Column unit(String newUnit) {
    return new Column(name, type, newUnit, description, numbers, texts);
  }

  /**
   * The same column with a description.
   *
   * @param newDescription one sentence
   * @return the column
   */
  public Column description(String newDescription) {
    return new Column(name, type, unit, newDescription, numbers, texts);
  }

  /**
   * Its name.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * What it holds.
   *
   * @return the type
   */
  public Type type() {
    return type;
  }

  /**
   * Unit of measurement.
   *
   * @return the unit, empty if none is known
   */
  public String unit() {
    return unit;
  }

  /**
   * Description.
   *
   * @return the description, empty if none is known
   */
  public String description() {
    return description;
  }

  /**
   * Number of rows.
   *
   * @return rows
   */
  public int size() {
    return numbers != null ? numbers.length : java.util.Objects.requireNonNull(texts).length;
  }

  /**
   * Whether {@link #number} can be asked.
   *
   * @return true unless the column holds text
   */
  public boolean isNumeric() {
    return numbers != null;
  }

  /**
   * One value as a number.
   *
   * @param row row, from 0
   * @return the value; NaN if missing; 1 or 0 for truth values
   * @throws HomologException if the column holds text
   */
  public double number(int row) {
    if (numbers == null) {
      throw HomologException.mistake(
          "column \"" + name + "\" holds text; a column of numbers is needed here");
    }
    return numbers[row];
  }

  /**
   * All values as numbers.
   *
   * @return a copy, one per row
   * @throws HomologException if the column holds text
   */
  public double[] numbers() {
    if (numbers == null) {
      throw HomologException.mistake(
          "column \"" + name + "\" holds text; a column of numbers is needed here");
    }
    return numbers.clone();
  }

  /**
   * One value as text: whole numbers without a decimal point, other numbers in the shortest form
   * that reads back to the same double.
   *
   * @param row row, from 0
   * @return the text; empty if missing
   */
  public String text(int row) {
    if (texts != null) {
      return texts[row];
    }
    double value = java.util.Objects.requireNonNull(numbers)[row];
    if (Double.isNaN(value)) {
      return "";
    }
    if (type == Type.BOOLEAN) {
      return value != 0 ? "true" : "false";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return Double.toString(value);
  }

  /**
   * All values as text, as {@link #text}.
   *
   * @return a copy, one per row
   */
  public String[] texts() {
    String[] all = new String[size()];
    Arrays.setAll(all, this::text);
    return all;
  }

  /**
   * Whether a value is missing.
   *
   * @param row row, from 0
   * @return true for NaN and for empty text
   */
  public boolean isMissing(int row) {
    return texts != null ? texts[row].isEmpty() : Double.isNaN(number(row));
  }

  /**
   * The distinct values as text, in order of first appearance, with how often each occurs.
   *
   * @return value to count
   */
  public Map<String, Integer> levels() {
    Map<String, Integer> levels = new LinkedHashMap<>();
    for (int i = 0; i < size(); i++) {
      levels.merge(text(i), 1, Integer::sum);
    }
    return levels;
  }

  /**
   * Chosen rows in the given order; a row may be chosen more than once.
   *
   * @param rows row numbers
   * @return the column of those rows
   */
  public Column select(int[] rows) {
    if (texts != null) {
      String[] chosen = new String[rows.length];
      for (int i = 0; i < rows.length; i++) {
        chosen[i] = texts[rows[i]];
      }
      return new Column(name, type, unit, description, null, chosen);
    }
    double[] source = java.util.Objects.requireNonNull(numbers);
    double[] chosen = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = source[rows[i]];
    }
    return new Column(name, type, unit, description, chosen, null);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Column that
        && name.equals(that.name)
        && type == that.type
        && unit.equals(that.unit)
        && description.equals(that.description)
        && Arrays.equals(numbers, that.numbers)
        && Arrays.equals(texts, that.texts);
  }

  @Override
  public int hashCode() {
    return List.of(name, type, Arrays.hashCode(numbers), Arrays.hashCode(texts)).hashCode();
  }

  @Override
  public String toString() {
    return "column " + name + " (" + type + ", " + size() + " rows)";
  }
}

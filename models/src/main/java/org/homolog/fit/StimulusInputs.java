package org.homolog.fit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Table;

/** Numbers that describe each stimulus, one row per condition. Immutable. */
public final class StimulusInputs {
  private final List<String> conditions;
  private final List<String> columns;
  private final List<String> dropped;
  private final Matrix values;

  private StimulusInputs(
      List<String> conditions, List<String> columns, List<String> dropped, Matrix values) {
    this.conditions = List.copyOf(conditions);
    this.columns = List.copyOf(columns);
    this.dropped = List.copyOf(dropped);
    this.values = values;
  }

  /**
   * Inputs for given conditions from a table of stimuli.
   *
   * @param stimuli one row per stimulus
   * @param labelColumn column that holds the conditions' labels
   * @param conditions the labels wanted, in order
   * @param columns the columns to use; empty for all columns of numbers but the label
   * @param missing value that marks a missing number; a column with one, or with NaN, among the
   *     wanted conditions is left out
   * @return the inputs
   * @throws HomologException if a condition has no row or several, a column is not of numbers, or
   *     no column is left
   */
  public static StimulusInputs of(
      Table stimuli,
      String labelColumn,
      List<String> conditions,
      List<String> columns,
      OptionalDouble missing) {
    int[] rows = rows(stimuli.column(labelColumn), conditions);
    List<Column> chosen = new ArrayList<>();
    if (columns.isEmpty()) {
      stimuli.columns().stream()
          .filter(column -> column.isNumeric() && !column.name().equals(labelColumn))
          .forEach(chosen::add);
    } else {
      columns.forEach(name -> chosen.add(stimuli.column(name)));
    }
    List<double[]> kept = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<String> dropped = new ArrayList<>();
    for (Column column : chosen) {
      double[] numbers = column.select(rows).numbers();
      if (isComplete(numbers, missing)) {
        names.add(column.name());
        kept.add(numbers);
      } else {
        dropped.add(column.name());
      }
    }
    if (kept.isEmpty()) {
      throw HomologException.mistake(
          "inputs: no column of numbers is left of "
              + chosen.size()
              + "; "
              + dropped.size()
              + " were left out because a value is missing");
    }
    Matrix values = Matrix.zeros(rows.length, kept.size());
    for (int j = 0; j < kept.size(); j++) {
      for (int i = 0; i < rows.length; i++) {
        values.array()[i * kept.size() + j] = kept.get(j)[i];
      }
    }
    return new StimulusInputs(conditions, names, dropped, values);
  }

  private static int[] rows(Column labels, List<String> conditions) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      if (places.put(labels.text(i), i) != null) {
        throw HomologException.mistake(
            "inputs: the label \""
                + labels.text(i)
                + "\" occurs more than once in column \""
                + labels.name()
                + "\"");
      }
    }
    int[] rows = new int[conditions.size()];
    for (int i = 0; i < rows.length; i++) {
      Integer place = places.get(conditions.get(i));
      if (place == null) {
        throw HomologException.mistake(
            "inputs: "
                + HomologException.unknownText(
                    "label in column " + labels.name(), conditions.get(i), places.keySet()));
      }
      rows[i] = place;
    }
    return rows;
  }

  private static boolean isComplete(double[] numbers, OptionalDouble missing) {
    for (double number : numbers) {
      if (!Double.isFinite(number) || (missing.isPresent() && number == missing.getAsDouble())) {
        return false;
      }
    }
    return true;
  }

  /**
   * The conditions' labels.
   *
   * @return one per row
   */
  public List<String> conditions() {
    return conditions;
  }

  /**
   * The columns used.
   *
   * @return names, in order
   */
  public List<String> columns() {
    return columns;
  }

  /**
   * The columns left out because a value is missing.
   *
   * @return names, in order
   */
  public List<String> dropped() {
    return dropped;
  }

  /**
   * The numbers.
   *
   * @return conditions x columns; not to be changed
   */
  public Matrix values() {
    return values;
  }
}

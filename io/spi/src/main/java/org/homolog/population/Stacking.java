package org.homolog.population;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tables one below the other. */
final class Stacking {
  private Stacking() {}

  /**
   * The rows of several tables. A column that a table lacks is missing there; a column that holds
   * numbers in one table and text in another becomes text.
   */
  static Table of(List<Table> tables) {
    Set<String> names = new LinkedHashSet<>();
    tables.forEach(table -> names.addAll(table.names()));
    int rows = tables.stream().mapToInt(Table::rows).sum();
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      columns.add(column(name, tables, rows));
    }
    return Table.empty(rows).with(columns);
  }

  private static Column column(String name, List<Table> tables, int rows) {
    List<Column> present =
        tables.stream().filter(table -> table.has(name)).map(table -> table.column(name)).toList();
    Column first = present.get(0);
    boolean numeric = present.stream().allMatch(Column::isNumeric);
    boolean same =
        present.size() == tables.size()
            && present.stream().allMatch(column -> column.type() == first.type());
    boolean truths = first.type() == Column.Type.BOOLEAN && same;
    // A truth value has no missing form: where some are missing they become text.
    boolean asText = !numeric || (hasTruths(present) && !truths);
    double[] numbers = new double[rows];
    String[] texts = new String[rows];
    int at = 0;
    for (Table table : tables) {
      @Nullable Column found = table.has(name) ? table.column(name) : null;
      for (int row = 0; row < table.rows(); row++, at++) {
        numbers[at] = found == null || asText ? Double.NaN : found.number(row);
        texts[at] = found == null ? "" : found.text(row);
      }
    }
    return finished(name, asText, truths, numbers, texts)
        .unit(first.unit())
        .description(first.description());
  }

  private static boolean hasTruths(List<Column> columns) {
    return columns.stream().anyMatch(column -> column.type() == Column.Type.BOOLEAN);
  }

  private static Column finished(
      String name, boolean asText, boolean truths, double[] numbers, String[] texts) {
    if (asText) {
      return Column.texts(name, texts);
    }
    if (!truths) {
      return Column.numbers(name, numbers);
    }
    boolean[] values = new boolean[numbers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers[i] != 0;
    }
    return Column.booleans(name, values);
  }
}

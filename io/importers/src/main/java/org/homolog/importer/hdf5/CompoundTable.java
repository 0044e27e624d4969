package org.homolog.importer.hdf5;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.importer.mapping.ArrayColumns;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.jspecify.annotations.Nullable;

/** A compound dataset as a table: one column per member that holds a number or a text. */
final class CompoundTable {
  private static final long MOST_ROWS = 2_000_000;

  private CompoundTable() {}

  static Table of(Hdf5Dataset dataset) {
    if (dataset.elements() > MOST_ROWS) {
      throw HomologException.unsupported(
          "compound datasets of more than " + MOST_ROWS + " rows are not read as tables");
    }
    List<Map<String, Object>> rows = dataset.rows();
    List<Column> columns = new ArrayList<>();
    for (String member : dataset.type().members()) {
      boolean numbers = rows.stream().allMatch(row -> row.get(member) instanceof Number);
      boolean texts = rows.stream().allMatch(row -> row.get(member) instanceof String);
      if (numbers && !rows.isEmpty()) {
        columns.add(
            ArrayColumns.numbers(
                member, rows.stream().mapToDouble(row -> number(row.get(member))).toArray()));
      } else if (texts) {
        columns.add(
            Column.texts(
                member,
                rows.stream().map(row -> String.valueOf(row.get(member))).toArray(String[]::new)));
      }
    }
    if (columns.isEmpty()) {
      throw HomologException.unsupported(
          "elements of type " + dataset.type() + " make no columns of numbers or text");
    }
    return Table.of(columns);
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}

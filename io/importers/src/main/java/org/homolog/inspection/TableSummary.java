package org.homolog.inspection;

import java.util.List;
import org.homolog.population.Table;

/**
 * A table.
 *
 * @param name its name
 * @param rows number of rows
 * @param columns its columns, in order
 */
public record TableSummary(String name, int rows, List<ColumnSummary> columns) {
  /** Copies the list. */
  public TableSummary {
    columns = List.copyOf(columns);
  }

  static TableSummary of(String name, Table table) {
    return new TableSummary(
        name, table.rows(), table.columns().stream().map(ColumnSummary::of).toList());
  }
}

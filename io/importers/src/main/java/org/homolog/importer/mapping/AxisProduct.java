package org.homolog.importer.mapping;

import java.util.ArrayList;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.population.Table;

/** Several labelled axes as one: every combination of their elements, the first axis slowest. */
final class AxisProduct {
  private AxisProduct() {}

  static Table of(List<Table> axes, String place) {
    int rows = 1;
    for (Table axis : axes) {
      rows = Math.multiplyExact(rows, axis.rows());
    }
    Table product = Table.empty(rows);
    int inner = rows;
    for (Table axis : axes) {
      inner /= Math.max(1, axis.rows());
      int[] chosen = new int[rows];
      for (int row = 0; row < rows; row++) {
        chosen[row] = row / inner % axis.rows();
      }
      List<Column> columns = new ArrayList<>();
      for (Column column : axis.select(chosen).columns()) {
        if (product.has(column.name())) {
          throw HomologException.mistake(
              place
                  + ": two axes have a column \""
                  + column.name()
                  + "\"; give the axes different names");
        }
        columns.add(column);
      }
      product = product.with(columns);
    }
    return product;
  }
}

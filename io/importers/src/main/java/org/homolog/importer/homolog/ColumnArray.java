package org.homolog.importer.homolog;

import org.homolog.population.Column;
import org.homolog.population.DataArray;

/**
 * A column of a table as an array, so that mappings can name it.
 *
 * @param column the column
 */
record ColumnArray(Column column) implements DataArray {
  @Override
  public long[] shape() {
    return new long[] {column.size()};
  }

  @Override
  public boolean isText() {
    return !column.isNumeric();
  }

  @Override
  public String description() {
    return column.description();
  }

  @Override
  public double[] numbers() {
    return column.numbers();
  }

  @Override
  public String[] texts() {
    return column.texts();
  }
}

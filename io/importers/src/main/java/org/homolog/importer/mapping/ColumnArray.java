package org.homolog.importer.mapping;

import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.population.DataArray;

/**
 * A column of a table as an array of one axis.
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
    if (isText()) {
      throw HomologException.mistake(
          "column " + column.name() + " holds text, where numbers are needed");
    }
    return column.numbers();
  }

  @Override
  public String[] texts() {
    return column.texts();
  }
}

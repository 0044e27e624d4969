package org.homolog.export;

import java.util.Arrays;
import org.homolog.hdf5.writing.Hdf5Writer;
import org.homolog.population.Column;

/** A column's values as a dataset of its type. */
final class ColumnValues {
  private ColumnValues() {}

  static void write(Hdf5Writer out, String path, Column column) {
    switch (column.type()) {
      case NUMBER -> out.doubles(path, new long[] {column.size()}, column.numbers());
      case INTEGER -> out.integers(path, whole(column));
      case BOOLEAN -> out.booleans(path, truths(column));
      case TEXT -> out.texts(path, new long[] {column.size()}, column.texts());
    }
  }

  static long[] whole(Column column) {
    return Arrays.stream(column.numbers()).mapToLong(value -> (long) value).toArray();
  }

  private static boolean[] truths(Column column) {
    boolean[] values = new boolean[column.size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = column.number(row) != 0;
    }
    return values;
  }
}

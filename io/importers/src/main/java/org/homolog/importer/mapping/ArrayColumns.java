package org.homolog.importer.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homolog.population.Column;
import org.homolog.population.DataArray;

/** Arrays as columns of tables. */
public final class ArrayColumns {
  private static final double EXACT = 1L << 53;

  private ArrayColumns() {}

  /**
   * A vector as a column; whole numbers become an integer column.
   *
   * @param name the column's name
   * @param array an array with at most one axis longer than 1
   * @return the column, with the array's description
   * @throws org.homolog.failure.HomologException if the array cannot be read
   */
  public static Column column(String name, DataArray array) {
    Column column =
        array.isText() ? Column.texts(name, array.texts()) : numbers(name, array.numbers());
    return column.description(array.description());
  }

  /**
   * Numbers as a column; whole numbers become an integer column.
   *
   * @param name the column's name
   * @param values one per row
   * @return the column
   */
  public static Column numbers(String name, double[] values) {
    boolean whole = Arrays.stream(values).allMatch(v -> v == Math.rint(v) && Math.abs(v) <= EXACT);
    return whole
        ? Column.integers(name, Arrays.stream(values).mapToLong(v -> (long) v).toArray())
        : Column.numbers(name, values);
  }

  /**
   * A matrix of rows x k as k columns {@code name_1} to {@code name_k}; as one column {@code name}
   * where k is 1.
   *
   * @param name the columns' common name
   * @param array an array whose axes before the last make the rows, or a vector
   * @param rows number of rows
   * @return the columns
   * @throws org.homolog.failure.HomologException if the array cannot be read
   */
  public static List<Column> columns(String name, DataArray array, int rows) {
    long elements = Arrays.stream(array.shape()).reduce(1, (a, b) -> a * b);
    if (elements == rows || rows == 0) {
      return List.of(column(name, array));
    }
    int width = Math.toIntExact(elements / rows);
    double[] values = array.isText() ? new double[0] : array.numbers();
    String[] texts = array.isText() ? array.texts() : new String[0];
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      String called = name + "_" + (c + 1);
      Column column;
      if (array.isText()) {
        String[] one = new String[rows];
        for (int row = 0; row < rows; row++) {
          one[row] = texts[row * width + c];
        }
        column = Column.texts(called, one);
      } else {
        double[] one = new double[rows];
        for (int row = 0; row < rows; row++) {
          one[row] = values[row * width + c];
        }
        column = numbers(called, one);
      }
      columns.add(column.description(array.description()));
    }
    return columns;
  }
}

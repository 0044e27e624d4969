package org.homolog.population;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.failure.HomologException;

/**
 * Named, typed columns of equal length: the shape of trials, units, electrodes, stimuli and results
 * alike. Immutable.
 */
public final class Table {
  private final int rows;
  private final Map<String, Column> columns;

  private Table(int rows, Map<String, Column> columns) {
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * A table of given columns.
   *
   * @param columns columns of equal length and distinct names, at least one
   * @return the table
   * @throws HomologException if lengths differ or a name occurs twice
   */
  public static Table of(Column... columns) {
    return of(List.of(columns));
  }

  /**
   * A table of given columns.
   *
   * @param columns columns of equal length and distinct names, at least one
   * @return the table
   * @throws HomologException if there is none, lengths differ or a name occurs twice
   */
  public static Table of(Collection<Column> columns) {
    if (columns.isEmpty()) {
      throw HomologException.mistake("a table needs at least one column");
    }
    return empty(columns.iterator().next().size()).with(columns);
  }

  /**
   * A table with rows and no columns yet.
   *
   * @param rows number of rows
   * @return the table
   */
  public static Table empty(int rows) {
    return new Table(rows, Map.of());
  }

  /**
   * This table with more columns; a column of the same name is replaced in its place.
   *
   * @param added columns of this table's length
   * @return the new table
   * @throws HomologException if a column has another length or a name occurs twice among the added
   */
  public Table with(Collection<Column> added) {
    Map<String, Column> all = new LinkedHashMap<>(columns);
    List<String> seen = new ArrayList<>();
    for (Column column : added) {
      if (column.size() != rows) {
        throw HomologException.mistake(
            "column \""
                + column.name()
                + "\" has "
                + column.size()
                + " rows, its table has "
                + rows);
      }
      if (seen.contains(column.name())) {
        throw HomologException.mistake("column \"" + column.name() + "\" occurs twice");
      }
      seen.add(column.name());
      all.put(column.name(), column);
    }
    return new Table(rows, all);
  }

  /**
   * This table with one more column; a column of the same name is replaced in its place.
   *
   * @param column a column of this table's length
   * @return the new table
   * @throws HomologException if the column has another length
   */
  public Table with(Column column) {
    return with(List.of(column));
  }

  /**
   * This table without some columns.
   *
   * @param names columns to leave out; unknown names are ignored
   * @return the new table
   */
  public Table without(Collection<String> names) {
    Map<String, Column> kept = new LinkedHashMap<>(columns);
    kept.keySet().removeAll(names);
    return new Table(rows, kept);
  }

  /**
   * Number of rows.
   *
   * @return rows
   */
  public int rows() {
    return rows;
  }

  /**
   * The columns in order.
   *
   * @return all columns
   */
  public List<Column> columns() {
    return List.copyOf(columns.values());
  }

  /**
   * The names of the columns in order.
   *
   * @return names
   */
  public List<String> names() {
    return List.copyOf(columns.keySet());
  }

  /**
   * Whether a column exists.
   *
   * @param name its name
   * @return true if it does
   */
  public boolean has(String name) {
    return columns.containsKey(name);
  }

  /**
   * A column that must exist.
   *
   * @param name its name
   * @return the column
   * @throws HomologException if there is none, naming those that exist
   */
  public Column column(String name) {
    Column column = columns.get(name);
    if (column == null) {
      throw HomologException.unknown("column", name, columns.keySet());
    }
    return column;
  }

  /**
   * A column that may exist.
   *
   * @param name its name
   * @return the column, or empty
   */
  public Optional<Column> find(String name) {
    return Optional.ofNullable(columns.get(name));
  }

  /**
   * Chosen rows in the given order; a row may be chosen more than once.
   *
   * @param chosen row numbers, from 0
   * @return the table of those rows
   */
  public Table select(int[] chosen) {
    Map<String, Column> selected = new LinkedHashMap<>();
    columns.forEach((name, column) -> selected.put(name, column.select(chosen)));
    return new Table(chosen.length, selected);
  }

  /**
   * The row numbers that a filter keeps.
   *
   * @param filter the filter
   * @return row numbers, ascending
   * @throws HomologException if the filter names a column that does not exist, or compares one with
   *     what it does not hold
   */
  public int[] where(RowFilter filter) {
    filter.check(this);
    int[] kept = new int[rows];
    int count = 0;
    for (int i = 0; i < rows; i++) {
      if (filter.accepts(this, i)) {
        kept[count++] = i;
      }
    }
    return java.util.Arrays.copyOf(kept, count);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Table that && rows == that.rows && columns().equals(that.columns());
  }

  @Override
  public int hashCode() {
    return 31 * rows + columns().hashCode();
  }

  @Override
  public String toString() {
    return "table of " + rows + " rows: " + String.join(", ", columns.keySet());
  }
}

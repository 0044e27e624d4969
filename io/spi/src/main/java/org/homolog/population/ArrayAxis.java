package org.homolog.population;

import java.util.ArrayList;
import java.util.List;

/**
 * What lies along one axis of a {@link DataArray}, where its file says so.
 *
 * @param name the axis' name, such as {@code presentation} or {@code neuroid}
 * @param meaning what part it plays in a population or in dissimilarities
 * @param labels one row per element of the axis, the first column labels the elements; without
 *     columns where the file gives none. Along {@link Meaning#TIME} the first column is the
 *     seconds. Along {@link Meaning#PAIR} one row per condition, whose pairs lie along the axis
 */
public record ArrayAxis(String name, Meaning meaning, Table labels) {
  /** What part an axis plays. */
  public enum Meaning {
    /** Presentations, stimuli, trials: what a population's entries are. */
    CONDITION,
    /** Repeats of each condition. */
    REPEAT,
    /** Units: neurons, voxels, channels. */
    UNIT,
    /** Time. */
    TIME,
    /** Members, each with a whole set of values: subjects, sessions. */
    MEMBER,
    /** Pairs of conditions: the upper triangle of a dissimilarity matrix, row by row. */
    PAIR,
    /** The file does not say. */
    UNKNOWN
  }

  /**
   * An axis whose elements are labelled by the first column that tells them apart; where none does,
   * they are numbered from 1 in a column of the axis' name. Without any column, there are no
   * labels.
   *
   * @param name the axis' name
   * @param meaning what part it plays
   * @param columns one row per element, in any order of columns
   * @return the axis
   */
  public static ArrayAxis labelled(String name, Meaning meaning, Table columns) {
    if (columns.columns().isEmpty()) {
      return new ArrayAxis(name, meaning, columns);
    }
    List<Column> all = new ArrayList<>(columns.columns());
    for (Column column : columns.columns()) {
      if (column.levels().size() == columns.rows()) {
        all.remove(column);
        all.add(0, column);
        return new ArrayAxis(name, meaning, Table.of(all));
      }
    }
    long[] numbers = new long[columns.rows()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i + 1L;
    }
    all.removeIf(column -> column.name().equals(name));
    all.add(0, Column.integers(name, numbers).description("numbered from 1"));
    return new ArrayAxis(name, meaning, Table.of(all));
  }
}

package org.homolog.export;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.homolog.population.DataArray;
import org.homolog.population.RaggedColumn;
import org.homolog.population.Recording;

/**
 * Which ragged columns and which arrays belong to which table: those whose path is the table's and
 * a name. They are written as columns of it.
 */
final class ListColumns {
  private final Recording recording;
  private final Set<String> used = new LinkedHashSet<>();

  ListColumns(Recording recording) {
    this.recording = recording;
  }

  /** The ragged columns of a table, by column. */
  Map<String, RaggedColumn> ragged(String table, int rows) {
    Map<String, RaggedColumn> found = new LinkedHashMap<>();
    recording
        .ragged()
        .forEach(
            (path, column) -> {
              if (belongs(path, table) && column.rows() == rows && used.add(path)) {
                found.put(last(path), column);
              }
            });
    return found;
  }

  /** The arrays of a table with an element per row, by column. */
  Map<String, DataArray> arrays(String table, int rows) {
    Map<String, DataArray> found = new LinkedHashMap<>();
    recording
        .arrays()
        .forEach(
            (path, array) -> {
              boolean fits = array.shape().length > 0 && array.shape()[0] == rows;
              if (fits && belongs(path, table) && used.add(path)) {
                found.put(last(path), array);
              }
            });
    return found;
  }

  /** Whether something has been written as part of a table. */
  boolean isUsed(String path) {
    return used.contains(path);
  }

  /** Whether a table only repeats a ragged column, such as the intervals a unit was observed in. */
  boolean repeatsRagged(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0
        && recording.ragged().keySet().stream()
            .anyMatch(
                path ->
                    last(path).equals(name.substring(dot + 1))
                        && belongs(path, name.substring(0, dot)));
  }

  private static boolean belongs(String path, String table) {
    int end = path.lastIndexOf('/');
    String parent = end <= 0 ? "" : path.substring(1, end);
    return path.startsWith("/")
        && !parent.isEmpty()
        && (parent.equals(table) || last("/" + parent).equals(table));
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}

package org.homolog.importer.nwb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.population.Column;
import org.homolog.population.Recording;
import org.homolog.population.Table;

/**
 * Reads DynamicTables (hdmf-common schema): groups whose attribute {@code colnames} names their
 * columns, each a dataset with a description. An aligned table carries the columns of its category
 * tables, each under the category's name. A table is read once, however many refer to it.
 */
final class NwbTable {
  private static final int MOST_ROWS = 50_000_000;

  private final Map<String, Hdf5Group> groups;
  private final Names names;
  private final NwbColumns columns;
  private final Recording.Builder recording;
  private final Map<String, Optional<Table>> read = new HashMap<>();

  NwbTable(
      Map<String, Hdf5Group> groups, Names names, NwbColumns columns, Recording.Builder recording) {
    this.groups = groups;
    this.names = names;
    this.columns = columns;
    this.recording = recording;
  }

  static boolean isTable(Hdf5Group group) {
    return group.attributes().has("colnames") && group.links().containsKey("id");
  }

  /** The tables that are categories of an aligned table and are read as part of it. */
  Set<String> categories() {
    Set<String> categories = new LinkedHashSet<>();
    groups.forEach(
        (path, group) ->
            categories(group).stream()
                .map(category -> path + "/" + category)
                .filter(groups::containsKey)
                .forEach(categories::add));
    return categories;
  }

  private List<String> categories(Hdf5Group group) {
    try {
      return group.attributes().texts("categories");
    } catch (HomologException e) {
      recording.note("the categories of " + group.path() + " are left out: " + e.getMessage());
      return List.of();
    }
  }

  /** The table at a path; empty where there is none, or where it cannot be read, with a note. */
  Optional<Table> at(String path) {
    Optional<Table> known = read.get(path);
    if (known != null) {
      return known;
    }
    Optional<Table> table = Optional.empty();
    Hdf5Group group = groups.get(path);
    if (group != null) {
      try {
        table = Optional.of(read(group, names.of(path)));
      } catch (HomologException e) {
        recording.note(path + " is left out: " + e.getMessage());
      }
    }
    read.put(path, table);
    return table;
  }

  private Table read(Hdf5Group group, String name) {
    int rows = rows(group);
    Table table = Table.empty(rows).with(columnsOf(group, "id", name, rows));
    for (String column : columnNames(group)) {
      table = table.with(columnsOf(group, column, name, rows));
    }
    for (String category : group.attributes().texts("categories")) {
      Hdf5Group part = groups.get(group.path() + "/" + category);
      if (part == null) {
        recording.note(group.path() + ": its category " + category + " is not in the file");
      } else if (rows(part) != rows) {
        recording.note(part.path() + " is left out: it has " + rows(part) + " rows, not " + rows);
      } else {
        String prefix = category + ".";
        for (String column : columnNames(part)) {
          for (Column one : columnsOf(part, column, name + "." + category, rows)) {
            table = table.with(one.named(prefix + one.name()));
          }
        }
      }
    }
    return table;
  }

  /** Columns in the order the file states, then those that writers put in and forgot to name. */
  private static List<String> columnNames(Hdf5Group group) {
    Set<String> all = new LinkedHashSet<>(group.attributes().texts("colnames"));
    for (String name : group.names()) {
      boolean helper = name.endsWith("_index") || name.endsWith("_elements");
      if (!helper && group.child(name).orElse(null) instanceof Hdf5Dataset) {
        all.add(name);
      }
    }
    all.remove("id");
    return List.copyOf(all);
  }

  private static int rows(Hdf5Group group) {
    Hdf5Dataset ids =
        group
            .dataset("id")
            .orElseThrow(() -> HomologException.mistake(group.path() + " has no column id"));
    long[] shape = ids.shape();
    if (shape.length != 1) {
      throw HomologException.damaged(group.path() + "/id is not a list");
    }
    if (shape[0] > MOST_ROWS) {
      throw HomologException.unsupported(
          "tables of " + shape[0] + " rows are not supported, up to " + MOST_ROWS + " are");
    }
    return (int) shape[0];
  }

  private List<Column> columnsOf(Hdf5Group group, String column, String table, int rows) {
    try {
      return columns.read(group, column, table, rows);
    } catch (HomologException e) {
      recording.note(group.path() + "/" + column + " is left out: " + e.getMessage());
      return new ArrayList<>();
    }
  }

  /**
   * Where the rows of a ragged column end.
   *
   * @param index the index dataset, of any unsigned or signed integer width
   * @param elements number of elements there are
   * @throws HomologException if the ends go back or beyond the elements (damaged)
   */
  static long[] ends(Hdf5Dataset index, long elements) {
    long[] ends = index.longs();
    long last = 0;
    for (int row = 0; row < ends.length; row++) {
      if (ends[row] < last || ends[row] > elements) {
        throw HomologException.damaged(
            index.path()
                + ": row "
                + row
                + " ends at "
                + ends[row]
                + ", after "
                + last
                + " and within "
                + elements
                + " elements it cannot");
      }
      last = ends[row];
    }
    return ends;
  }
}

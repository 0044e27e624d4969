package org.homolog.importer.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.population.DataArray;
import org.homolog.population.Recording;
import org.homolog.population.Table;
import org.jspecify.annotations.Nullable;

/** The arrays of a recording as columns of tables. */
final class NamedArrays {
  private NamedArrays() {}

  /**
   * An array that must exist, told from the place in the study that names it: by its name, as a
   * column of a table ({@code trials.stimulus}), or as all arrays that fit a pattern, stacked along
   * a new first axis.
   */
  static DataArray required(Recording recording, String name, String place) {
    Optional<DataArray> found = find(recording, name);
    if (found.isEmpty()) {
      List<ArrayFamily.Member> family = ArrayFamily.of(recording, name).members();
      if (!family.isEmpty()) {
        found = Optional.of(new ArrayFamily(family).stacked());
      } else if (ArrayFamily.isPattern(name)) {
        throw HomologException.mistake(
            place
                + ": "
                + recording.name()
                + ": no array fits the pattern "
                + name
                + "; there is: "
                + recording.arrays().keySet().stream().limit(8).collect(Collectors.joining(", ")));
      }
    }
    if (found.isEmpty()) {
      boolean paths = recording.arrays().keySet().stream().anyMatch(n -> n.startsWith("/"));
      String wanted = paths && !name.startsWith("/") ? "/" + name : name;
      throw HomologException.mistake(
          place
              + ": "
              + recording.name()
              + ": "
              + HomologException.unknownText("array", wanted, recording.arrays().keySet()));
    }
    return found.get();
  }

  /** An array or a column of a table; empty if there is none of that name. */
  static Optional<DataArray> find(Recording recording, String name) {
    for (String called : List.of(name, "/" + name)) {
      DataArray array = recording.arrays().get(called);
      if (array != null) {
        return Optional.of(array);
      }
      for (int dot = called.lastIndexOf('.'); dot > 0; dot = called.lastIndexOf('.', dot - 1)) {
        Table table = recording.tables().get(called.substring(0, dot));
        if (table != null && table.has(called.substring(dot + 1))) {
          return Optional.of(new ColumnArray(table.column(called.substring(dot + 1))));
        }
      }
    }
    return Optional.empty();
  }

  /** A table of the recording, with or without a leading slash; null if there is none. */
  private static @Nullable Table tableOf(Recording recording, String name) {
    Table table = recording.tables().get(name);
    return table == null ? recording.tables().get("/" + name) : table;
  }

  /** The length of an array with at most one axis longer than 1; empty for a matrix. */
  static OptionalInt vectorLength(DataArray array) {
    long length = 1;
    for (long size : array.shape()) {
      if (size != 1 && length != 1) {
        return OptionalInt.empty();
      }
      length = size == 1 ? length : size;
    }
    return length <= Integer.MAX_VALUE - 8 ? OptionalInt.of((int) length) : OptionalInt.empty();
  }

  /** Paths are parted by slashes; fields of structs, which have no slash, by dots. */
  private static char separator(String name) {
    return name.startsWith("/") ? '/' : '.';
  }

  static String lastPart(String name) {
    return name.substring(name.lastIndexOf(separator(name)) + 1);
  }

  /** The arrays directly below a group or struct. */
  static List<String> below(Recording recording, String group) {
    boolean paths = recording.arrays().keySet().stream().anyMatch(n -> n.startsWith("/"));
    String whole = paths && !group.startsWith("/") ? "/" + group : group;
    String stem = whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
    String start = stem + (paths ? '/' : '.');
    return recording.arrays().keySet().stream()
        .filter(name -> name.startsWith(start))
        .filter(name -> name.indexOf(separator(name), start.length()) < 0)
        .toList();
  }

  /**
   * The columns that a list of names stands for: a vector is one column, a group or struct all
   * vectors in it. With an expected length, vectors of a group that have another length are left
   * out; without one, all must agree.
   */
  static List<Column> columns(
      Recording recording, List<String> names, OptionalInt length, String place) {
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      boolean isArray = find(recording, name).isPresent();
      Table table = isArray ? null : tableOf(recording, name);
      if (table != null && (length.isEmpty() || table.rows() == length.getAsInt())) {
        columns.addAll(table.columns());
        continue;
      }
      List<String> members = isArray ? List.of() : below(recording, name);
      if (members.isEmpty()) {
        columns.add(vector(recording, name, length, place));
      }
      for (String member : members) {
        DataArray array = required(recording, member, place);
        OptionalInt own = vectorLength(array);
        boolean fits = own.isPresent() && (length.isEmpty() || own.getAsInt() == length.getAsInt());
        if (fits && array.shape().length > 0) {
          columns.add(ArrayColumns.column(lastPart(member), array));
        }
      }
    }
    return columns;
  }

  private static Column vector(Recording recording, String name, OptionalInt length, String place) {
    DataArray array = required(recording, name, place);
    OptionalInt own = vectorLength(array);
    if (own.isEmpty()) {
      throw HomologException.mistake(
          place
              + ": "
              + name
              + " has the shape "
              + Arrays.toString(array.shape())
              + "; labels need one axis");
    }
    if (length.isPresent() && own.getAsInt() != length.getAsInt()) {
      throw HomologException.mistake(
          place
              + ": "
              + name
              + " has "
              + own.getAsInt()
              + " labels for an axis of length "
              + length.getAsInt());
    }
    return array instanceof ColumnArray column
        ? column.column()
        : ArrayColumns.column(lastPart(name), array);
  }

  /** Equally long vectors as a table. */
  static Table table(Recording recording, List<String> names, String place) {
    List<Column> columns = columns(recording, names, OptionalInt.empty(), place);
    Map<Integer, Long> lengths =
        columns.stream().collect(Collectors.groupingBy(Column::size, Collectors.counting()));
    if (lengths.size() != 1) {
      String found =
          columns.stream().map(c -> c.name() + " " + c.size()).collect(Collectors.joining(", "));
      throw HomologException.mistake(
          place
              + ": the columns of a table need one length"
              + (columns.isEmpty() ? ", but " + names + " holds no vector" : "; here: " + found));
    }
    return Table.of(columns);
  }
}

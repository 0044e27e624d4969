package org.homolog.importer.nwb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.ElementType;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Hdf5Item;
import org.homolog.hdf5.UnreadableItem;
import org.homolog.population.Column;
import org.homolog.population.Recording;
import org.homolog.population.Table;

/**
 * Reads a DynamicTable of HDMF (hdmf-common schema): a group whose attribute {@code colnames} names
 * its columns, each a dataset with a description; a column {@code x} with an {@code x_index} beside
 * it is ragged, the index holding where each row ends.
 */
final class NwbTable {
  private static final int WIDEST = 8;
  private static final long MOST_RAGGED = 2_000_000;
  private static final double EXACT = 1L << 53;
  private static final Set<String> SECONDS = Set.of("start_time", "stop_time");

  private final Hdf5File file;
  private final Recording.Builder recording;

  NwbTable(Hdf5File file, Recording.Builder recording) {
    this.file = file;
    this.recording = recording;
  }

  static boolean isTable(Hdf5Group group) {
    return group.attributes().has("colnames") && group.links().containsKey("id");
  }

  /** Columns in the order the file states; those left out, and why, become notes. */
  Table read(Hdf5Group group, Set<String> without) {
    int rows = rows(group);
    Table table = Table.empty(rows);
    List<String> names = new ArrayList<>();
    names.add("id");
    names.addAll(group.attributes().texts("colnames"));
    names.addAll(unnamed(group, names));
    for (String name : names) {
      if (without.contains(name)) {
        continue;
      }
      try {
        for (Column column : columns(group, name, rows)) {
          table = table.with(column);
        }
      } catch (HomologException e) {
        recording.note(group.path() + "/" + name + " is left out: " + e.getMessage());
      }
    }
    return table;
  }

  /** Columns that writers put into the group and forgot to name; they are data all the same. */
  private static List<String> unnamed(Hdf5Group group, List<String> named) {
    return group.names().stream()
        .filter(name -> !named.contains(name) && !name.endsWith("_index"))
        .filter(name -> group.child(name).orElse(null) instanceof Hdf5Dataset)
        .toList();
  }

  private static int rows(Hdf5Group group) {
    Hdf5Dataset ids =
        group
            .dataset("id")
            .orElseThrow(() -> HomologException.mistake(group.path() + " has no column id"));
    if (ids.shape().length != 1) {
      throw HomologException.damaged(group.path() + "/id is not a list");
    }
    return ids.doubles().length;
  }

  private List<Column> columns(Hdf5Group group, String name, int rows) {
    Optional<Hdf5Item> item = group.child(name);
    if (item.isPresent() && item.get() instanceof UnreadableItem unreadable) {
      throw unreadable.failure();
    }
    if (item.isEmpty() || !(item.get() instanceof Hdf5Dataset data)) {
      throw HomologException.mistake("the column is named in colnames and not in the file");
    }
    Optional<Hdf5Dataset> index = group.dataset(name + "_index");
    if (index.isPresent()) {
      if (group.links().containsKey(name + "_index_index")) {
        throw HomologException.unsupported("columns ragged twice are not supported");
      }
      return List.of(described(ragged(name, data, index.get(), rows), data));
    }
    long[] shape = data.shape();
    if (shape.length == 0 || shape[0] != rows) {
      throw HomologException.mistake(
          "it has the shape " + Arrays.toString(shape) + " in a table of " + rows + " rows");
    }
    if (shape.length == 1) {
      return List.of(described(flat(name, data), data));
    }
    return wide(name, data, shape, rows);
  }

  private static Column described(Column column, Hdf5Dataset data) {
    Column with = column.description(data.attributes().text("description").orElse(""));
    String unit = SECONDS.contains(column.name()) ? "s" : data.attributes().text("unit").orElse("");
    return unit.isEmpty() ? with : with.unit(unit);
  }

  private Column flat(String name, Hdf5Dataset data) {
    ElementType type = data.type();
    return switch (type.kind()) {
      case TEXT -> Column.texts(name, data.strings());
      case REFERENCE -> Column.texts(name, names(data.references()));
      case INTEGER -> whole(name, type, data.doubles());
      case FLOAT -> Column.numbers(name, data.doubles());
      default -> throw HomologException.unsupported("columns of " + type + " are not supported");
    };
  }

  private static Column whole(String name, ElementType type, double[] values) {
    if (type.name().startsWith("enum:int8")
        && Arrays.stream(values).allMatch(v -> v == 0 || v == 1)) {
      boolean[] flags = new boolean[values.length];
      for (int i = 0; i < flags.length; i++) {
        flags[i] = values[i] != 0;
      }
      return Column.booleans(name, flags);
    }
    return Arrays.stream(values).allMatch(v -> Math.abs(v) < EXACT)
        ? Column.integers(name, Arrays.stream(values).mapToLong(v -> (long) v).toArray())
        : Column.numbers(name, values);
  }

  /** What references lead to, by the last part of the path. */
  private String[] names(long[] references) {
    return Arrays.stream(references)
        .mapToObj(
            reference ->
                file.pathOf(reference).map(p -> p.substring(p.lastIndexOf('/') + 1)).orElse(""))
        .toArray(String[]::new);
  }

  private static List<Column> wide(String name, Hdf5Dataset data, long[] shape, int rows) {
    if (shape.length > 2 || shape[1] > WIDEST || !data.type().isNumber()) {
      throw HomologException.unsupported(
          "columns of shape " + Arrays.toString(shape) + " are not read as columns of a table");
    }
    double[] values = data.doubles();
    int width = (int) shape[1];
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      double[] one = new double[rows];
      for (int row = 0; row < rows; row++) {
        one[row] = values[row * width + c];
      }
      columns.add(described(Column.numbers(name + "_" + (c + 1), one), data));
    }
    return columns;
  }

  /** A ragged column as text: the elements of a row, separated by commas. */
  private Column ragged(String name, Hdf5Dataset data, Hdf5Dataset index, int rows) {
    if (data.shape().length != 1 || data.elements() > MOST_RAGGED) {
      throw HomologException.unsupported(
          "ragged columns of shape "
              + Arrays.toString(data.shape())
              + " are not read as columns of a table");
    }
    long[] ends = ends(index, data.elements());
    if (ends.length != rows) {
      throw HomologException.damaged(
          "its index has " + ends.length + " entries in a table of " + rows + " rows");
    }
    Column all = flat(name, data);
    String[] texts = new String[rows];
    int at = 0;
    for (int row = 0; row < rows; row++) {
      List<String> elements = new ArrayList<>();
      for (; at < ends[row]; at++) {
        elements.add(all.text(at));
      }
      texts[row] = elements.stream().collect(Collectors.joining(", "));
    }
    return Column.texts(name, texts);
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

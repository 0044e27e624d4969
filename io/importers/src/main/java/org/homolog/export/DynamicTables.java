package org.homolog.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homolog.hdf5.writing.Hdf5Writer;
import org.homolog.population.Column;
import org.homolog.population.DataArray;
import org.homolog.population.RaggedColumn;
import org.homolog.population.Table;

/**
 * Tables as NWB writes them (DynamicTable of hdmf-common): a group with a dataset per column, each
 * with its description. A column's unit, for which there is no place, is kept as an attribute.
 */
final class DynamicTables {
  private static final Set<String> IN_SECONDS = Set.of("start_time", "stop_time");

  private static final String VOLTS = "volts";
  private static final String IN_VOLTS = "unit: " + VOLTS;
  private static final Set<String> WAVEFORMS = Set.of("waveforms", "waveform_mean", "waveform_sd");

  private final NwbFile file;
  private final Hdf5Writer out;

  DynamicTables(NwbFile file) {
    this.file = file;
    this.out = file.out();
  }

  /** Columns of some type that the schema knows, by name. */
  interface Special {
    /**
     * Writes a column in a form of its own.
     *
     * @return true if it did
     */
    boolean write(String path, Column column);
  }

  /** A table without columns that the schema knows. */
  void plain(String path, String description, String name, Table table) {
    start(path, NwbFile.HDMF, "DynamicTable", description);
    columns(path, name, table, Map.of(), (at, column) -> false, List.of());
  }

  /** A table of intervals; its columns start_time and stop_time hold numbers. */
  void intervals(String path, String description, String name, Table table) {
    start(path, NwbFile.CORE, "TimeIntervals", description);
    Map<String, Optional<Column.Type>> known =
        Map.of("tags", Optional.of(Column.Type.TEXT), "timeseries", Optional.empty());
    columns(path, name, table, known, (at, column) -> false, List.of());
  }

  void start(String path, String namespace, String type, String description) {
    file.group(path, namespace, type);
    out.attribute(path, "description", description);
  }

  /**
   * Writes ids, columns and their order.
   *
   * @param name the table's name in the recording
   * @param known names that the schema keeps for a type; for none where a column of that name
   *     always needs another
   * @param special writes columns of a type of their own
   * @param more names of columns written elsewhere
   */
  void columns(
      String path,
      String name,
      Table table,
      Map<String, Optional<Column.Type>> known,
      Special special,
      List<String> more) {
    List<String> names = new ArrayList<>();
    out.integers(path + "/id", ids(table));
    file.typed(path + "/id", NwbFile.HDMF, "ElementIdentifiers");
    file.path(path, "id");
    more.forEach(one -> file.path(path, one));
    Map<String, RaggedColumn> ragged = file.lists().ragged(name, table.rows());
    for (Column column : table.columns()) {
      if (column.name().equals("id") && column.type() == Column.Type.INTEGER) {
        continue;
      }
      RaggedColumn lists = ragged.remove(column.name());
      if (special.write(path + "/" + column.name(), column)) {
        names.add(last(file.path(path, column.name())));
      } else if (lists != null) {
        names.add(lists(file.path(path, inVolts(path, column.name(), lists.unit())), lists));
      } else {
        String at = file.path(path, free(path, column, known, table));
        vector(at, column);
        names.add(last(at));
      }
    }
    ragged.forEach(
        (one, lists) -> names.add(lists(file.path(path, inVolts(path, one, lists.unit())), lists)));
    file.lists()
        .arrays(name, table.rows())
        .forEach(
            (one, array) -> {
              String unit = array.description().endsWith(IN_VOLTS) ? VOLTS : "";
              names.add(array(file.path(path, inVolts(path, one, unit)), array, unit));
            });
    names.addAll(more.stream().filter(one -> !one.endsWith("_index")).toList());
    out.attribute(path, "colnames", names);
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** A ragged column with its index, and where it is ragged twice the index of that. */
  private String lists(String path, RaggedColumn column) {
    NumberBlocks.Ends ends = NumberBlocks.ragged(out, path, column);
    described(path, "VectorData", column.description());
    if (!column.unit().isEmpty()) {
      out.attribute(path, "unit", column.unit());
    }
    index(path, ends.lists());
    if (column.depth() > 1) {
      index(path + "_index", ends.rows());
    }
    return last(path);
  }

  private String array(String path, DataArray array, String unit) {
    if (array.isText()) {
      out.texts(path, array.shape(), array.texts());
    } else {
      NumberBlocks.array(out, path, array);
    }
    described(path, "VectorData", array.description());
    if (!unit.isEmpty()) {
      out.attribute(path, "unit", unit);
    }
    return last(path);
  }

  private static long[] ids(Table table) {
    Optional<Column> ids = table.find("id").filter(column -> column.type() == Column.Type.INTEGER);
    if (ids.isPresent()) {
      return ColumnValues.whole(ids.get());
    }
    long[] numbers = new long[table.rows()];
    java.util.Arrays.setAll(numbers, row -> row);
    return numbers;
  }

  private String renamed(String path, String name) {
    String free = name + "_column";
    file.remark(
        "column "
            + name
            + " of "
            + path
            + " is called "
            + free
            + ": its name means something else in NWB");
    return free;
  }

  /** The name of a column of lists; waveforms are in volts, or they are called otherwise. */
  private String inVolts(String path, String name, String unit) {
    return WAVEFORMS.contains(name) && !unit.equals(VOLTS) ? renamed(path, name) : name;
  }

  /** A name that says nothing untrue of a column: neither of a type nor of an index. */
  private String free(
      String path, Column column, Map<String, Optional<Column.Type>> known, Table table) {
    String name = column.name();
    boolean wrong =
        known.containsKey(name)
            && !known.getOrDefault(name, Optional.empty()).equals(Optional.of(column.type()));
    boolean index =
        name.endsWith("_index") && table.has(name.substring(0, name.length() - "_index".length()));
    if (!wrong && !index && !name.equals("id")) {
      return name;
    }
    return renamed(path, name);
  }

  /** A column of numbers, truth values or texts. */
  void vector(String path, Column column) {
    ColumnValues.write(out, path, column);
    described(path, "VectorData", column.description());
    if (!column.unit().isEmpty() && !IN_SECONDS.contains(column.name())) {
      out.attribute(path, "unit", column.unit());
    }
  }

  void described(String path, String type, String description) {
    file.typed(path, NwbFile.HDMF, type);
    out.attribute(path, "description", description);
  }

  /** Where the rows of a ragged column end. */
  void index(String target, long[] ends) {
    String path = target + "_index";
    out.unsigned(path, ends);
    described(
        path,
        "VectorIndex",
        "Index for VectorData '" + target.substring(target.lastIndexOf('/') + 1) + "'");
    out.reference(path, "target", target);
  }

  /** Rows of another table, one for each row of this, or, with ends, several. */
  void region(String path, String description, long[] rows, long[] ends, String table) {
    out.integers(path, rows);
    described(path, "DynamicTableRegion", description);
    out.reference(path, "table", table);
    if (ends.length > 0) {
      index(path, ends);
    }
  }
}

package org.homolog.importer.nwb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.ElementType;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Hdf5Item;
import org.homolog.hdf5.UnreadableItem;
import org.homolog.population.Column;
import org.homolog.population.Observation;
import org.homolog.population.Recording;
import org.homolog.population.Table;
import org.homolog.population.TimeSpan;

/**
 * One column of a DynamicTable, by what the file holds: a value per row becomes a column; a few
 * values per row one column each; more values per row an array; lists of their own lengths (an
 * {@code x_index} beside {@code x}) a ragged column, and where they are short also a column of
 * text. Spike times are no column: {@link NwbUnits} reads them.
 */
final class NwbColumns {
  private static final int WIDEST = 8;
  private static final long MOST_LISTED = 20_000;
  private static final Set<String> SECONDS = Set.of("start_time", "stop_time");

  private final Names names;
  private final String units;
  private final FlatColumns flat;
  private final TimeSeriesReferences references;
  private final DatasetArrays arrays;
  private final Recording.Builder recording;

  /**
   * A reader of columns.
   *
   * @param file the open file
   * @param names what references lead to
   * @param units path of the table whose spike times are read as spike trains
   * @param arrays where columns go that no table can hold
   * @param recording where ragged columns and tables of their own go
   */
  NwbColumns(
      Hdf5File file, Names names, String units, DatasetArrays arrays, Recording.Builder recording) {
    this.names = names;
    this.units = units;
    this.flat = new FlatColumns(file, names);
    this.references = new TimeSeriesReferences(names);
    this.arrays = arrays;
    this.recording = recording;
  }

  /**
   * Reads a column.
   *
   * @param group the table's group
   * @param name the column
   * @param table what the recording calls the table
   * @param rows number of rows of the table
   * @return the columns it makes; none where it becomes something else
   */
  List<Column> read(Hdf5Group group, String name, String table, int rows) {
    Hdf5Item item = group.child(name).orElse(null);
    if (item instanceof UnreadableItem unreadable) {
      throw unreadable.failure();
    }
    if (!(item instanceof Hdf5Dataset data)) {
      throw HomologException.mistake("the column is named in colnames and not in the file");
    }
    List<Hdf5Dataset> indices = indices(group, name);
    boolean spikes = name.equals(NwbUnits.SPIKE_TIMES) && indices.size() <= 1;
    if (spikes && group.path().equals(units)) {
      return List.of();
    }
    if (!indices.isEmpty()) {
      return described(ragged(group, name, data, indices, table, rows), data);
    }
    long[] shape = data.shape();
    if (shape.length == 0 || shape[0] != rows) {
      throw HomologException.mistake(
          "it has the shape " + Arrays.toString(shape) + " in a table of " + rows + " rows");
    }
    if (TimeSeriesReferences.isReference(data.type())) {
      return described(references.columns(name, data), data);
    }
    if (shape.length == 1) {
      return described(flat.read(group, name, data), data);
    }
    if (shape.length == 2 && shape[1] <= WIDEST) {
      return described(flat.wide(name, data, (int) shape[1]), data);
    }
    arrays.add(data);
    return List.of();
  }

  /** The indices of a column, outermost first; none where it is not ragged. */
  private static List<Hdf5Dataset> indices(Hdf5Group group, String name) {
    List<Hdf5Dataset> indices = new ArrayList<>();
    String at = name + "_index";
    for (Optional<Hdf5Dataset> index = group.dataset(at);
        index.isPresent();
        index = group.dataset(at)) {
      indices.add(index.get());
      at += "_index";
    }
    Collections.reverse(indices);
    return indices;
  }

  private List<Column> ragged(
      Hdf5Group group,
      String name,
      Hdf5Dataset data,
      List<Hdf5Dataset> indices,
      String table,
      int rows) {
    long[] shape = data.shape();
    if (shape.length == 0) {
      throw HomologException.damaged("its elements are a single value");
    }
    Hdf5Dataset outer = indices.get(0);
    List<Hdf5Dataset> inner = indices.subList(1, indices.size());
    long[] ends = NwbTable.ends(outer, inner.isEmpty() ? shape[0] : inner.get(0).elements());
    if (ends.length != rows) {
      throw HomologException.damaged(
          "its index has " + ends.length + " entries in a table of " + rows + " rows");
    }
    if (TimeSeriesReferences.isReference(data.type()) && inner.isEmpty()) {
      recording.table(names.unused(table + "." + name), references.table(data, ends));
      return List.of(Column.texts(name, references.listed(data, ends)));
    }
    boolean readable =
        data.type().isNumber()
            || data.type().kind() == ElementType.Kind.TEXT
            || data.type().kind() == ElementType.Kind.COMPOUND;
    if (readable) {
      recording.ragged(
          group.path() + "/" + name,
          new RaggedDataset(data, List.copyOf(inner), ends, unit(name, data), description(data)));
    }
    if (name.equals("obs_intervals") && shape.length == 2 && shape[1] == 2 && inner.isEmpty()) {
      Table intervals = intervals(data, ends);
      recording.table(names.unused(table + "." + name), intervals);
      if (group.path().equals(units)) {
        observed(intervals, rows).ifPresent(recording::observed);
      }
      return List.of();
    }
    boolean listed = shape.length == 1 && inner.isEmpty() && shape[0] <= MOST_LISTED;
    if (listed && data.type().kind() != ElementType.Kind.COMPOUND) {
      return List.of(Column.texts(name, flat.listed(group, name, data, ends)));
    }
    if (!readable) {
      throw HomologException.unsupported(
          "lists of " + shape[0] + " elements of type " + data.type() + " are not supported");
    }
    return List.of();
  }

  /** When each unit was observed: a row per interval, with the unit's row. */
  private static Table intervals(Hdf5Dataset data, long[] ends) {
    double[] bounds = data.doubles();
    int n = bounds.length / 2;
    long[] unit = new long[n];
    double[] start = new double[n];
    double[] stop = new double[n];
    int row = 0;
    for (int i = 0; i < n; i++) {
      while (row < ends.length - 1 && i >= ends[row]) {
        row++;
      }
      unit[i] = row;
      start[i] = bounds[2 * i];
      stop[i] = bounds[2 * i + 1];
    }
    return Table.of(
        Column.integers("unit", unit).description("row of the unit, from 0"),
        Column.numbers("start_time", start).unit("s"),
        Column.numbers("stop_time", stop).unit("s"));
  }

  /** The same as an observation; an interval that does not end after it starts is none. */
  private static Optional<Observation> observed(Table intervals, int rows) {
    List<List<TimeSpan>> spans = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      spans.add(new ArrayList<>());
    }
    boolean any = false;
    for (int i = 0; i < intervals.rows(); i++) {
      double start = intervals.column("start_time").number(i);
      double stop = intervals.column("stop_time").number(i);
      if (start < stop) {
        spans.get((int) intervals.column("unit").number(i)).add(new TimeSpan(start, stop));
        any = true;
      }
    }
    return any ? Optional.of(Observation.of(spans)) : Optional.empty();
  }

  private List<Column> described(List<Column> columns, Hdf5Dataset data) {
    List<Column> all = new ArrayList<>();
    for (Column column : columns) {
      Column one = column.description().isEmpty() ? column.description(description(data)) : column;
      String unit = unit(column.name(), data);
      all.add(unit.isEmpty() || !column.unit().isEmpty() ? one : one.unit(unit));
    }
    return all;
  }

  private static String unit(String column, Hdf5Dataset data) {
    return SECONDS.contains(column) ? "s" : data.attributes().text("unit").orElse("");
  }

  /** What the writer says of the column, and for a region of a table, of which. */
  private String description(Hdf5Dataset data) {
    String text = Facts.description(data.attributes());
    long[] region = data.attributes().references("table");
    String of = region.length == 0 ? "" : names.of(region[0]);
    return of.isEmpty() ? text : text + (text.isEmpty() ? "" : "; ") + "rows of table " + of;
  }
}

package org.homolog.importer.nwb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homolog.hdf5.ElementType;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Hdf5Item;
import org.homolog.population.Column;
import org.homolog.population.Table;

/**
 * The channels of a series: numbered from 1, with the columns of the table that the series names a
 * region of (electrodes, regions of interest), with the names of features, and where the data have
 * more than two axes with the place along each.
 */
final class Channels {
  private static final List<String> LABELS = List.of("features", "feature_units");

  private final Hdf5File file;
  private final TypeHierarchy types;
  private final NwbTable tables;

  Channels(Hdf5File file, TypeHierarchy types, NwbTable tables) {
    this.file = file;
    this.types = types;
    this.tables = tables;
  }

  /** The datasets of a series that label its channels, or the first axis after time. */
  List<Hdf5Dataset> labels(Hdf5Group series, long[] shape) {
    long labelled = shape.length == 1 ? 1 : shape[1];
    List<Hdf5Dataset> labels = new ArrayList<>();
    for (Hdf5Item item : series.children()) {
      if (item instanceof Hdf5Dataset dataset && dataset.shape().length == 1) {
        boolean region = dataset.attributes().references("table").length > 0;
        boolean text =
            LABELS.contains(item.name()) && dataset.type().kind() == ElementType.Kind.TEXT;
        if ((region || text) && dataset.elements() == labelled) {
          labels.add(dataset);
        }
      }
    }
    return labels;
  }

  /** The table of channels. */
  Table table(long[] shape, String type, List<Hdf5Dataset> labels) {
    int width = NwbSeries.width(shape);
    Table channels =
        Table.of(
            Column.integers("channel", IntStream.rangeClosed(1, width).asLongStream().toArray()));
    if (shape.length > 2) {
      channels = channels.with(places(shape, axes(type, shape.length - 1)));
    }
    for (Hdf5Dataset label : labels) {
      channels = channels.with(columns(label, width));
    }
    return channels;
  }

  private List<Column> columns(Hdf5Dataset label, int width) {
    int labelled = Math.toIntExact(label.elements());
    int[] places = new int[width];
    Arrays.setAll(places, channel -> channel / (width / labelled));
    if (label.type().kind() == ElementType.Kind.TEXT) {
      return List.of(Column.texts(label.name(), label.strings()).select(places));
    }
    Optional<Table> table =
        file.pathOf(label.attributes().references("table")[0]).flatMap(tables::at);
    long[] rows = label.longs();
    int most = table.map(Table::rows).orElse(0);
    if (table.isEmpty() || !Arrays.stream(rows).allMatch(row -> row >= 0 && row < most)) {
      return List.of();
    }
    int[] chosen = Arrays.stream(rows).mapToInt(row -> (int) row).toArray();
    return table.get().select(chosen).select(places).columns();
  }

  /** What the axes after time are called (NWB core schema). */
  private List<String> axes(String type, int count) {
    List<String> known =
        types.is(type, "ImageSeries")
            ? List.of("x", "y", "z")
            : types.is(type, "DecompositionSeries")
                ? List.of("source", "band")
                : types.is(type, "SpikeEventSeries") ? List.of("electrode", "sample") : List.of();
    return known.size() >= count
        ? known.subList(0, count)
        : IntStream.range(0, count).mapToObj(axis -> "axis_" + (axis + 2)).toList();
  }

  private static List<Column> places(long[] shape, List<String> axes) {
    int width = NwbSeries.width(shape);
    List<Column> columns = new ArrayList<>();
    int stride = width;
    for (int axis = 0; axis < axes.size(); axis++) {
      int length = (int) shape[axis + 1];
      stride = length == 0 ? 0 : stride / length;
      long[] place = new long[width];
      for (int channel = 0; channel < width; channel++) {
        place[channel] = channel / stride % length + 1L;
      }
      columns.add(Column.integers(axes.get(axis), place));
    }
    return columns;
  }
}

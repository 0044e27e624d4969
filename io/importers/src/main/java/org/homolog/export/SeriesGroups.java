package org.homolog.export;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homolog.hdf5.writing.Hdf5Writer;
import org.homolog.population.Column;
import org.homolog.population.Recording;
import org.homolog.population.SampledSeries;
import org.homolog.population.Table;

/** Sampled series as TimeSeries, or ElectricalSeries where the channels are electrodes. */
final class SeriesGroups {
  private static final String ACQUISITION = "/acquisition";
  private static final List<String> PLACES =
      List.of(ACQUISITION, "/stimulus/presentation", "/stimulus/templates");

  private final NwbFile file;
  private final Hdf5Writer out;
  private final Recording recording;
  private final Electrodes electrodes;
  private final Set<String> modules = new HashSet<>();

  SeriesGroups(NwbFile file, Recording recording, Electrodes electrodes) {
    this.file = file;
    this.out = file.out();
    this.recording = recording;
    this.electrodes = electrodes;
  }

  /** The path of something named by its path in the file it came from, where that place exists. */
  String path(String name) {
    for (String place : PLACES) {
      String start = place.substring(1) + "/";
      if (name.startsWith(start) && name.indexOf('/', start.length()) < 0) {
        return file.path(place, name.substring(start.length()));
      }
    }
    String[] parts = name.split("/", -1);
    if (parts.length == 3 && parts[0].equals("processing") && !parts[1].isEmpty()) {
      String module = "/processing/" + parts[1];
      if (modules.add(module)) {
        file.group(module, NwbFile.CORE, "ProcessingModule");
        out.attribute(module, "description", "");
      }
      return file.path(module, parts[2]);
    }
    return file.path(ACQUISITION, name);
  }

  void write(String name, SampledSeries series) {
    int width = series.channels().rows();
    if (width == 0) {
      file.remark("series " + name + " has no channel and is left out");
      return;
    }
    String path = path(name);
    Optional<long[]> region =
        series.unit().equals("volts") ? electrodes.channels(series.channels()) : Optional.empty();
    file.group(path, NwbFile.CORE, region.isPresent() ? "ElectricalSeries" : "TimeSeries");
    if (!series.description().isEmpty()) {
      out.attribute(path, "description", series.description());
    }
    data(path + "/data", name, series);
    times(path, series);
    if (region.isPresent()) {
      new DynamicTables(file)
          .region(
              path + "/electrodes",
              "electrodes of the channels",
              region.get(),
              new long[0],
              Electrodes.PATH);
    } else if (series.channels().columns().size() > 1) {
      String table = file.path(ACQUISITION, name + "_channels");
      new DynamicTables(file)
          .plain(table, "channels of the series " + name, name + "_channels", series.channels());
      file.remark("the channels of series " + name + " are described in the table " + table);
    }
  }

  private void data(String path, String name, SampledSeries series) {
    Optional<Column> codes = codes(name, series);
    if (codes.isPresent()) {
      out.integers(path, ColumnValues.whole(codes.get()));
    } else {
      NumberBlocks.samples(out, path, series, true);
    }
    out.attribute(path, "unit", series.unit());
    out.attribute(path, "conversion", 1.0);
    out.attribute(path, "resolution", -1.0);
    out.attribute(path, "offset", 0.0);
  }

  /** The whole numbers of a series that is also a table of events, so that it stays one. */
  private Optional<Column> codes(String name, SampledSeries series) {
    Table events = recording.tables().get(name);
    if (events == null || events.rows() != series.sampleCount() || !isEvents(events)) {
      return Optional.empty();
    }
    return events.find("value").filter(column -> column.type() == Column.Type.INTEGER);
  }

  /** Whether a table is one that the NWB importer makes of a series of codes or texts. */
  static boolean isEvents(Table table) {
    return table.names().equals(List.of("time", "value"))
        && table.column("time").type() == Column.Type.NUMBER
        && table.column("time").unit().equals("s");
  }

  private void times(String path, SampledSeries series) {
    if (NumberBlocks.isRegular(series)) {
      String start = path + "/starting_time";
      out.doubles(start, new long[0], series.times(0, 1)[0]);
      out.attribute(start, "rate", series.rate().orElseThrow());
      out.attribute(start, "unit", "seconds");
    } else {
      String stamps = path + "/timestamps";
      NumberBlocks.times(out, stamps, series);
      timestamps(stamps);
    }
  }

  private void timestamps(String path) {
    out.attribute(path, "interval", 1L);
    out.attribute(path, "unit", "seconds");
  }

  /** Texts at given times, as an AnnotationSeries. */
  void annotations(String name, Table events) {
    String path = path(name);
    file.group(path, NwbFile.CORE, "AnnotationSeries");
    Column values = events.column("value");
    if (!values.description().isEmpty()) {
      out.attribute(path, "description", values.description());
    }
    out.texts(path + "/data", new long[] {values.size()}, values.texts());
    out.attribute(path + "/data", "resolution", -1.0);
    out.attribute(path + "/data", "unit", "n/a");
    double[] times = events.column("time").numbers();
    out.doubles(path + "/timestamps", new long[] {times.length}, times);
    timestamps(path + "/timestamps");
  }
}

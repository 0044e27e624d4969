package org.homolog.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.homolog.hdf5.writing.Hdf5Writer;
import org.homolog.population.Column;
import org.homolog.population.DataArray;
import org.homolog.population.RaggedColumn;
import org.homolog.population.Recording;
import org.homolog.population.SampledSeries;
import org.homolog.population.SpikeTrains;
import org.homolog.population.Table;

/** Writes a recording to HDF5 in homolog's own {@link Layout}. */
final class RecordingWriter {
  private final Hdf5Writer out;

  private RecordingWriter(Hdf5Writer out) {
    this.out = out;
  }

  static void write(Recording recording, Map<String, String> session, Path file) {
    try (Hdf5Writer out = Hdf5Writer.create(file)) {
      new RecordingWriter(out).all(recording, session);
    }
  }

  private void all(Recording recording, Map<String, String> session) {
    out.attribute("/", Layout.VERSION_ATTRIBUTE, Layout.VERSION);
    out.attribute("/", Layout.NAME, recording.name());
    out.attribute("/", Layout.SOURCE_FORMAT, recording.format());
    out.group(Layout.SESSION);
    texts(Layout.FACT, session.keySet().toArray(String[]::new));
    texts(Layout.VALUE, session.values().toArray(String[]::new));
    table(Layout.UNITS, recording.units());
    recording.spikes().ifPresent(this::spikes);
    out.group(Layout.TABLES);
    int place = 0;
    for (Map.Entry<String, Table> entry : recording.tables().entrySet()) {
      String path = Layout.TABLES + "/" + Layout.link(entry.getKey());
      table(path, entry.getValue());
      named(path, entry.getKey(), place++);
    }
    out.group(Layout.SERIES);
    place = 0;
    for (Map.Entry<String, SampledSeries> entry : recording.series().entrySet()) {
      String path = Layout.SERIES + "/" + Layout.link(entry.getKey());
      series(path, entry.getValue());
      named(path, entry.getKey(), place++);
    }
    out.group(Layout.RAGGED);
    place = 0;
    for (Map.Entry<String, RaggedColumn> entry : recording.ragged().entrySet()) {
      String path = Layout.RAGGED + "/" + Layout.link(entry.getKey());
      ragged(path, entry.getValue());
      named(path, entry.getKey(), place++);
    }
    out.group(Layout.ARRAYS);
    place = 0;
    for (Map.Entry<String, DataArray> entry : recording.arrays().entrySet()) {
      String path = Layout.ARRAYS + "/" + Layout.link(entry.getKey());
      array(path, entry.getValue());
      named(path, entry.getKey(), place++);
    }
    texts(Layout.NOTES, recording.notes().toArray(String[]::new));
  }

  private void named(String path, String name, int place) {
    out.attribute(path, Layout.NAME, name).attribute(path, Layout.PLACE, place);
  }

  private void texts(String path, String[] values) {
    out.texts(path, new long[] {values.length}, values);
  }

  private void table(String path, Table table) {
    out.group(path).attribute(path, Layout.ROWS, table.rows());
    List<Column> columns = table.columns();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      String at = path + "/" + Layout.link(column.name());
      ColumnValues.write(out, at, column);
      named(at, column.name(), i);
      out.attribute(at, Layout.TYPE, Layout.word(column.type()));
      out.attribute(at, Layout.UNIT, column.unit());
      out.attribute(at, Layout.DESCRIPTION, column.description());
    }
  }

  private void spikes(SpikeTrains trains) {
    out.group(Layout.SPIKES);
    out.integers(Layout.SPIKE_ENDS, NumberBlocks.spikes(out, Layout.SPIKE_TIMES, trains));
    out.attribute(Layout.SPIKE_TIMES, Layout.UNIT, "s");
  }

  private void series(String path, SampledSeries series) {
    out.group(path);
    out.attribute(path, Layout.UNIT, series.unit());
    out.attribute(path, Layout.DESCRIPTION, series.description());
    table(path + "/channels", series.channels());
    series.rate().ifPresent(rate -> out.attribute(path, Layout.RATE, rate));
    if (NumberBlocks.isRegular(series)) {
      out.attribute(path, Layout.START, series.times(0, 1)[0]);
    } else {
      NumberBlocks.times(out, path + "/times", series);
    }
    NumberBlocks.samples(out, path + "/values", series, false);
  }

  private void ragged(String path, RaggedColumn column) {
    out.group(path);
    out.attribute(path, Layout.UNIT, column.unit());
    out.attribute(path, Layout.DESCRIPTION, column.description());
    out.attribute(path, Layout.DEPTH, column.depth());
    out.attribute(path, Layout.MEMBERS, column.members());
    NumberBlocks.Ends ends = NumberBlocks.ragged(out, path + "/values", column);
    out.integers(path + "/row_ends", ends.rows());
    out.integers(path + "/list_ends", ends.lists());
  }

  private void array(String path, DataArray array) {
    if (array.isText()) {
      out.texts(path, array.shape(), array.texts());
    } else {
      NumberBlocks.array(out, path, array);
    }
    out.attribute(path, Layout.DESCRIPTION, array.description());
  }
}

package org.homolog.importer.nwb;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.homolog.hdf5.ElementType;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.population.Column;
import org.homolog.population.Recording;
import org.homolog.population.Table;

/**
 * Tables that series make: codes or texts at given times are events; an IntervalSeries, which marks
 * where intervals begin and end, is a table of intervals; images in other files are a table of
 * those files.
 */
final class NwbEvents {
  private static final long MOST = 200_000;

  private final Recording.Builder recording;

  NwbEvents(Recording.Builder recording) {
    this.recording = recording;
  }

  static boolean areFew(Hdf5Dataset data) {
    return data.elements() <= MOST;
  }

  /** Events: a time and a value each. */
  void events(String name, Hdf5Group group, Hdf5Dataset data, Hdf5Dataset timestamps) {
    Column times =
        Column.numbers("time", timestamps.doubles()).unit("s").description("time of the event");
    Column values =
        data.type().kind() == ElementType.Kind.TEXT
            ? Column.texts("value", data.strings())
            : Column.integers("value", data.longs());
    String text = Facts.description(group.attributes());
    recording.table(name, Table.of(times, values.description(text)));
  }

  /**
   * Intervals: each begins where a value above 0 stands and ends where its negative stands next.
   * One that does not end has no stop time.
   */
  void intervals(String name, Hdf5Group group, Hdf5Dataset data, Hdf5Dataset timestamps) {
    long[] marks = data.longs();
    double[] times = timestamps.doubles();
    int count = (int) Arrays.stream(marks).filter(mark -> mark > 0).count();
    double[] start = new double[count];
    double[] stop = new double[count];
    long[] value = new long[count];
    // From the end, so that the next end of each kind of interval is known when it begins.
    Map<Long, Double> ends = new HashMap<>();
    for (int i = marks.length - 1, at = count; i >= 0; i--) {
      if (marks[i] > 0) {
        at--;
        start[at] = times[i];
        stop[at] = ends.getOrDefault(-marks[i], Double.NaN);
        value[at] = marks[i];
      } else {
        ends.put(marks[i], times[i]);
      }
    }
    String text = Facts.description(group.attributes());
    recording.table(
        name,
        Table.of(
            Column.numbers("start_time", start).unit("s"),
            Column.numbers("stop_time", stop).unit("s"),
            Column.integers("value", value).description(text)));
  }

  /** The files that the images of a series lie in; the images themselves are not read. */
  void files(String name, Hdf5Group group, Hdf5Dataset files, Optional<Hdf5Dataset> timestamps) {
    Table table = Table.of(Column.texts("file", files.strings()));
    double[] frames = files.attributes().numbers("starting_frame");
    if (frames.length == table.rows()) {
      table = table.with(Column.numbers("starting_frame", frames));
    }
    if (timestamps.isPresent() && timestamps.get().elements() == table.rows()) {
      table = table.with(Column.numbers("time", timestamps.get().doubles()).unit("s"));
    }
    recording.table(name, table);
    recording.note(
        group.path()
            + ": its images lie in "
            + table.rows()
            + (table.rows() == 1 ? " file" : " files")
            + " outside, which are not read; table "
            + name
            + " names them");
  }
}

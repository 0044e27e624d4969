package org.homolog.importer.nwb;

import java.util.Arrays;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Attributes;
import org.homolog.hdf5.ElementType;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.population.Column;
import org.homolog.population.Recording;
import org.homolog.population.Table;

/**
 * Reads groups of type TimeSeries and its kinds (electrical, patch-clamp, spatial, fluorescence and
 * others all share data, times, conversion and unit). A series of codes or texts at given times is
 * also a table of events.
 */
final class NwbTimeSeries {
  private static final long MOST_EVENTS = 1_000_000;
  private static final long MOST_CHANNELS = 1_000_000;

  private final Recording.Builder recording;

  NwbTimeSeries(Recording.Builder recording) {
    this.recording = recording;
  }

  static boolean isSeries(Hdf5Group group) {
    boolean timed =
        group.links().containsKey("timestamps") || group.links().containsKey("starting_time");
    return timed
        && (group.links().containsKey("data") || group.links().containsKey("external_file"))
        && group.attributes().has("neurodata_type");
  }

  void add(String name, Hdf5Group group, Optional<Table> electrodes) {
    if (group.links().containsKey("external_file")) {
      recording.note(group.path() + " is left out: its images lie in external files");
      return;
    }
    Hdf5Dataset data =
        group.dataset("data").orElseThrow(() -> HomologException.mistake("it has no data"));
    long[] shape = data.shape();
    Optional<Hdf5Dataset> timestamps = group.dataset("timestamps");
    if (shape.length == 0 || shape.length > 2) {
      throw HomologException.unsupported(
          "series of shape "
              + Arrays.toString(shape)
              + " are not supported, those of samples or samples x channels are");
    }
    if (shape.length == 2 && shape[1] > MOST_CHANNELS) {
      throw HomologException.unsupported(
          "series of " + shape[1] + " channels are not supported, up to " + MOST_CHANNELS + " are");
    }
    if (timestamps.isPresent() && timestamps.get().elements() != shape[0]) {
      throw HomologException.damaged(
          timestamps.get().elements() + " timestamps for " + shape[0] + " samples");
    }
    if (data.type().kind() == ElementType.Kind.TEXT) {
      events(name, group, data, timestamps);
      return;
    }
    if (!data.type().isNumber()) {
      throw HomologException.unsupported("series of " + data.type() + " are not supported");
    }
    recording.series(name, series(group, data, timestamps, electrodes));
    if (shape.length == 1 && data.type().kind() == ElementType.Kind.INTEGER) {
      events(name, group, data, timestamps);
    }
  }

  private static NwbSeries series(
      Hdf5Group group,
      Hdf5Dataset data,
      Optional<Hdf5Dataset> timestamps,
      Optional<Table> electrodes) {
    Attributes attributes = data.attributes();
    int width = data.shape().length == 1 ? 1 : Math.toIntExact(data.shape()[1]);
    double[] conversion = new double[width];
    Arrays.fill(conversion, attributes.number("conversion").orElse(1));
    Optional<Hdf5Dataset> perChannel = group.dataset("channel_conversion");
    if (perChannel.isPresent() && perChannel.get().elements() == width) {
      double[] factors = perChannel.get().doubles();
      for (int c = 0; c < width; c++) {
        conversion[c] *= factors[c];
      }
    }
    Optional<Double> rate = Optional.empty();
    double start = 0;
    if (timestamps.isEmpty()) {
      Hdf5Dataset starting =
          group
              .dataset("starting_time")
              .orElseThrow(
                  () -> HomologException.mistake("it has neither timestamps nor a starting time"));
      start = starting.doubles()[0];
      double perSecond = starting.attributes().number("rate").orElse(Double.NaN);
      if (!(perSecond > 0)) {
        throw HomologException.damaged("its starting time states no rate above 0");
      }
      rate = Optional.of(perSecond);
    }
    return new NwbSeries(
        data,
        channels(group, width, electrodes),
        attributes.text("unit").orElse(""),
        group.attributes().text("description").orElse(""),
        conversion,
        attributes.number("offset").orElse(0),
        rate,
        start,
        timestamps);
  }

  private static Table channels(Hdf5Group group, int width, Optional<Table> electrodes) {
    long[] numbers = new long[width];
    Arrays.setAll(numbers, c -> c + 1L);
    Table channels = Table.of(Column.integers("channel", numbers));
    Optional<Hdf5Dataset> region = group.dataset("electrodes");
    if (region.isEmpty() || electrodes.isEmpty() || region.get().elements() != width) {
      return channels;
    }
    int[] rows = Arrays.stream(region.get().longs()).mapToInt(Math::toIntExact).toArray();
    boolean inside = Arrays.stream(rows).allMatch(row -> row >= 0 && row < electrodes.get().rows());
    return inside ? channels.with(electrodes.get().select(rows).columns()) : channels;
  }

  private void events(
      String name, Hdf5Group group, Hdf5Dataset data, Optional<Hdf5Dataset> timestamps) {
    if (timestamps.isEmpty() || data.shape().length != 1 || data.elements() > MOST_EVENTS) {
      if (data.type().kind() == ElementType.Kind.TEXT) {
        recording.note(group.path() + " is left out: texts without a time each");
      }
      return;
    }
    Column times =
        Column.numbers("time", timestamps.get().doubles())
            .unit("s")
            .description("time of the event");
    Column values =
        data.type().kind() == ElementType.Kind.TEXT
            ? Column.texts("value", data.strings())
            : Column.integers("value", data.longs());
    String text = group.attributes().text("description").orElse("");
    recording.table(name, Table.of(times, values.description(text)));
  }
}

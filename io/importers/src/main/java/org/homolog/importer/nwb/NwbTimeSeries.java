package org.homolog.importer.nwb;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Attributes;
import org.homolog.hdf5.ElementType;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.population.Recording;

/**
 * Reads groups of type TimeSeries and its kinds: electrical, patch-clamp, spatial, fluorescence,
 * optogenetic, image and other series share data, times, conversion and unit.
 */
final class NwbTimeSeries {
  private static final long MOST_CHANNELS = 10_000_000;

  private final TypeHierarchy types;
  private final Names names;
  private final Channels channels;
  private final NwbEvents events;
  private final DatasetArrays arrays;
  private final Facts facts;
  private final Recording.Builder recording;
  private final Map<String, NwbSeries> read = new LinkedHashMap<>();
  private final FactTable table = new FactTable();

  NwbTimeSeries(
      TypeHierarchy types,
      Names names,
      Channels channels,
      DatasetArrays arrays,
      Facts facts,
      Recording.Builder recording) {
    this.types = types;
    this.names = names;
    this.channels = channels;
    this.events = new NwbEvents(recording);
    this.arrays = arrays;
    this.facts = facts;
    this.recording = recording;
  }

  static boolean isSeries(Hdf5Group group) {
    Set<String> entries = group.links().keySet();
    return (entries.contains("timestamps") || entries.contains("starting_time"))
        && (entries.contains("data") || entries.contains("external_file"))
        && group.attributes().has("neurodata_type");
  }

  /** The series read so far, by path. */
  Map<String, NwbSeries> read() {
    return read;
  }

  /** One row per series with what it says of itself beside its values and times. */
  FactTable facts() {
    return table;
  }

  /**
   * Adds a series to the recording; one that cannot be read leaves a note and its arrays.
   *
   * @param path where the file has it
   * @param group what lies there
   * @param outside whether it lies in another file, whose references lead nowhere in this one
   */
  void add(String path, Hdf5Group group, boolean outside) {
    Set<String> used = new LinkedHashSet<>(Set.of("description"));
    try {
      values(path, group, outside, used);
    } catch (HomologException e) {
      recording.note(path + " is no series: " + e.getMessage());
    }
    table.add(outside ? facts.head(path, group) : facts.row(path, group, used));
  }

  private void values(String path, Hdf5Group group, boolean outside, Set<String> used) {
    String name = names.of(path);
    Optional<Hdf5Dataset> timestamps = group.dataset("timestamps");
    Optional<Hdf5Dataset> files = group.dataset("external_file").filter(f -> f.elements() > 0);
    if (files.isPresent()) {
      events.files(name, group, files.get(), timestamps);
      used.addAll(List.of("external_file", "data", "timestamps", "starting_time"));
      return;
    }
    Hdf5Dataset data =
        group.dataset("data").orElseThrow(() -> HomologException.mistake("it has no data"));
    if (timestamps.isEmpty() && group.dataset("starting_time").isEmpty()) {
      arrays.add(data);
      used.add("data");
      return;
    }
    long[] shape = data.shape();
    check(data, shape, timestamps);
    String type = TypeHierarchy.typeOf(group.attributes());
    if (data.type().kind() == ElementType.Kind.TEXT) {
      text(name, group, data, timestamps, used);
      return;
    }
    List<Hdf5Dataset> labels = outside ? List.of() : channels.labels(group, shape);
    NwbSeries series =
        new NwbSeries(
            data,
            Facts.description(group.attributes()),
            clock(group, timestamps),
            scale(group, data),
            () -> channels.table(shape, type, labels));
    recording.series(name, series);
    read.put(path, series);
    used.addAll(List.of("data", "timestamps", "starting_time", "channel_conversion"));
    labels.forEach(label -> used.add(label.name()));
    boolean codes = shape.length == 1 && data.type().kind() == ElementType.Kind.INTEGER;
    if (codes && timestamps.isPresent() && NwbEvents.areFew(data)) {
      if (types.is(type, "IntervalSeries")) {
        events.intervals(name, group, data, timestamps.get());
      } else {
        events.events(name, group, data, timestamps.get());
      }
    }
  }

  private static void check(Hdf5Dataset data, long[] shape, Optional<Hdf5Dataset> timestamps) {
    if (shape.length == 0) {
      throw HomologException.unsupported("its data are a single value, not samples");
    }
    long width = 1;
    for (int axis = 1; axis < shape.length; axis++) {
      width = shape[axis] > MOST_CHANNELS ? Long.MAX_VALUE : width * shape[axis];
      if (width > MOST_CHANNELS) {
        throw HomologException.unsupported(
            "series of shape "
                + Arrays.toString(shape)
                + " are not supported, up to "
                + MOST_CHANNELS
                + " channels are");
      }
    }
    if (timestamps.isPresent() && timestamps.get().elements() != shape[0]) {
      throw HomologException.damaged(
          timestamps.get().elements() + " timestamps for " + shape[0] + " samples");
    }
    if (!data.type().isNumber() && data.type().kind() != ElementType.Kind.TEXT) {
      throw HomologException.unsupported("series of " + data.type() + " are not supported");
    }
  }

  private void text(
      String name,
      Hdf5Group group,
      Hdf5Dataset data,
      Optional<Hdf5Dataset> timestamps,
      Set<String> used) {
    if (timestamps.isPresent() && data.shape().length == 1 && NwbEvents.areFew(data)) {
      events.events(name, group, data, timestamps.get());
      used.add("timestamps");
    } else {
      arrays.add(data);
    }
    used.add("data");
  }

  private static NwbSeries.Clock clock(Hdf5Group group, Optional<Hdf5Dataset> timestamps) {
    if (timestamps.isPresent()) {
      return new NwbSeries.Clock(Optional.empty(), 0, timestamps);
    }
    Hdf5Dataset starting =
        group
            .dataset("starting_time")
            .orElseThrow(() -> HomologException.mistake("it has no times"));
    double rate = starting.attributes().number("rate").orElse(Double.NaN);
    if (!(rate > 0)) {
      throw HomologException.damaged("its starting time states no rate above 0");
    }
    return new NwbSeries.Clock(Optional.of(rate), starting.doubles()[0], Optional.empty());
  }

  private static NwbSeries.Scale scale(Hdf5Group group, Hdf5Dataset data) {
    Attributes attributes = data.attributes();
    int width = NwbSeries.width(data.shape());
    double factor = attributes.number("conversion").orElse(1);
    double[] conversion = {factor};
    Optional<Hdf5Dataset> perChannel = group.dataset("channel_conversion");
    if (perChannel.isPresent()) {
      double[] own = perChannel.get().doubles();
      int labelled = data.shape().length == 1 ? 1 : (int) data.shape()[1];
      if (own.length != labelled) {
        throw HomologException.damaged(
            own.length + " factors of channel_conversion for " + labelled + " channels");
      }
      conversion = new double[width];
      Arrays.setAll(conversion, channel -> factor * own[channel / (width / labelled)]);
    }
    return new NwbSeries.Scale(
        attributes.text("unit").orElse(""), conversion, attributes.number("offset").orElse(0));
  }
}

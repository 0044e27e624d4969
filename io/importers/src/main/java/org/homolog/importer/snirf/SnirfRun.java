package org.homolog.importer.snirf;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Hdf5Item;
import org.homolog.importer.hdf5.FileArray;
import org.homolog.population.Column;
import org.homolog.population.Recording;
import org.homolog.population.Table;

/**
 * One run of a file: a {@code nirs} group.
 *
 * @param file the open file
 * @param nirs its group
 * @param prefix what its names start with
 * @param recording where it goes
 */
record SnirfRun(Hdf5File file, Hdf5Group nirs, String prefix, Recording.Builder recording) {
  private static final int MOST_CHANNELS = 1_000_000;

  private void isolated(String path, Runnable work) {
    try {
      work.run();
    } catch (HomologException e) {
      recording.note(path + " is left out: " + e.getMessage());
    }
  }

  private <T> Optional<T> optional(String path, Supplier<Optional<T>> work) {
    try {
      return work.get();
    } catch (HomologException e) {
      recording.note(path + " is left out: " + e.getMessage());
      return Optional.empty();
    }
  }

  void add() {
    Optional<Hdf5Group> tags = optional(nirs.path(), () -> nirs.group("metaDataTags"));
    tags.ifPresent(this::session);
    double seconds = seconds(tags);
    String length = tags.flatMap(t -> SnirfParts.text(t, "LengthUnit")).orElse("");
    ProbeTables probe = new ProbeTables(optional(nirs.path(), () -> nirs.group("probe")), length);
    for (Hdf5Group data : SnirfParts.indexed(nirs, "data")) {
      isolated(data.path(), () -> data(data, probe, seconds));
    }
    for (Hdf5Group aux : SnirfParts.indexed(nirs, "aux")) {
      isolated(aux.path(), () -> auxiliary(aux, seconds));
    }
    isolated(
        nirs.path() + "/stim",
        () ->
            StimulusTables.of(SnirfParts.indexed(nirs, "stim"), seconds)
                .ifPresent(table -> recording.table(prefix + "stim", table)));
    for (String kind : List.of("source", "detector")) {
      optional(nirs.path() + "/probe", () -> probe.optodes(kind))
          .ifPresent(table -> recording.table(prefix + kind + "s", table));
    }
    arrays();
  }

  private void session(Hdf5Group tags) {
    for (Hdf5Item item : tags.children()) {
      isolated(
          item.path(),
          () ->
              SnirfParts.fact(item)
                  .ifPresent(fact -> recording.session(prefix + item.name(), fact)));
    }
  }

  private double seconds(Optional<Hdf5Group> tags) {
    String unit = tags.flatMap(t -> SnirfParts.text(t, "TimeUnit")).orElse("s");
    return switch (unit) {
      case "s", "sec", "second", "seconds", "unknown", "" -> 1;
      case "ms", "millisecond", "milliseconds" -> 1e-3;
      case "us", "µs", "microsecond", "microseconds" -> 1e-6;
      default -> {
        recording.note(
            nirs.path()
                + " states times in \""
                + unit
                + "\", which is not known; taken as seconds");
        yield 1;
      }
    };
  }

  private void data(Hdf5Group data, ProbeTables probe, double seconds) {
    Hdf5Dataset samples = matrix(data);
    int width = width(samples);
    Table channels = probe.channels(data, width);
    SnirfSeries.Clock clock =
        SnirfSeries.Clock.of(
            SnirfParts.numbers(data, "time"), samples.shape()[0], seconds, 0, data.path());
    List<String> units =
        channels.find("dataUnit").map(c -> List.copyOf(c.levels().keySet())).orElse(List.of());
    recording.series(
        prefix + data.name(),
        new SnirfSeries(
            samples,
            clock,
            channels,
            units.size() == 1 ? units.get(0) : "",
            "near-infrared spectroscopy"));
  }

  private void auxiliary(Hdf5Group aux, double seconds) {
    Hdf5Dataset samples = matrix(aux);
    int width = width(samples);
    double offset = SnirfParts.number(aux, "timeOffset").orElse(0) * seconds;
    SnirfSeries.Clock clock =
        SnirfSeries.Clock.of(
            SnirfParts.numbers(aux, "time"), samples.shape()[0], seconds, offset, aux.path());
    long[] numbers = new long[width];
    Arrays.setAll(numbers, i -> i + 1L);
    String name = SnirfParts.text(aux, "name").filter(n -> !n.isEmpty()).orElse(aux.name());
    recording.series(
        prefix + (aux.name().equals(name) ? name : aux.name() + " " + name),
        new SnirfSeries(
            samples,
            clock,
            Table.of(Column.integers("channel", numbers)),
            SnirfParts.text(aux, "dataUnit").orElse(""),
            "auxiliary signal " + name));
  }

  private static Hdf5Dataset matrix(Hdf5Group group) {
    Hdf5Dataset samples = SnirfParts.required(group, "dataTimeSeries");
    long[] shape = samples.shape();
    if (shape.length < 1 || shape.length > 2) {
      throw HomologException.damaged(
          samples.path() + ": a series is samples x channels, this has " + shape.length + " axes");
    }
    return samples;
  }

  private static int width(Hdf5Dataset samples) {
    long[] shape = samples.shape();
    if (shape.length == 2 && shape[1] > MOST_CHANNELS) {
      throw HomologException.damaged(samples.path() + " states " + shape[1] + " channels");
    }
    return shape.length == 1 ? 1 : (int) shape[1];
  }

  /** Arrays for mappings of the study: all but what the tables and the session tell already. */
  private void arrays() {
    for (Hdf5Item item : file.walk()) {
      boolean own = item.path().startsWith(nirs.path() + "/");
      boolean told =
          item.path().contains("/measurementList") || item.path().contains("/metaDataTags/");
      if (own && !told && item instanceof Hdf5Dataset dataset) {
        isolated(
            dataset.path(),
            () -> {
              if (dataset.elements() > 1 && FileArray.isReadable(dataset)) {
                recording.array(dataset.path(), new FileArray(file, dataset));
              }
            });
      }
    }
  }
}

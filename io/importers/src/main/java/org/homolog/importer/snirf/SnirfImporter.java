package org.homolog.importer.snirf;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Hdf5Item;
import org.homolog.importer.hdf5.FileArray;
import org.homolog.importer.mapping.RecordingMapping;
import org.homolog.population.Column;
import org.homolog.population.Recording;
import org.homolog.population.Table;
import org.homolog.spi.FormatDescription;
import org.homolog.spi.Importer;
import org.homolog.spi.Reference;

/**
 * Reads SNIRF 1.x, told by {@code formatVersion} beside {@code nirs} groups: blocks of data and
 * auxiliary signals as series, stimuli as a table of events, the probe as tables.
 */
public final class SnirfImporter implements Importer {
  private static final int MOST_CHANNELS = 1_000_000;

  @Override
  public String id() {
    return "snirf";
  }

  @Override
  public String summary() {
    return "SNIRF 1.x files of near-infrared spectroscopy: signals, stimuli, probe";
  }

  @Override
  public int claims(Probe probe) {
    List<String> names = probe.rootChildren();
    boolean claimed =
        names.contains("formatVersion") && names.stream().anyMatch(n -> n.matches("nirs\\d*"));
    return probe.isHdf5() && claimed ? 2 : 0;
  }

  @Override
  public Map<String, String> optionHelp() {
    return RecordingMapping.help();
  }

  @Override
  public FormatDescription description() {
    return FormatDescription.empty()
        .reads("every nirs group; with more than one, names start with its own: nirs2/data1")
        .reads("data blocks: series data1, data2, ...; times one by one, or start and spacing")
        .reads(
            "measurementList groups, or the lists of 1.2: channels with source, detector, data type"
                + " and wavelength in nm")
        .reads(
            "stim groups: one table stim of onset, duration, amplitude, further columns, condition")
        .reads("aux groups: series by their names, with unit and time offset")
        .reads("probe: tables sources and detectors, wavelengths; metaDataTags: the session")
        .reads("TimeUnit: all times in seconds")
        .leavesOut("conversion of light intensities into haemoglobin; do it before")
        .leavesOut("stimuli without an onset (NaN), which no window can be put around")
        .example(
            """
            study: Two tasks in near-infrared spectroscopy
            systems:
              cortex:
                recording: {file: run.snirf}
                align:
                  table: stim
                  event: onset
                  series: data1
                  window: [0, 15]
                  bin: 1
                  conditions: [condition]
                  units: wavelength == 830
                then: [{time: conditions}]
              tasks:
                stated: {of: cortex, categories: [condition]}
            reference: cortex
            candidates: [tasks]
            comparisons: [rsa]
            """)
        .reference(
            Reference.of(
                "Tucker S et al. 2023, Introduction to the shared near infrared spectroscopy format,"
                    + " Neurophotonics 10:013507",
                "10.1117/1.NPh.10.1.013507"));
  }

  @Override
  public Recording open(Path file, Map<String, Object> options, Host host) {
    RecordingMapping mapping = RecordingMapping.of(options, "recording");
    Hdf5File hdf5 = Hdf5File.open(file);
    try {
      String version = SnirfParts.text(hdf5.root(), "formatVersion").orElse("of unknown version");
      Recording.Builder recording =
          Recording.builder(String.valueOf(file.getFileName()))
              .format("SNIRF " + version)
              .closing(hdf5);
      List<Hdf5Group> all = SnirfParts.indexed(hdf5.root(), "nirs");
      for (Hdf5Group nirs : all) {
        String prefix = all.size() == 1 ? "" : nirs.name() + "/";
        new Run(hdf5, nirs, prefix, recording).add();
      }
      return mapping.apply(recording);
    } catch (RuntimeException e) {
      hdf5.close();
      throw e;
    }
  }

  /**
   * One run of a file.
   *
   * @param file the open file
   * @param nirs its group
   * @param prefix what its names start with
   * @param recording where it goes
   */
  private record Run(Hdf5File file, Hdf5Group nirs, String prefix, Recording.Builder recording) {

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
      java.util.Arrays.setAll(numbers, i -> i + 1L);
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
            samples.path()
                + ": a series is samples x channels, this has "
                + shape.length
                + " axes");
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
}

package org.homolog.importer.nwb;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Hdf5Item;
import org.homolog.hdf5.UnreadableItem;
import org.homolog.importer.mapping.RecordingMapping;
import org.homolog.population.Recording;
import org.homolog.population.Table;
import org.homolog.spi.Importer;

/**
 * Reads Neurodata Without Borders files, version 2 (Rübel et al. 2022, doi:10.7554/eLife.78362):
 * units with their spike times, electrodes, every table of intervals with its column descriptions,
 * time series of any kind, session and subject. Objects are known by their structure, so that an
 * extension's types are read like the types they extend. What is not supported is named in the
 * recording's notes.
 */
public final class NwbImporter implements Importer {
  private static final List<String> FACTS =
      List.of(
          "identifier", "session_description", "session_start_time", "timestamps_reference_time");

  @Override
  public String id() {
    return "nwb";
  }

  @Override
  public String summary() {
    return "NWB 2 files: units, spike times, interval tables, electrodes, time series";
  }

  @Override
  public int claims(Probe probe) {
    return probe.isHdf5() && !version(probe).isEmpty() ? 2 : 0;
  }

  private static String version(Probe probe) {
    String stated = probe.rootAttribute("nwb_version");
    boolean old = probe.rootChildren().contains("nwb_version");
    boolean typed = probe.rootAttribute("neurodata_type").equals("NWBFile");
    return !stated.isEmpty() ? stated : old ? "1" : typed ? "2" : "";
  }

  @Override
  public Map<String, String> optionHelp() {
    return Map.of();
  }

  @Override
  public Recording open(Path file, Map<String, Object> options, Host host) {
    if (!options.isEmpty()) {
      throw HomologException.mistake(
          "recording: the importer nwb has no options, but is given "
              + options.keySet()
              + "; importer: hdf5 takes a mapping");
    }
    Hdf5File hdf5 = Hdf5File.open(file);
    try {
      String version = hdf5.root().attributes().text("nwb_version").orElse("");
      if (version.isEmpty() && !hdf5.root().attributes().has("neurodata_type")
          || version.startsWith("1")) {
        throw HomologException.unsupported(
            file
                + ": NWB 1 is not supported, NWB 2 is; or name its arrays in a mapping (importer: hdf5)");
      }
      Recording.Builder recording =
          Recording.builder(String.valueOf(file.getFileName()))
              .format("NWB " + version)
              .closing(hdf5);
      session(hdf5, recording);
      contents(hdf5, recording);
      return RecordingMapping.of(options, "recording").apply(recording);
    } catch (RuntimeException e) {
      hdf5.close();
      throw e;
    }
  }

  private static void session(Hdf5File file, Recording.Builder recording) {
    for (String name : FACTS) {
      file.root().dataset(name).ifPresent(d -> fact(name, d, recording));
    }
    facts("", file, "/general", recording);
    facts("subject.", file, "/general/subject", recording);
  }

  private static void facts(
      String prefix, Hdf5File file, String path, Recording.Builder recording) {
    if (file.find(path).orElse(null) instanceof Hdf5Group group) {
      for (Hdf5Item item : group.children()) {
        if (item instanceof Hdf5Dataset dataset) {
          fact(prefix + item.name(), dataset, recording);
        }
      }
    }
  }

  private static void fact(String name, Hdf5Dataset dataset, Recording.Builder recording) {
    try {
      if (dataset.shape().length <= 1 && dataset.elements() <= 100) {
        String[] values = dataset.type().isNumber() ? dataset.numbersAsText() : dataset.strings();
        String text = String.join(", ", values).strip();
        if (!text.isEmpty()) {
          recording.session(name, text);
        }
      }
    } catch (HomologException e) {
      recording.note(dataset.path() + " is left out: " + e.getMessage());
    }
  }

  private static void contents(Hdf5File file, Recording.Builder recording) {
    Map<String, Hdf5Group> tables = new LinkedHashMap<>();
    Map<String, Hdf5Group> series = new LinkedHashMap<>();
    for (Hdf5Item item : file.walk()) {
      if (item.path().startsWith("/specifications")) {
        continue;
      }
      if (item instanceof UnreadableItem unreadable) {
        recording.note(item.path() + " is left out: " + unreadable.failure().getMessage());
      } else if (item instanceof Hdf5Group group) {
        sort(group, tables, series, recording);
      }
    }
    NwbTable reader = new NwbTable(file, recording);
    Hdf5Group electrodeGroup = tables.remove("electrodes");
    Optional<Table> electrodes =
        Optional.ofNullable(electrodeGroup)
            .flatMap(group -> isolated(group, recording, () -> reader.read(group, Set.of())));
    electrodes.ifPresent(table -> recording.table("electrodes", table));
    Hdf5Group units = tables.remove("units");
    if (units != null) {
      new NwbUnits(file, recording).add(units, electrodes);
    }
    tables.forEach(
        (name, group) ->
            isolated(group, recording, () -> reader.read(group, Set.of()))
                .ifPresent(table -> recording.table(name, table)));
    NwbTimeSeries seriesReader = new NwbTimeSeries(recording);
    series.forEach(
        (name, group) ->
            isolated(
                group,
                recording,
                () -> {
                  seriesReader.add(name, group, electrodes);
                  return name;
                }));
  }

  private static void sort(
      Hdf5Group group,
      Map<String, Hdf5Group> tables,
      Map<String, Hdf5Group> series,
      Recording.Builder recording) {
    try {
      if (NwbTable.isTable(group)) {
        tables.put(unused(group, tables, series), group);
      } else if (NwbTimeSeries.isSeries(group)) {
        series.put(unused(group, tables, series), group);
      }
    } catch (HomologException e) {
      recording.note(group.path() + " is left out: " + e.getMessage());
    }
  }

  /** The last part of the path, or the whole path where that name is taken. */
  private static String unused(
      Hdf5Group group, Map<String, Hdf5Group> tables, Map<String, Hdf5Group> series) {
    boolean taken = tables.containsKey(group.name()) || series.containsKey(group.name());
    return taken ? group.path().substring(1) : group.name();
  }

  private static <T> Optional<T> isolated(
      Hdf5Group group, Recording.Builder recording, java.util.function.Supplier<T> work) {
    try {
      return Optional.of(work.get());
    } catch (HomologException e) {
      recording.note(group.path() + " is left out: " + e.getMessage());
      return Optional.empty();
    }
  }
}

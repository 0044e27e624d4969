package org.homolog.importer.nwb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.importer.mapping.OptionReader;
import org.homolog.population.Recording;
import org.homolog.population.SampledSeries;

/** What a study says of an NWB file beside its path. */
final class NwbOptions {
  private static final String GATHER = "gather";
  private static final String SPIKES = "spikes";
  private static final String UNITS = "units";

  private final OptionReader options;

  private NwbOptions(OptionReader options) {
    this.options = options;
  }

  static NwbOptions of(Map<String, Object> options) {
    OptionReader reader = OptionReader.of(options, "recording").only(Set.of(UNITS, GATHER, SPIKES));
    reader
        .group(GATHER)
        .ifPresent(group -> group.values().keySet().forEach(name -> Gathering.of(group, name)));
    return new NwbOptions(reader);
  }

  static Map<String, String> help() {
    Map<String, String> help = new LinkedHashMap<>();
    help.put(
        UNITS, "path of the table of units; without it /units, or the only table with spike times");
    help.put(
        GATHER,
        "name of a new series to a pattern of paths, * standing for any text without a slash: the"
            + " series that match, sampled at the same times, become its channels in the order of"
            + " what * stands for (numbers as numbers), which is the channel's column member");
    help.put(
        SPIKES,
        "pattern of paths as above: the times of each series that matches are the spikes of one"
            + " unit, in place of the file's units");
    return help;
  }

  /** The path of the table of units; {@code /units} where there is none. */
  String units(Map<String, Hdf5Group> tables, Recording.Builder recording) {
    Optional<String> wanted =
        options.text(UNITS).map(path -> path.startsWith("/") ? path : "/" + path);
    if (wanted.isPresent()) {
      if (!tables.containsKey(wanted.get())) {
        throw HomologException.mistake(
            options.at(UNITS)
                + ": "
                + HomologException.unknownText("table", wanted.get(), tables.keySet()));
      }
      return wanted.get();
    }
    List<String> holders =
        tables.entrySet().stream()
            .filter(table -> table.getValue().links().containsKey(NwbUnits.SPIKE_TIMES))
            .map(Map.Entry::getKey)
            .toList();
    if (!tables.containsKey(Names.UNITS) && holders.size() > 1) {
      recording.note(
          "none of the tables with spike times is read as units, since there are "
              + String.join(", ", holders)
              + "; the option units names one");
    }
    return tables.containsKey(Names.UNITS) || holders.size() != 1 ? Names.UNITS : holders.get(0);
  }

  /** Adds what is gathered from many series. */
  void gather(Map<String, ? extends SampledSeries> series, Recording.Builder recording) {
    Optional<OptionReader> group = options.group(GATHER);
    group.ifPresent(
        all ->
            all.values()
                .keySet()
                .forEach(name -> recording.series(name, Gathering.of(all, name).series(series))));
    if (options.has(SPIKES)) {
      Gathering.of(options, SPIKES).units(series, recording);
    }
  }
}

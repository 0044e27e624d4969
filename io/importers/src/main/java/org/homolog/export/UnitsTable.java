package org.homolog.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.population.Column;
import org.homolog.population.Recording;
import org.homolog.population.SpikeTrains;
import org.homolog.population.Table;

/** The units with their spike times, electrodes and groups. */
final class UnitsTable {
  private static final String PATH = "/units";

  /** Names that the schema keeps; electrodes and their group are written in a form of their own. */
  private static final Map<String, Optional<Column.Type>> KNOWN =
      Map.of(
          "spike_times", Optional.empty(),
          "obs_intervals", Optional.empty(),
          "electrodes", Optional.empty(),
          "electrode_group", Optional.empty(),
          "waveform_mean", Optional.empty(),
          "waveform_sd", Optional.empty(),
          "waveforms", Optional.empty());

  private final NwbFile file;
  private final Electrodes electrodes;

  UnitsTable(NwbFile file, Electrodes electrodes) {
    this.file = file;
    this.electrodes = electrodes;
  }

  void write(Recording recording) {
    Table units = recording.units();
    Optional<SpikeTrains> trains = recording.spikes();
    if (units.rows() == 0 && trains.isEmpty()) {
      return;
    }
    DynamicTables tables = new DynamicTables(file);
    tables.start(PATH, NwbFile.CORE, "Units", "units of " + recording.name());
    List<String> more = new ArrayList<>();
    if (trains.isPresent()) {
      String times = PATH + "/spike_times";
      long[] ends = NumberBlocks.spikes(file.out(), times, trains.get());
      tables.described(times, "VectorData", "spike times of each unit in seconds");
      String resolution = recording.session().getOrDefault(SessionFacts.RESOLUTION, "");
      if (!resolution.isEmpty()) {
        file.out().attribute(times, "resolution", Double.parseDouble(resolution));
      }
      tables.index(times, ends);
      more.addAll(List.of("spike_times", "spike_times_index"));
    }
    tables.columns(PATH, "units", units, KNOWN, this::special, more);
  }

  private boolean special(String path, Column column) {
    if (column.name().equals("electrode_group") && column.type() == Column.Type.TEXT) {
      return electrodes.references(path, column);
    }
    if (column.name().equals("electrodes")) {
      Optional<Electrodes.Region> region = electrodes.region(column);
      region.ifPresent(
          rows ->
              new DynamicTables(file)
                  .region(
                      path,
                      Electrodes.regionDescription(column),
                      rows.rows(),
                      rows.ends(),
                      Electrodes.PATH));
      return region.isPresent();
    }
    return false;
  }
}

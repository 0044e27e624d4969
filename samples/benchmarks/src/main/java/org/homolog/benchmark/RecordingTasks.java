package org.homolog.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.importer.Importers;
import org.homolog.population.Recording;
import org.homolog.population.SpikeTrains;

/** Reading a recording. */
final class RecordingTasks {
  private RecordingTasks() {}

  static List<Task> all(Optional<Path> file) {
    return file.map(RecordingTasks::of).orElse(List.of());
  }

  private static List<Task> of(Path file) {
    return List.of(
        Task.whole(
            "nwb-open",
            "open an NWB file: units, tables and series with their columns and descriptions",
            () -> () -> open(file).close()),
        Task.whole(
            "nwb-spikes",
            "the spikes of every unit of an open NWB file, unit by unit",
            () -> {
              SpikeTrains spikes = open(file).spikes().orElseThrow();
              return () -> read(spikes);
            }));
  }

  private static Recording open(Path file) {
    return Importers.builtIn().open(file, "nwb", Map.of());
  }

  private static void read(SpikeTrains spikes) {
    for (int unit = 0; unit < spikes.unitCount(); unit++) {
      spikes.times(unit);
    }
  }
}

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
    return file.map(
            path ->
                List.of(
                    Task.whole(
                        "nwb-spikes",
                        "open " + path.getFileName() + " and read the spikes of every unit",
                        () -> () -> read(path))))
        .orElse(List.of());
  }

  private static void read(Path file) {
    try (Recording recording = Importers.builtIn().open(file, "nwb", Map.of())) {
      SpikeTrains spikes = recording.spikes().orElseThrow();
      long count = 0;
      for (int unit = 0; unit < spikes.unitCount(); unit++) {
        count += spikes.times(unit).length;
      }
      if (count == 0) {
        throw new IllegalStateException(file + " holds units without a spike");
      }
    }
  }
}

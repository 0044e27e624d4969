package org.homolog.importer.nwb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.homolog.failure.HomologException;
import org.homolog.importer.Importers;
import org.homolog.population.RaggedColumn;
import org.homolog.population.Recording;
import org.homolog.population.SampledSeries;
import org.homolog.population.SpikeTrains;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One recording read by several threads at once, and read after it was closed. */
class ConcurrentReadersTest {
  private static final int THREADS = 8;

  private static Path fixture(String name) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(ConcurrentReadersTest.class.getResource("/nwb/" + name)).toURI());
  }

  /** Every lazily read value of a recording, in order. */
  private static List<Object> everything(Recording recording) {
    List<Object> all = new ArrayList<>();
    for (SampledSeries series : recording.series().values()) {
      int samples = Math.toIntExact(series.sampleCount());
      add(all, series.read(0, samples));
      add(all, series.times(0, samples));
      all.add(series.channels());
    }
    for (RaggedColumn column : recording.ragged().values()) {
      for (int row = 0; row < column.rows(); row++) {
        all.add(List.of(column.texts(row)));
      }
    }
    recording.arrays().values().forEach(array -> all.add(List.of(array.texts())));
    if (recording.spikes().isPresent()) {
      SpikeTrains trains = recording.spikes().get();
      for (int unit = 0; unit < trains.unitCount(); unit++) {
        add(all, trains.times(unit));
      }
    }
    return all;
  }

  private static void add(List<Object> all, double[] values) {
    all.add(Arrays.stream(values).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"units.nwb", "series.nwb", "optical.nwb", "links.nwb"})
  void eightThreadsReadWhatOneReads(String name) throws Exception {
    Path file = fixture(name);
    List<Object> alone;
    try (Recording recording = Importers.builtIn().open(file, null, Map.of())) {
      alone = everything(recording);
    }
    assertTrue(alone.size() > 3, "nothing is read");
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (Recording recording = Importers.builtIn().open(file, null, Map.of())) {
      List<Future<List<Object>>> results = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        results.add(threads.submit(() -> everything(recording)));
      }
      for (Future<List<Object>> result : results) {
        assertEquals(alone, result.get());
      }
    } finally {
      threads.shutdown();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"units.nwb", "series.nwb", "optical.nwb", "links.nwb"})
  void readingAfterClosingIsAClearError(String name) throws URISyntaxException {
    Recording recording = Importers.builtIn().open(fixture(name), null, Map.of());
    recording.close();
    HomologException failure = assertThrows(HomologException.class, () -> everything(recording));
    assertTrue(String.valueOf(failure.getMessage()).contains("has been closed"));
  }
}

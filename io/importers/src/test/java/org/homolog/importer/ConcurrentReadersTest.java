package org.homolog.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.WrittenFile;
import org.homolog.population.DataArray;
import org.homolog.population.Recording;
import org.homolog.population.SampledSeries;
import org.homolog.population.SpikeTrains;
import org.homolog.recordings.Recordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Eight threads that read one recording find what one finds. */
class ConcurrentReadersTest {
  private static final int MOST = 200_000;

  @TempDir Path folder = Path.of("");

  static List<Path> files() throws URISyntaxException {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("units", "series", "optical", "intervals")) {
      files.add(
          Path.of(
              Objects.requireNonNull(
                      ConcurrentReadersTest.class.getResource("/nwb/" + name + ".nwb"))
                  .toURI()));
    }
    // Those of the shared recordings, where these are present.
    Recordings.all().stream().filter(f -> f.toFile().length() < 40 << 20).forEach(files::add);
    return files;
  }

  /** A text that differs if any value does. */
  private static String everything(Recording recording) {
    StringBuilder text = new StringBuilder();
    recording.spikes().ifPresent(spikes -> text.append(spikes(spikes)));
    recording.series().forEach((name, series) -> text.append(name).append(samples(series)));
    recording.arrays().forEach((name, array) -> text.append(name).append(values(array)));
    return text.toString();
  }

  private static String spikes(SpikeTrains spikes) {
    StringBuilder text = new StringBuilder();
    for (int unit = 0; unit < spikes.unitCount(); unit++) {
      text.append(Arrays.hashCode(spikes.times(unit))).append(' ');
    }
    return text.toString();
  }

  private static String samples(SampledSeries series) {
    int n = (int) Math.min(series.sampleCount(), 500);
    return Arrays.hashCode(series.times(0, n)) + " " + Arrays.hashCode(series.read(0, n)) + " ";
  }

  private static String values(DataArray array) {
    long n = Arrays.stream(array.shape()).reduce(1, Math::multiplyExact);
    if (n > MOST) {
      return "";
    }
    return (array.isText() ? Arrays.hashCode(array.texts()) : Arrays.hashCode(array.numbers()))
        + " ";
  }

  @ParameterizedTest
  @MethodSource("files")
  void eightReadersFindTheSame(Path file) throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (Recording alone = Importers.builtIn().open(file, null, Map.of());
        Recording shared = Importers.builtIn().open(file, null, Map.of())) {
      String expected = everything(alone);
      Callable<String> reader = () -> everything(shared);
      for (Future<String> found : threads.invokeAll(Collections.nCopies(8, reader))) {
        assertEquals(expected, found.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aClosedRecordingSaysSo() {
    Path file = WrittenFile.sample(folder.resolve("sample.h5"));
    assertTrue(Files.exists(file));
    Recording recording = Importers.builtIn().open(file, "hdf5", Map.of());
    DataArray array = recording.array("/doubles");
    recording.close();
    HomologException failure = assertThrows(HomologException.class, array::numbers);
    assertTrue(String.valueOf(failure.getMessage()).contains("has been closed"));
    assertEquals(HomologException.Kind.MISTAKE, failure.kind());
  }
}

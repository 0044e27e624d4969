package org.homolog.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5File;
import org.homolog.importer.hdf5.Hdf5Importer;
import org.homolog.population.Recording;
import org.homolog.population.SpikeTrains;
import org.homolog.population.Table;
import org.homolog.spi.Importer;
import org.homolog.spi.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionPopulationTest {
  @TempDir Path folder;

  private static DecisionPopulationOptions options(Map<String, ?> options) {
    return Options.bind(DecisionPopulationOptions.class, options);
  }

  @Test
  void theFileHoldsTheSession() {
    Path file = folder.resolve("session.h5");
    DecisionPopulationOptions options = options(Map.of("repeats", 2, "units", 5));
    DecisionPopulation.write(file, options, 3);
    Recording session = DecisionPopulation.simulate(options, 3);
    try (Hdf5File hdf5 = Hdf5File.open(file)) {
      assertEquals("true", hdf5.root().attributes().text("simulated").orElseThrow());
      assertTrue(
          hdf5.root()
              .attributes()
              .text("description")
              .orElseThrow()
              .startsWith("Simulated by homolog"));
      double[] times = hdf5.dataset("/spikes/times").doubles();
      long[] ends = hdf5.dataset("/spikes/ends").longs();
      SpikeTrains trains = session.spikes().orElseThrow();
      assertEquals(5, ends.length);
      assertArrayEquals(
          trains.times(1), java.util.Arrays.copyOfRange(times, (int) ends[0], (int) ends[1]));
      assertArrayEquals(
          session.table("trials").column("coherence").numbers(),
          hdf5.dataset("/trials/coherence").doubles());
      assertEquals("simulated 5", hdf5.dataset("/units/unit").strings()[4]);
    }
    Map<String, Object> mapping =
        Map.of(
            "tables", Map.of("trials", "/trials"),
            "units", "/units",
            "spikes", Map.of("times", "/spikes/times", "ends", "/spikes/ends"));
    Importer.Host host =
        path -> {
          throw new AssertionError("this importer opens the file itself");
        };
    try (Recording imported = new Hdf5Importer().open(file, mapping, host)) {
      assertEquals("true", imported.session().get("simulated"));
      assertEquals(5, imported.units().rows());
      assertArrayEquals(
          session.spikes().orElseThrow().times(4), imported.spikes().orElseThrow().times(4));
      assertEquals(20, imported.table("trials").rows());
      assertArrayEquals(
          session.table("trials").column("stimulus_on").numbers(),
          imported.table("trials").column("stimulus_on").numbers());
    }
  }

  @Test
  void theSameSeedGivesTheSameFile() throws IOException {
    DecisionPopulationOptions options = options(Map.of("repeats", 1, "units", 4));
    for (String name : List.of("a", "b")) {
      DecisionPopulation.write(folder.resolve(name), options, 9);
    }
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("a")), Files.readAllBytes(folder.resolve("b")));
  }

  @Test
  void strongMotionIsAnsweredRightlyAndWeakMotionByChance() {
    Recording session = DecisionPopulation.simulate(options(Map.of("repeats", 60, "units", 1)), 1);
    Table trials = session.table("trials");
    assertEquals(600, trials.rows());
    double[] right = new double[2];
    double[] count = new double[2];
    for (int i = 0; i < trials.rows(); i++) {
      double coherence = trials.column("coherence").number(i);
      if (coherence == 0 || coherence == 51.2) {
        int k = coherence == 0 ? 0 : 1;
        count[k]++;
        right[k] +=
            trials.column("choice").number(i) == trials.column("response").number(i) ? 1 : 0;
      }
    }
    assertEquals(120, count[1]);
    assertEquals(0.5, right[0] / count[0], 0.16);
    assertTrue(right[1] / count[1] > 0.95);
  }

  @Test
  void spikesLieInTrialsAndRatesTellTheChoice() {
    Recording session = DecisionPopulation.simulate(options(Map.of("repeats", 8, "units", 30)), 2);
    Table trials = session.table("trials");
    SpikeTrains trains = session.spikes().orElseThrow();
    double[] start = trials.column("start_time").numbers();
    double[] stop = trials.column("stop_time").numbers();
    double[] choice = trials.column("choice").numbers();
    double[] coherence = trials.column("coherence").numbers();
    int selective = 0;
    for (int unit = 0; unit < 30; unit++) {
      double[] sum = new double[3];
      for (double time : trains.times(unit)) {
        int trial = 0;
        while (trial < stop.length && time >= stop[trial]) {
          trial++;
        }
        assertTrue(trial < stop.length && time >= start[trial], "spike at " + time);
        if (coherence[trial] == 51.2) {
          sum[(int) choice[trial]]++;
        }
      }
      selective += Math.abs(sum[1] - sum[2]) > 3 * Math.sqrt(sum[1] + sum[2]) ? 1 : 0;
    }
    assertTrue(selective >= 10, selective + " of 30 units tell the choice");
  }

  @Test
  void impossibleOptionsAreRefused() {
    assertThrows(Options.InvalidOption.class, () -> options(Map.of("units", 0)));
    assertThrows(Options.InvalidOption.class, () -> options(Map.of("coherences", List.of(-1))));
    HomologException silent =
        assertThrows(
            HomologException.class,
            () ->
                DecisionPopulation.write(
                    folder.resolve("x"),
                    options(Map.of("rate", 0, "modulation", 0, "repeats", 1)),
                    1));
    assertTrue(silent.getMessage().contains("no spike"));
  }
}

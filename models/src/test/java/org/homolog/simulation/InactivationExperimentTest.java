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
import org.homolog.population.Column;
import org.homolog.population.Recording;
import org.homolog.population.SampledSeries;
import org.homolog.population.Table;
import org.homolog.spi.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InactivationExperimentTest {
  @TempDir Path folder;

  private static Recording session(Map<String, ?> options, long seed) {
    return InactivationExperiment.simulate(
        Options.bind(InactivationExperimentOptions.class, options), seed);
  }

  private static double share(Table trials, String inactivated, int choice) {
    int all = 0;
    double right = 0;
    for (int i = 0; i < trials.rows(); i++) {
      if (trials.column("inactivated").text(i).equals(inactivated)
          && trials.column("choice").number(i) == choice) {
        all++;
        right += trials.column("correct").number(i);
      }
    }
    return right / all;
  }

  @Test
  void aGroupIsMissedAsMuchAsItIsCausal() {
    Table trials =
        session(Map.of("causal", List.of(1, 0.5, 0), "units", 1, "repeats", 150), 3)
            .table("trials");
    assertEquals(3 * 4 * 150, trials.rows());
    for (int choice = 1; choice <= 3; choice++) {
      assertTrue(share(trials, "none", choice) > 0.8, "intact " + choice);
    }
    double[] own = {share(trials, "1", 1), share(trials, "2", 2), share(trials, "3", 3)};
    // Without any evidence of its own a choice wins where both others drift below zero.
    assertEquals(0.25, own[0], 0.12);
    assertTrue(own[0] < own[1] - 0.1 && own[1] < own[2] - 0.05, "half as causal: " + own[1]);
    assertEquals(share(trials, "none", 3), own[2], 0.1);
    assertTrue(share(trials, "1", 2) > 0.8, "the other choices do not suffer");
  }

  @Test
  void inactivatedNeuronsLoseTheirSpikesWhileTheLightIsOn() {
    Recording session = session(Map.of("units", 3, "repeats", 20, "efficacy", 0.9), 5);
    Table trials = session.table("trials");
    SampledSeries laser = session.series("laser");
    assertEquals(4, laser.channels().rows());
    double[] with = new double[2];
    double[] trialsOf = new double[2];
    double[] train = session.spikes().orElseThrow().times(4);
    Column inactivated = trials.column("inactivated");
    for (int i = 0; i < trials.rows(); i++) {
      double from = trials.column("start_time").number(i);
      double to = trials.column("stop_time").number(i);
      // Neuron 4 follows the second choice.
      int which = inactivated.text(i).equals("2") ? 1 : 0;
      trialsOf[which]++;
      for (double spike : train) {
        with[which] += spike >= from && spike < to ? 1 : 0;
      }
      int middle = (int) ((from + to) / 2 * 100);
      assertEquals(which, laser.read(middle, 1)[1], "trial " + i);
    }
    assertEquals(0.1, with[1] / trialsOf[1] / (with[0] / trialsOf[0]), 0.06);
    assertEquals("2", session.units().column("group").text(4));
  }

  @Test
  void theSameSeedGivesTheSameFile() throws IOException {
    InactivationExperimentOptions options =
        Options.bind(InactivationExperimentOptions.class, Map.of("repeats", 1, "units", 2));
    for (String name : List.of("a", "b")) {
      InactivationExperiment.write(folder.resolve(name), options, 9);
    }
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("a")), Files.readAllBytes(folder.resolve("b")));
    assertThrows(
        Options.InvalidOption.class,
        () -> Options.bind(InactivationExperimentOptions.class, Map.of("causal", List.of(1))));
  }
}

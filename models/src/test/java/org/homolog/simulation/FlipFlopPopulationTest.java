package org.homolog.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.homolog.dynamics.NetworkDynamics;
import org.homolog.population.Alignment;
import org.homolog.population.Population;
import org.homolog.population.Recording;
import org.homolog.population.Table;
import org.homolog.spi.Options;
import org.homolog.system.Dynamics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlipFlopPopulationTest {
  @TempDir Path folder;

  private static FlipFlopPopulationOptions options(Map<String, ?> values) {
    return Options.bind(FlipFlopPopulationOptions.class, values);
  }

  @Test
  void everyCombinationOfCuesIsShownAsOftenAndCountsFollowTheRates() {
    FlipFlopPopulation population =
        FlipFlopPopulation.of(
            options(Map.of("bits", 1, "units", 12, "observed", 5, "repeats", 40)), 3);
    Recording session = population.session();
    Population counts =
        Alignment.of("trials", "start_time", 0, 1, 0.02, "first_1", "second_1").apply(session);
    assertEquals(9, counts.conditionCount());
    assertEquals(360, counts.entryCount());
    double[] all = counts.byEntry().array();
    double[] sum = new double[250];
    double[] expected = new double[250];
    for (int trial = 0; trial < 360; trial++) {
      double[] one = population.expected(trial, population.beginning(trial));
      for (int i = 0; i < 250; i++) {
        sum[i] += all[trial * 250 + i];
        expected[i] += one[i];
      }
    }
    double deviation = 0;
    for (int i = 0; i < 250; i++) {
      deviation += Math.pow(sum[i] - expected[i], 2) / expected[i] / 250;
    }
    assertEquals(1, deviation, 0.3, "chi squared per degree of freedom");
  }

  @Test
  void theRatesAreThoseOfTheNetworkItTells() {
    FlipFlopPopulation population =
        FlipFlopPopulation.of(options(Map.of("units", 20, "observed", 6, "repeats", 1)), 5);
    Dynamics dynamics = NetworkDynamics.of(population.network());
    Table trials = population.session().table("trials");
    double[] read = population.network().weights().values("wo");
    for (int trial = 0; trial < 10; trial++) {
      double[] state = new double[20];
      double[] expected = population.expected(trial, new double[2]);
      double[] previous = new double[6];
      for (int step = 0; step < 50; step++) {
        String which = step < 25 ? "first_" : "second_";
        double[] cue = new double[2];
        if (step % 25 < 5) {
          cue[0] = trials.column(which + 1).number(trial);
          cue[1] = trials.column(which + 2).number(trial);
        }
        state = dynamics.step(state, cue);
        double[] rates = dynamics.rates(state);
        for (int k = 0; k < 6; k++) {
          double output = 0;
          for (int unit = 0; unit < 20; unit++) {
            output += read[unit * 6 + k] * rates[unit] / 20;
          }
          double level = Math.log(expected[step * 6 + k]) - output;
          assertEquals(step == 0 ? level : previous[k], level, 1e-10);
          previous[k] = level;
        }
      }
    }
  }

  @Test
  void withoutCuesTrialsDifferByTheirBeginning() {
    FlipFlopPopulation population =
        FlipFlopPopulation.of(options(Map.of("cues", false, "spread", 1, "repeats", 7)), 5);
    assertEquals(7, population.trials());
    assertTrue(population.beginning(0)[0] != population.beginning(1)[0]);
    assertEquals(
        java.util.List.of("repeat", "start_time", "stop_time"),
        population.session().table("trials").names());
  }

  @Test
  void theSameSeedGivesTheSameFile() throws IOException {
    FlipFlopPopulationOptions options = options(Map.of("repeats", 1, "units", 4, "observed", 3));
    for (String name : new String[] {"a", "b"}) {
      FlipFlopPopulation.write(folder.resolve(name), options, 9);
    }
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("a")), Files.readAllBytes(folder.resolve("b")));
  }

  @Test
  void impossibleOptionsAreRefused() {
    for (Map<String, ?> wrong :
        Arrays.<Map<String, ?>>asList(
            Map.of("observed", 61), Map.of("cues", false), Map.of("step", 200))) {
      assertThrows(Options.InvalidOption.class, () -> options(wrong));
    }
  }
}

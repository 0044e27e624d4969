package org.homolog.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.RowFilter;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.result.CellResult;
import org.homolog.result.ScoreResult;
import org.homolog.spi.Task;
import org.homolog.spi.Trials;
import org.homolog.system.Dynamics;
import org.homolog.system.NeuralSystem;
import org.homolog.system.Performance;
import org.homolog.task.TaskLinter;
import org.junit.jupiter.api.Test;

class ProgramsTest {

  @Test
  void aNetworkLearnsAndItsUnitsAreRecorded() {
    NeuralSystem system = TrainAndRecord.train(300, 1);
    assertEquals(NeuralSystem.Kind.TRAINED, system.kind());
    Population population = system.require(Population.class);
    assertEquals(64, population.unitCount());
    assertTrue(population.conditionLabels().size() >= 9, population.toString());
    assertTrue(
        system.require(Performance.class).overall() > 0.6,
        "accuracy " + system.require(Performance.class).overall());
    assertEquals(64, system.require(Dynamics.class).stateCount());
  }

  @Test
  void aTaskOfOnesOwnIsWhole() {
    Task task = TwoTones.task();
    assertEquals(List.of(), TaskLinter.examine(task, 3, 300));
    Trials grid = task.draw(1, 0, task.gridSize(), Task.Mode.NOISELESS);
    assertEquals(24, grid.trials());
    assertEquals("first", grid.conditions().column("higher").text(1));
    assertEquals(1, grid.targets()[(grid.lengths()[1] - 1) * 24 + 1]);
    TwoTones.main(new String[0]);
  }

  @Test
  void twoGroupsOfUnitsThatShareASignalPredictEachOther() {
    int conditions = 12;
    int repeats = 4;
    CounterRandom random = new CounterRandom(2, 0);
    String[] stimuli = new String[conditions * repeats];
    String[] trials = new String[stimuli.length];
    String[] areas = {"A", "A", "A", "B", "B", "B"};
    double[] values = new double[stimuli.length * areas.length];
    for (int condition = 0; condition < conditions; condition++) {
      double[] signal = {random.nextGaussian(), random.nextGaussian()};
      for (int repeat = 0; repeat < repeats; repeat++) {
        int entry = condition * repeats + repeat;
        stimuli[entry] = "s" + condition;
        trials[entry] = "t" + repeat;
        for (int unit = 0; unit < areas.length; unit++) {
          values[entry * areas.length + unit] =
              signal[unit % 2] + 0.5 * signal[(unit + 1) % 2] * unit + 0.2 * random.nextGaussian();
        }
      }
    }
    Population all =
        Population.builder(
                Table.of(Column.texts("stimulus", stimuli), Column.texts("trial", trials)),
                Table.of(Column.texts("area", areas)))
            .conditions(List.of("stimulus"))
            .repeats("trial")
            .values(values)
            .build();
    CellResult result =
        CompareTwoPopulations.compare(
            all.whereUnits(RowFilter.parse("area == A")),
            all.whereUnits(RowFilter.parse("area == B")),
            1);
    ScoreResult r = result.scores().get(0);
    assertEquals("r", r.score());
    assertTrue(r.value() > 0.7, r.toString());
    assertTrue(r.ciLow() < r.value() && r.value() < r.ciHigh(), r.toString());
    assertTrue(r.pValue() < 0.05, "p = " + r.pValue());
    assertFalse(r.ceilingMethod().isBlank());
  }

  @Test
  void aRealRecordingIsAligned() {
    Path file =
        Path.of(System.getProperty("homolog.shared", "../shared"))
            .resolve("data/recordings/human-mtl-boundaries/sub-4_ses-4_ecephys+image.nwb");
    assumeTrue(Files.exists(file), "no recording at " + file);
    Population population =
        ImportAndAlign.align(file, "encoding_table", "start_time", "stimCategory");
    assertEquals(35, population.unitCount());
    assertEquals(90, population.entryCount());
    assertEquals(30, population.timeCount());
  }
}

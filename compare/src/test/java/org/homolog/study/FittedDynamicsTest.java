package org.homolog.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.homolog.report.StudySummary;
import org.homolog.result.CellResult;
import org.homolog.run.FitJob;
import org.homolog.run.Plan;
import org.homolog.simulation.FlipFlopPopulation;
import org.homolog.simulation.FlipFlopPopulationOptions;
import org.homolog.spi.Options;
import org.homolog.spi.testkit.TestRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Studies that fit recurrent networks to trials, at sizes that take a moment. */
class FittedDynamicsTest {
  private static final String STUDY =
      """
      study: fitted in time
      systems:
        neurons:
          recording: {file: flip.h5, tables: {trials: /trials}, units: /units, spikes: {times: /spikes/times, ends: /spikes/ends}}
          align: {table: trials, event: start_time, window: [0, 1], bin: 0.1, conditions: [first_1, second_1], repeats: repeat}
        network:
          model: {network: gru, units: 5, dt: 100}
          train:
            targets: neurons
            drive: [first_1 from 0 to 0.1, second_1 from 0.5 to 0.6]
            held-out-units: 0.34
            folds: {count: 3}
            steps: 6
            batch: 4
      reference: neurons
      candidates: [network/output, network/recurrent]
      resample: {bootstrap: 0, null: none}
      comparisons:
        - distances
      """;

  @TempDir Path folder;

  @BeforeEach
  void simulate() {
    FlipFlopPopulation.write(
        folder.resolve("flip.h5"),
        Options.bind(
            FlipFlopPopulationOptions.class,
            Map.of("bits", 1, "units", 8, "observed", 6, "repeats", 2, "step", 100, "tau", 200)),
        3);
  }

  private StudyFixture fixture() {
    return StudyFixture.in(folder);
  }

  private Function<String, Path> make(Plan plan) {
    Map<String, Path> made = new HashMap<>();
    for (FitJob fit : plan.fits()) {
      Path file = folder.resolve(fit.key() + ".h5");
      assertTrue(fit.estimatedSeconds() > 0);
      fit.make(file, new TestRun(1));
      made.put(fit.key(), file);
    }
    return key -> made.getOrDefault(key, folder);
  }

  private static StudySummary.SystemSummary system(StudySummary summary, String name) {
    return summary.systems().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void expectedResponsesAreHeldOutAndRecurrentUnitsStayWithTheirFold() {
    Plan plan = fixture().plan(STUDY);
    assertEquals(
        List.of("network fitted, seed 1 of 1"), plan.fits().stream().map(FitJob::label).toList());
    Function<String, Path> products = make(plan);
    CellResult output = plan.cells().get(0).evaluate(products, new TestRun(1));
    assertEquals(1, output.scores().size());
    assertEquals(6, output.scores().get(0).candidateUnits());
    assertTrue(output.warnings().stream().noneMatch(w -> w.contains("in sample")));
    CellResult hidden = plan.cells().get(1).evaluate(products, new TestRun(1));
    assertEquals(4, hidden.scores().size(), "three folds and their mean");
    assertTrue(hidden.warnings().get(0).contains("in sample"), hidden.warnings().toString());
    StudySummary.SystemSummary told = system(plan.completed().apply(products), "network/output");
    assertEquals("3 random folds of conditions", told.provenance().get("held out"));
    assertEquals(
        Set.of("held-out co-smoothing bits per spike", "the same over held-in units"),
        told.facts().keySet());
  }

  @Test
  void aRecordedSystemCanDriveIt() {
    String driven =
        STUDY
            .replace("dt: 100}", "dt: 100, inputs: neurons}")
            .replace("count: 3}", "count: 3, of: trials}")
            .replace("held-out-units: 0.34", "initial-state: condition");
    Plan plan = fixture().plan(driven);
    assertNotEquals(plan.fits().get(0).key(), fixture().plan(STUDY).fits().get(0).key());
    CellResult scored = plan.cells().get(0).evaluate(make(plan), new TestRun(1));
    assertTrue(Double.isFinite(scored.scores().get(0).value()));
  }

  @Test
  void aSequentialAutoencoderIsFittedAlike() {
    String text =
        STUDY
            .replace(
                "{network: gru, units: 5, dt: 100}",
                "{network: sequential-autoencoder, units: 5, factors: 2, encoder: 3, latents: 2,"
                    + " dt: 100}")
            .replace("network/recurrent]", "network/generator, network/factors]");
    Plan plan = fixture().plan(text);
    Function<String, Path> products = make(plan);
    for (int cell = 0; cell < 3; cell++) {
      CellResult scored = plan.cells().get(cell).evaluate(products, new TestRun(1));
      assertTrue(Double.isFinite(scored.scores().get(0).value()));
    }
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "dt: 100 | dt: 50 | systems.network.train.targets: dt: the network's step is 50.0 ms",
        "drive: [first_1 | drive: [frist_1 | systems.network.train.drive: drive: unknown column of the trials \"frist_1\"",
        "steps: 6 | stepz: 6 | systems.network.train.stepz: unknown option \"stepz\"",
        "steps: 6 | follow: units | systems.network.train.follow: follow: units: the readout must not be learned",
        "steps: 6 | loss: gauss | systems.network.train.loss: option \"loss\": unknown choice",
        "count: 3 | leave-out: first_1, of: trials | systems.network.train.folds.of: of goes with count",
        "bin: 0.1, | bin: 1, | acts in no bin",
        "network: gru, units: 5, dt: 100 | network: spiking, units: 4, dt: 100 | has no recurrent units that could follow",
      })
  void mistakesAreNamed(String from, String to, String expected) {
    String problems = fixture().problems(STUDY.replace(from.strip(), to.strip()));
    assertTrue(problems.contains(expected.strip()), problems);
    assertEquals(1, problems.lines().count(), problems);
  }
}

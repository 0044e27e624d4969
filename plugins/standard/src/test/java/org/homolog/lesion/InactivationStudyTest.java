package org.homolog.lesion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.homolog.cli.Main;
import org.homolog.export.RecordingFile;
import org.homolog.result.CellResult;
import org.homolog.result.ScoreResult;
import org.homolog.simulation.InactivationExperiment;
import org.homolog.simulation.InactivationExperimentOptions;
import org.homolog.spi.Options;
import org.homolog.store.ResultStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A simulated inactivation experiment, written to NWB, imported, and compared with another and with
 * a trained network.
 */
class InactivationStudyTest {
  private static final String STUDY =
      """
      study: inactivation
      seed: 4
      systems:
        animal:
          recording: {file: animal.nwb}
          align: {table: trials, event: stimulus_on, window: [0, 0.5], bin: 0.25, conditions: [choice], repeats: repeat, mark: {column: lit, series: laser, above: 0.5}}
        other:
          recording: {file: other.nwb}
          align: {table: trials, event: stimulus_on, window: [0, 0.5], bin: 0.25, conditions: [choice], repeats: repeat, mark: {column: lit, series: laser, above: 0.5}}
        network:
          model: {network: ctrnn, units: 24, activation: tanh, noise: 0}
          task: {random-dots: {directions: 4, dt: 20, fixation: [100], stimulus: [300], decision: [100], coherences: [51.2], sigma: 0.5}}
          train: {rule: gradient, steps: 250, batch: 32, validation-trials: 40}
          respond: {conditions: [choice], window: [0.1, 0.4], bin: 0.1}
      reference: animal
      candidates: [other, network/recurrent]
      resample: {bootstrap: 20, over: [repeat], null: {permutations: 20, permute: unit}}
      comparisons:
        - lesion: {inactivation: inactivated, column: choice}
        - lesion: {as: by light, inactivation: lit, candidates: [other]}
        - leave-out: {column: choice, decoder: frozen, candidates: [other]}
      """;

  @TempDir Path folder;

  private void session(String name, long seed) {
    InactivationExperimentOptions options =
        Options.bind(
            InactivationExperimentOptions.class,
            Map.of("causal", List.of(1, 0.7, 0.4, 0), "units", 6, "repeats", 12));
    RecordingFile.write(
        InactivationExperiment.simulate(options, seed),
        folder.resolve(name),
        RecordingFile.Format.NWB,
        "",
        false);
  }

  private static ScoreResult row(
      List<CellResult> cells, String entry, String candidate, String score) {
    return cells.stream()
        .filter(cell -> cell.analysis().equals(entry) && cell.candidate().equals(candidate))
        .flatMap(cell -> cell.scores().stream())
        .filter(row -> row.score().equals(score))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anExperimentIsComparedWithAnotherAndWithASilencedNetwork() throws IOException {
    session("animal.nwb", 1);
    session("other.nwb", 2);
    Path study = Files.writeString(folder.resolve("study.yaml"), STUDY);
    StringWriter errors = new StringWriter();
    int code =
        Main.execute(
            new PrintWriter(new StringWriter()),
            new PrintWriter(errors, true),
            "run",
            study.toString(),
            "--out",
            folder.resolve("out").toString(),
            "--data",
            folder.toString());
    assertEquals(0, code, errors::toString);
    List<CellResult> cells;
    try (ResultStore store = ResultStore.openExisting(folder.resolve("out"))) {
      cells = store.keys().stream().map(key -> store.find(key).orElseThrow()).toList();
    }
    assertEquals(4, cells.size());
    ScoreResult profile = row(cells, "lesion", "other", "profile-correlation");
    assertTrue(profile.value() > 0.8, "profile " + profile.value());
    assertTrue(profile.ciLow() <= profile.value() && profile.value() <= profile.ciHigh());
    assertTrue(profile.ceilingLow() > 0.3, profile.ceilingMethod());
    // Which units of a recording were inactivated cannot be exchanged.
    assertTrue(profile.nullModel().contains("could not be scored"), profile.nullModel());
    // The light's power, a series of the file, tells the same trials apart.
    ScoreResult lit = row(cells, "by light", "other", "profile-correlation");
    assertEquals(profile.value(), lit.value(), 1e-12, lit.message());
    ScoreResult agreement = row(cells, "lesion", "other", "condition-agreement");
    assertTrue(agreement.value() > 0.6, "agreement " + agreement.value());
    assertTrue(row(cells, "lesion", "other", "effect-distance").value() < 0.1);
    assertTrue(row(cells, "lesion", "other", "intact-reference").value() > 0.75);

    ScoreResult model = row(cells, "lesion", "network/recurrent", "condition-agreement");
    assertFalse(Double.isNaN(model.value()), model.message());
    assertTrue(model.nullModel().startsWith("permute-units"), model.nullModel());
    assertTrue(row(cells, "lesion", "network/recurrent", "intact-candidate").value() > 0.5);

    ScoreResult decoded = row(cells, "leave-out", "other", "intact-reference");
    assertTrue(decoded.value() > 0.35, "decoded " + decoded.value());
    assertTrue(Files.size(folder.resolve("out").resolve("report.html")) > 0);
  }
}

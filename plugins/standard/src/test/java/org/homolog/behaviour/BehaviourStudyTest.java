package org.homolog.behaviour;

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
 * Answers of a recorded animal beside those of another and of a trained network, by a study file.
 */
class BehaviourStudyTest {
  private static final String STUDY =
      """
      study: behaviour
      seed: 4
      systems:
        animal:
          recording: {file: animal.nwb}
          align: {table: trials, event: stimulus_on, window: [0, 0.5], bin: 0.25, conditions: [coherence, choice], repeats: repeat, entries: "inactivated == 'none'"}
        other:
          recording: {file: other.nwb}
          align: {table: trials, event: stimulus_on, window: [0, 0.5], bin: 0.25, conditions: [coherence, choice], repeats: repeat, entries: "inactivated == 'none'"}
        network:
          model: {network: ctrnn, units: 24, activation: tanh, noise: 0}
          task: {random-dots: {directions: 2, dt: 20, fixation: [100], stimulus: [300], decision: [100], coherences: [3.2, 12.8, 51.2], sigma: 1.0}}
          train: {rule: gradient, steps: 200, batch: 32, validation-trials: 40}
          respond: {conditions: [coherence, choice], window: [0.1, 0.4], bin: 0.1}
      reference: animal
      candidates: [other, network/recurrent]
      resample: {bootstrap: 20, over: [repeat], null: {permutations: 20}}
      comparisons:
        - accuracy
        - psychometric: {strength: coherence, side: choice, toward: ["2", "choice 2"], away: ["1", "choice 1"]}
        - psychometric: {as: of accuracy, strength: coherence, form: accuracy}
        - error-pattern
        - error-consistency
      """;

  @TempDir Path folder;

  private void session(String name, long seed) {
    RecordingFile.write(
        InactivationExperiment.simulate(
            Options.bind(
                InactivationExperimentOptions.class,
                Map.of(
                    "causal",
                    List.of(1, 0),
                    "coherences",
                    List.of(3.2, 12.8, 51.2),
                    "units",
                    4,
                    "repeats",
                    20)),
            seed),
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
  void answersOfAnimalsAndNetworksAreComparedTrialByTrial() throws IOException {
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
    assertEquals(10, cells.size());
    for (String candidate : List.of("other", "network/recurrent")) {
      ScoreResult accuracy = row(cells, "accuracy", candidate, "accuracy-candidate");
      assertTrue(accuracy.value() > 0.5, candidate + " " + accuracy.value());
      // Trials are what is drawn, those of the network too.
      assertTrue(accuracy.ciLow() < accuracy.value() && accuracy.value() < accuracy.ciHigh());
      ScoreResult pattern = row(cells, "error-pattern", candidate, "correlation");
      assertFalse(Double.isNaN(pattern.value()), pattern.message());
      assertTrue(pattern.pValue() > 0, pattern.nullModel());
      ScoreResult curve = row(cells, "psychometric", candidate, "curve-difference");
      assertTrue(curve.value() < 0.5, curve.message());
      ScoreResult kappa = row(cells, "error-consistency", candidate, "kappa");
      assertTrue(kappa.value() > -0.2 && kappa.value() < 1, kappa.message());
      ScoreResult threshold = row(cells, "of accuracy", candidate, "threshold-reference");
      assertFalse(Double.isNaN(threshold.value()) && threshold.message().isBlank());
    }
    assertTrue(row(cells, "error-pattern", "other", "correlation").ceilingHigh() > 0.5);
    assertTrue(row(cells, "error-pattern", "other", "correlation").value() > 0.5);
    String page = Files.readString(folder.resolve("out").resolve("report.html"));
    assertTrue(page.contains("Psychometric curves of"));
    assertTrue(page.contains("What the design allows"));
  }

  @Test
  void aDryRunTellsWhichComparisonsAreValid() throws IOException {
    session("animal.nwb", 1);
    session("other.nwb", 2);
    String averaged =
        STUDY
            .replace(
                "  network:\n",
                """
                  mean:
                    recording: {file: other.nwb}
                    align: {table: trials, event: stimulus_on, window: [0, 0.5], bin: 0.25, conditions: [coherence, choice], repeats: repeat, entries: "inactivated == 'none'"}
                    then: [average: repeats]
                  network:
                """)
            .replace(
                "comparisons:\n",
                """
                comparisons:
                  - rsa: {dissimilarity: crossnobis, candidates: [other, mean]}
                """);
    Path study = Files.writeString(folder.resolve("dry.yaml"), averaged);
    StringWriter told = new StringWriter();
    StringWriter errors = new StringWriter();
    int code =
        Main.execute(
            new PrintWriter(told, true),
            new PrintWriter(errors, true),
            "run",
            study.toString(),
            "--dry-run",
            "--data",
            folder.toString());
    assertEquals(0, code, errors::toString);
    String text = told.toString();
    assertTrue(
        text.contains(
            "rsa: animal with mean: not valid\n    needs 2 or more repeats of every condition"),
        text);
    assertTrue(text.contains("but mean has no repeats"), text);
    assertFalse(text.contains("rsa: animal with other: not valid"), text);
    assertTrue(text.contains("accuracy: animal with other: valid, with limits"), text);
    assertTrue(text.contains("no p: accuracy admits no permutation"), text);
    assertTrue(
        text.contains("accuracy: animal with network/recurrent: known once its systems are made"),
        text);
  }
}

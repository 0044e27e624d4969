package org.homolog.tuning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.homolog.cli.Main;
import org.homolog.geometry.Pairs;
import org.homolog.linalg.Matrix;
import org.homolog.random.CounterRandom;
import org.homolog.result.CellResult;
import org.homolog.spi.Design;
import org.homolog.spi.Options;
import org.homolog.spi.Outcome;
import org.homolog.store.ResultStore;
import org.homolog.system.NeuralSystem;
import org.homolog.system.Stimulable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferredStimuliTest {
  @TempDir Path folder;

  /** Units that weigh three inputs. */
  private record Weighing(double[]... weights) implements Stimulable {
    @Override
    public int inputCount() {
      return 3;
    }

    @Override
    public int unitCount() {
      return weights.length;
    }

    @Override
    public Matrix respond(Matrix inputs) {
      Matrix responses = Matrix.zeros(inputs.rows(), weights.length);
      for (int i = 0; i < inputs.rows(); i++) {
        for (int u = 0; u < weights.length; u++) {
          for (int k = 0; k < 3; k++) {
            responses.array()[i * weights.length + u] += weights[u][k] * inputs.get(i, k);
          }
        }
      }
      return responses;
    }

    @Override
    public double[] gradient(double[] input, int unit) {
      return weights[unit].clone();
    }
  }

  private static PreferredStimuli.Found found(Map<String, ?> options) {
    NeuralSystem system =
        NeuralSystem.builder("weighing", NeuralSystem.Kind.SIMULATED)
            .facet(
                Stimulable.class, new Weighing(new double[] {1, -2, 0.5}, new double[] {0, 3, 1}))
            .build();
    PreferredStimulusOptions bound = Options.bind(PreferredStimulusOptions.class, options);
    PreferredStimuli analysis = new PreferredStimuli();
    PreferredStimuli.Found found =
        analysis.prepare(new Design(List.of("any")).sample(system), bound, Pairs.run());
    Outcome shown = analysis.show(found, bound, Pairs.run());
    assertEquals(3, shown.figures().size());
    assertEquals(1, shown.tables().size());
    return found;
  }

  @Test
  void aUnitThatWeighsInputsPrefersTheCorner() {
    for (String method : List.of("gradient", "evolution")) {
      PreferredStimuli.Found found =
          found(Map.of("method", method, "evaluations", 600, "eta", 0.5, "starts", 2));
      assertArrayEquals(new double[] {2, -2, 2}, found.stimuli().row(0), 0.05, method);
      assertEquals(7, found.responses()[0], 0.1);
      assertTrue(found.responses()[1] > found.random()[1]);
    }
  }

  @Test
  void aPenaltyKeepsInputsSmall() {
    // Of w x - p mean(x^2) the largest lies at x = 3 w / (2 p).
    PreferredStimuli.Found found =
        found(Map.of("penalty", 3, "eta", 0.2, "steps", 400, "starts", 2));
    assertArrayEquals(new double[] {0.5, -1, 0.25}, found.stimuli().row(0), 1e-6);
    assertArrayEquals(new double[] {0, 1.5, 0.5}, found.stimuli().row(1), 1e-6);
    assertThrows(
        Options.InvalidOption.class,
        () -> Options.bind(PreferredStimulusOptions.class, Map.of("lowest", 3)));
  }

  @Test
  void unitsOfAFittedNetworkAreAskedInAStudy() throws IOException {
    CounterRandom random = new CounterRandom(2, 0);
    double[][] activity = new double[6][4];
    for (double[] row : activity) {
      java.util.Arrays.setAll(row, i -> random.nextGaussian());
    }
    try (WritableHdfFile file = HdfFile.write(folder.resolve("one.h5"))) {
      file.putDataset("activity", activity);
      file.putDataset("image", new String[] {"a", "b", "c", "d", "e", "f"});
    }
    Files.writeString(
        folder.resolve("stimuli.csv"), "name,x,y\na,0.5,1\nb,-1,2\nc,2,0\nd,1,1\ne,0,3\nf,2,2\n");
    Path study =
        Files.writeString(
            folder.resolve("study.yaml"),
            """
            study: fitted
            systems:
              one:
                recording: {file: one.h5}
                population: {values: activity, axes: [condition: image, unit: unit], labels: {image: image}}
              table:
                stated: {table: stimuli.csv, labels: name}
              network:
                model: {network: mlp, layers: [3], inputs: table}
                train: {targets: one, steps: 4, batch: 4, folds: {leave-out: image}}
            reference: network/hidden1
            candidates: [network/hidden1]
            comparisons:
              - preferred-stimulus: {steps: 20, starts: 2}
            """);
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
    try (ResultStore store = ResultStore.openExisting(folder.resolve("out"))) {
      List<CellResult> cells =
          store.keys().stream().map(key -> store.find(key).orElseThrow()).toList();
      assertTrue(
          cells.stream().anyMatch(cell -> cell.referenceOutcome().figures().size() == 3),
          cells.toString());
    }
  }
}

package org.homolog.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homolog.failure.HomologException;
import org.homolog.learning.NetworkFile;
import org.homolog.learning.TrainedNetwork;
import org.homolog.result.CellResult;
import org.homolog.run.FitJob;
import org.homolog.run.Plan;
import org.homolog.spi.testkit.TestRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks whose weights another program made, in a study. */
class GivenWeightsTest {
  private static final String STUDY =
      """
      study: given
      seed: 5
      systems:
        population:
          simulate: {generator: decision-population, units: 8, repeats: 3, coherences: [12.8, 51.2], stimulus: 200}
          align: {table: trials, event: stimulus_on, window: [0, 0.2], bin: 0.1, conditions: [coherence, choice], repeats: repeat}
        network:
          model:
            network: ctrnn
            units: 2
            weights: {file: w.safetensors, names: [Wr = rnn.hh, b = 0, by = 0, r0 = 0], ignore: [steps]}
          task: {random-dots: {dt: 20, fixation: [100], stimulus: [200], decision: [100], coherences: [12.8, 51.2]}}
          respond: {conditions: [coherence, choice], window: [0.1, 0.3], bin: 0.1}
      reference: population
      candidates: [network]
      resample: {bootstrap: 0, null: none}
      comparisons:
        - distances
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeWeights() throws IOException {
    write("w.safetensors", 1);
  }

  private void write(String name, float first) throws IOException {
    List<String> entries = new ArrayList<>();
    ByteBuffer data = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
    array(entries, data, "rnn.hh", first, 2, 2);
    array(entries, data, "Wx", 0.5f, 2, 3);
    array(entries, data, "Wy", -0.5f, 3, 2);
    array(entries, data, "steps", 9, 1);
    byte[] header = ("{" + String.join(",", entries) + "}").getBytes(StandardCharsets.UTF_8);
    ByteBuffer file =
        ByteBuffer.allocate(8 + header.length + data.position()).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(header.length).put(header).put(data.flip());
    Files.write(folder.resolve(name), file.array());
  }

  private static void array(
      List<String> entries, ByteBuffer data, String name, float first, int... shape) {
    int from = data.position();
    int count = shape.length == 2 ? shape[0] * shape[1] : shape[0];
    for (int i = 0; i < count; i++) {
      data.putFloat(first / 8 + i / 16f);
    }
    entries.add(
        "\"%s\": {\"dtype\": \"F32\", \"shape\": %s, \"data_offsets\": [%d, %d]}"
            .formatted(name, Arrays.toString(shape), from, data.position()));
  }

  @Test
  void weightsAreTakenAsTheyAreAndTheNetworkIsNotTrained() throws IOException {
    StudyFixture fixture = StudyFixture.in(folder);
    Plan plan = fixture.plan(STUDY);
    String key = plan.fits().get(plan.fits().size() - 1).key();
    Map<String, Path> products = new HashMap<>();
    for (FitJob fit : plan.fits()) {
      Path file = folder.resolve(fit.key() + ".h5");
      fit.make(file, new TestRun(1));
      products.put(fit.key(), file);
    }
    TrainedNetwork network = NetworkFile.read(products.get(key));
    assertArrayEquals(
        new double[] {0.125, 0.1875, 0.25, 0.3125}, network.network().weights().values("Wr"));
    assertEquals(0, network.history().steps());
    assertTrue(network.provenance().get("weights").startsWith("w.safetensors, sha256 "));
    CellResult result = plan.cells().get(0).evaluate(products::get, new TestRun(1));
    assertEquals(1, result.scores().size());
    assertFalse(Double.isNaN(result.scores().get(0).value()));

    write("w.safetensors", 2);
    Plan other = StudyFixture.in(folder).plan(STUDY);
    assertNotEquals(
        key, other.fits().get(other.fits().size() - 1).key(), "other weights, other results");
  }

  private static final String PROGRAM =
      STUDY
          .replaceFirst(
              "network: ctrnn\\n *units: 2\\n",
              "network: torchscript\n      layers: [hidden]\n      dt: 20\n")
          .replaceFirst("weights: \\{.*\\}", "weights: {file: dots.pt}");

  private void program() throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(GivenWeightsTest.class.getResourceAsStream("dots.pt"))) {
      Files.copy(stream, folder.resolve("dots.pt"));
    }
  }

  @Test
  void torchScriptRunsAsAFixedNetwork() throws IOException {
    program();
    Plan plan = StudyFixture.in(folder).plan(PROGRAM);
    Map<String, Path> products = new HashMap<>();
    for (FitJob fit : plan.fits()) {
      Path file = folder.resolve(fit.key() + ".h5");
      fit.make(file, new TestRun(1));
      products.put(fit.key(), file);
    }
    assertEquals("distances: population with network/hidden", plan.cells().get(0).label());
    CellResult result = plan.cells().get(0).evaluate(products::get, new TestRun(1));
    assertEquals(4, result.scores().get(0).candidateUnits());
    assertFalse(Double.isNaN(result.scores().get(0).value()));
  }

  @Test
  void mistakesOfTorchScriptAreNamedWithTheirPlace() throws IOException {
    program();
    StudyFixture fixture = StudyFixture.in(folder);
    String unknown = fixture.problems(PROGRAM.replace("[hidden]", "[hiden]"));
    assertTrue(unknown.contains("model.weights.file: ") && unknown.contains("hiden"), unknown);
    String trained =
        fixture.problems(PROGRAM.replaceFirst("weights: \\{.*\\}", "order: batch-first"));
    assertTrue(trained.contains("model"), trained);
    String named =
        fixture.problems(PROGRAM.replace("{file: dots.pt}", "{file: dots.pt, names: [Wr = a]}"));
    assertTrue(named.contains("model.weights.names: ") && named.contains("leave names"), named);
  }

  private static final String ANSWERS =
      """
      study: answers
      systems:
        one:
          recording: {file: one.h5}
          population: {values: activity, axes: [condition: image, unit: unit], labels: {image: image}, columns: {image: kind}}
        table:
          stated: {table: stimuli.csv, labels: name}
        network:
          model:
            network: mlp
            layers: [2]
            inputs: table
            outputs: 3
            weights: {file: w.safetensors, names: [W1 = rnn.hh, W2 = Wy, b1 = 0, b2 = 0], ignore: [steps, Wx]}
      reference: one
      candidates: [network]
      resample: {bootstrap: 0, null: none}
      comparisons:
        - distances
      """;

  @Test
  void aNetworkWithGivenWeightsAnswersToInputs() {
    StudyFixture fixture = StudyFixture.in(folder);
    fixture.write("stimuli.csv", "name,x,y\na,0.5,1\nb,-1,2\nc,2,0\nd,1,1\ne,0,3\nf,2,2\n");
    Plan plan = fixture.plan(ANSWERS);
    FitJob fit = plan.fits().get(0);
    Path file = folder.resolve("answers.h5");
    fit.make(file, new TestRun(1));
    try (org.homolog.hdf5.Hdf5File answers = org.homolog.hdf5.Hdf5File.open(file)) {
      double[] hidden = answers.dataset("/layers/hidden1").doubles();
      assertArrayEquals(
          new double[] {0.125 * 0.5 + 0.1875, 0.25 * 0.5 + 0.3125}, Arrays.copyOf(hidden, 2), 1e-6);
    }
    assertEquals("trained", plan.summary().systems().get(2).kind());
    CellResult result = plan.cells().get(0).evaluate(key -> file, new TestRun(1));
    assertFalse(Double.isNaN(result.scores().get(0).value()));
    HomologException refused =
        assertThrows(
            HomologException.class,
            () -> fixture.plan(ANSWERS.replace("outputs: 3", "outputs: 2")));
    assertTrue(refused.getMessage().contains("W2"), refused.getMessage());
    HomologException alone =
        assertThrows(
            HomologException.class,
            () -> fixture.plan(STUDY.replace("units: 2", "units: 2\n      outputs: 3")));
    assertTrue(alone.getMessage().contains("outputs go with"), alone.getMessage());
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "w.safetensors | v.safetensors | systems.network.model.weights.file: there is no file v.safetensors",
        "Wr = rnn.hh | Wr = rnn.ih | unknown array \"rnn.ih\"; did you mean \"rnn.hh\"?",
        "Wr = rnn.hh | Wr rnn.hh | systems.network.model.weights.names: names: \"Wr rnn.hh\" is not of the form OWN = THEIRS",
        "units: 2 | units: 3 | array \"rnn.hh\" has the shape [2, 2]; Wr needs [3, 3]",
        ", ignore: [steps] | | no array of the ctrnn is made of steps",
        "b = 0, | | what array is b [2]? There are",
        "  respond: | train: {rule: gradient}\\n    respond: | systems.network.train: a network whose weights are given is not trained",
        "ignore: [steps] | ignored: [steps] | unknown key \"ignored\"",
      })
  void mistakesAreNamedWithTheirPlace(String from, String to, String expected) {
    String text = STUDY.replace(from.strip(), to == null ? "" : to.strip().replace("\\n", "\n"));
    String problems = StudyFixture.in(folder).problems(text);
    assertTrue(problems.contains(expected.strip()), problems);
  }
}

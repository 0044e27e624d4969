package org.homolog.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.homolog.failure.HomologException;
import org.homolog.report.StudySummary;
import org.homolog.result.CellResult;
import org.homolog.run.FitJob;
import org.homolog.run.Plan;
import org.homolog.spi.testkit.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Studies that train, fit and simulate, at sizes that take a moment. */
class NetworkPlanTest {
  private static final String TRAINED =
      """
      study: small
      seed: 5
      systems:
        population:
          simulate: {generator: decision-population, units: 8, repeats: 3, coherences: [12.8, 51.2], stimulus: 200}
          align: {table: trials, event: stimulus_on, window: [0, 0.2], bin: 0.1, conditions: [coherence, choice], repeats: repeat}
        network:
          model: {network: ctrnn, units: 6}
          task: {random-dots: {dt: 20, fixation: [100], stimulus: [200], decision: [100], coherences: [12.8, 51.2]}}
          train: {rule: gradient, steps: 3, batch: 4, validation-trials: 4, seeds: 2}
          untrained: true
          respond: {conditions: [coherence, choice], window: [0.1, 0.3], bin: 0.1}
      reference: population
      candidates: [network, network-untrained]
      resample: {bootstrap: 5, null: none}
      comparisons:
        - distances
      """;

  private static final String FITTED =
      """
      study: fitted
      systems:
        one:
          recording: {file: one.h5}
          population: {values: activity, axes: [condition: image, unit: unit], labels: {image: image}, columns: {image: kind}}
        table:
          stated: {table: stimuli.csv, labels: name, without: [number]}
        network:
          model: {network: mlp, layers: [3], inputs: table}
          train: {targets: one, steps: 4, batch: 4, folds: {leave-out: image}}
      reference: one
      candidates: [network/output, network/hidden1, table]
      resample: {bootstrap: 0, null: none}
      comparisons:
        - distances
      """;

  @TempDir Path folder;

  private StudyFixture fixture() {
    StudyFixture fixture = StudyFixture.in(folder);
    fixture.write(
        "stimuli.csv",
        "number,name,x,y,text\n1,a,0.5,1,p\n2,b,-1,2,q\n3,c,2,0,r\n4,d,1,1,s\n5,e,0,3,t\n6,f,2,2,u\n");
    return fixture;
  }

  private Function<String, Path> make(Plan plan) {
    Map<String, Path> made = new HashMap<>();
    for (FitJob fit : plan.fits()) {
      Path file = folder.resolve(fit.key() + ".h5");
      assertTrue(fit.estimatedSeconds() > 0);
      fit.make(file, new TestRun(1));
      made.put(fit.key(), file);
    }
    return key -> {
      if (!made.containsKey(key)) {
        throw HomologException.mistake("no product " + key);
      }
      return made.get(key);
    };
  }

  private static StudySummary.SystemSummary system(StudySummary summary, String name) {
    return summary.systems().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void trainedAndUntrainedNetworksAreComparedWithASimulatedRecording() {
    Plan plan = fixture().plan(TRAINED);
    assertEquals(
        List.of("simulated decision-population", "network, seed 1 of 2", "network, seed 2 of 2"),
        plan.fits().stream().map(FitJob::label).toList());
    assertEquals(
        List.of(
            "distances: population with network/recurrent",
            "distances: population with network-untrained/recurrent"),
        plan.cells().stream().map(cell -> cell.label()).toList());
    assertEquals(3, plan.cells().get(0).fits().size());
    assertEquals(1, plan.cells().get(1).fits().size());
    Function<String, Path> products = make(plan);
    CellResult trained = plan.cells().get(0).evaluate(products, new TestRun(1));
    assertEquals(
        List.of("seed 1", "seed 2", "mean"),
        trained.scores().stream().map(row -> row.member()).toList());
    assertEquals(4, trained.scores().get(0).conditions());
    CellResult untrained = plan.cells().get(1).evaluate(products, new TestRun(1));
    assertNotEquals(
        trained.scores().get(0).value(), untrained.scores().get(0).value(), "training did nothing");
    assertEquals(Map.of(), system(plan.summary(), "network/recurrent").facts());
    StudySummary.SystemSummary told = system(plan.completed().apply(products), "network/recurrent");
    assertEquals("0.500", told.facts().get("chance"));
    assertTrue(told.facts().containsKey("ideal observer"), told.facts().toString());
    assertTrue(told.facts().get("training").contains("3 steps"), told.facts().toString());
    assertEquals("untrained", system(plan.summary(), "network-untrained/recurrent").kind());
    assertEquals("simulated", system(plan.summary(), "population").kind());
  }

  private static final String STIMULATED =
      """
      study: stimulated
      systems:
        one:
          recording: {file: one.h5}
          population: {values: activity, axes: [condition: image, unit: unit], labels: {image: image}, columns: {image: kind}}
        table:
          stated: {table: stimuli.csv, labels: name, without: [number]}
        network:
          model: {network: layered, layers: [dense 5 tanh as=a, attention 4 slots=3 as=b], inputs: table}
        filters:
          model: {network: gabor, image: [1, 1, 2], wavelengths: [2], orientations: 2, pool: 1, inputs: table}
      reference: one
      candidates: [network, filters]
      resample: {bootstrap: 0, null: none}
      comparisons:
        - distances
      """;

  @Test
  void aNetworkThatIsNotTrainedAnswersToItsInputs() {
    String text = STIMULATED;
    Plan plan = fixture().plan(text);
    assertEquals(
        List.of("network answering to table", "filters answering to table"),
        plan.fits().stream().map(FitJob::label).toList());
    assertEquals(
        List.of(
            "distances: one with network/a",
            "distances: one with network/b",
            "distances: one with filters/energy"),
        plan.cells().stream().map(cell -> cell.label()).toList());
    Function<String, Path> made = make(plan);
    double[] values =
        plan.cells().stream()
            .mapToDouble(c -> c.evaluate(made, new TestRun(1)).scores().get(0).value())
            .toArray();
    double[] again =
        fixture().plan(text).cells().stream()
            .mapToDouble(c -> c.evaluate(made, new TestRun(1)).scores().get(0).value())
            .toArray();
    org.junit.jupiter.api.Assertions.assertArrayEquals(values, again);
    assertNotEquals(values[0], values[1]);
    assertEquals("untrained", system(plan.summary(), "network/b").kind());
    assertEquals("none", system(plan.summary(), "filters/energy").provenance().get("training"));
    assertNotEquals(
        plan.cells().get(0).key(),
        fixture().plan(text.replace("dense 5", "dense 6")).cells().get(0).key());
  }

  @Test
  void aConvolutionalNetworkCanBeFittedWhereItsImageSuits() {
    String text =
        FITTED
            .replace("layers: [3]", "image: [1, 1, 2], channels: [2], pool: 1, hidden: [3]")
            .replace("network: mlp", "network: cnn")
            .replace("network/hidden1", "network/conv1");
    Plan plan = fixture().plan(text);
    CellResult scored = plan.cells().get(1).evaluate(make(plan), new TestRun(1));
    assertTrue(Double.isFinite(scored.scores().get(0).value()));
    HomologException refused =
        org.junit.jupiter.api.Assertions.assertThrows(
            HomologException.class, () -> fixture().plan(text.replace("[1, 1, 2]", "[1, 2, 2]")));
    assertTrue(
        refused.getMessage().contains("1 x 2 x 2 makes 4 inputs, but there are 2"),
        refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image: [1, 1, 2] | image: [1, 1, 3] | makes an image of 1 x 1 x 3",
        "'slots=3 as=b], inputs: table}' | 'slots=3 as=b]}' | a network that is not trained needs inputs",
        "'slots=3 as=b], inputs' | 'slots=3 as=b], dt: 5, inputs' | has a time course",
        "'slots=3 as=b], inputs: table}' | 'slots=3 as=b], inputs: table}\n    untrained: true' | has no untrained",
        "inputs: table | inputs: tabel | did you mean",
      })
  void anUntrainedNetworkThatCannotAnswerIsRefused(String from, String to, String said) {
    HomologException refused =
        org.junit.jupiter.api.Assertions.assertThrows(
            HomologException.class,
            () -> fixture().plan(STIMULATED.replace(from, to.replace("\\n", "\n"))));
    assertTrue(refused.getMessage().contains(said), refused.getMessage());
  }

  @Test
  void untrainedTwinsCanBeTheNull() {
    String text = TRAINED.replace("null: none", "null: {model: untrained}");
    Plan plan = fixture().plan(text.replace(", network-untrained]", "]"));
    assertEquals(1, plan.cells().size());
    Function<String, Path> products = make(plan);
    CellResult trained = plan.cells().get(0).evaluate(products, new TestRun(1));
    CellResult untrained =
        fixture().plan(TRAINED).cells().get(1).evaluate(products, new TestRun(1));
    double[] nulls = trained.scores().get(0).nulls();
    assertEquals(2, nulls.length, trained.scores().get(0).nullModel());
    assertEquals(untrained.scores().get(0).value(), nulls[0]);
    assertEquals(untrained.scores().get(1).value(), nulls[1]);
    String mixed =
        fixture()
            .plan(text)
            .cells()
            .get(1)
            .evaluate(products, new TestRun(1))
            .scores()
            .get(0)
            .nullModel();
    assertTrue(mixed.startsWith("refused: untrained: there is no untrained twin"), mixed);
  }

  @Test
  void equalNetworksAreTrainedOnce() {
    String twice =
        TRAINED
            .replace(
                "reference: population",
                TRAINED
                        .substring(TRAINED.indexOf("  network:"), TRAINED.indexOf("reference:"))
                        .replace("  network:", "  same:")
                    + "reference: population")
            .replace("[network,", "[network, same,");
    assertEquals(3, fixture().plan(twice).fits().size());
    String other =
        twice.replace(
            "  same:\n    model: {network: ctrnn, units: 6}",
            "  same:\n    model: {network: ctrnn, units: 7}");
    assertEquals(5, fixture().plan(other).fits().size());
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "network: ctrnn | network: ctrn | study.yaml:8:22 systems.network.model.network: unknown network \"ctrn\"; did you mean \"ctrnn\"?",
        "units: 6 | units: 0 | study.yaml:8:36 systems.network.model.units: option \"units\" was 0",
        "units: 6 | unit: 6 | study.yaml:8:29 systems.network.model.unit: unknown option \"unit\"; did you mean \"units\"?",
        "random-dots: | random-dot: | study.yaml:9:12 systems.network.task: unknown task \"random-dot\"; did you mean \"random-dots\"?",
        "dt: 20, fix | dt: 10, fix | study.yaml:8:12 systems.network.model: the network's step is 20.0 ms and that of the task random-dots 10.0 ms",
        "rule: gradient | rule: gradent | study.yaml:10:19 systems.network.train.rule: unknown rule \"gradent\"; did you mean \"gradient\"?",
        "steps: 3 | stepz: 3 | study.yaml:10:29 systems.network.train.stepz: unknown option \"stepz\"; did you mean \"steps\"?",
        "conditions: [coherence, choice], window: [0.1 | conditions: [coherense, choice], window: [0.1 | study.yaml:12:27 systems.network.respond.conditions: unknown column of the trials of random-dots \"coherense\"",
        "bin: 0.1}\\n | bin: 0.001}\\n | study.yaml:12:73 systems.network.respond.bin: a bin of 0.001 s is shorter than the network's step of 0.02 s",
        "decision-population | decision-polulation | study.yaml:5:27 systems.population.simulate.generator: unknown generator",
        "repeats: 3 | repeats: 0 | study.yaml:5:67 systems.population.simulate.repeats: option \"repeats\" was 0",
        "candidates: [network, | candidates: [network/hidden, | study.yaml:14:13 candidates: unknown system \"network/hidden\"",
      })
  void everyMistakeIsNamedWithItsPlace(String from, String to, String expected) {
    String text =
        TRAINED.replace(from.strip().replace("\\n", "\n"), to.strip().replace("\\n", "\n"));
    String problems = fixture().problems(text);
    assertTrue(problems.contains(expected.strip()), problems);
  }

  @Test
  void aFittedNetworkIsScoredOnConditionsItHasNotSeen() {
    Plan plan = fixture().plan(FITTED);
    assertEquals(1, plan.fits().size());
    Function<String, Path> products = make(plan);
    CellResult output = plan.cells().get(0).evaluate(products, new TestRun(1));
    assertEquals(1, output.scores().size());
    assertEquals(4, output.scores().get(0).candidateUnits());
    assertTrue(output.warnings().stream().noneMatch(w -> w.contains("in sample")));
    CellResult hidden = plan.cells().get(1).evaluate(products, new TestRun(1));
    assertEquals(7, hidden.scores().size(), "six folds and their mean");
    assertTrue(hidden.warnings().get(0).contains("in sample"), hidden.warnings().toString());
    CellResult table = plan.cells().get(2).evaluate(products, new TestRun(1));
    assertEquals(2, table.scores().get(0).candidateUnits(), "x and y; text and number left out");
    StudySummary.SystemSummary told = system(plan.completed().apply(products), "network/output");
    assertTrue(told.provenance().getOrDefault("scored", "").startsWith("held out"));
    assertTrue(
        told.facts().keySet().stream().anyMatch(f -> f.startsWith("held-out explained variance")),
        told.facts().toString());
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "leave-out: image | leave-out: imgae | study.yaml:10:66 systems.network.train.folds.leave-out: unknown condition column of one \"imgae\"",
        "without: [number] | scale: z-score | study.yaml:9:48 systems.network.model.inputs: table is scaled over all conditions",
        "targets: one | targets: non | study.yaml:10:22 systems.network.train.targets: unknown system \"non\"",
        "labels: name | labels: nam | study.yaml:7:42 systems.table.stated.labels: unknown column \"nam\"",
        ", folds: {leave-out: image} | | study.yaml:10:22 systems.network.train.targets: a fitted network is scored on held-out conditions only",
      })
  void mistakesOfFitsAreNamedToo(String from, String to, String expected) {
    String text = FITTED.replace(from.strip(), to == null ? "" : to.strip());
    String problems = fixture().problems(text);
    assertTrue(problems.startsWith(expected.strip()), problems);
    assertEquals(1, problems.lines().count(), problems);
  }

  @Test
  void tablesThatAreNotTablesAreRefused() {
    StudyFixture fixture = fixture();
    fixture.write("stimuli.csv", "name,x\na,1\nb,2,3\n");
    String ragged = fixture.problems(FITTED);
    assertTrue(ragged.contains("row 2 after the names has 3 cells"), ragged);
    fixture.write("stimuli.csv", "name,number,x,x\na,1,1,1\n");
    String twice = fixture.problems(FITTED);
    assertTrue(twice.contains("the name \"x\" occurs twice"), twice);
  }
}

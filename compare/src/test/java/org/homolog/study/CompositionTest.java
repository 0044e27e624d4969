package org.homolog.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.homolog.failure.HomologException;
import org.homolog.plugin.PluginLoader;
import org.homolog.result.CellResult;
import org.homolog.run.FitJob;
import org.homolog.run.Plan;
import org.homolog.spi.Task;
import org.homolog.spi.Trials;
import org.homolog.spi.testkit.TestRun;
import org.homolog.study.grammar.TaskGrammar;
import org.homolog.study.yaml.Node;
import org.homolog.study.yaml.Problems;
import org.homolog.study.yaml.YamlReader;
import org.homolog.task.composed.ComposedTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks that a study composes. */
class CompositionTest {
  private static final String GOOD =
      """
      name: rotation
      dt: 50
      inputs: {fixation: 1, ring: 8, cue: 1}
      values: [x, y]
      tolerance: 0.2
      variables:
        angle: {from: 0, to: 360, grid: [0, 90, 180, 270], unit: degrees}
        turn: {levels: [-90, 90], psychometric: [-90, -45, 45, 90]}
        answer: {formula: angle + turn}
      periods:
        - before: {ms: [200, 400], show: {fixation: 1}}
        - stimulus: {ms: 500, show: {fixation: 1, ring: {at: angle, strength: 2}}, noise: {ring: 1}}
        - cue: {ms: 300, show: {fixation: 1, cue: turn / 90}}
        - response: {ms: 400, want: {x: cos(answer), y: sin(answer)}, weight: 3}
      """;

  private static final String STUDY =
      """
      study: composed
      systems:
        network:
          model: {network: ctrnn, units: 5, dt: 50}
          task:
            composed:
      TASK
          train: {steps: 2, batch: 4, validation-trials: 4, seeds: 1}
          untrained: true
          respond: {conditions: [angle, turn], event: cue_on, window: [0, 0.3], bin: 0.1}
      reference: network
      candidates: [network-untrained]
      resample: {bootstrap: 0, null: none}
      comparisons:
        - distances
      """
          .replace("TASK\n", GOOD.indent(8));

  @TempDir private Path folder = Path.of("");

  private static Node.Group node(String text, Problems problems) {
    return (Node.Group) YamlReader.read(text, problems);
  }

  private static Task task(String text) {
    Problems problems = new Problems("t.yaml");
    Node node = node(text, problems);
    return ComposedTask.of(
        CompositionReader.read(node, "composed", problems)
            .orElseThrow(() -> new AssertionError(problems.failure().getMessage())));
  }

  private static double at(Trials trials, int trial, int step, int channel) {
    return trials.inputs()[(step * trials.trials() + trial) * trials.inputCount() + channel];
  }

  @Test
  void whatIsWrittenIsShownAndWanted() {
    Task task = task(GOOD);
    assertEquals("rotation", task.id());
    assertEquals(10, task.inputs().size());
    assertEquals("ring 45.0 degrees", task.inputs().get(2));
    assertEquals(8, task.gridSize());
    assertEquals(16, task.gridSize(Task.Mode.PSYCHOMETRIC));
    Trials grid = task.draw(1, 0, 8, Task.Mode.NOISELESS);
    assertEquals(
        List.of("angle", "turn", "answer", "before_on", "stimulus_on", "cue_on", "response_on"),
        grid.conditions().names());
    assertEquals(28, grid.steps());
    for (int k = 0; k < 8; k++) {
      double angle = 90 * (k / 2);
      double answer = Math.toRadians(angle + (k % 2 == 0 ? -90 : 90));
      assertEquals(1, at(grid, k, 19, 0));
      assertEquals(0, at(grid, k, 20, 0));
      assertEquals(2, at(grid, k, 4, 1 + (int) angle / 45), 1e-6);
      assertEquals(2 * Math.exp(-2), at(grid, k, 4, 1 + ((int) angle / 45 + 1) % 8), 0.01);
      assertEquals(0, at(grid, k, 14, 1 + (int) angle / 45));
      assertEquals(k % 2 == 0 ? -1 : 1, at(grid, k, 15, 9));
      assertEquals(Math.cos(answer), grid.targets()[(27 * 8 + k) * 2], 1e-6);
      assertEquals(Math.sin(answer), grid.targets()[(20 * 8 + k) * 2 + 1], 1e-6);
      assertEquals(0, grid.targets()[(19 * 8 + k) * 2]);
      assertEquals(3, grid.weights()[27 * 8 + k]);
      assertEquals(0.7, grid.conditions().column("cue_on").number(k), 1e-9);
    }
    Trials drawn = task.draw(1, 0, 200, Task.Mode.TRAIN);
    assertEquals(2, Arrays.stream(drawn.lengths()).distinct().count());
    assertTrue(task.chance() < 0.1);
    assertTrue(task.idealObserver().isEmpty(), "there is noise");
    assertEquals(1, task(GOOD.replace(", noise: {ring: 1}", "")).idealObserver().orElseThrow());
  }

  @Test
  void theExampleOfTheHelpIsATask() {
    Problems problems = new Problems("help");
    Node.Group whole = node(TaskGrammar.example(), problems);
    Node.Group task = (Node.Group) whole.entries().get("task").value();
    Node composed = task.entries().get(TaskGrammar.ID).value();
    Task made =
        ComposedTask.of(CompositionReader.read(composed, "composed", problems).orElseThrow());
    assertEquals(0.5, made.chance(), 0.03);
    Trials grid = made.draw(1, 0, made.gridSize(), Task.Mode.NOISELESS);
    assertEquals(24, made.gridSize());
    for (int k = 0; k < 24; k++) {
      double f1 = grid.conditions().column("f1").number(k);
      double f2 = grid.conditions().column("f2").number(k);
      int last = grid.lengths()[k] - 1;
      assertEquals(f1 > f2 ? 1 : 2, (int) grid.targets()[last * 24 + k]);
    }
    assertTrue(TaskGrammar.text().contains("tuning: one of bump, cosine"));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name: rotation | nmae: rotation | t.yaml:1:1 composed.nmae: unknown key \"nmae\"; did you mean \"name\"?",
        "ring: 8 | ring: 0 | t.yaml:3:29 composed.inputs.ring: a number of channels from 1",
        "ring: 8 | ring: eight | t.yaml:3:29 composed.inputs.ring: a number of channels from 1",
        "values: [x, y] | values: [x, x] | composed.values: two outputs have the same name",
        "values: [x, y] | classes: [x] | t.yaml:4:10 composed.classes: two classes or more",
        "values: [x, y] | valeus: [x, y] | t.yaml:1:1 composed: say either classes",
        "tolerance: 0.2 | tolerance: 0 | t.yaml:5:12 composed.tolerance: a number from",
        "from: 0, to: 360 | from: 0 | composed.variables.angle.from: both from and to are needed",
        "from: 0, to: 360 | from: 0, to: 360, levels: [1] | t.yaml:7:10 composed.variables.angle: say one of levels",
        "levels: [-90, 90] | levels: [] | composed.variables.turn.levels: a list of numbers",
        "answer: {formula: angle + turn} | answer: {formula: angel + turn} | t.yaml:9:21 composed.variables.answer.formula: unknown variable \"angel\"; did you mean \"angle\"?",
        "answer: {formula: angle + turn} | answer: {formula: angle + } | t.yaml:9:21 composed.variables.answer.formula: the formula angle + at character 8",
        "answer: {formula: angle + turn} | answer: {formula: angle - angle'} | with a prime means nothing",
        "answer: {formula: angle + turn} | answer: {formula: angle, grid: [1]} | a computed variable has no levels of its own",
        "answer: {formula: angle + turn} | an-swer: {formula: angle} | t.yaml:9:3 composed.variables.an-swer: a variable's name is of letters",
        "ms: [200, 400] | ms: [200, -4] | t.yaml:11:24 composed.periods[1].before.ms: a duration from 0 ms",
        "ms: [200, 400] | ms: duration | t.yaml:11:18 composed.periods[1].before.ms: unknown variable \"duration\"",
        "ms: [200, 400], | | t.yaml:11:13 composed.periods[1].before: the key \"ms\" is missing",
        "- cue: | - stimulus: | t.yaml:13:5 composed.periods[3]: another period or variable has the name stimulus",
        "- cue: {ms: 300, show: {fixation: 1, cue: turn / 90}} | - cue | t.yaml:13:5 composed.periods[3]: a period is a name and what it holds",
        "cue: turn / 90 | clue: turn / 90 | t.yaml:13:40 composed.periods[3].cue.show: unknown group of inputs \"clue\"; did you mean \"cue\"?",
        "cue: turn / 90 | cue: {at: turn} | t.yaml:13:40 composed.periods[3].cue.show.cue: a direction needs several channels",
        "cue: turn / 90 | cue: [1] | composed.periods[3].cue.show.cue: a number or a formula",
        "strength: 2 | strngth: 2 | composed.periods[2].stimulus.show.ring.strngth: unknown key",
        "strength: 2 | tuning: sharp | composed.periods[2].stimulus.show.ring.tuning: unknown choice \"sharp\"",
        "noise: {ring: 1} | noise: {ring: -1} | composed.periods[2].stimulus.noise.ring: a number from 0",
        "noise: {ring: 1} | noise: {rings: 1} | unknown group of inputs \"rings\"",
        "y: sin(answer) | z: sin(answer) | t.yaml:14:48 composed.periods[4].response.want: unknown output \"z\"",
        "want: {x: cos(answer), y: sin(answer)} | want: x | composed.periods[4].response.want: a group OUTPUT: FORMULA",
      })
  void everyMistakeIsNamedWithItsPlace(String from, String to, String expected) {
    Problems problems = new Problems("t.yaml");
    String changed = GOOD.replace(from.strip(), to == null ? "" : to.strip());
    assertTrue(
        CompositionReader.read(node(changed, problems), "composed", problems).isEmpty(),
        "nothing wrong");
    String found = String.valueOf(problems.failure().getMessage());
    assertTrue(found.contains(expected.strip()), found);
  }

  @Test
  void aClassThatThereIsNotIsNamed() {
    String text =
        """
        inputs: {a: 1}
        classes: [no, yes]
        variables: {k: {levels: [0, 1, 2]}}
        periods:
          - all: {ms: 40, show: {a: k}, want: k}
        """;
    String message =
        String.valueOf(assertThrows(HomologException.class, () -> task(text)).getMessage());
    assertTrue(message.contains("wants class 2.0") && message.contains("0 to 1"), message);
    String infinite = text.replace("a: k", "a: 1 / k").replace("want: k", "want: yes");
    assertTrue(
        String.valueOf(assertThrows(HomologException.class, () -> task(infinite)).getMessage())
            .contains("input a of period all: the formula 1 / k gives Infinity"));
  }

  @Test
  void aNetworkIsTrainedOnIt() {
    Plan plan = StudyFixture.in(folder).plan(STUDY);
    Path file = folder.resolve("network.h5");
    FitJob training = plan.fits().get(0);
    training.make(file, new TestRun(1));
    CellResult compared = plan.cells().get(0).evaluate(key -> file, new TestRun(1));
    assertEquals(8, compared.scores().get(0).conditions());
  }

  @Test
  void networksAreSweptOverButNotTheTask() {
    Path file = StudyFixture.in(folder).write("study.yaml", STUDY);
    NetworkTraining networks =
        Planner.training(
            StudyFile.read(file),
            PluginLoader.builtIn(),
            new PlanSettings(Optional.of(folder), folder.resolve("cache"), OptionalLong.empty(), 1),
            "network");
    NetworkTraining larger = networks.with(Map.of("model.units", "6"));
    assertNotEquals(networks, larger);
    String message =
        String.valueOf(
            assertThrows(HomologException.class, () -> networks.with(Map.of("task.dt", "20")))
                .getMessage());
    assertTrue(message.contains("rotation is composed in the study"), message);
  }
}

package org.homolog.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.random.CounterRandom;
import org.homolog.report.StudySummary.SystemSummary;
import org.homolog.run.Plan;
import org.homolog.spi.testkit.TestRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every operation from recording to population as a study names it. */
class OperationsTest {
  private static final int TRIALS = 40;
  private static final String ALIGN =
      "{table: trials, event: go, window: [0, 0.5], bin: 0.1, conditions: [side], repeats: trial}";

  @TempDir Path folder;
  private StudyFixture fixture;

  @BeforeEach
  void files() {
    fixture = new StudyFixture(folder);
    session("monday.h5", 1, 5);
    session("tuesday.h5", 2, 3);
  }

  /** Forty trials a second apart, two sides in turn, spikes at random, a series at 200 Hz. */
  private void session(String name, long seed, int units) {
    CounterRandom random = new CounterRandom(seed, 0);
    double[] go = new double[TRIALS];
    String[] side = new String[TRIALS];
    double[] speed = new double[TRIALS];
    int[] trial = new int[TRIALS];
    int[] run = new int[TRIALS];
    for (int t = 0; t < TRIALS; t++) {
      go[t] = 1 + t;
      side[t] = t % 2 == 0 ? "left" : "right";
      speed[t] = 10 * random.nextDouble();
      trial[t] = t + 1;
      run[t] = 1 + t / 10;
    }
    double[] times = new double[units * 400];
    int[] ends = new int[units];
    String[] area = new String[units];
    double[] snr = new double[units];
    for (int u = 0; u < units; u++) {
      double[] train = new double[400];
      Arrays.setAll(train, i -> 42 * random.nextDouble());
      Arrays.sort(train);
      System.arraycopy(train, 0, times, u * 400, 400);
      ends[u] = (u + 1) * 400;
      area[u] = u % 2 == 0 ? "IT" : "V4";
      snr[u] = 1 + u;
    }
    double[] lfp = new double[200 * 42];
    Arrays.setAll(lfp, i -> Math.sin(i * 0.1) + i % 2);
    try (WritableHdfFile file = HdfFile.write(folder.resolve(name))) {
      WritableGroup trials = file.putGroup("trials");
      trials.putDataset("go", go);
      trials.putDataset("side", side);
      trials.putDataset("speed", speed);
      trials.putDataset("trial", trial);
      trials.putDataset("run", run);
      WritableGroup unitTable = file.putGroup("units");
      unitTable.putDataset("area", area);
      unitTable.putDataset("snr", snr);
      WritableGroup spikes = file.putGroup("spikes");
      spikes.putDataset("times", times);
      spikes.putDataset("ends", ends);
      file.putDataset("lfp", lfp);
    }
  }

  private static String day(String name, String align, String... steps) {
    return "  "
        + name
        + ":\n    recording: {file: "
        + name.replaceAll("-.*", "")
        + ".h5, tables: {trials: /trials}, units: /units, spikes: {times: /spikes/times, ends:"
        + " /spikes/ends}, series: {lfp: {values: /lfp, rate: 200}}}\n    align: "
        + align
        + "\n"
        + then(steps);
  }

  private static String then(String... steps) {
    StringBuilder text = new StringBuilder(steps.length == 0 ? "" : "    then:\n");
    for (String step : steps) {
      text.append("      - ").append(step).append('\n');
    }
    return text.toString();
  }

  private static String study(String systems, String reference, String candidate) {
    return "study: operations\nseed: 3\nsystems:\n"
        + systems
        + "reference: "
        + reference
        + "\ncandidates: ["
        + candidate
        + "]\nresample: {bootstrap: 0, null: none, ceiling: none}\ncomparisons: [distances]\n";
  }

  private SystemSummary told(String align, String... steps) {
    Plan plan = fixture.plan(study(day("monday", align, steps), "monday", "monday"));
    assertEquals(1, plan.cells().get(0).evaluate(Path::of, new TestRun(1)).scores().size());
    return plan.summary().systems().get(0);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "units: area == 'IT' && snr > 1.5 | 2 conditions, 40 entries, 5 time bins, 2 units",
        "units: area in (IT, V4) and !(snr >= 3) | 5 time bins, 2 units",
        "select: run == 1 or run == 3 | 2 conditions, 20 entries, 5 time bins",
        "times: seconds > 0.1 && seconds < 0.4 | 40 entries, 3 time bins, 5 units",
        "average: present-repeats | 2 conditions, 5 time bins, 5 units",
        "soft-normalise: 5 | 5 units, in of range + 5.0",
        "smooth: {kernel: causal-boxcar, seconds: 0.2} | 2 conditions, 40 entries, 5 time bins",
        "bin: {column: side2, edges: [0, 1]} | `unknown column \"side2\"; did you mean \"side\"?`",
        "bin: {column: side, quantiles: 2} | `column \"side\" holds text`",
        "balance: {entries: 7, seed: 2} | 2 conditions, 14 entries",
        "balance: {entries: 21} | `fewer than the 21 to keep`",
        "split: {by: random-halves, of: run, seed: 5} | 40 entries",
        "split: {of: rum} | `unknown column \"rum\"; did you mean \"run\"?`",
        "missing: drop-entry | 40 entries",
        "missing: keep | 40 entries",
        "select: part == odd | `unknown column \"part\"`",
      })
  void anOperationDoesWhatItSaysOrSaysWhatIsWrongAtItsPlace(String step, String expected) {
    String wanted = expected.replace("`", "");
    if (wanted.matches("\\d.*")) {
      SystemSummary system = told(ALIGN, step);
      assertTrue(system.description().contains(wanted), system.description());
      String key = step.substring(0, step.indexOf(':'));
      String operations = system.provenance().getOrDefault("operations", "");
      assertTrue(operations.startsWith(key + ": "), operations);
    } else {
      String text = study(day("monday", ALIGN, step), "monday", "monday");
      String found = fixture.problems(text);
      assertTrue(found.contains("systems.monday.then[1]." + step.split(":")[0]), found);
      assertTrue(found.startsWith("study.yaml:8:"), found);
      assertTrue(found.contains(wanted), found);
    }
  }

  @Test
  void seedsAndDefaultsAreSavedWithTheResult() {
    SystemSummary split = told(ALIGN, "split: {by: random-halves}", "select: part == first");
    assertEquals(
        "split: {by: random-halves, as: part, seed: 1}; select: part == first",
        split.provenance().get("operations"));
    assertTrue(split.description().contains("20 entries"), split.description());
    assertNotEquals(
        split.provenance().get("content key"),
        told(ALIGN, "split: {by: random-halves, seed: 2}", "select: part == first")
            .provenance()
            .get("content key"));
    assertTrue(told(ALIGN, "balance: {}").provenance().get("operations").contains("entries: 0"));
  }

  @Test
  void levelsOfAContinuousColumnBecomeConditionsInOrder() {
    String align = ALIGN.replace("[side]", "[speed]");
    SystemSummary system = told(align, "bin: {column: speed, edges: [0, 2.5, 5, 7.5, 10]}");
    assertTrue(system.description().contains("4 conditions, 40 entries"), system.description());
    SystemSummary both =
        told(ALIGN, "bin: {column: speed, equal-width: 2, as: pace}", "conditions: [side, pace]");
    assertTrue(both.description().contains("4 conditions, 40 entries"), both.description());
  }

  @Test
  void partsBecomeMembers() {
    String text =
        study(
            day("monday", ALIGN, "split: {by: parity, of: run}") + "    members: part\n",
            "monday",
            "monday");
    Plan plan = fixture.plan(text);
    String description = plan.summary().systems().get(0).description();
    assertTrue(description.contains("2 members (part)"), description);
    assertTrue(description.contains("20 entries"), description);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "series: lfp, rate: 50 | 1 units | series lfp around go of trials, 0.0 to 0.5 s in bins of 0.1 s, resampled to 50.0 Hz",
        "measure: rate, smooth: {kernel: causal-gaussian, seconds: 0.05} | in spikes/s | smoothed by a causal-gaussian of 0.05 s (causal)",
        "smooth: {kernel: boxcar, seconds: 0.2} | 5 units | smoothed by a boxcar of 0.2 s (acausal)",
        "units: area == IT, entries: run > 1 | 30 entries, 5 time bins, 3 units | entries run > 1, units area == IT",
        "outside: drop, recorded: [0, 20] | 19 entries | windows beyond the recording dropped",
        "outside: keep, recorded: [0, 20] | 40 entries | windows beyond the recording kept",
      })
  void whatAnAlignmentDoesIsTold(String more, String shape, String words) {
    SystemSummary system = told(ALIGN.replace("}", ", " + more + "}"));
    assertTrue(system.description().contains(shape), system.description());
    String values = system.provenance().getOrDefault("values", "");
    assertTrue(values.contains(words), values);
  }

  @ParameterizedTest(name = "{0} -> {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "split: {by: partiy} | partiy | .split.by | unknown choice \"partiy\"; did you mean \"parity\"?",
        "split: {bye: parity} | bye | .split.bye | unknown key \"bye\"; did you mean \"by\"?",
        "splitt: {by: parity} | splitt | .splitt | unknown key \"splitt\"; did you mean \"split\"?",
        "split: parity | parity | .split | a group of keys is needed here, not \"parity\"",
        "bin: {column: speed} | speed | .bin.column | exactly one of edges, equal-width and quantiles",
        "bin: {column: speed, edges: [1, 0]} | [1, 0] | .bin.edges | edges of bins must ascend, but 1.0 is followed by 0.0",
        "bin: {column: speed, edges: [1, high]} | [1, high] | .bin.edges | a list of numbers is needed here",
        "bin: {column: speed, edges: [1]} | [1] | .bin.edges | can be cut into 1 to 10000 bins",
        "bin: {column: speed, quantiles: 2.5} | 2.5 | .bin.quantiles | a whole number from 1 to 10000",
        "bin: {column: s, quantiles: 4, equal-width: 3} | 4, | .bin.quantiles | here are equal-width and quantiles",
        "bin: {edges: [0, 1]} | {edges | .bin | the key \"column\" is missing",
        "balance: {entries: -1} | -1 | .balance.entries | a whole number from 0",
        "balance: {fewer: dropp} | dropp | .balance.fewer | did you mean \"drop\"?",
        "soft-normalise: 0 | 0 | .soft-normalise | a number from",
        "soft-normalize: 5 | soft | .soft-normalize | did you mean \"soft-normalise\"?",
        "smooth: {kernel: half-gaussian, seconds: 1} | half | .smooth.kernel | causal-gaussian",
        "smooth: {kernel: boxcar} | {kernel | .smooth | the key \"seconds\" is missing",
        "smooth: {seconds: -1} | -1 | .smooth.seconds | a number from",
        "missing: drop-entries | drop-entries | .missing | did you mean \"drop-entry\"?",
        "average: repeat | repeat | .average | did you mean \"repeats\"?",
        "units: area == 'IT' & snr > 1 | area | .units | cannot be read at character 14",
        "times: seconds < | seconds | .times | cannot be read at character 10, its end",
        "{select: a == 1, time: mean} | {select | .then[1] | here are select and time",
      })
  void mistakesInStepsAreNamedWithTheirPlace(String step, String at, String path, String what) {
    assertProblem(study(day("monday", ALIGN, step), "monday", "monday"), at, path, what);
  }

  @ParameterizedTest(name = "{0} -> {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "outside: dorp | dorp | .align.outside | unknown choice \"dorp\"; did you mean \"drop\"?",
        "rate: 100 | 100 | .align.rate | a rate goes with a series",
        "series: lfp, rate: 0 | 0} | .align.rate | a number from",
        "recorded: [9, 3] | [9, 3] | .align.recorded | ends after it begins",
        "recorded: [9] | [9] | .align.recorded | a list of 2 numbers",
        "smooth: {kernel: causal-gausian, seconds: 1} | causal-gausian | .align.smooth.kernel | did you mean \"causal-gaussian\"?",
      })
  void mistakesInAlignmentsAreNamedWithTheirPlace(
      String more, String at, String path, String what) {
    String align = ALIGN.replace("}", ", " + more + "}");
    assertProblem(study(day("monday", align), "monday", "monday"), at, path, what);
  }

  private static void assertProblem(String text, String at, String path, String what) {
    HomologException refused =
        assertThrows(
            HomologException.class, () -> StudyFile.parse(Path.of("s.yaml"), text), "accepted");
    String found = String.valueOf(refused.getMessage());
    int offset = text.indexOf(at, text.indexOf("    align: "));
    int offsetInSteps = text.contains("then:") ? text.indexOf(at, text.indexOf("then:")) : offset;
    String before = text.substring(0, offsetInSteps);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    String place = "s.yaml:" + line + ":" + column + " systems.monday";
    assertTrue(found.contains(place), place + " is not in " + found);
    assertTrue(found.contains(path) && found.contains(what), found);
  }

  @Test
  void aWindowBeyondTheRecordingIsRefusedAtTheAlignment() {
    String align = ALIGN.replace("}", ", recorded: [0, 20]}");
    String found = fixture.problems(study(day("monday", align), "monday", "monday"));
    assertTrue(found.startsWith("study.yaml:6:12 systems.monday.align: "), found);
    assertTrue(found.contains("exceeds the recording") && found.contains("outside: drop"), found);
  }

  @Test
  void sessionsAreJoinedByConditionAndDrawnAsGroups() {
    String systems =
        day("monday", ALIGN, "units: snr > 1")
            + day("tuesday", ALIGN)
            + "  both:\n    pseudo-population: {of: [monday, tuesday], folds: 4, seed: 6}\n"
            + then("time: conditions");
    Plan plan = fixture.plan(study(systems, "both", "both"));
    SystemSummary both = plan.summary().systems().get(2);
    assertTrue(
        both.description().contains("10 conditions, 200 entries, 7 units"), both.description());
    assertEquals("monday, tuesday", both.provenance().get("sessions"));
    assertTrue(both.provenance().get("values").contains("4 folds"));
    assertTrue(both.provenance().get("values").contains("seed 6"));
    assertEquals(1, plan.cells().get(0).evaluate(Path::of, new TestRun(1)).scores().size());
    Plan again = fixture.plan(study(systems.replace("seed: 6", "seed: 7"), "both", "both"));
    assertNotEquals(plan.cells().get(0).key(), again.cells().get(0).key());
  }

  @Test
  void mistakesInPseudoPopulationsAreNamedWithTheirPlace() {
    String days = day("monday", ALIGN) + day("tuesday", ALIGN);
    String head = days + "  both:\n    pseudo-population: ";
    List<String[]> cases = new ArrayList<>();
    cases.add(new String[] {"{of: [monday, tusday]}", "did you mean \"tuesday\"?"});
    cases.add(new String[] {"{of: [monday, both]}", "cannot be described by itself"});
    cases.add(new String[] {"{of: [monday]}", "two sessions or more"});
    cases.add(new String[] {"{of: []}", "at least one system"});
    cases.add(new String[] {"{of: [monday, tuesday], folds: 21}", "too few repeats"});
    cases.add(new String[] {"{of: [monday, tuesday], folds: 0}", "a whole number from 1"});
    cases.add(new String[] {"{of: [monday, tuesday], trials: 99}", "used twice"});
    cases.add(new String[] {"{of: [monday, tuesday], unshared: drpo}", "did you mean \"drop\"?"});
    cases.add(new String[] {"{off: [monday, tuesday]}", "did you mean \"of\"?"});
    for (String[] one : cases) {
      String found = fixture.problems(study(head + one[0] + "\n", "both", "both"));
      assertTrue(found.contains("study.yaml:11:"), one[0] + ": " + found);
      assertTrue(found.contains("systems.both.pseudo-population"), one[0] + ": " + found);
      assertTrue(found.contains(one[1]), one[0] + ": " + found);
    }
    String differing =
        day("monday", ALIGN)
            + day("tuesday", ALIGN, "select: side == left")
            + "  both:\n    pseudo-population: {of: [monday, tuesday]}\n";
    String found = fixture.problems(study(differing, "both", "both"));
    assertTrue(found.contains("\"right\" is not in all of"), found);
    fixture.plan(
        study(differing.replace("tuesday]}", "tuesday], unshared: drop}"), "both", "both"));
  }

  @Test
  void unitsAndSessionsCanBeDrawnOnlyWhereThereAreAny() {
    String one = study(day("monday", ALIGN), "monday", "monday");
    for (String axis : List.of("unit", "session")) {
      String found =
          fixture.problems(one.replace("bootstrap: 0", "bootstrap: 20, over: [" + axis + "]"));
      assertTrue(found.contains("distances cannot be drawn over " + axis + "s"), found);
    }
    String found = fixture.problems(one.replace("bootstrap: 0", "over: [sesion]"));
    assertTrue(found.contains("did you mean \"session\"?"), found);
    String both = fixture.problems(one.replace("bootstrap: 0", "over: [unit, session]"));
    assertTrue(both.contains("not both"), both);
  }
}

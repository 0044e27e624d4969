package org.homolog.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.homolog.failure.HomologException;
import org.homolog.resample.Correction;
import org.homolog.result.CellResult;
import org.homolog.run.CellJob;
import org.homolog.run.Plan;
import org.homolog.spi.testkit.TestRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
  private static final String BASE = StudyFixture.study("  - distances: {power: 2}\n");

  @TempDir Path folder;
  private StudyFixture fixture;

  @BeforeEach
  void files() {
    fixture = StudyFixture.in(folder);
  }

  private static CellResult evaluate(CellJob cell) {
    return cell.evaluate(key -> Path.of(key), new TestRun(1));
  }

  @Test
  void cellsComeInTheOrderOfTheStudyAndEvaluate() {
    Plan plan =
        fixture.plan(
            BASE
                + "  - distances: {as: again, reference: two, candidates: [one, two]}\n  - size\n");
    assertEquals(
        List.of(
            "distances: one with two",
            "again: two with one",
            "again: two with two",
            "size: one",
            "size: two"),
        plan.cells().stream().map(CellJob::label).toList());
    assertEquals(List.of(List.of("one", "two")), plan.pairedCandidates().get("again"));
    CellResult first = evaluate(plan.cells().get(0));
    assertEquals("two", first.candidate());
    assertEquals(6, first.scores().get(0).conditions());
    assertEquals(20, first.scores().get(0).draws().length);
    assertEquals(10, first.scores().get(0).nulls().length);
    assertEquals(plan.cells().get(0).key(), first.key());
    assertEquals(1, evaluate(plan.cells().get(2)).scores().get(0).value(), 1e-12);
    assertEquals("", evaluate(plan.cells().get(3)).candidate());
    assertTrue(plan.cells().get(0).estimatedSeconds() > 0);
    assertTrue(plan.cells().get(0).estimatedBytes() > 0);
  }

  @Test
  void correctionsAreThoseOfTheStudyOrOfAnEntry() {
    Plan plan =
        fixture.plan(
            BASE.replace("bootstrap: 20,", "bootstrap: 20, correction: max-statistic,")
                + "  - distances: {as: own, resample: {correction: none}}\n");
    assertEquals(Correction.MAX_STATISTIC, plan.corrections().get("distances"));
    assertEquals(Correction.NONE, plan.corrections().get("own"));
    assertTrue(plan.summary().methods().get(0).resampling().contains("largest standardised score"));
    assertEquals(Correction.BENJAMINI_HOCHBERG, fixture.plan(BASE).corrections().get("distances"));
    assertEquals(
        fixture.plan(BASE).cells().get(0).key(),
        plan.cells().get(0).key(),
        "another correction computes nothing anew");
    assertTrue(
        fixture
            .problems(BASE.replace("bootstrap: 20,", "bootstrap: 20, correction: bonferoni,"))
            .contains("bonferroni"));
  }

  @Test
  void ceilingsCanBeFoundAnewForTests() {
    String text = BASE.replace("bootstrap: 20,", "bootstrap: 20, ceiling-test: drawn,");
    assertNotEquals(
        fixture.plan(BASE).cells().get(0).key(), fixture.plan(text).cells().get(0).key());
    assertTrue(
        fixture
            .problems(BASE.replace("bootstrap: 20,", "bootstrap: 20, ceiling-test: fresh,"))
            .contains("unknown choice \"fresh\""));
  }

  @Test
  void aNullIsChosenByItsModel() {
    String text = BASE.replace("permutations: 10", "permutations: 10, model: matched-spectrum");
    CellResult cell = evaluate(fixture.plan(text).cells().get(0));
    assertTrue(
        cell.scores()
            .get(0)
            .nullModel()
            .startsWith("matched-spectrum (10 random populations with the candidate's spectrum"));
    assertEquals(10, cell.scores().get(0).nulls().length);
    assertNotEquals(
        fixture.plan(BASE).cells().get(0).key(), fixture.plan(text).cells().get(0).key());
  }

  @Test
  void theSummaryTellsWhereEverythingComesFrom() {
    Plan plan = fixture.plan(BASE);
    assertEquals(2, plan.summary().systems().size());
    assertEquals("recorded", plan.summary().systems().get(0).kind());
    assertTrue(plan.summary().systems().get(0).description().contains("6 conditions, 4 units"));
    assertEquals(
        64, plan.summary().systems().get(0).provenance().getOrDefault("sha256", "").length());
    assertTrue(plan.summary().methods().get(0).resampling().contains("20 bootstrap draws"));
    assertEquals("2.0", plan.summary().methods().get(0).options().get("power"));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "- distances: {power: 2} | - distence: {power: 2} | study.yaml:14:5 comparisons[1]: unknown comparison \"distence\"; did you mean \"distances\"?",
        "power: 2 | powr: 2 | study.yaml:14:17 comparisons[1].distances.powr: unknown option \"powr\"; did you mean \"power\"?",
        "power: 2 | power: 20 | study.yaml:14:24 comparisons[1].distances.power: option \"power\" was 20 but must be a value of type double from 0.1 to 10",
        "reference: one | reference: oen | study.yaml:10:12 reference: unknown system \"oen\"; did you mean \"one\"?",
        "candidates: [two] | candidates: [tow] | study.yaml:11:13 candidates: unknown system \"tow\"; did you mean \"two\"?",
        "file: two.h5} | file: three.h5} | study.yaml:8:23 systems.two.recording.file: there is no file three.h5 in",
        "file: two.h5} | file: two.h5, importer: matlba} | study.yaml:8:41 systems.two.recording.importer: unknown importer \"matlba\"; did you mean \"matlab\"?",
        "candidates: [two] | candidates: [two/hidden1] | study.yaml:11:13 candidates: unknown system \"two/hidden1\"",
        "bootstrap: 20 | over: [repeat], bootstrap: 20 | study.yaml:12:11 resample: distances cannot be drawn over repeats; it can be drawn over conditions",
        "bootstrap: 20 | over: [member], bootstrap: 20 | study.yaml:12:11 resample: members are to be drawn, but neither one nor a candidate has several",
        "permutations: 10 | permutations: 10, permute: unit | study.yaml:12:11 resample.null: distances refuses to permute units: distances do not change with the order of units; it admits permute: condition or model: matched-spectrum, untrained",
        "permutations: 10 | permutations: 10, permute: repeat | study.yaml:12:11 resample.null: distances refuses to permute repeats; it admits permute: condition or model: matched-spectrum, untrained",
        "permutations: 10 | permutations: 10, model: random-rotation | study.yaml:12:11 resample.null: distances refuses the null random-rotation: distances do not depend on a rotation; it admits permute: condition or model: matched-spectrum, untrained",
        "permutations: 10 | permutations: 10, model: untrained | study.yaml:12:11 resample.null: untrained twins are the null, but no candidate has one",
        "permutations: 10 | permute: condition, model: untrained | resample.null.model: say model or permute, not both",
        "permutations: 10 | model: rotation | unknown choice \"rotation\"; there is: circular-shift",
      })
  void everyMistakeIsNamedWithItsPlace(String from, String to, String expected) {
    String problems = fixture.problems(BASE.replace(from.strip(), to.strip()));
    assertTrue(problems.contains(expected.strip()), problems);
    assertEquals(2, fixture.refused(BASE.replace(from.strip(), to.strip())).kind().exitCode());
  }

  private String second(String from, String to) {
    int at = BASE.indexOf("two.h5");
    return BASE.substring(0, at) + BASE.substring(at).replaceFirst(from, to);
  }

  @Test
  void whatTheFileDoesNotHoldIsNamedWhereItIsAskedFor() {
    String array = fixture.problems(second("values: activity", "values: activty"));
    assertTrue(array.startsWith("study.yaml:9:26 systems.two.population.values: two.h5: "), array);
    assertTrue(array.contains("did you mean \"/activity\""), array);
    String axes = fixture.problems(second("condition: image, unit: unit", "condition: image"));
    assertTrue(axes.startsWith("study.yaml:9:42 systems.two.population.axes"), axes);
    String length =
        fixture.problems(second("condition: image, unit: unit", "unit: unit, condition: image"));
    assertTrue(length.contains("has 6 labels for an axis of length 5"), length);
    assertTrue(length.startsWith("study.yaml:9:"), length);
  }

  @Test
  void missingValuesAreRefusedWhereTheComparisonRefusesThem() {
    String text = second("values: activity", "values: holed");
    String problems = fixture.problems(text);
    assertTrue(problems.startsWith("study.yaml:11:13 comparisons[1].distances: "), problems);
    assertTrue(problems.contains("population two holds NaN at condition \"c\""), problems);
    assertEquals(1, fixture.plan(text.replace("power: 2", "missing: zero")).cells().size());
  }

  @Test
  void systemsWithoutSharedConditionsAreRefusedWithALabelOfEach() {
    String problems =
        fixture.problems(second("labels: \\{image: image\\}", "labels: {image: other}"));
    assertTrue(
        problems.startsWith(
            "study.yaml:11:13 candidates: one and two share no condition: one has"
                + " \"a\", the other \"u\""),
        problems);
  }

  @Test
  void facetsThatAnAnalysisNeedsAreChecked() {
    String text =
        BASE.replace(
                "reference: one",
                "  three:\n    stated: {categories: [kind], of: one}\nreference: one")
            .replace("candidates: [two]", "candidates: [three]");
    assertEquals(1, fixture.plan(text).cells().size());
    String problems = fixture.problems(text + "  - size\n");
    assertTrue(
        problems.contains("size needs Population, but system three has Dissimilarities"), problems);
  }

  @Test
  void dissimilaritiesByFormulaAreASystem() {
    String text =
        BASE.replace(
                "reference: one",
                "  three:\n    stated: {of: one, formula: different(kind)}\nreference: one")
            .replace("candidates: [two]", "candidates: [three]");
    Plan plan = fixture.plan(text);
    assertEquals(1, plan.cells().size());
    assertTrue(
        plan.summary().systems().stream()
            .anyMatch(one -> "different(kind)".equals(one.provenance().get("formula"))));
    String unread = fixture.problems(text.replace("different(kind)", "diferent(kind)"));
    assertTrue(unread.contains("did you mean \"different\"?"), unread);
    String unknown = fixture.problems(text.replace("different(kind)", "different(kin)"));
    assertTrue(unknown.contains("formula: unknown condition column of one \"kin\""), unknown);
    String both = fixture.problems(text.replace("formula:", "categories: [kind], formula:"));
    assertTrue(both.contains("here are categories and formula"), both);
  }

  @Test
  void otherFormatsKeepTheirExitCode() {
    fixture.write("two.h5", "not a recording at all");
    HomologException text = fixture.refused(BASE);
    assertEquals(3, text.kind().exitCode(), text.getMessage());
    assertTrue(text.getMessage().contains("study.yaml:8:"), text.getMessage());
    assertFalse(text.getMessage().contains("\n"), text.getMessage());
  }

  @Test
  void aHashThatDoesNotFitIsRefused() {
    String wrong = "0".repeat(64);
    String problems =
        fixture.problems(BASE.replace("file: one.h5", "file: one.h5, sha256: " + wrong));
    assertTrue(problems.startsWith("study.yaml:5:39 systems.one.recording.sha256: "), problems);
    assertTrue(problems.contains("correct the hash"), problems);
  }

  private String key(String text) {
    return fixture.plan(text).cells().get(0).key();
  }

  @Test
  void keysChangeWhenSomethingRelevantChanges() {
    String key = key(BASE);
    assertNotEquals(key, key(BASE.replace("power: 2", "power: 3")));
    assertNotEquals(key, key(BASE.replace("seed: 3", "seed: 4")));
    assertNotEquals(key, key(BASE.replace("bootstrap: 20", "bootstrap: 21")));
    assertNotEquals(key, key(BASE.replace("permutations: 10", "permutations: 11")));
    assertNotEquals(
        key,
        key(BASE.replace("columns: {image: kind}}", "columns: {image: kind}, select: kind == 0}")));
    assertNotEquals(
        key, key(BASE.replace("reference: one", "    then: [z-score: units]\nreference: one")));
    assertNotEquals(key, fixture.plan(BASE, folder, OptionalLong.of(9)).cells().get(0).key());
    fixture.recording("two.h5", 5, 5, Double.NaN);
    assertNotEquals(key, key(BASE));
  }

  @Test
  void keysStayWhenNothingRelevantChanges() {
    String key = key(BASE);
    assertEquals(key, key(BASE));
    assertEquals(key, key(BASE.replace("study: test", "study: other\nabout: more words")));
    assertEquals(key, key(BASE.replace("{power: 2}", "{missing: refuse, power: 2.0}")));
    assertEquals(key, key(BASE.replace("file: one.h5", "file: one.h5, citation: Somebody")));
    assertEquals(key, key(BASE + "  - size\nreport: {title: T}\n"));
    assertEquals(key, key(BASE.replace("candidates: [two]", "candidates: [two, one]")));
    fixture.recording("copy.h5", 2, 5, Double.NaN);
    assertEquals(key, key(BASE.replace("two.h5", "copy.h5")));
  }

  @Test
  void aMemberCohortHasOneRowPerMember() {
    String text =
        BASE.replace(
                "reference: one",
                "  pair:\n    cohort: {of: [one, two], member: animal}\nreference: one")
            .replace("candidates: [two]", "candidates: [pair]")
            .replace("bootstrap: 20", "over: [member], bootstrap: 20");
    CellResult result = evaluate(fixture.plan(text).cells().get(0));
    assertEquals(
        List.of("one", "two", "mean"), result.scores().stream().map(row -> row.member()).toList());
  }

  @Test
  void filesAreFoundInTheDataFolderFirst() throws java.io.IOException {
    Path data = java.nio.file.Files.createDirectory(folder.resolve("data"));
    new StudyFixture(data).recording("two.h5", 77, 3, Double.NaN);
    Plan plan = fixture.plan(BASE, data, OptionalLong.empty());
    assertTrue(plan.summary().systems().get(1).description().contains("3 units"));
    assertTrue(plan.summary().systems().get(0).description().contains("4 units"));
  }
}

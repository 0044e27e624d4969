package org.homolog.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.homolog.cli.Main;
import org.homolog.random.CounterRandom;
import org.homolog.run.CellJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Model recovery and matched comparisons asked for in a study. */
class InquiryStudyTest {
  private static final int UNITS = 8;
  private static final int REPEATS = 4;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private StudyFixture fixture = new StudyFixture(Path.of("."));

  @BeforeEach
  void write() {
    fixture = StudyFixture.in(folder);
    CounterRandom random = new CounterRandom(6, 0);
    double[][][] activity = new double[StudyFixture.CONDITIONS][REPEATS][UNITS];
    for (double[][] condition : activity) {
      double[] mean = new double[UNITS];
      java.util.Arrays.setAll(mean, u -> random.nextGaussian());
      for (double[] repeat : condition) {
        java.util.Arrays.setAll(repeat, u -> mean[u] + 0.3 * random.nextGaussian());
      }
    }
    try (WritableHdfFile file = HdfFile.write(folder.resolve("trials.h5"))) {
      file.putDataset("activity", activity);
      file.putDataset("image", new String[] {"a", "b", "c", "d", "e", "f"});
    }
  }

  private static String study(String top, String entries) {
    return "study: test\nseed: 3\nsystems:\n"
        + "  brain:\n    recording: {file: trials.h5}\n    population: {values: activity, axes:"
        + " [condition: image, repeat: trial, unit: unit], labels: {image: image}}\n"
        + StudyFixture.system("one", "one.h5", "")
        + StudyFixture.system("two", "two.h5", "")
        + "reference: brain\ncandidates: [one, two]\n"
        + "resample: {bootstrap: 0, null: none}\n"
        + top
        + "comparisons:\n"
        + entries;
  }

  private int homolog(Object... arguments) {
    PrintWriter writer = new PrintWriter(out, true);
    return Main.execute(
        writer, writer, List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
  }

  @Test
  void theReportSaysWhoWins() throws IOException {
    Path study =
        fixture.write(
            "study.yaml",
            study("", "  - distances: {recovery: {data-sets: 10, larger: [2], goal: 1}}\n"));
    Path results = folder.resolve("out");
    assertEquals(0, homolog("run", study, "--out", results), out::toString);
    String html = Files.readString(results.resolve("report.html"));
    assertTrue(html.contains("id=\"recovery\""), "the report has a section");
    assertTrue(html.contains("Features mixed at random"), "and says what was done");
    List<String> lines = Files.readAllLines(results.resolve("recovery.csv"));
    assertTrue(lines.get(1).startsWith("distances,distances,cosine,brain,ridge,,1,6,4.0,one,one,"));
    assertEquals(0, (lines.size() - 1) % 4);
    // Scores have their rows, and recovery none among them.
    assertEquals(3, Files.readAllLines(results.resolve("results.csv")).size());
    Path file = folder.resolve("recovery.csv");
    assertEquals(0, homolog("export", results, "--csv", file, "--table", "recovery"));
    assertEquals(lines, Files.readAllLines(file));
    out.getBuffer().setLength(0);
    assertEquals(0, homolog("run", study, "--out", results, "--threads", 1));
    assertTrue(out.toString().contains("3 finished before"), out.toString());
    assertEquals(html, Files.readString(results.resolve("report.html")));
  }

  @Test
  void populationsAreMatchedWhereAsked() throws IOException {
    Path study =
        fixture.write(
            "study.yaml",
            study("matched: {draws: 5, units: [2, 4]}\n", "  - distances\n  - size\n"));
    Path results = folder.resolve("out");
    assertEquals(0, homolog("run", study, "--out", results), out::toString);
    String html = Files.readString(results.resolve("report.html"));
    assertTrue(html.contains("id=\"matched\""), "the report has a section");
    assertTrue(html.contains("Score against number of units"), "with the curve");
    List<String> lines = Files.readAllLines(results.resolve("matched.csv"));
    assertEquals(1 + 2 * 2, lines.size());
    assertTrue(lines.get(1).startsWith("distances,distances,cosine,brain,one,2,0."), lines.get(1));
    Path file = folder.resolve("matched.csv");
    assertEquals(0, homolog("export", results, "--csv", file, "--table", "matched"));
    assertEquals(lines, Files.readAllLines(file));
    List<CellJob> cells = fixture.plan(study("matched: true\n", "  - distances\n")).cells();
    assertEquals("distances: brain, matched comparison of one + two", cells.get(2).label());
    assertTrue(cells.get(2).estimatedSeconds() > cells.get(1).estimatedSeconds());
    assertEquals(
        2,
        fixture.plan(study("matched: true\n", "  - distances: {matched: none}\n")).cells().size());
    String problems = fixture.problems(study("", "  - size: {matched: true}\n"));
    assertTrue(problems.contains("nothing to match"), problems);
    problems = fixture.problems(study("matched: {units: [9, 3]}\n", "  - distances\n"));
    assertTrue(problems.contains("ascending whole numbers"), problems);
    problems = fixture.problems(study("matched: {units: [50]}\n", "  - distances\n"));
    assertTrue(problems.contains("smallest system of distances has 4"), problems);
    problems = fixture.problems(study("matched: often\n", "  - distances\n"));
    assertTrue(problems.contains("matched: none"), problems);
  }

  @Test
  void itIsPlannedWithAnEstimateAndAKeyOfItsOwn() {
    List<CellJob> plain = fixture.plan(study("", "  - distances\n")).cells();
    List<CellJob> asked = fixture.plan(study("recovery: true\n", "  - distances\n")).cells();
    assertEquals(3, asked.size());
    assertEquals(plain.get(0).key(), asked.get(0).key());
    assertEquals("distances: brain, model recovery of one + two", asked.get(2).label());
    assertTrue(asked.get(2).estimatedSeconds() > asked.get(1).estimatedSeconds());
    List<CellJob> fewer =
        fixture.plan(study("recovery: {data-sets: 50}\n", "  - distances\n")).cells();
    assertNotEquals(asked.get(2).key(), fewer.get(2).key());
    assertTrue(fewer.get(2).estimatedSeconds() < asked.get(2).estimatedSeconds());
    assertEquals(
        2,
        fixture
            .plan(study("recovery: true\n", "  - distances: {recovery: none}\n"))
            .cells()
            .size());
    // An analysis of single systems and one candidate alone have nothing to recover.
    assertEquals(
        3,
        fixture
            .plan(study("recovery: true\n", "  - size: {candidates: [one, two]}\n"))
            .cells()
            .size());
    assertEquals(
        1,
        fixture
            .plan(study("recovery: true\n", "  - distances: {candidates: one}\n"))
            .cells()
            .size());
  }

  @Test
  void whatCannotBeHadIsRefusedWhereItIsAskedFor() {
    String without = "  - distances: {reference: one, candidates: [two, brain], recovery: true}\n";
    String problems = fixture.problems(study("", without));
    assertTrue(problems.contains("recovery: model recovery needs repeats"), problems);
    assertTrue(problems.contains("recovery: {noise: 0.3}"), problems);
    problems =
        fixture.problems(
            study(
                "recovery: true\n", "  - distances: {reference: one, candidates: [two, brain]}\n"));
    assertTrue(problems.contains("its own, recovery: none"), problems);
    assertFalse(
        fixture
            .plan(study("", without.replace("recovery: true", "recovery: {noise: 0.2}")))
            .cells()
            .isEmpty());
    problems = fixture.problems(study("", "  - size: {recovery: true}\n"));
    assertTrue(problems.contains("no winner to recover"), problems);
    problems = fixture.problems(study("", "  - distances: {candidates: one, recovery: true}\n"));
    assertTrue(problems.contains("two candidates or more"), problems);
    problems = fixture.problems(study("recovery: {larger: [4, 2]}\n", "  - distances\n"));
    assertTrue(problems.contains("ascending whole numbers"), problems);
    problems = fixture.problems(study("recovery: {mapping: linear}\n", "  - distances\n"));
    assertTrue(problems.contains("linear"), problems);
    problems = fixture.problems(study("recovery: often\n", "  - distances\n"));
    assertTrue(problems.contains("recovery: none"), problems);
  }
}

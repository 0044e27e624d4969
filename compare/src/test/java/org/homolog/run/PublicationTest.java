package org.homolog.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homolog.report.ReportInput;
import org.homolog.report.ReportWriter;
import org.homolog.report.StudySummary;
import org.homolog.resample.Correction;
import org.homolog.result.CellResult;
import org.homolog.result.ResultTables;
import org.homolog.spi.Direction;
import org.homolog.store.ResultStore;
import org.homolog.store.SampleResults;
import org.homolog.store.StoredPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of a store: the correction that the study asked for, tables and families. */
class PublicationTest {
  @TempDir Path folder;

  private ReportInput published(Map<String, Correction> corrections) {
    StudySummary summary =
        new StudySummary("t", "", "t.yaml", "study: t", 7, "test", List.of(), List.of());
    List<StoredPlan.Cell> cells =
        List.of(
            new StoredPlan.Cell("k1", "one", "rsa", "rsa", "brain", "one"),
            new StoredPlan.Cell("gone", "gone", "rsa", "rsa", "brain", "gone"),
            new StoredPlan.Cell("k2", "two", "rsa", "rsa", "brain", "two"));
    try (ResultStore store = ResultStore.open(folder)) {
      store.putPlan(new StoredPlan(summary, cells, Map.of(), corrections));
      store.put(SampleResults.cell("k1", "one", 0.5));
      store.put(SampleResults.cell("k2", "two", 0.4));
    }
    return Publication.read(folder).write(folder);
  }

  @Test
  void theStudysCorrectionIsAppliedAndNamed() throws IOException {
    ReportInput input = published(Map.of("rsa", Correction.BONFERRONI));
    assertEquals(2, input.cells().size());
    assertEquals(List.of("gone: not computed yet"), input.failures());
    assertEquals(0.04, input.cells().get(1).scores().get(0).pAdjusted(), 1e-15);
    assertEquals("two", input.cells().get(1).scores().get(0).candidate());
    assertEquals("Bonferroni", input.families().get(0).correction());
    assertTrue(input.families().get(0).warning().contains("cannot reach significance"));
    String csv = Files.readString(folder.resolve("results.csv"));
    assertTrue(csv.contains("Bonferroni over 2 tests of rsa against brain"), csv);
  }

  @Test
  void aSingleComparisonHasNoConsensus() throws IOException {
    assertEquals(List.of(), published(Map.of()).consensus());
    assertEquals(
        String.join(",", ResultTables.CONSENSUS_COLUMNS) + "\r\n",
        Files.readString(folder.resolve("consensus.csv")));
  }

  @Test
  void comparisonsThatSayWhatIsCloserAreHeldAgainstEachOther() throws IOException {
    List<StudySummary.MethodSummary> methods =
        Stream.of("rsa", "cka")
            .map(
                id ->
                    new StudySummary.MethodSummary(
                        id, id, id, "", "", List.of(), Map.of(), "", Direction.HIGHER_IS_CLOSER))
            .toList();
    StudySummary summary =
        new StudySummary("t", "", "t.yaml", "study: t", 7, "test", List.of(), methods);
    List<StoredPlan.Cell> cells = new ArrayList<>();
    try (ResultStore store = ResultStore.open(folder)) {
      for (String analysis : List.of("rsa", "cka")) {
        for (String candidate : List.of("one", "two")) {
          String key = analysis + candidate;
          cells.add(new StoredPlan.Cell(key, key, analysis, analysis, "brain", candidate));
          store.put(
              named(SampleResults.cell(key, candidate, key.equals("ckatwo") ? 1 : 0.5), analysis));
        }
      }
      store.putPlan(new StoredPlan(summary, cells, Map.of(), Map.of()));
    }
    ReportInput input = Publication.read(folder).write(folder);
    assertEquals(1, input.consensus().size());
    assertEquals(List.of("one", "two"), input.consensus().get(0).candidates());
    assertEquals(List.of(2.0, 1.0), input.consensus().get(0).rankings().get(1).ranks());
    String csv = Files.readString(folder.resolve("consensus.csv"));
    assertEquals(5, csv.lines().count(), csv);
    ReportWriter.write(input, folder);
    String html = Files.readString(folder.resolve("report.html"));
    assertTrue(html.contains("id=\"consensus\""), "the report has a section");
    assertTrue(html.contains("href=\"#tests\""), "and one on tests");
  }

  private static CellResult named(CellResult cell, String analysis) {
    return new CellResult(
        cell.key(),
        analysis,
        analysis,
        cell.reference(),
        cell.candidate(),
        cell.referenceMembers(),
        cell.scores(),
        cell.referenceOutcome(),
        cell.candidateOutcome(),
        cell.pairOutcome(),
        cell.warnings(),
        cell.options(),
        cell.seconds());
  }

  @Test
  void benjaminiAndHochbergIsUsual() {
    ReportInput input = published(Map.of());
    assertEquals(0.02, input.cells().get(0).scores().get(0).pAdjusted(), 1e-15);
    assertEquals("Benjamini and Hochberg", input.families().get(0).correction());
  }
}

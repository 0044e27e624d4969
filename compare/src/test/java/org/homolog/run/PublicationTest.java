package org.homolog.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.homolog.report.ReportInput;
import org.homolog.report.StudySummary;
import org.homolog.resample.Correction;
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
  void benjaminiAndHochbergIsUsual() {
    ReportInput input = published(Map.of());
    assertEquals(0.02, input.cells().get(0).scores().get(0).pAdjusted(), 1e-15);
    assertEquals("Benjamini and Hochberg", input.families().get(0).correction());
  }
}

package org.homolog.report;

import java.util.List;
import org.homolog.result.CellResult;
import org.homolog.result.Consensus;
import org.homolog.result.Difference;
import org.homolog.result.TestFamily;

/**
 * Everything a report is made of.
 *
 * @param summary the study as a whole
 * @param cells finished cells, in plan order
 * @param differences paired differences between candidates
 * @param consensus how far comparisons rank candidates alike, one per reference
 * @param families tests that are corrected together
 * @param failures cells that failed, one line each
 */
public record ReportInput(
    StudySummary summary,
    List<CellResult> cells,
    List<Difference> differences,
    List<Consensus> consensus,
    List<TestFamily> families,
    List<String> failures) {
  /** Takes copies. */
  public ReportInput {
    cells = List.copyOf(cells);
    differences = List.copyOf(differences);
    consensus = List.copyOf(consensus);
    families = List.copyOf(families);
    failures = List.copyOf(failures);
  }

  /**
   * A report without consensus and tests.
   *
   * @param summary the study as a whole
   * @param cells finished cells, in plan order
   * @param differences paired differences between candidates
   * @param failures cells that failed, one line each
   */
  public ReportInput(
      StudySummary summary,
      List<CellResult> cells,
      List<Difference> differences,
      List<String> failures) {
    this(summary, cells, differences, List.of(), List.of(), failures);
  }
}

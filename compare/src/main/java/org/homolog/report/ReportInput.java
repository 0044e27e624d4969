package org.homolog.report;

import java.util.List;
import org.homolog.result.CellResult;
import org.homolog.result.Difference;

/**
 * Everything a report is made of.
 *
 * @param summary the study as a whole
 * @param cells finished cells, in plan order
 * @param differences paired differences between candidates
 * @param failures cells that failed, one line each
 */
public record ReportInput(
    StudySummary summary,
    List<CellResult> cells,
    List<Difference> differences,
    List<String> failures) {
  /** Takes copies. */
  public ReportInput {
    cells = List.copyOf(cells);
    differences = List.copyOf(differences);
    failures = List.copyOf(failures);
  }
}

package org.homolog.run;

import java.util.List;
import java.util.Map;
import org.homolog.report.StudySummary;

/**
 * The work of a study: fits first, then cells, in plan order. Made by the study, carried out by a
 * runner.
 *
 * @param summary what a report says of the study as a whole
 * @param fits what is trained, fitted or simulated
 * @param cells what is computed
 * @param pairedCandidates analysis entry to pairs of candidates whose difference is reported
 */
public record Plan(
    StudySummary summary,
    List<FitJob> fits,
    List<CellJob> cells,
    Map<String, List<List<String>>> pairedCandidates) {
  /** Takes copies. */
  public Plan {
    fits = List.copyOf(fits);
    cells = List.copyOf(cells);
    pairedCandidates = Map.copyOf(pairedCandidates);
  }
}

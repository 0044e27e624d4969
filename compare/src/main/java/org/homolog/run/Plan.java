package org.homolog.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.homolog.report.StudySummary;
import org.homolog.resample.Correction;

/**
 * The work of a study: fits first, then cells, in plan order. Made by the study, carried out by a
 * runner.
 *
 * @param summary what a report says of the study as a whole, as far as it is known before anything
 *     has run
 * @param fits what is trained, fitted or simulated
 * @param cells what is computed
 * @param pairedCandidates analysis entry to pairs of candidates whose difference is reported
 * @param corrections analysis entry to how its p are corrected for their number
 * @param completed from the finished files of the fits, by key, to the summary with what they tell:
 *     accuracy, chance, conditions; fits that are missing leave their part as it was
 */
public record Plan(
    StudySummary summary,
    List<FitJob> fits,
    List<CellJob> cells,
    Map<String, List<List<String>>> pairedCandidates,
    Map<String, Correction> corrections,
    Function<Function<String, Path>, StudySummary> completed) {
  /** Takes copies. */
  public Plan {
    fits = List.copyOf(fits);
    cells = List.copyOf(cells);
    pairedCandidates = Map.copyOf(pairedCandidates);
    corrections = Map.copyOf(corrections);
  }

  /**
   * A plan whose summary is complete from the start, with the usual corrections.
   *
   * @param summary what a report says of the study as a whole
   * @param fits what is trained, fitted or simulated
   * @param cells what is computed
   * @param pairedCandidates analysis entry to pairs of candidates whose difference is reported
   */
  public Plan(
      StudySummary summary,
      List<FitJob> fits,
      List<CellJob> cells,
      Map<String, List<List<String>>> pairedCandidates) {
    this(summary, fits, cells, pairedCandidates, Map.of(), products -> summary);
  }
}

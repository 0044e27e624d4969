package org.homolog.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.report.StudySummary;
import org.homolog.resample.Correction;
import org.homolog.run.CellJob;
import org.homolog.run.Plan;

/**
 * What a report needs to know of a plan once the study file is out of sight: the summary, and which
 * cells belong to it in which order.
 *
 * @param summary what a report says of the study as a whole
 * @param cells cells in plan order
 * @param pairedCandidates analysis entry to pairs of candidates whose difference is reported
 * @param corrections analysis entry to how its p are corrected for their number
 */
public record StoredPlan(
    StudySummary summary,
    List<Cell> cells,
    Map<String, List<List<String>>> pairedCandidates,
    Map<String, Correction> corrections) {

  /**
   * One cell of the plan.
   *
   * @param key content key
   * @param label what is computed
   * @param analysis the entry of the study
   * @param comparison id of the analysis
   * @param reference the reference's name
   * @param candidate the candidate's name; empty where one system stands alone
   */
  public record Cell(
      String key,
      String label,
      String analysis,
      String comparison,
      String reference,
      String candidate) {
    /**
     * A cell as it is listed.
     *
     * @param job the cell
     * @return its key and names
     */
    public static Cell of(CellJob job) {
      List<String> names = job.names();
      return new Cell(
          job.key(), job.label(), names.get(0), names.get(1), names.get(2), names.get(3));
    }
  }

  /** Takes copies. */
  public StoredPlan {
    cells = List.copyOf(cells);
    Map<String, List<List<String>>> pairs = new LinkedHashMap<>();
    pairedCandidates.forEach((analysis, list) -> pairs.put(analysis, new ArrayList<>(list)));
    pairedCandidates = java.util.Collections.unmodifiableMap(pairs);
    corrections = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(corrections));
  }

  /**
   * What is kept of a plan.
   *
   * @param plan the plan
   * @param summary its summary, as far as it is known
   * @return summary, cells and pairs
   */
  public static StoredPlan of(Plan plan, StudySummary summary) {
    return new StoredPlan(
        summary,
        plan.cells().stream().map(Cell::of).toList(),
        plan.pairedCandidates(),
        plan.corrections());
  }
}

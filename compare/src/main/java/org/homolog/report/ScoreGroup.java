package org.homolog.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.result.CellResult;
import org.homolog.result.Difference;
import org.homolog.result.ScoreResult;
import org.homolog.spi.Direction;

/**
 * The main score of one analysis against one reference, for each of its candidates.
 *
 * @param analysis the entry of the study
 * @param title the analysis's title
 * @param reference the reference's name
 * @param first the first of the rows, which names score, convention and direction of prediction
 * @param meaning what a larger score means
 * @param rows one per candidate, in plan order
 */
record ScoreGroup(
    String analysis,
    String title,
    String reference,
    ScoreResult first,
    Direction meaning,
    List<ScoreResult> rows) {

  static List<ScoreGroup> of(ReportInput input) {
    Map<List<String>, List<ScoreResult>> groups = new LinkedHashMap<>();
    for (CellResult cell : input.cells()) {
      if (!cell.candidate().isEmpty() && !cell.scores().isEmpty()) {
        ScoreResult main = cell.main().orElseThrow();
        groups
            .computeIfAbsent(
                List.of(
                    cell.analysis(),
                    main.convention(),
                    main.score(),
                    main.direction(),
                    cell.reference()),
                key -> new ArrayList<>())
            .add(main);
      }
    }
    List<ScoreGroup> found = new ArrayList<>();
    for (List<ScoreResult> rows : groups.values()) {
      ScoreResult first = rows.get(0);
      found.add(
          new ScoreGroup(
              first.analysis(),
              title(input.summary(), first.analysis(), first.comparison()),
              first.reference(),
              first,
              meaning(input.summary(), first.analysis()),
              List.copyOf(rows)));
    }
    return found;
  }

  /** The rows that have a value, best first where it is known what better means. */
  List<ScoreResult> ranked() {
    Comparator<ScoreResult> byValue = Comparator.comparingDouble(ScoreResult::value);
    return rows.stream()
        .filter(row -> Double.isFinite(row.value()))
        .sorted(meaning == Direction.LOWER_IS_CLOSER ? byValue : byValue.reversed())
        .toList();
  }

  /** The paired difference between two of the candidates, if it was computed. */
  java.util.Optional<Difference> between(List<Difference> all, String one, String other) {
    return all.stream()
        .filter(this::belongs)
        .filter(
            found ->
                (found.candidate().equals(one) && found.other().equals(other))
                    || (found.candidate().equals(other) && found.other().equals(one)))
        .findFirst();
  }

  /** Whether a difference is of this score. */
  boolean belongs(Difference difference) {
    return difference.analysis().equals(analysis)
        && difference.reference().equals(reference)
        && difference.convention().equals(first.convention())
        && difference.score().equals(first.score())
        && difference.direction().equals(first.direction());
  }

  /** The score by name, with its direction of prediction where it has one. */
  static String scoreName(String score, String direction) {
    return direction.isEmpty() ? score : score + ", " + direction;
  }

  static String title(StudySummary summary, String analysis, String comparison) {
    return summary.methods().stream()
        .filter(method -> method.analysis().equals(analysis))
        .map(StudySummary.MethodSummary::title)
        .findFirst()
        .orElse(comparison);
  }

  private static Direction meaning(StudySummary summary, String analysis) {
    return summary.methods().stream()
        .filter(method -> method.analysis().equals(analysis))
        .map(StudySummary.MethodSummary::direction)
        .findFirst()
        .orElse(Direction.NEUTRAL);
  }
}

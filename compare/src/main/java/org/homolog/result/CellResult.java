package org.homolog.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.spi.Outcome;

/**
 * What one cell of a study found: one analysis between one reference and one candidate, or of one
 * system alone.
 *
 * @param key content key
 * @param analysis the entry of the study that asked for it
 * @param comparison id of the analysis
 * @param reference the reference's name
 * @param candidate the candidate's name; empty where one system stands alone
 * @param referenceMembers names of the reference's members; the rows of a candidate without members
 *     of its own are named after them
 * @param scores scores, main one first
 * @param referenceOutcome what is worth showing of the reference
 * @param candidateOutcome what is worth showing of the candidate
 * @param pairOutcome what is worth showing of the pair
 * @param warnings what a reader should know, one sentence each
 * @param options resolved options, name to value as text
 * @param seconds what it took
 * @param drawn the indices of its draws, by name; a store keeps them apart and gives them when
 *     asked
 * @param inquiries what was asked beside scores; a cell of inquiries has no scores
 */
public record CellResult(
    String key,
    String analysis,
    String comparison,
    String reference,
    String candidate,
    List<String> referenceMembers,
    List<ScoreResult> scores,
    Outcome referenceOutcome,
    Outcome candidateOutcome,
    Outcome pairOutcome,
    List<String> warnings,
    Map<String, String> options,
    double seconds,
    List<DrawStream> drawn,
    List<Inquiry> inquiries) {
  /** Takes copies. */
  public CellResult {
    referenceMembers = List.copyOf(referenceMembers);
    scores = List.copyOf(scores);
    warnings = List.copyOf(warnings);
    drawn = List.copyOf(drawn);
    inquiries = List.copyOf(inquiries);
    options = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(options));
  }

  /**
   * A cell without draws.
   *
   * @param key content key
   * @param analysis the entry of the study that asked for it
   * @param comparison id of the analysis
   * @param reference the reference's name
   * @param candidate the candidate's name
   * @param referenceMembers names of the reference's members
   * @param scores scores, main one first
   * @param referenceOutcome what is worth showing of the reference
   * @param candidateOutcome what is worth showing of the candidate
   * @param pairOutcome what is worth showing of the pair
   * @param warnings what a reader should know, one sentence each
   * @param options resolved options, name to value as text
   * @param seconds what it took
   */
  public CellResult(
      String key,
      String analysis,
      String comparison,
      String reference,
      String candidate,
      List<String> referenceMembers,
      List<ScoreResult> scores,
      Outcome referenceOutcome,
      Outcome candidateOutcome,
      Outcome pairOutcome,
      List<String> warnings,
      Map<String, String> options,
      double seconds) {
    this(
        key,
        analysis,
        comparison,
        reference,
        candidate,
        referenceMembers,
        scores,
        referenceOutcome,
        candidateOutcome,
        pairOutcome,
        warnings,
        options,
        seconds,
        List.of(),
        List.of());
  }

  /**
   * A cell that holds an inquiry and no scores.
   *
   * @param key content key
   * @param analysis the entry of the study that asked for it
   * @param comparison id of the analysis
   * @param reference the reference's name
   * @param candidate the candidates' names
   * @param found what was found
   * @param options resolved options, name to value as text
   * @param seconds what it took
   * @return the cell
   */
  public static CellResult of(
      String key,
      String analysis,
      String comparison,
      String reference,
      String candidate,
      Inquiry found,
      Map<String, String> options,
      double seconds) {
    return new CellResult(
        key,
        analysis,
        comparison,
        reference,
        candidate,
        List.of(),
        List.of(),
        Outcome.of(),
        Outcome.of(),
        Outcome.of(),
        List.of(),
        options,
        seconds,
        List.of(),
        List.of(found));
  }

  /**
   * The score the cell is summed up by: its first one, over all members where a system is a cohort.
   *
   * @return the row; empty if there is no score
   */
  public Optional<ScoreResult> main() {
    if (scores.isEmpty()) {
      return Optional.empty();
    }
    ScoreResult first = scores.get(0);
    for (String whole : List.of("", "mean", "pooled")) {
      for (ScoreResult row : scores) {
        if (row.member().equals(whole) && row.isSameScore(first)) {
          return Optional.of(row);
        }
      }
    }
    return Optional.of(first);
  }

  /**
   * The same cell with other rows.
   *
   * @param rows the scores
   * @return the cell
   */
  public CellResult withScores(List<ScoreResult> rows) {
    return with(rows, warnings, drawn);
  }

  /**
   * The same cell with other warnings.
   *
   * @param texts what a reader should know
   * @return the cell
   */
  public CellResult withWarnings(List<String> texts) {
    return with(scores, texts, drawn);
  }

  /**
   * The same cell with other indices of draws.
   *
   * @param streams the indices
   * @return the cell
   */
  public CellResult withDrawn(List<DrawStream> streams) {
    return with(scores, warnings, streams);
  }

  private CellResult with(List<ScoreResult> rows, List<String> texts, List<DrawStream> streams) {
    return new CellResult(
        key,
        analysis,
        comparison,
        reference,
        candidate,
        referenceMembers,
        rows,
        referenceOutcome,
        candidateOutcome,
        pairOutcome,
        texts,
        options,
        seconds,
        streams,
        inquiries);
  }
}

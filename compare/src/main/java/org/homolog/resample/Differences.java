package org.homolog.resample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.result.CellResult;
import org.homolog.result.Difference;
import org.homolog.result.ScoreResult;

/**
 * Differences between candidates of one analysis and reference. Their draws are the same by
 * construction, so that what both share cancels and the interval of the difference is its own.
 */
public final class Differences {
  private Differences() {}

  /**
   * Paired differences, of the mean over members and the pooled row where there are members.
   *
   * @param cells cells of one analysis and one reference
   * @param pairs pairs of candidates' names; the difference is the first's score minus the second's
   * @param level level of the intervals
   * @return one difference per pair and score; a pair of which a cell is missing (it failed) has
   *     none
   * @throws HomologException if the level is not between 0 and 1, or a pair is not two names
   */
  public static List<Difference> paired(
      List<CellResult> cells, List<List<String>> pairs, double level) {
    if (!(level > 0 && level < 1)) {
      throw HomologException.mistake(
          "the level of the interval must lie between 0 and 1 but is " + level);
    }
    List<Difference> differences = new ArrayList<>();
    for (List<String> pair : pairs) {
      if (pair.size() != 2) {
        throw HomologException.mistake("a difference needs two candidates, but there are: " + pair);
      }
      Optional<CellResult> one = find(cells, pair.get(0));
      Optional<CellResult> other = find(cells, pair.get(1));
      if (one.isPresent() && other.isPresent()) {
        differences.addAll(between(one.get(), other.get(), level));
      }
    }
    return List.copyOf(differences);
  }

  private static Optional<CellResult> find(List<CellResult> cells, String candidate) {
    return cells.stream().filter(cell -> cell.candidate().equals(candidate)).findFirst();
  }

  private static List<Difference> between(CellResult one, CellResult other, double level) {
    List<Difference> differences = new ArrayList<>();
    for (ScoreResult left : summaries(one)) {
      for (ScoreResult right : summaries(other)) {
        boolean sameMembers = left.member().equals("pooled") == right.member().equals("pooled");
        if (sameMembers && left.isSameScore(right)) {
          differences.add(difference(left, right, PairedMembers.of(one, other, left), level));
        }
      }
    }
    return differences;
  }

  /** The rows that stand for a whole cohort; a cohort of one has no other. */
  private static List<ScoreResult> summaries(CellResult cell) {
    return cell.scores().stream()
        .filter(row -> List.of("", "mean", "pooled").contains(row.member()))
        .toList();
  }

  private static Difference difference(
      ScoreResult left, ScoreResult right, PairedMembers members, double level) {
    double value = left.value() - right.value();
    String prefix = left.member().equals("pooled") ? "members pooled; " : "";
    Optional<String> reason = refusal(left, right);
    if (reason.isPresent()) {
      return unknown(left, right, members, value, level, prefix + "none: " + reason.get());
    }
    double[] paired = new double[left.draws().length];
    Arrays.setAll(paired, b -> left.draws()[b] - right.draws()[b]);
    int valid = IntervalMethod.count(paired);
    if (valid < Math.max(2, (paired.length + 1) / 2)) {
      String lost = (paired.length - valid) + " of " + paired.length + " draws lack a score";
      return unknown(left, right, members, value, level, prefix + "none: " + lost);
    }
    IntervalMethod method = method(left, right);
    double variance = method.correction() * IntervalMethod.variance(paired);
    String text =
        prefix
            + "paired over the same "
            + paired.length
            + " draws"
            + (valid < paired.length ? " (" + valid + " scored)" : "")
            + ": difference +- "
            + method.text();
    double half = method.halfWidth(variance, level);
    double p = method.pValue(value, variance);
    return of(left, right, members, value, half, p, level, text);
  }

  private static Difference unknown(
      ScoreResult left,
      ScoreResult right,
      PairedMembers members,
      double value,
      double level,
      String method) {
    return of(left, right, members, value, Double.NaN, Double.NaN, level, method);
  }

  private static Optional<String> refusal(ScoreResult left, ScoreResult right) {
    if (Double.isNaN(left.value()) || Double.isNaN(right.value())) {
      return Optional.of("a score is undefined");
    }
    if (left.draws().length == 0 || right.draws().length == 0) {
      return Optional.of("there are no bootstrap draws");
    }
    if (left.draws().length != right.draws().length || left.seed() != right.seed()) {
      return Optional.of(
          "the candidates were not compared on the same draws: their conditions, seed or number of"
              + " draws differ");
    }
    if (IntervalMethod.parse(left.ciMethod()).isEmpty()
        || IntervalMethod.parse(right.ciMethod()).isEmpty()) {
      return Optional.of("a score has no interval of its own");
    }
    return Optional.empty();
  }

  /** Where one side had less to draw from, it rules. */
  private static IntervalMethod method(ScoreResult left, ScoreResult right) {
    IntervalMethod one = IntervalMethod.parse(left.ciMethod()).orElseThrow();
    IntervalMethod other = IntervalMethod.parse(right.ciMethod()).orElseThrow();
    return one.freedom() <= other.freedom() ? one : other;
  }

  private static Difference of(
      ScoreResult left,
      ScoreResult right,
      PairedMembers members,
      double value,
      double half,
      double p,
      double level,
      String method) {
    double low = value - half;
    double high = value + half;
    return new Difference(
        left.analysis(),
        left.convention(),
        left.reference(),
        left.candidate(),
        right.candidate(),
        left.score(),
        left.direction(),
        value,
        low,
        high,
        level,
        method,
        low > 0 || high < 0,
        members.count(),
        members.student(),
        members.signedRank(),
        p,
        Double.NaN,
        "");
  }
}

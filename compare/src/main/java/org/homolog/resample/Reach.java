package org.homolog.resample;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.homolog.result.ScoreResult;
import org.homolog.result.TestFamily;

/**
 * What the draws of a family's nulls can show: p of n draws is at least {@code 1 / (n + 1)}, and a
 * correction makes it larger.
 */
final class Reach {
  private Reach() {}

  /** Sums up rows that have a p and an adjusted one. */
  static TestFamily family(List<ScoreResult> rows, Correction correction) {
    ScoreResult first = rows.get(0);
    double alpha = Adjustment.significance(first);
    ScoreResult scarcest = first;
    int significant = 0;
    for (ScoreResult row : rows) {
      scarcest = draws(row) < draws(scarcest) ? row : scarcest;
      significant += row.pAdjusted() <= alpha ? 1 : 0;
    }
    double bare = 1 / (1.0 + draws(scarcest));
    int factor =
        switch (correction) {
          case NONE -> 1;
          case MAX_STATISTIC -> LargestStatistic.groups(rows).size();
          default -> rows.size();
        };
    double alone = Math.min(1, bare * factor);
    return new TestFamily(
        first.analysis(),
        first.reference(),
        correction.title(),
        rows.size(),
        draws(scarcest),
        alpha,
        significant,
        alone,
        alone > alpha ? warning(scarcest, correction, rows.size(), factor, bare, alpha) : "");
  }

  private static int draws(ScoreResult row) {
    return IntervalMethod.count(row.nulls());
  }

  private static String warning(
      ScoreResult row, Correction correction, int tests, int factor, double bare, double alpha) {
    String where = row.analysis() + " against " + row.reference() + ": ";
    String draws = draws(row) + (draws(row) == 1 ? " draw" : " draws") + " of the null";
    String remedy =
        row.nullModel().startsWith("untrained")
            ? "give the network more seeds"
            : isExhausted(row)
                ? "there are no more"
                : "ask for permutations: "
                    + (int) Math.ceil(factor / alpha - 1 - 1e-9)
                    + " or more";
    if (bare > alpha) {
      return where
          + draws
          + " cannot reach significance: p is at least "
          + shown(bare)
          + ", above "
          + shown(alpha)
          + "; "
          + remedy;
    }
    return where
        + "with "
        + draws
        + " a score that is the only one significant among "
        + tests
        + " tests reaches "
        + shown(bare * factor)
        + " at best ("
        + correction.title()
        + "), above "
        + shown(alpha)
        + "; "
        + remedy;
  }

  /** Whether all draws there are were made. */
  private static boolean isExhausted(ScoreResult row) {
    return row.nullModel().contains("(all ");
  }

  private static String shown(double p) {
    return new BigDecimal(p, new MathContext(3)).stripTrailingZeros().toPlainString();
  }
}

package org.homolog.resample;

import java.util.ArrayList;
import java.util.List;
import org.homolog.result.CellResult;
import org.homolog.result.ScoreResult;

/**
 * The rows of a cell that stand for single members of its reference, and what they tell together.
 * Rows of a candidate's members are none of these: they are no sample of the reference.
 */
public final class MemberRows {
  private static final double[] NONE = {Double.NaN, Double.NaN};

  private MemberRows() {}

  /** The rows with a value that a mean stands for; empty for any other row. */
  static List<ScoreResult> of(CellResult cell, ScoreResult mean) {
    if (!mean.member().equals("mean") || cell.referenceMembers().size() < 2) {
      return List.of();
    }
    return cell.scores().stream()
        .filter(row -> cell.referenceMembers().contains(row.member()))
        .filter(row -> row.isSameScore(mean) && Double.isFinite(row.value()))
        .toList();
  }

  /**
   * A cell whose means over members of the reference are tested over them: against the means of the
   * members' nulls, and against the lower bound of the noise ceiling, which counts as fixed. The
   * tests are those of {@link MemberTests}, two-sided.
   *
   * @param cell a cell
   * @return the same cell, its means tested; unchanged where there are fewer than two such members
   */
  public static CellResult tested(CellResult cell) {
    List<ScoreResult> rows = new ArrayList<>();
    for (ScoreResult row : cell.scores()) {
      List<ScoreResult> members = of(cell, row);
      rows.add(members.size() < 2 ? row : tested(row, members));
    }
    return cell.withScores(rows);
  }

  private static ScoreResult tested(ScoreResult mean, List<ScoreResult> members) {
    double[] values = members.stream().mapToDouble(ScoreResult::value).toArray();
    double[] excess = members.stream().mapToDouble(row -> row.value() - row.nullMean()).toArray();
    boolean nulls = IntervalMethod.count(excess) == excess.length;
    return mean.withTests(
        mean.tests()
            .withMembers(
                members.size(),
                nulls ? against(excess, 0) : NONE,
                Double.isNaN(mean.ceilingLow()) ? NONE : against(values, mean.ceilingLow())));
  }

  /** p of Student's t and of signed ranks. */
  private static double[] against(double[] values, double bound) {
    MemberTests tests = MemberTests.of(new double[][] {values}, bound);
    return new double[] {tests.student().againstCeiling()[0], tests.signedRankAgainstCeiling()[0]};
  }
}

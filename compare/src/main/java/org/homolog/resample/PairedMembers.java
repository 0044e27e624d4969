package org.homolog.resample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.result.CellResult;
import org.homolog.result.ScoreResult;

/**
 * Whether two candidates differ over the members of the reference that both were scored on.
 *
 * @param count how many such members there are
 * @param student p of the paired t test, two-sided; NaN below two members
 * @param signedRank p of the signed rank test, two-sided; NaN below two members
 */
record PairedMembers(int count, double student, double signedRank) {
  private static final PairedMembers NONE = new PairedMembers(0, Double.NaN, Double.NaN);

  /**
   * Tests the rows of members that a mean stands for. Members of candidates are not paired: a
   * candidate that has them has no row named after a member of the reference.
   *
   * @param one a candidate
   * @param other another, against the same reference
   * @param summary the row of the first that says which score is meant; only a mean is tested
   */
  static PairedMembers of(CellResult one, CellResult other, ScoreResult summary) {
    if (MemberRows.of(one, summary).isEmpty()) {
      return NONE;
    }
    Map<String, Double> own = byMember(one, summary);
    Map<String, Double> others = byMember(other, summary);
    List<String> shared = new ArrayList<>(own.keySet());
    shared.retainAll(others.keySet());
    if (shared.size() < 2) {
      return new PairedMembers(shared.size(), Double.NaN, Double.NaN);
    }
    double[][] scores = {
      shared.stream().mapToDouble(own::get).toArray(),
      shared.stream().mapToDouble(others::get).toArray()
    };
    MemberTests tests = MemberTests.of(scores, Double.NaN);
    return new PairedMembers(
        shared.size(), tests.student().paired()[0][1], tests.signedRankPaired()[0][1]);
  }

  private static Map<String, Double> byMember(CellResult cell, ScoreResult summary) {
    Map<String, Double> scores = new LinkedHashMap<>();
    MemberRows.of(cell, summary).forEach(row -> scores.put(row.member(), row.value()));
    return scores;
  }
}

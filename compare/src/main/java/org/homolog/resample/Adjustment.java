package org.homolog.resample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homolog.result.Difference;
import org.homolog.result.ScoreResult;
import org.homolog.result.TestFamily;

/**
 * Adjusts p for the number of tests of a study. A family is all rows of one analysis against one
 * reference that have a p: every candidate and score, rows of members, means and pools alike.
 */
public final class Adjustment {
  private static final double USUAL_LEVEL = 0.95;

  /**
   * Rows adjusted, and the families they form.
   *
   * @param rows the rows, in the order given
   * @param families families that have a test against a null, in order of appearance
   */
  public record Adjusted(List<ScoreResult> rows, List<TestFamily> families) {
    /** Takes copies. */
    public Adjusted {
      rows = List.copyOf(rows);
      families = List.copyOf(families);
    }
  }

  private Adjustment() {}

  /**
   * Adjusts the rows of a study.
   *
   * @param rows all rows of a study
   * @param corrections analysis entry to its correction; {@link Correction#BENJAMINI_HOCHBERG} for
   *     one that is not named
   * @return the same rows in the same order, with adjusted p where there is a p and NaN elsewhere
   */
  public static Adjusted of(List<ScoreResult> rows, Map<String, Correction> corrections) {
    Map<List<String>, List<Integer>> families = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      ScoreResult row = rows.get(i);
      families
          .computeIfAbsent(List.of(row.analysis(), row.reference()), key -> new ArrayList<>())
          .add(i);
    }
    ScoreResult[] adjusted = rows.toArray(ScoreResult[]::new);
    List<TestFamily> told = new ArrayList<>();
    families.forEach(
        (names, places) -> {
          Correction correction =
              corrections.getOrDefault(names.get(0), Correction.BENJAMINI_HOCHBERG);
          List<ScoreResult> own = nulls(adjusted, places, correction);
          ceilings(adjusted, places, correction.withoutDraws());
          if (!own.isEmpty()) {
            told.add(Reach.family(own, correction));
          }
        });
    return new Adjusted(List.of(adjusted), told);
  }

  /** Adjusts the tests against nulls, in place; gives the rows that have one. */
  private static List<ScoreResult> nulls(
      ScoreResult[] rows, List<Integer> places, Correction correction) {
    List<Integer> tested =
        places.stream().filter(place -> !Double.isNaN(rows[place].pValue())).toList();
    List<ScoreResult> family = tested.stream().map(place -> rows[place]).toList();
    double[] p =
        correction == Correction.MAX_STATISTIC
            ? LargestStatistic.adjust(family)
            : correction.adjust(family.stream().mapToDouble(ScoreResult::pValue).toArray());
    for (int i = 0; i < p.length; i++) {
      int place = tested.get(i);
      rows[place] = rows[place].withAdjusted(p[i]);
      String how = words(correction, p.length, rows[place].analysis(), rows[place].reference());
      rows[place] = rows[place].withTests(rows[place].tests().corrected(Double.NaN, how));
    }
    return tested.stream().map(place -> rows[place]).toList();
  }

  private static void ceilings(ScoreResult[] rows, List<Integer> places, Correction correction) {
    double[] given = places.stream().mapToDouble(place -> rows[place].tests().pCeiling()).toArray();
    double[] p = correction.adjust(given);
    for (int i = 0; i < p.length; i++) {
      ScoreResult row = rows[places.get(i)];
      String how = row.tests().correction();
      if (how.isEmpty() && !Double.isNaN(p[i])) {
        how = words(correction, IntervalMethod.count(given), row.analysis(), row.reference());
      }
      rows[places.get(i)] = row.withTests(row.tests().corrected(p[i], how));
    }
  }

  /**
   * Adjusts the differences of a study; those of one analysis against one reference are a family.
   *
   * @param differences all differences of a study
   * @param corrections analysis entry to its correction; the largest statistic needs draws of a
   *     null, which differences have not, so that Bonferroni's correction stands for it
   * @return the same differences in the same order
   */
  public static List<Difference> ofDifferences(
      List<Difference> differences, Map<String, Correction> corrections) {
    Map<List<String>, List<Integer>> families = new LinkedHashMap<>();
    for (int i = 0; i < differences.size(); i++) {
      Difference one = differences.get(i);
      families
          .computeIfAbsent(List.of(one.analysis(), one.reference()), key -> new ArrayList<>())
          .add(i);
    }
    Difference[] adjusted = differences.toArray(Difference[]::new);
    families.forEach(
        (names, places) -> {
          Correction correction =
              corrections.getOrDefault(names.get(0), Correction.BENJAMINI_HOCHBERG).withoutDraws();
          double[] given = places.stream().mapToDouble(i -> adjusted[i].pValue()).toArray();
          double[] p = correction.adjust(given);
          int tests = IntervalMethod.count(given);
          for (int i = 0; i < p.length; i++) {
            int place = places.get(i);
            String how =
                Double.isNaN(p[i]) ? "" : words(correction, tests, names.get(0), names.get(1));
            adjusted[place] = adjusted[place].corrected(p[i], how);
          }
        });
    return List.of(adjusted);
  }

  private static String words(Correction correction, int tests, String analysis, String reference) {
    return correction.title()
        + " over "
        + tests
        + (tests == 1 ? " test" : " tests")
        + " of "
        + analysis
        + " against "
        + reference;
  }

  /** The p that counts as significant: what the level of the intervals leaves. */
  static double significance(ScoreResult row) {
    double level = row.ciLevel() > 0 && row.ciLevel() < 1 ? row.ciLevel() : USUAL_LEVEL;
    // 1 - 0.95 is a little more than 0.05 in doubles.
    return Double.parseDouble(String.format(Locale.ROOT, "%.9g", 1 - level));
  }
}

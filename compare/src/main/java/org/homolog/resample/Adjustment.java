package org.homolog.resample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.homolog.result.ScoreResult;

/** Adjusts p-values for the number of tests of a study. */
public final class Adjustment {
  private Adjustment() {}

  /**
   * Controls the false discovery rate (Benjamini and Hochberg 1995,
   * doi:10.1111/j.2517-6161.1995.tb02031.x). The family is all rows given that have a p-value; rows
   * of members, means and pools alike.
   *
   * @param rows all rows of a study
   * @return the same rows in the same order, with {@code pAdjusted} where there is a p-value and
   *     NaN elsewhere
   */
  public static List<ScoreResult> benjaminiHochberg(List<ScoreResult> rows) {
    List<Integer> family =
        IntStream.range(0, rows.size())
            .filter(i -> !Double.isNaN(rows.get(i).pValue()))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> rows.get(i).pValue()))
            .toList();
    double[] adjusted = new double[rows.size()];
    java.util.Arrays.fill(adjusted, Double.NaN);
    double least = 1;
    for (int rank = family.size(); rank >= 1; rank--) {
      int row = family.get(rank - 1);
      least = Math.min(least, rows.get(row).pValue() * family.size() / rank);
      adjusted[row] = least;
    }
    List<ScoreResult> result = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      result.add(with(rows.get(i), adjusted[i]));
    }
    return List.copyOf(result);
  }

  private static ScoreResult with(ScoreResult row, double pAdjusted) {
    return new ScoreResult(
        row.analysis(),
        row.comparison(),
        row.convention(),
        row.reference(),
        row.candidate(),
        row.member(),
        row.direction(),
        row.score(),
        row.value(),
        row.ceilingLow(),
        row.ceilingHigh(),
        row.ceilingMethod(),
        row.ciLow(),
        row.ciHigh(),
        row.ciLevel(),
        row.ciMethod(),
        row.nullModel(),
        row.nullMean(),
        row.pValue(),
        pAdjusted,
        row.conditions(),
        row.referenceUnits(),
        row.candidateUnits(),
        row.seed(),
        row.key(),
        row.seconds(),
        row.status(),
        row.message(),
        row.draws(),
        row.nulls());
  }
}

package org.homolog.resample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.result.ScoreResult;

/**
 * p adjusted by the largest statistic of a family under each draw of the null (Westfall and Young
 * 1993, single step). A score is standardised by the mean and the standard deviation of its own
 * null, so that scores of unlike spread weigh alike.
 *
 * <p>Only scores under the same draws can be taken together. A family of several such groups is
 * corrected within each and, after Bonferroni, for their number.
 */
final class LargestStatistic {
  /** Values that differ from a score by rounding only are as extreme as it. */
  private static final double ROUNDING = 1e-12;

  private LargestStatistic() {}

  /** Places of the rows that share draws; a row whose draws are its own is a group by itself. */
  static Collection<List<Integer>> groups(List<ScoreResult> family) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < family.size(); i++) {
      groups.computeIfAbsent(draws(family.get(i)), key -> new ArrayList<>()).add(i);
    }
    return groups.values();
  }

  /** Names the draws of a row's null. */
  private static String draws(ScoreResult row) {
    String model = row.nullModel().split(" ", 2)[0];
    String size =
        switch (model) {
          // These draws are made for the candidate's units.
          case "permute-units", "random-rotation" -> " of " + row.candidateUnits();
          // The twins of two candidates are not the same draw.
          case "untrained" -> " of " + row.candidate();
          default -> "";
        };
    return model + size + ", " + row.nulls().length;
  }

  /** Adjusted p of rows that have one, in their order. */
  static double[] adjust(List<ScoreResult> family) {
    Collection<List<Integer>> groups = groups(family);
    double[] adjusted = new double[family.size()];
    for (List<Integer> group : groups) {
      double[] own = alike(group.stream().map(family::get).toList());
      for (int i = 0; i < own.length; i++) {
        adjusted[group.get(i)] = Math.min(1, own[i] * groups.size());
      }
    }
    return adjusted;
  }

  private static double[] alike(List<ScoreResult> group) {
    int draws = group.get(0).nulls().length;
    double[][] statistics =
        group.stream().map(LargestStatistic::standardised).toArray(double[][]::new);
    double[] largest = new double[draws];
    Arrays.fill(largest, Double.NEGATIVE_INFINITY);
    for (double[] one : statistics) {
      for (int q = 0; q < draws; q++) {
        largest[q] = Double.isNaN(one[q]) ? largest[q] : Math.max(largest[q], one[q]);
      }
    }
    double[] p = new double[group.size()];
    for (int i = 0; i < p.length; i++) {
      double own = statistics[i][draws];
      double slack = ROUNDING * Math.max(1, Math.abs(own));
      long extreme = Arrays.stream(largest).filter(one -> one >= own - slack).count();
      // A null without spread has no statistic; its p counts as one of so many.
      p[i] =
          Double.isNaN(own)
              ? Math.min(1, group.get(i).pValue() * p.length)
              : (1.0 + extreme) / (1.0 + draws);
    }
    return p;
  }

  /** The statistic under each draw, and last that of the data. */
  private static double[] standardised(ScoreResult row) {
    double[] nulls = row.nulls();
    double deviation = Math.sqrt(IntervalMethod.variance(nulls));
    Sidedness side = Sidedness.parse(row.nullModel()).orElse(Sidedness.FARTHER);
    double[] statistics = new double[nulls.length + 1];
    for (int q = 0; q < nulls.length; q++) {
      statistics[q] = side.excess(nulls[q], row.nullMean()) / deviation;
    }
    statistics[nulls.length] = side.excess(row.value(), row.nullMean()) / deviation;
    if (!(deviation > 0)) {
      Arrays.fill(statistics, Double.NaN);
    }
    return statistics;
  }
}

package org.homolog.lesion;

import java.util.ArrayList;
import java.util.List;
import org.homolog.linalg.Matrix;

/**
 * The costs of two systems over the groups and conditions that both have, matched by name.
 *
 * @param groups shared groups, in the order of the reference
 * @param conditions shared conditions, in the order of the reference
 * @param reference groups x conditions
 * @param candidate groups x conditions
 */
record ProfilePair(
    List<String> groups, List<String> conditions, Matrix reference, Matrix candidate) {
  private static final int LEAST = 3;

  static ProfilePair of(EffectProfile reference, EffectProfile candidate) {
    List<String> groups = reference.groups().stream().filter(candidate.groups()::contains).toList();
    List<String> conditions =
        reference.conditions().stream().filter(candidate.conditions()::contains).toList();
    return new ProfilePair(
        groups,
        conditions,
        part(reference, groups, conditions),
        part(candidate, groups, conditions));
  }

  private static Matrix part(EffectProfile one, List<String> groups, List<String> conditions) {
    return one.effects()
        .selectRows(groups.stream().mapToInt(one.groups()::indexOf).toArray())
        .selectColumns(conditions.stream().mapToInt(one.conditions()::indexOf).toArray());
  }

  /** Mean costs of the groups over shared conditions that both sides measured. */
  private double[][] overall() {
    List<double[]> pairs = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      double own = 0;
      double other = 0;
      int counted = 0;
      for (int c = 0; c < conditions.size(); c++) {
        if (!Double.isNaN(reference.get(g, c)) && !Double.isNaN(candidate.get(g, c))) {
          own += reference.get(g, c);
          other += candidate.get(g, c);
          counted++;
        }
      }
      if (counted > 0) {
        pairs.add(new double[] {own / counted, other / counted});
      }
    }
    return columns(pairs);
  }

  private static double[][] columns(List<double[]> pairs) {
    return new double[][] {
      pairs.stream().mapToDouble(p -> p[0]).toArray(),
      pairs.stream().mapToDouble(p -> p[1]).toArray()
    };
  }

  /**
   * Correlation of mean costs over groups; NaN with fewer than three, or where one side is flat.
   */
  double profileCorrelation() {
    double[][] overall = overall();
    return overall[0].length < LEAST ? Double.NaN : pearson(overall[0], overall[1]);
  }

  /** Mean absolute difference of costs over groups; NaN without a shared group. */
  double effectDistance() {
    double[][] overall = overall();
    double sum = 0;
    for (int i = 0; i < overall[0].length; i++) {
      sum += Math.abs(overall[0][i] - overall[1][i]);
    }
    return sum / overall[0].length;
  }

  /**
   * Correlation of costs over all groups and conditions after each group's mean over conditions is
   * removed: whether the same conditions suffer. NaN with fewer than three cells.
   */
  double conditionAgreement() {
    List<double[]> cells = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      List<double[]> row = new ArrayList<>();
      double own = 0;
      double other = 0;
      for (int c = 0; c < conditions.size(); c++) {
        if (!Double.isNaN(reference.get(g, c)) && !Double.isNaN(candidate.get(g, c))) {
          row.add(new double[] {reference.get(g, c), candidate.get(g, c)});
          own += reference.get(g, c);
          other += candidate.get(g, c);
        }
      }
      for (double[] cell : row) {
        cells.add(new double[] {cell[0] - own / row.size(), cell[1] - other / row.size()});
      }
    }
    double[][] both = columns(cells);
    return cells.size() < LEAST ? Double.NaN : pearson(both[0], both[1]);
  }

  /** Why a correlation over groups does not exist. */
  String profileObstacle() {
    return groups.size() < LEAST
        ? "the systems share "
            + groups.size()
            + " groups of units, and a correlation needs 3 or more; groups are matched by name"
        : "the costs of the groups of one system do not differ, or were not measured";
  }

  /** Why the agreement over conditions does not exist. */
  String conditionObstacle() {
    return groups.isEmpty()
        ? "the systems share no group of units; groups are matched by name"
        : "the costs of one system do not differ over conditions, or were not measured";
  }

  /** Pearson's correlation; NaN where one side is constant but for rounding. */
  static double pearson(double[] x, double[] y) {
    double meanX = 0;
    double meanY = 0;
    double largest = 0;
    for (int i = 0; i < x.length; i++) {
      meanX += x[i] / x.length;
      meanY += y[i] / y.length;
      largest = Math.max(largest, Math.max(Math.abs(x[i]), Math.abs(y[i])));
    }
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    double least = 1e-24 * largest * largest * x.length;
    return xx <= least || yy <= least
        ? Double.NaN
        : Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
  }
}

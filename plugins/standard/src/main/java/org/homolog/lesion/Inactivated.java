package org.homolog.lesion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Draw;

/**
 * What one system does with each of several groups of units out of action: how well, per condition,
 * and its mean responses. Immutable.
 *
 * @param behaviour what it costs, per group and condition
 * @param responses mean responses, conditions x features; first with nothing out of action, then
 *     one matrix per group; NaN rows where there are none; empty if geometry was not asked for
 * @param speeds how fast the responses move, (1 + groups) x conditions; NaN where it is not known;
 *     without rows if geometry was not asked for
 * @param strengths signed strength of the stimulus in each condition; empty if none was named
 * @param detail what only a model tells
 */
@SuppressWarnings("ArrayRecordComponent")
public record Inactivated(
    EffectProfile behaviour,
    List<Matrix> responses,
    Matrix speeds,
    double[] strengths,
    ModelDetail detail) {
  /** Copies the list. */
  public Inactivated {
    responses = List.copyOf(responses);
  }

  /** Whether a model was lesioned. */
  boolean isOfModel() {
    return detail.growth().units() > 0;
  }

  /** The same over drawn conditions, a copy counting as often as drawn. */
  Inactivated drawn(Draw draw) {
    int[] rows = draw.rows();
    EffectProfile all = behaviour;
    EffectProfile chosen =
        new EffectProfile(
            all.system(),
            all.groups(),
            all.sizes(),
            places(all.conditions(), rows),
            Arrays.stream(rows).mapToDouble(row -> all.intact()[row]).toArray(),
            all.effects().selectColumns(rows),
            all.singles(),
            all.groupOf(),
            all.random(),
            all.obstacle());
    int[] distinct = Arrays.stream(rows).distinct().toArray();
    return new Inactivated(
        chosen,
        responses.stream().map(matrix -> matrix.selectRows(distinct)).toList(),
        speeds.rows() == 0 ? speeds : speeds.selectColumns(rows),
        strengths.length == 0
            ? strengths
            : Arrays.stream(rows).mapToDouble(row -> strengths[row]).toArray(),
        detail);
  }

  /**
   * How much each inactivation changes how fast the population moves: the logarithm to base 2 of
   * the mean speed with it over that without.
   */
  double[] speedChanges() {
    double[] changes = new double[behaviour.groups().size()];
    for (int g = 0; g < changes.length; g++) {
      double before = 0;
      double after = 0;
      int counted = 0;
      for (int c = 0; c < (speeds.rows() == 0 ? 0 : speeds.columns()); c++) {
        if (!Double.isNaN(speeds.get(0, c)) && !Double.isNaN(speeds.get(g + 1, c))) {
          before += speeds.get(0, c);
          after += speeds.get(g + 1, c);
          counted++;
        }
      }
      changes[g] =
          counted > 0 && before > 0 && after > 0
              ? Math.log(after / before) / Math.log(2)
              : Double.NaN;
    }
    return changes;
  }

  /** The psychometric curve without inactivation. */
  Psychometric intactCurve() {
    return Psychometric.of(strengths, behaviour.intact());
  }

  /** The psychometric curve with each inactivation. */
  List<Psychometric> curves() {
    List<Psychometric> curves = new ArrayList<>();
    for (int g = 0; g < behaviour.groups().size(); g++) {
      curves.add(Psychometric.of(strengths, right(g)));
    }
    return curves;
  }

  /** The share answered rightly in each condition without a group. */
  double[] right(int group) {
    double[] right = behaviour.intact().clone();
    Arrays.setAll(right, c -> right[c] - behaviour.effects().get(group, c));
    return right;
  }

  /** Labels by which copies of a condition stay apart, and match on both sides. */
  private static List<String> places(List<String> labels, int[] rows) {
    List<String> places = new ArrayList<>();
    int[] seen = new int[labels.size()];
    for (int row : rows) {
      int copy = ++seen[row];
      places.add(labels.get(row) + (copy == 1 ? "" : " (copy " + copy + ")"));
    }
    return places;
  }

  /**
   * How much each inactivation changes which conditions are alike: 1 - Pearson correlation of the
   * correlation distances between all pairs of conditions, with and without.
   */
  double[] dissimilarityChanges() {
    double[] changes = new double[behaviour.groups().size()];
    Arrays.setAll(changes, g -> dissimilarityChange(g));
    return changes;
  }

  private double dissimilarityChange(int group) {
    if (responses.isEmpty()) {
      return Double.NaN;
    }
    int[] rows = complete(group);
    double[] before = distances(responses.get(0).selectRows(rows));
    double[] after = distances(responses.get(group + 1).selectRows(rows));
    // Patterns that do not vary, as those of silence, have no correlation.
    int[] known = new int[before.length];
    int count = 0;
    for (int i = 0; i < before.length; i++) {
      if (!Double.isNaN(before[i]) && !Double.isNaN(after[i])) {
        known[count++] = i;
      }
    }
    int[] kept = Arrays.copyOf(known, count);
    return 1
        - ProfilePair.pearson(
            Arrays.stream(kept).mapToDouble(i -> before[i]).toArray(),
            Arrays.stream(kept).mapToDouble(i -> after[i]).toArray());
  }

  /**
   * How much each inactivation changes the number of dimensions: the logarithm to base 2 of the
   * participation ratio with it over that without.
   */
  double[] dimensionalityChanges(LinearAlgebra algebra) {
    double[] changes = new double[behaviour.groups().size()];
    for (int g = 0; g < changes.length; g++) {
      if (responses.isEmpty()) {
        changes[g] = Double.NaN;
        continue;
      }
      int[] rows = complete(g);
      double before = dimensions(responses.get(0).selectRows(rows), algebra);
      double after = dimensions(responses.get(g + 1).selectRows(rows), algebra);
      changes[g] = Math.log(after / before) / Math.log(2);
    }
    return changes;
  }

  /** Conditions with responses in both. */
  private int[] complete(int group) {
    Matrix before = responses.get(0);
    Matrix after = responses.get(group + 1);
    return java.util.stream.IntStream.range(0, before.rows())
        .filter(row -> isComplete(before, row) && isComplete(after, row))
        .toArray();
  }

  private static boolean isComplete(Matrix matrix, int row) {
    return Arrays.stream(matrix.row(row)).noneMatch(Double::isNaN);
  }

  private static double[] distances(Matrix patterns) {
    int rows = patterns.rows();
    double[] distances = new double[rows * (rows - 1) / 2];
    int at = 0;
    for (int i = 0; i < rows; i++) {
      for (int j = i + 1; j < rows; j++) {
        distances[at++] = 1 - ProfilePair.pearson(patterns.row(i), patterns.row(j));
      }
    }
    return distances;
  }

  /** (Sum of variances)^2 / sum of squared variances; NaN without variance. */
  private static double dimensions(Matrix patterns, LinearAlgebra algebra) {
    if (patterns.rows() < 2) {
      return Double.NaN;
    }
    double sum = 0;
    double squares = 0;
    for (double value : algebra.singularValues(org.homolog.geometry.Centring.ofColumns(patterns))) {
      sum += value * value;
      squares += value * value * value * value;
    }
    return squares == 0 ? Double.NaN : sum * sum / squares;
  }
}

package org.homolog.system;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.population.Table;

/**
 * Dissimilarities between conditions without the responses behind them: the upper triangle, row by
 * row, of a symmetric matrix with zero diagonal (Kriegeskorte et al. 2008,
 * doi:10.3389/neuro.06.004.2008). Immutable.
 */
public final class Dissimilarities {
  private final Table conditions;
  private final List<String> labels;
  private final double[] values;
  private final String measure;

  private Dissimilarities(Table conditions, List<String> labels, double[] values, String measure) {
    this.conditions = conditions;
    this.labels = labels;
    this.values = values;
    this.measure = measure;
  }

  /**
   * Dissimilarities of labelled conditions.
   *
   * @param conditions one row per condition
   * @param labels distinct labels, one per condition
   * @param values n (n - 1) / 2 values, upper triangle row by row; copied; NaN marks a pair not
   *     measured
   * @param measure how they were computed, such as "1 - Pearson"; empty if unknown
   * @return the dissimilarities
   * @throws HomologException if the numbers do not fit or a label occurs twice
   */
  public static Dissimilarities of(
      Table conditions, List<String> labels, double[] values, String measure) {
    long count = labels.size();
    if (conditions.rows() != count || values.length != count * (count - 1) / 2) {
      throw HomologException.mistake(
          count
              + " conditions make "
              + count * (count - 1) / 2
              + " dissimilarities, but there are "
              + values.length);
    }
    if (labels.stream().distinct().count() != count) {
      throw HomologException.mistake("a condition's label occurs twice among the dissimilarities");
    }
    return new Dissimilarities(conditions, List.copyOf(labels), values.clone(), measure);
  }

  /**
   * A category model: conditions that agree in all named columns are alike, all others are not.
   *
   * @param conditions one row per condition
   * @param labels distinct labels, one per condition
   * @param columns the columns that make a category, at least one
   * @return 0 within a category, 1 between categories
   * @throws HomologException if no column is named, one does not exist, or a label occurs twice
   */
  public static Dissimilarities categories(
      Table conditions, List<String> labels, List<String> columns) {
    if (columns.isEmpty()) {
      throw HomologException.mistake(
          "a category model needs at least one column of the conditions; there is: "
              + String.join(", ", conditions.names()));
    }
    if (conditions.rows() != labels.size()) {
      throw HomologException.mistake(
          labels.size() + " labels do not fit a table of " + conditions.rows() + " conditions");
    }
    List<Column> parts = columns.stream().map(conditions::column).toList();
    long count = labels.size();
    double[] values = new double[Math.toIntExact(count * (count - 1) / 2)];
    int at = 0;
    for (int i = 0; i < count; i++) {
      for (int j = i + 1; j < count; j++) {
        int one = i;
        int other = j;
        boolean same = parts.stream().allMatch(part -> part.text(one).equals(part.text(other)));
        values[at++] = same ? 0 : 1;
      }
    }
    return of(conditions, labels, values, "category: " + String.join(", ", columns));
  }

  /**
   * A model by a formula over condition columns.
   *
   * @param conditions one row per condition
   * @param labels distinct labels, one per condition
   * @param formula such as {@code abs(orientation - orientation')}
   * @return the value of the formula for each pair; NaN where a value is missing
   * @throws HomologException if a column does not exist or holds text where a number is needed, the
   *     formula depends on which condition comes first, or a label occurs twice
   */
  public static Dissimilarities formula(
      Table conditions, List<String> labels, PairFormula formula) {
    return of(conditions, labels, formula.values(conditions), "formula: " + formula);
  }

  /**
   * The conditions.
   *
   * @return one row per condition
   */
  public Table conditions() {
    return conditions;
  }

  /**
   * The conditions' labels.
   *
   * @return distinct labels
   */
  public List<String> labels() {
    return labels;
  }

  /**
   * How they were computed.
   *
   * @return the measure, empty if unknown
   */
  public String measure() {
    return measure;
  }

  /**
   * The dissimilarity of two conditions.
   *
   * @param i a condition, from 0
   * @param j a condition, from 0
   * @return the value; 0 where i equals j
   */
  public double get(int i, int j) {
    if (i == j) {
      return 0;
    }
    int low = Math.min(i, j);
    int high = Math.max(i, j);
    return values[low * (2 * labels.size() - low - 1) / 2 + high - low - 1];
  }

  /**
   * All values.
   *
   * @return upper triangle, row by row; a copy
   */
  public double[] values() {
    return values.clone();
  }

  /**
   * The same dissimilarities among chosen conditions, in their order.
   *
   * @param wanted distinct labels
   * @return their dissimilarities
   * @throws HomologException if a label does not exist here
   */
  public Dissimilarities orderConditions(List<String> wanted) {
    Map<String, Integer> place = new LinkedHashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      place.put(labels.get(i), i);
    }
    int[] rows = new int[wanted.size()];
    for (int i = 0; i < rows.length; i++) {
      Integer found = place.get(wanted.get(i));
      if (found == null) {
        throw HomologException.mistake(
            "the dissimilarities lack the condition \"" + wanted.get(i) + "\"");
      }
      rows[i] = found;
    }
    double[] chosen = new double[rows.length * (rows.length - 1) / 2];
    int at = 0;
    for (int i = 0; i < rows.length; i++) {
      for (int j = i + 1; j < rows.length; j++) {
        chosen[at++] = get(rows[i], rows[j]);
      }
    }
    return of(conditions.select(rows), wanted, chosen, measure);
  }
}

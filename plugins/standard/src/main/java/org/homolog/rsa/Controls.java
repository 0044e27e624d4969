package org.homolog.rsa;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.population.Table;
import org.homolog.system.PairFormula;

/** Model dissimilarities that a comparison controls for, by formulas over condition columns. */
final class Controls {
  private Controls() {}

  /**
   * The formulas of the options.
   *
   * @throws HomologException if one cannot be read
   */
  static List<PairFormula> formulas(RsaOptions options) {
    return options.controlling().stream().map(PairFormula::parse).toList();
  }

  /**
   * The dissimilarities of each formula between places; none if the conditions lack a column, since
   * the other side may have it.
   *
   * @param conditions one row per condition that the system has
   * @param labels their labels
   * @param design the conditions of the design
   * @param bins places per condition
   * @param options the options
   * @return one upper triangle over places per formula; NaN for a condition that the system lacks
   */
  static List<double[]> of(
      Table conditions, List<String> labels, List<String> design, int bins, RsaOptions options) {
    List<PairFormula> formulas = formulas(options);
    if (!formulas.stream().flatMap(f -> f.columns().stream()).allMatch(conditions::has)) {
      return List.of();
    }
    Map<String, Integer> rowOf = new HashMap<>();
    for (int row = 0; row < labels.size(); row++) {
      rowOf.put(labels.get(row), row);
    }
    List<double[]> controls = new ArrayList<>();
    for (PairFormula formula : formulas) {
      // Refuses a formula that depends on which condition comes first.
      formula.values(conditions);
      int size = design.size() * bins;
      double[] values = new double[Triangle.length(size)];
      int at = 0;
      for (int i = 0; i < size; i++) {
        Integer one = rowOf.get(design.get(i / bins));
        for (int j = i + 1; j < size; j++, at++) {
          Integer other = rowOf.get(design.get(j / bins));
          double value =
              one == null || other == null ? Double.NaN : formula.value(conditions, one, other);
          values[at] = Double.isFinite(value) ? value : Double.NaN;
        }
      }
      controls.add(values);
    }
    return controls;
  }
}

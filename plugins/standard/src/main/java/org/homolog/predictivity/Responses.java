package org.homolog.predictivity;

import java.util.Arrays;
import java.util.List;
import org.homolog.linalg.Matrix;

/**
 * What one population boils down to: its mean responses, which condition of the design each sample
 * belongs to, and how reliable its units are. Immutable.
 */
final class Responses {
  private final Matrix values;
  private final int[] conditionOf;
  private final int[] groupOfCondition;
  private final double[] reliability;
  private final List<String> units;

  /**
   * Responses.
   *
   * @param values samples x units
   * @param conditionOf which condition of the design each sample shows; copies share one
   * @param groupOfCondition which group each condition of the design belongs to
   * @param reliability reliability of each unit on the whole data; empty without repeats
   * @param units a name per unit
   */
  Responses(
      Matrix values,
      int[] conditionOf,
      int[] groupOfCondition,
      double[] reliability,
      List<String> units) {
    this.values = values;
    this.conditionOf = conditionOf;
    this.groupOfCondition = groupOfCondition;
    this.reliability = reliability;
    this.units = units;
  }

  Matrix values() {
    return values;
  }

  int[] conditionOf() {
    return conditionOf;
  }

  int[] groupOfCondition() {
    return groupOfCondition;
  }

  double[] reliability() {
    return reliability;
  }

  List<String> units() {
    return units;
  }

  /** Samples of chosen places, in their order. */
  Responses places(int[] rows) {
    int conditions = groupOfCondition.length;
    int perCondition = values.rows() / conditions;
    int[] samples = new int[rows.length * perCondition];
    Arrays.setAll(samples, i -> rows[i / perCondition] * perCondition + i % perCondition);
    int[] shown = new int[samples.length];
    Arrays.setAll(shown, i -> conditionOf[samples[i]]);
    return new Responses(values.selectRows(samples), shown, groupOfCondition, reliability, units);
  }
}

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
  private final int[] foldOfCondition;
  private final double[] reliability;
  private final List<String> units;
  private final int[] bandOf;

  /**
   * Responses.
   *
   * @param values samples x units
   * @param conditionOf which condition of the design each sample shows; copies share one
   * @param foldOfCondition the fold of each condition of the design; -1 where this system lacks the
   *     column that says
   * @param reliability reliability of each unit on the whole data; empty without repeats
   * @param units a name per unit
   * @param bandOf band of each unit; empty where no bands are asked for or units have none
   */
  Responses(
      Matrix values,
      int[] conditionOf,
      int[] foldOfCondition,
      double[] reliability,
      List<String> units,
      int[] bandOf) {
    this.values = values;
    this.conditionOf = conditionOf;
    this.foldOfCondition = foldOfCondition;
    this.reliability = reliability;
    this.units = units;
    this.bandOf = bandOf;
  }

  Matrix values() {
    return values;
  }

  int[] conditionOf() {
    return conditionOf;
  }

  int[] foldOfCondition() {
    return foldOfCondition;
  }

  double[] reliability() {
    return reliability;
  }

  List<String> units() {
    return units;
  }

  int[] bandOf() {
    return bandOf;
  }

  /** Samples of chosen places, in their order. */
  Responses places(int[] rows) {
    int conditions = foldOfCondition.length;
    int perCondition = values.rows() / conditions;
    int[] samples = new int[rows.length * perCondition];
    Arrays.setAll(samples, i -> rows[i / perCondition] * perCondition + i % perCondition);
    int[] shown = new int[samples.length];
    Arrays.setAll(shown, i -> conditionOf[samples[i]]);
    return new Responses(
        values.selectRows(samples), shown, foldOfCondition, reliability, units, bandOf);
  }
}

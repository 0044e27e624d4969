package org.homolog.lesion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homolog.linalg.Matrix;

/**
 * What random sets of growing size cost a model, each of about the mean rate of all units: how the
 * effect of one unit compares with that of many. Immutable.
 *
 * @param units number of units
 * @param sizes sizes of sets, ascending; empty if none were made
 * @param costs sizes x sets: mean cost over conditions
 */
@SuppressWarnings("ArrayRecordComponent")
record Growth(int units, int[] sizes, Matrix costs) {
  static final Growth NONE = new Growth(0, new int[0], Matrix.zeros(0, 0));

  /** One, two, four units and so on, and all. */
  static List<Integer> sizes(int units) {
    List<Integer> sizes = new ArrayList<>();
    for (int size = 1; size < units; size *= 2) {
      sizes.add(size);
    }
    sizes.add(units);
    return sizes;
  }

  /** The share of units in sets of each size. */
  double[] shares() {
    return Arrays.stream(sizes).mapToDouble(size -> size / (double) units).toArray();
  }

  /** The mean cost of sets of each size. */
  double[] means() {
    double[] means = new double[sizes.length];
    Arrays.setAll(means, i -> Arrays.stream(costs.row(i)).average().orElse(Double.NaN));
    return means;
  }

  /**
   * A quantile of the cost of sets of each size.
   *
   * @param share from 0 to 1
   */
  double[] quantiles(double share) {
    double[] quantiles = new double[sizes.length];
    for (int i = 0; i < quantiles.length; i++) {
      double[] sorted = Arrays.stream(costs.row(i)).sorted().toArray();
      quantiles[i] = sorted[(int) Math.round(share * (sorted.length - 1))];
    }
    return quantiles;
  }
}

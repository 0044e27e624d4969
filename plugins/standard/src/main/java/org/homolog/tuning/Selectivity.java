package org.homolog.tuning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.homolog.linalg.Matrix;

/**
 * How well units tell two sets of observations apart, and connectivity in that order (Yang and Wang
 * 2020, doi:10.1016/j.neuron.2020.09.005, Fig. 7).
 */
public final class Selectivity {
  /** Keeps a unit that never varies at zero. */
  private static final double FLOOR = 1e-7;

  private Selectivity() {}

  /**
   * d' of each unit: (m1 - m2) / sqrt((s1^2 + s2^2 + 1e-7) / 2), m means and s standard deviations
   * (divisor: number of observations).
   *
   * @param first observations x units
   * @param second observations x units
   * @return one per unit; NaN where a set is empty
   * @throws IllegalArgumentException if the numbers of units differ
   */
  public static double[] dPrime(Matrix first, Matrix second) {
    if (first.columns() != second.columns()) {
      throw new IllegalArgumentException("both sets of observations must be of the same units");
    }
    double[][] one = moments(first);
    double[][] other = moments(second);
    double[] result = new double[first.columns()];
    for (int u = 0; u < result.length; u++) {
      result[u] = (one[0][u] - other[0][u]) / Math.sqrt((one[1][u] + other[1][u] + FLOOR) / 2);
    }
    return result;
  }

  /** Means and variances. */
  private static double[][] moments(Matrix observations) {
    int units = observations.columns();
    double[] values = observations.array();
    double[] means = new double[units];
    double[] variances = new double[units];
    for (int i = 0; i < values.length; i++) {
      means[i % units] += values[i] / observations.rows();
    }
    for (int i = 0; i < values.length; i++) {
      double apart = values[i] - means[i % units];
      variances[i % units] += apart * apart / observations.rows();
    }
    if (observations.rows() == 0) {
      Arrays.fill(means, Double.NaN);
    }
    return new double[][] {means, variances};
  }

  /**
   * Units by group, and within a group by selectivity, ascending; equal ones stay in their order.
   *
   * @param selectivity one per unit
   * @param group the group of each unit, such as 0 for excitatory and 1 for inhibitory
   * @return a permutation of the units
   */
  public static int[] order(double[] selectivity, int[] group) {
    return IntStream.range(0, selectivity.length)
        .boxed()
        .sorted(
            Comparator.comparingInt((Integer u) -> group[u])
                .thenComparingDouble(u -> selectivity[u]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /**
   * Connections with rows and columns in a given order.
   *
   * @param weights receiving x sending units
   * @param order a permutation of the units
   * @return the same weights, sorted alike on both sides
   */
  public static Matrix sorted(Matrix weights, int[] order) {
    return weights.selectRows(order).selectColumns(order);
  }

  /**
   * The mean connection among chosen units by what they prefer, connections of a unit with itself
   * left out.
   *
   * @param weights receiving x sending units
   * @param selectivity one per unit; units at exactly zero prefer neither
   * @param units places of chosen units, such as the excitatory ones
   * @return the mean weight between units that prefer the same, and between units that prefer
   *     opposites; NaN where there is no such pair
   */
  public static double[] likeAndUnlike(Matrix weights, double[] selectivity, int[] units) {
    double[] sums = new double[2];
    int[] counts = new int[2];
    for (int to : units) {
      for (int from : units) {
        double product = Math.signum(selectivity[to]) * Math.signum(selectivity[from]);
        if (to != from && product != 0) {
          int which = product > 0 ? 0 : 1;
          sums[which] += weights.get(to, from);
          counts[which]++;
        }
      }
    }
    return new double[] {sums[0] / counts[0], sums[1] / counts[1]};
  }
}

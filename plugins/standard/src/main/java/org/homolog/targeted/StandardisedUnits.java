package org.homolog.targeted;

import java.util.ArrayList;
import java.util.List;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.Matrix;

/**
 * Responses with each unit's mean over all trials and bins removed and divided by its standard
 * deviation over them (divisor: trials x bins). A unit that does not vary is zero.
 *
 * @param means (conditions x bins) x units: means over repeats
 * @param repeats how many repeats are behind each condition
 */
record StandardisedUnits(Matrix means, List<Integer> repeats) {
  /** A unit that varies by less than this share of its size is constant but for rounding. */
  private static final double ROUNDING = 1e-13;

  static StandardisedUnits of(ResponseMatrix responses) {
    int units = responses.values().columns();
    double[] sums = new double[units];
    double count = 0;
    for (Matrix trials : responses.trials()) {
      count += trials.rows();
      for (int i = 0; i < trials.array().length; i++) {
        sums[i % units] += trials.array()[i];
      }
    }
    double[] squares = new double[units];
    double[] size = new double[units];
    for (Matrix trials : responses.trials()) {
      for (int i = 0; i < trials.array().length; i++) {
        double value = trials.array()[i];
        double deviation = value - sums[i % units] / count;
        squares[i % units] += deviation * deviation;
        size[i % units] = Math.max(size[i % units], Math.abs(value));
      }
    }
    Matrix means = responses.values().copy();
    for (int i = 0; i < means.array().length; i++) {
      int unit = i % units;
      double spread = Math.sqrt(squares[unit] / count);
      means.array()[i] =
          spread <= ROUNDING * size[unit] ? 0 : (means.array()[i] - sums[unit] / count) / spread;
    }
    List<Integer> repeats = new ArrayList<>();
    for (int row = 0; row < responses.trials().size(); row += responses.bins()) {
      repeats.add(responses.trials().get(row).rows());
    }
    return new StandardisedUnits(means, List.copyOf(repeats));
  }
}

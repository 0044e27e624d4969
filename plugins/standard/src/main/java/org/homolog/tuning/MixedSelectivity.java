package org.homolog.tuning;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.Matrix;

/**
 * Whether units that respond to two columns add up what each drives (Rigotti et al. 2013,
 * doi:10.1038/nature12160): the variance over all combinations of values falls into parts of the
 * first column, of the second, and of their interaction; the interaction's share is non-linear.
 *
 * <p>Where there are repeats, the variance that their noise adds to each part, its degrees of
 * freedom times the variance of a combination's mean, is taken away; a part that would become
 * negative is zero.
 */
final class MixedSelectivity {
  private final int rows;
  private final int columns;
  private final double[] cells;
  private final double noise;

  private MixedSelectivity(int rows, int columns, double[] cells, double noise) {
    this.rows = rows;
    this.columns = columns;
    this.cells = cells;
    this.noise = noise;
  }

  /** A combination of values without a condition, if there is one. */
  static Optional<String> missing(List<String> first, List<String> second) {
    for (String a : new LinkedHashSet<>(first)) {
      for (String b : new LinkedHashSet<>(second)) {
        boolean there =
            IntStream.range(0, first.size())
                .anyMatch(c -> first.get(c).equals(a) && second.get(c).equals(b));
        if (!there) {
          return Optional.of(a + ", " + b);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The share of the interaction for each unit; NaN for a unit that does not vary, and for all
   * where a combination is missing.
   */
  static double[] nonlinear(ResponseMatrix responses, List<String> first, List<String> second) {
    double[] shares = new double[responses.values().columns()];
    if (missing(first, second).isPresent()) {
      Arrays.fill(shares, Double.NaN);
      return shares;
    }
    List<String> a = List.copyOf(new LinkedHashSet<>(first));
    List<String> b = List.copyOf(new LinkedHashSet<>(second));
    int[] conditions = new int[a.size() * b.size()];
    for (int c = 0; c < first.size(); c++) {
      conditions[a.indexOf(first.get(c)) * b.size() + b.indexOf(second.get(c))]++;
    }
    for (int u = 0; u < shares.length; u++) {
      double[] cells = new double[conditions.length];
      double noise = 0;
      boolean repeated = true;
      for (int c = 0; c < first.size(); c++) {
        int cell = a.indexOf(first.get(c)) * b.size() + b.indexOf(second.get(c));
        cells[cell] += responses.values().get(c, u) / conditions[cell];
        Matrix trials = responses.trials().get(c);
        repeated &= trials.rows() > 1;
        // Variance of the cell's mean, averaged over cells.
        noise +=
            varianceOfMean(trials.column(u))
                / (conditions[cell] * (double) conditions[cell])
                / conditions.length;
      }
      shares[u] =
          new MixedSelectivity(a.size(), b.size(), cells, repeated ? noise : 0).interaction();
    }
    return shares;
  }

  private static double varianceOfMean(double[] trials) {
    double mean = Arrays.stream(trials).average().orElse(0);
    double squares = 0;
    for (double value : trials) {
      squares += (value - mean) * (value - mean);
    }
    return trials.length < 2 ? 0 : squares / (trials.length - 1) / trials.length;
  }

  private double interaction() {
    double[] ofRow = new double[rows];
    double[] ofColumn = new double[columns];
    double grand = 0;
    for (int i = 0; i < cells.length; i++) {
      ofRow[i / columns] += cells[i] / columns;
      ofColumn[i % columns] += cells[i] / rows;
      grand += cells[i] / cells.length;
    }
    double first = 0;
    double second = 0;
    double both = 0;
    double largest = 0;
    for (int i = 0; i < cells.length; i++) {
      double a = ofRow[i / columns] - grand;
      double b = ofColumn[i % columns] - grand;
      double rest = cells[i] - grand - a - b;
      first += a * a;
      second += b * b;
      both += rest * rest;
      largest = Math.max(largest, Math.abs(cells[i]));
    }
    first = without(first, rows - 1.0);
    second = without(second, columns - 1.0);
    both = without(both, (rows - 1.0) * (columns - 1.0));
    double all = first + second + both;
    return all <= 1e-24 * largest * largest * cells.length ? Double.NaN : both / all;
  }

  /** A sum of squares without what noise adds to it: its degrees of freedom times the noise. */
  private double without(double squares, double degrees) {
    return Math.max(0, squares - degrees * noise);
  }
}

package org.homolog.tuning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.Matrix;

/**
 * What each unit of one system responds to. Immutable.
 *
 * @param system the system's name
 * @param units the units' labels
 * @param values values of the column, in the order of the conditions
 * @param curves units x values: mean response to each value, conditions of a value counting alike
 * @param preferred the value each unit responds to most
 * @param depth (largest - smallest) / (largest + smallest) response, negative ones taken as zero;
 *     NaN for a unit without positive responses
 * @param sparseness how few values a unit responds to (Vinje and Gallant 2000,
 *     doi:10.1126/science.287.5456.1273): (1 - (sum r / n)^2 / (sum r^2 / n)) / (1 - 1 / n),
 *     negative responses taken as zero; NaN for a unit without positive ones
 * @param dPrime how well single trials of the preferred value are told from all others
 * @param nonlinear share of the variance over two columns that is their interaction; empty unless
 *     there are two
 */
@SuppressWarnings("ArrayRecordComponent")
public record TuningProfile(
    String system,
    List<String> units,
    List<String> values,
    Matrix curves,
    int[] preferred,
    double[] depth,
    double[] sparseness,
    double[] dPrime,
    double[] nonlinear) {
  /** Copies the lists. */
  public TuningProfile {
    units = List.copyOf(units);
    values = List.copyOf(values);
  }

  /**
   * The tuning of a system's units.
   *
   * @param responses with single repeats, time averaged
   * @param first the value of each condition
   * @param second the value of each condition in another column; empty without one
   */
  static TuningProfile of(ResponseMatrix responses, List<String> first, List<String> second) {
    List<String> values = List.copyOf(new LinkedHashSet<>(first));
    int units = responses.values().columns();
    Matrix curves = Matrix.zeros(units, values.size());
    int[] counts = new int[values.size()];
    first.forEach(value -> counts[values.indexOf(value)]++);
    for (int row = 0; row < first.size(); row++) {
      int value = values.indexOf(first.get(row));
      for (int u = 0; u < units; u++) {
        curves.array()[u * values.size() + value] += responses.values().get(row, u) / counts[value];
      }
    }
    int[] preferred = new int[units];
    double[] depth = new double[units];
    double[] sparseness = new double[units];
    for (int u = 0; u < units; u++) {
      double[] curve = curves.row(u);
      for (int v = 1; v < curve.length; v++) {
        preferred[u] = curve[v] > curve[preferred[u]] ? v : preferred[u];
      }
      double[] rectified = Arrays.stream(curve).map(r -> Math.max(0, r)).toArray();
      depth[u] = depth(rectified);
      sparseness[u] = sparseness(rectified);
    }
    return new TuningProfile(
        responses.system(),
        responses.units(),
        values,
        curves,
        preferred,
        depth,
        sparseness,
        dPrime(responses, first, values, preferred),
        second.isEmpty() ? new double[0] : MixedSelectivity.nonlinear(responses, first, second));
  }

  private static double depth(double[] curve) {
    double largest = Arrays.stream(curve).max().orElse(0);
    double smallest = Arrays.stream(curve).min().orElse(0);
    return largest == 0 ? Double.NaN : (largest - smallest) / (largest + smallest);
  }

  private static double sparseness(double[] curve) {
    int n = curve.length;
    double sum = 0;
    double squares = 0;
    for (double r : curve) {
      sum += r / n;
      squares += r * r / n;
    }
    return squares == 0 || n < 2 ? Double.NaN : (1 - sum * sum / squares) / (1 - 1.0 / n);
  }

  private static double[] dPrime(
      ResponseMatrix responses, List<String> first, List<String> values, int[] preferred) {
    double[] result = new double[preferred.length];
    Arrays.fill(result, Double.NaN);
    for (int v = 0; v < values.size() && values.size() > 1; v++) {
      Matrix own = trials(responses, first, values.get(v), true);
      Matrix others = trials(responses, first, values.get(v), false);
      // A single trial has no spread to hold a difference against.
      if (own.rows() < 2 || others.rows() < 2) {
        continue;
      }
      double[] told = Selectivity.dPrime(own, others);
      for (int u = 0; u < preferred.length; u++) {
        result[u] = preferred[u] == v ? told[u] : result[u];
      }
    }
    return result;
  }

  private static Matrix trials(
      ResponseMatrix responses, List<String> first, String value, boolean with) {
    List<double[]> rows = new ArrayList<>();
    for (int c = 0; c < first.size(); c++) {
      if (first.get(c).equals(value) == with) {
        Matrix trials = responses.trials().get(c);
        for (int i = 0; i < trials.rows(); i++) {
          rows.add(trials.row(i));
        }
      }
    }
    return Matrix.copyOf(rows.toArray(new double[0][]));
  }

  /** The share of units that prefer each of given values. */
  double[] preferences(List<String> wanted) {
    double[] shares = new double[wanted.size()];
    for (int value : preferred) {
      int place = wanted.indexOf(values.get(value));
      if (place >= 0) {
        shares[place] += 1.0 / preferred.length;
      }
    }
    return shares;
  }
}

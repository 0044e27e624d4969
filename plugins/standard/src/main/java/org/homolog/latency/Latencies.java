package org.homolog.latency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.Matrix;

/**
 * When each unit of a system begins to be selective. Immutable.
 *
 * @param bins centres of the bins, seconds
 * @param seconds the centre of the first selective bin of each unit; NaN for units that are not
 *     selective
 * @param explained bins x units: the share of the variance over trials that the values explain
 * @param obstacle why nothing can be said; empty if it can
 */
@SuppressWarnings("ArrayRecordComponent")
public record Latencies(double[] bins, double[] seconds, Matrix explained, String obstacle) {

  private static Latencies none(String obstacle) {
    double[] nothing = {};
    return new Latencies(nothing, nothing, Matrix.zeros(0, 0), obstacle);
  }

  /**
   * Finds the latencies of a system.
   *
   * @param responses bins as rows, with their single repeats
   * @param values the value of each condition
   * @param bins centres of the bins, seconds
   * @param seed the seed of the permutations
   */
  static Latencies of(
      ResponseMatrix responses,
      List<String> values,
      double[] bins,
      SelectivityLatencyOptions options,
      long seed) {
    if (bins.length < 2) {
      return none("responses of " + responses.system() + " have no time bins");
    }
    List<String> classes = List.copyOf(new TreeSet<>(values));
    if (classes.size() < 2) {
      return none("there are not two values that a unit could be selective for");
    }
    List<Integer> classOf = new ArrayList<>();
    Matrix trials = trials(responses, values, classes, bins.length, classOf);
    if (trials.rows() <= classes.size()) {
      return none(
          "each value has a single trial in "
              + responses.system()
              + ", so that selectivity cannot be told from noise");
    }
    ExplainedVariance variance =
        new ExplainedVariance(
            trials, classOf.stream().mapToInt(Integer::intValue).toArray(), classes.size());
    int units = responses.units().size();
    double[] p =
        variance.pValues(
            options.permutations(),
            units,
            options.control() == SelectivityLatencyOptions.Control.ALL_BINS,
            seed);
    double[] seconds = new double[units];
    for (int u = 0; u < units; u++) {
      seconds[u] = first(p, u, units, bins, options);
    }
    return new Latencies(bins, seconds, Matrix.of(bins.length, units, variance.observed()), "");
  }

  /** Trials x (bins x units), in the order of the conditions' labels, whichever the design has. */
  private static Matrix trials(
      ResponseMatrix responses,
      List<String> values,
      List<String> classes,
      int bins,
      List<Integer> classOf) {
    List<String> conditions = responses.conditions();
    int[] order =
        IntStream.range(0, conditions.size())
            .boxed()
            .sorted(Comparator.comparing(conditions::get))
            .mapToInt(Integer::intValue)
            .toArray();
    int units = responses.units().size();
    List<double[]> rows = new ArrayList<>();
    for (int condition : order) {
      int repeats = responses.trials().get(condition * bins).rows();
      int[] numbers = responses.trialNumbers(condition);
      int entered = 0;
      for (int repeat = 0; repeat < repeats; repeat++) {
        if (numbers[repeat] < entered) {
          continue;
        }
        entered++;
        double[] row = new double[bins * units];
        for (int t = 0; t < bins; t++) {
          double[] bin = responses.trials().get(condition * bins + t).row(repeat);
          System.arraycopy(bin, 0, row, t * units, units);
        }
        rows.add(row);
        classOf.add(classes.indexOf(values.get(condition)));
      }
    }
    return Matrix.copyOf(rows.toArray(new double[0][]));
  }

  private static double first(
      double[] p, int unit, int units, double[] bins, SelectivityLatencyOptions options) {
    int run = 0;
    for (int t = 0; t < bins.length; t++) {
      run = p[t * units + unit] <= options.alpha() ? run + 1 : 0;
      if (run == options.consecutive()) {
        return bins[t - run + 1];
      }
    }
    return Double.NaN;
  }

  /** The latencies of selective units, ascending. */
  double[] found() {
    return Arrays.stream(seconds).filter(value -> !Double.isNaN(value)).sorted().toArray();
  }

  /** The share of units that are selective by each bin. */
  double[] growth() {
    double[] found = found();
    return Arrays.stream(bins)
        .map(bin -> (double) Arrays.stream(found).filter(own -> own <= bin).count())
        .map(count -> count / seconds.length)
        .toArray();
  }

  /** The share of units that are selective. */
  double selectiveShare() {
    return (double) found().length / seconds.length;
  }

  /** The median latency of selective units; NaN without any. */
  double median() {
    double[] sorted = found();
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The area between two cumulative distributions of latencies: Wasserstein's distance, s. */
  static double distance(double[] one, double[] other) {
    double[] places = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, places, one.length, other.length);
    Arrays.sort(places);
    double area = 0;
    for (int i = 0; i + 1 < places.length; i++) {
      double place = places[i];
      double own = Arrays.stream(one).filter(value -> value <= place).count();
      double others = Arrays.stream(other).filter(value -> value <= place).count();
      area += Math.abs(own / one.length - others / other.length) * (places[i + 1] - place);
    }
    return area;
  }
}

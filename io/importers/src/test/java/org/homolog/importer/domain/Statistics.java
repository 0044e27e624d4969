package org.homolog.importer.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;
import org.homolog.recordings.Recordings;

/** Statistics as the facts define them, computed the plain way. */
final class Statistics {
  private Statistics() {}

  static double[] doubles(JsonNode array) {
    double[] values = new double[array.size()];
    Arrays.setAll(values, i -> Recordings.number(array.get(i)));
    return values;
  }

  static long[] longs(JsonNode array) {
    long[] values = new long[array.size()];
    Arrays.setAll(values, i -> array.get(i).longValue());
    return values;
  }

  static String[] texts(JsonNode array) {
    String[] values = new String[array.size()];
    Arrays.setAll(values, i -> array.get(i).textValue());
    return values;
  }

  static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length);
  }

  /** Every number that describes an array, NaN left out; fails on one it does not know. */
  static void describe(JsonNode facts, double[] all, String what) {
    double[] values = Arrays.stream(all).filter(v -> !Double.isNaN(v)).toArray();
    double magnitude = Arrays.stream(values).map(Math::abs).sum();
    for (Map.Entry<String, JsonNode> fact : facts.properties()) {
      String place = what + "." + fact.getKey();
      double expected = Recordings.number(fact.getValue());
      switch (fact.getKey()) {
        case "nan_count" -> assertEquals(expected, all.length - values.length, place);
        case "sum" ->
            Recordings.assertClose(expected, Arrays.stream(values).sum(), magnitude, place);
        case "mean" ->
            Recordings.assertClose(expected, mean(values), magnitude / values.length, place);
        case "min" -> assertEquals(expected, Arrays.stream(values).min().orElseThrow(), place);
        case "max" -> assertEquals(expected, Arrays.stream(values).max().orElseThrow(), place);
        case "std_population" ->
            assertEquals(expected, deviation(values), 1e-11 * Math.max(1, expected), place);
        default -> fail("no check of the statistic " + place);
      }
    }
  }

  static double pearson(double[] a, double[] b) {
    double meanA = mean(a);
    double meanB = mean(b);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }

  static double spearman(double[] a, double[] b) {
    return pearson(ranks(a), ranks(b));
  }

  private static double[] ranks(double[] values) {
    Integer[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .toArray(Integer[]::new);
    double[] ranks = new double[values.length];
    int from = 0;
    while (from < order.length) {
      int to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + to - 1) / 2.0;
      }
      from = to;
    }
    return ranks;
  }

  static double[] zScored(double[] values) {
    double mean = mean(values);
    double deviation = deviation(values);
    return Arrays.stream(values).map(v -> (v - mean) / deviation).toArray();
  }

  /** 1 - Pearson between the rows of a matrix, upper triangle row by row. */
  static double[] correlationDistances(double[][] rows) {
    double[] distances = new double[rows.length * (rows.length - 1) / 2];
    int at = 0;
    for (int i = 0; i < rows.length; i++) {
      for (int j = i + 1; j < rows.length; j++) {
        distances[at++] = 1 - pearson(rows[i], rows[j]);
      }
    }
    return distances;
  }

  /** Eigenvalues of a symmetric matrix by Jacobi rotations, the largest first. */
  static double[] eigenvalues(double[][] symmetric) {
    int n = symmetric.length;
    double[][] a = Arrays.stream(symmetric).map(double[]::clone).toArray(double[][]::new);
    for (int sweep = 0; sweep < 60; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rotate(a, p, q);
        }
      }
    }
    double[] values = new double[n];
    Arrays.setAll(values, i -> -a[i][i]);
    Arrays.sort(values);
    return Arrays.stream(values).map(v -> -v).toArray();
  }

  private static void rotate(double[][] a, int p, int q) {
    if (a[p][q] == 0) {
      return;
    }
    double angle = 0.5 * Math.atan2(2 * a[p][q], a[q][q] - a[p][p]);
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    for (int k = 0; k < a.length; k++) {
      double left = a[k][p];
      double right = a[k][q];
      a[k][p] = c * left - s * right;
      a[k][q] = s * left + c * right;
    }
    for (int k = 0; k < a.length; k++) {
      double upper = a[p][k];
      double lower = a[q][k];
      a[p][k] = c * upper - s * lower;
      a[q][k] = s * upper + c * lower;
    }
  }
}

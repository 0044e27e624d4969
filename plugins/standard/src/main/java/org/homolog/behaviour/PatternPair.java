package org.homolog.behaviour;

import java.util.stream.IntStream;
import org.apache.commons.math3.stat.ranking.NaturalRanking;

/**
 * Two patterns over the numbers that both have.
 *
 * @param one of the reference
 * @param other of the candidate
 */
@SuppressWarnings("ArrayRecordComponent")
record PatternPair(double[] one, double[] other) {
  private static final double ROUNDING = 1e-12;

  static PatternPair of(double[] one, double[] other) {
    int[] both =
        IntStream.range(0, one.length)
            .filter(i -> !Double.isNaN(one[i]) && !Double.isNaN(other[i]))
            .toArray();
    return new PatternPair(
        IntStream.of(both).mapToDouble(i -> one[i]).toArray(),
        IntStream.of(both).mapToDouble(i -> other[i]).toArray());
  }

  int size() {
    return one.length;
  }

  /** Pearson's correlation; NaN where a pattern does not vary. */
  double pearson() {
    return correlation(one, other);
  }

  /** Spearman's correlation, mean ranks for ties. */
  double spearman() {
    return size() < 2
        ? Double.NaN
        : correlation(new NaturalRanking().rank(one), new NaturalRanking().rank(other));
  }

  /** Root of the mean squared difference. */
  double distance() {
    double squares = 0;
    for (int i = 0; i < one.length; i++) {
      squares += (one[i] - other[i]) * (one[i] - other[i]);
    }
    return Math.sqrt(squares / one.length);
  }

  private static double correlation(double[] a, double[] b) {
    int n = a.length;
    double meanA = IntStream.range(0, n).mapToDouble(i -> a[i]).sum() / n;
    double meanB = IntStream.range(0, n).mapToDouble(i -> b[i]).sum() / n;
    double products = 0;
    double squaresA = 0;
    double squaresB = 0;
    double largest = 0;
    for (int i = 0; i < n; i++) {
      products += (a[i] - meanA) * (b[i] - meanB);
      squaresA += (a[i] - meanA) * (a[i] - meanA);
      squaresB += (b[i] - meanB) * (b[i] - meanB);
      largest = Math.max(largest, Math.max(Math.abs(a[i]), Math.abs(b[i])));
    }
    double floor = ROUNDING * ROUNDING * largest * largest * n;
    return n < 2 || squaresA <= floor || squaresB <= floor
        ? Double.NaN
        : Math.max(-1, Math.min(1, products / Math.sqrt(squaresA) / Math.sqrt(squaresB)));
  }
}

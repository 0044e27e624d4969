package org.homolog.rsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.homolog.random.CounterRandom;
import org.junit.jupiter.api.Test;

class RankTest {
  @Test
  void classesFollowTheOrderOfTheValues() {
    double[] values = {
      3, -2, Double.NaN, 0.0, -0.0, 3, -1e300, 1e-300, Double.POSITIVE_INFINITY, -2
    };
    assertArrayEquals(new int[] {4, 1, -1, 2, 2, 4, 0, 3, 5, 1}, DenseRanks.of(values));
    assertArrayEquals(new int[0], DenseRanks.of(new double[0]));
    assertArrayEquals(new int[] {-1}, DenseRanks.of(new double[] {Double.NaN}));
  }

  @Test
  void tiesShareTheirMeanRank() {
    assertArrayEquals(
        new double[] {1, 3, 3, 3, 5}, DenseRanks.averageRanks(new int[] {0, 4, 4, 4, 9}));
  }

  @Test
  void spearmanWithTiesIsPearsonOfAverageRanks() {
    for (int seed = 0; seed < 20; seed++) {
      double[][] pair = tied(seed, 190);
      PreparedRdm a = Samples.prepared(pair[0], RdmComparator.SPEARMAN);
      PreparedRdm b = Samples.prepared(pair[1], RdmComparator.SPEARMAN);
      double expected = new SpearmansCorrelation().correlation(pair[0], pair[1]);
      double got = Samples.score(a, b, "spearman").value();
      assertEquals(expected, got, 1e-12);
    }
  }

  @Test
  void tauCountsConcordantLessDiscordantPairs() {
    for (int seed = 0; seed < 20; seed++) {
      double[][] pair = tied(seed, 120);
      long balance = 0;
      for (int i = 0; i < 120; i++) {
        for (int j = 0; j < i; j++) {
          balance +=
              (long) (Math.signum(pair[0][i] - pair[0][j]) * Math.signum(pair[1][i] - pair[1][j]));
        }
      }
      double got = KendallTau.of(DenseRanks.of(pair[0]), DenseRanks.of(pair[1])).a();
      assertEquals(balance / (120 * 119 / 2.0), got, 0);
    }
  }

  @Test
  void tauOfOneValueIsUndefined() {
    assertTrue(Double.isNaN(KendallTau.of(new int[] {0}, new int[] {0}).a()));
  }

  private static double[][] tied(int seed, int size) {
    CounterRandom random = new CounterRandom(seed, 1);
    double[][] pair = new double[2][size];
    for (int i = 0; i < size; i++) {
      pair[0][i] = random.nextInt(3 + 40 * seed);
      // Adding zero turns the negative zero, which commons-math ranks apart, into zero.
      pair[1][i] = Math.rint(pair[0][i] / 2 + 10 * random.nextGaussian()) + 0.0;
    }
    return pair;
  }

  @Test
  void classesOfADrawAreRanksOnlyIfEachHasOneValue() {
    // As many values as the largest class says, but two of one class and none of another.
    int[] tied = {0, 0, 2, 3};
    int[] other = {3, 1, 0, 2};
    double[] x = {0, 0, 2, 3};
    double[] y = {3, 1, 0, 2};
    assertEquals(
        new org.apache.commons.math3.stat.correlation.SpearmansCorrelation().correlation(x, y),
        Correlation.spearman(tied, other),
        1e-12);
    assertEquals(
        new org.apache.commons.math3.stat.correlation.KendallsCorrelation().correlation(x, y),
        KendallTau.of(tied, other).b(),
        1e-12);
  }

  @Test
  void valuesThatDoNotSpreadAreSortedAllTheSame() {
    CounterRandom random = new CounterRandom(11, 0);
    for (double far : new double[] {1, 1e6, 1e300, Double.POSITIVE_INFINITY}) {
      double[] values = new double[3_000];
      for (int i = 0; i < values.length; i++) {
        values[i] = i % 7 == 0 ? Double.NaN : random.nextGaussian();
      }
      values[5] = far;
      values[6] = -0.0;
      values[8] = 0.0;
      double[] sorted =
          java.util.Arrays.stream(values)
              .filter(v -> !Double.isNaN(v))
              .map(v -> v + 0.0)
              .distinct()
              .sorted()
              .toArray();
      int[] classes = DenseRanks.of(values);
      for (int i = 0; i < values.length; i++) {
        assertEquals(
            Double.isNaN(values[i])
                ? DenseRanks.MISSING
                : java.util.Arrays.binarySearch(sorted, values[i] + 0.0),
            classes[i]);
      }
    }
  }
}

package org.homolog.resample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.stat.inference.TTest;
import org.homolog.failure.HomologException;
import org.homolog.random.CounterRandom;
import org.junit.jupiter.api.Test;

/** Tests of candidates over members, against textbooks and slow ways. */
class MemberTestsTest {
  private static final double[][] SCORES = {
    {0.31, 0.42, 0.28, 0.55, 0.33}, {0.25, 0.41, 0.30, 0.35, 0.20}, {-0.1, 0.2, 0.05, -0.3, 0.1}
  };

  @Test
  void studentsTestsAreThoseOfOneAndOfPairedSamples() {
    MemberTests tests = MemberTests.of(SCORES, 0.5);
    CandidateTests student = tests.student();
    TTest other = new TTest();
    assertEquals(4, student.freedom());
    for (int i = 0; i < SCORES.length; i++) {
      double twoSided = other.tTest(0, SCORES[i]);
      double above = student.means()[i] > 0 ? twoSided / 2 : 1 - twoSided / 2;
      assertEquals(above, student.aboveZero()[i], 1e-12);
      assertEquals(other.tTest(0.5, SCORES[i]), student.againstCeiling()[i], 1e-12);
      for (int j = 0; j < SCORES.length; j++) {
        double paired = i == j ? 1 : other.pairedTTest(SCORES[i], SCORES[j]);
        assertEquals(paired, student.paired()[i][j], 1e-12);
      }
    }
  }

  @Test
  void anIntervalEndsWhereTheTestWould() {
    double[] interval = MemberTests.of(SCORES, 0).student().intervals(0.95)[0];
    for (double end : interval) {
      assertEquals(0.05, MemberTests.of(SCORES, end).student().againstCeiling()[0], 1e-9);
    }
  }

  @Test
  void theExampleOfTheTextbookHasItsSignedRank() {
    double[] d = {6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75};
    assertEquals(0.041259765625, SignedRank.pValue(d), 1e-15);
    MemberTests tests = MemberTests.of(new double[][] {d, new double[15]}, 0);
    assertEquals(0.041259765625, tests.signedRankAgainstZero()[0], 1e-15);
    assertEquals(0.041259765625, tests.signedRankAgainstCeiling()[0], 1e-15);
    assertEquals(0.041259765625, tests.signedRankPaired()[1][0], 1e-15);
    assertEquals(1, tests.signedRankAgainstZero()[1]);
  }

  @Test
  void tiesAndZerosAreExact() {
    CounterRandom random = new CounterRandom(5, 0);
    for (int trial = 0; trial < 200; trial++) {
      double[] d = new double[1 + random.nextInt(9)];
      Arrays.setAll(d, i -> (random.nextInt(7) - 3) * 0.1);
      double[] kept = Arrays.stream(d).filter(v -> v != 0).toArray();
      double expected = kept.length == 0 ? 1 : everySign(kept);
      assertEquals(expected, SignedRank.pValue(d), 1e-12, Arrays.toString(d));
      double[] opposite = Arrays.stream(d).map(v -> -3 * v).toArray();
      assertEquals(expected, SignedRank.pValue(opposite), 1e-12, "sign and scale do not matter");
    }
  }

  /** The share of all assignments of signs whose rank sum is as far from its middle. */
  private static double everySign(double[] differences) {
    int n = differences.length;
    double[] ranks = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double apart = Math.abs(differences[i]) - Math.abs(differences[j]);
        ranks[i] += i == j ? 1 : Math.abs(apart) < 1e-9 ? 0.5 : apart > 0 ? 1 : 0;
      }
    }
    double observed = 0;
    for (int i = 0; i < n; i++) {
      observed += Math.signum(differences[i]) * ranks[i];
    }
    int further = 0;
    for (int signs = 0; signs < 1 << n; signs++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += (signs >> i & 1) == 1 ? ranks[i] : -ranks[i];
      }
      further += Math.abs(sum) >= Math.abs(observed) - 1e-9 ? 1 : 0;
    }
    return further / (double) (1 << n);
  }

  @Test
  void differencesThatDifferByRoundingAreTied() {
    double[] tied = {0.3, -0.3, 0.1, 0.7, 0.1};
    double[] rounded = {0.1 + 0.2, -0.3, 0.4 - 0.3, 0.7, 0.1};
    assertEquals(SignedRank.pValue(tied), SignedRank.pValue(rounded));
  }

  @Test
  void manyDifferencesAreNearlyNormal() {
    CounterRandom random = new CounterRandom(6, 0);
    double[] d = new double[51];
    Arrays.setAll(d, i -> random.nextGaussian() + 0.3);
    double[] fewer = Arrays.copyOf(d, 50);
    assertEquals(SignedRank.pValue(fewer), SignedRank.pValue(d), 0.02);
    double[] far = new double[60];
    Arrays.setAll(far, i -> 1 + i);
    assertTrue(SignedRank.pValue(far) < 1e-9);
  }

  @Test
  void alikeCandidatesDifferByNothing() {
    MemberTests tests = MemberTests.of(new double[][] {SCORES[0], SCORES[0]}, Double.NaN);
    assertArrayEquals(new double[] {1, 1}, tests.student().paired()[0]);
    assertArrayEquals(new double[] {1, 1}, tests.signedRankPaired()[0]);
    assertTrue(Double.isNaN(tests.student().againstCeiling()[0]));
    assertTrue(Double.isNaN(tests.signedRankAgainstCeiling()[0]));
  }

  @Test
  void scoresThatCannotBeTestedAreRefused() {
    refused("no candidate", new double[0][]);
    refused("at least 2", new double[][] {{1}});
    refused("same members", new double[][] {{1, 2}, {1, 2, 3}});
    refused("leave that member out", new double[][] {{1, Double.NaN}});
    assertThrows(HomologException.class, () -> MemberTests.of(SCORES, 0).student().intervals(1));
    assertThrows(HomologException.class, () -> SignedRank.pValue(new double[] {Double.NaN}));
    BootstrapVariance one = BootstrapVariance.of(new double[][] {{1}}, false, 4, 0);
    assertThrows(HomologException.class, () -> new CandidateTests(new double[] {1, 2}, one, 0, 3));
    assertThrows(HomologException.class, () -> new CandidateTests(new double[] {1}, one, 0, 0));
  }

  private static void refused(String text, double[][] scores) {
    HomologException refusal =
        assertThrows(HomologException.class, () -> MemberTests.of(scores, 0));
    assertTrue(refusal.getMessage().contains(text), refusal.getMessage());
  }
}

package org.homolog.rsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Sample;
import org.homolog.spi.testkit.TestRun;
import org.junit.jupiter.api.Test;

class DissimilarityTest {
  private final TestRun run = new TestRun(1);

  private double[] rdm(double[][] patterns, int repeats, String... options) {
    Sample sample = Samples.whole(Samples.population(patterns, repeats, 1));
    return new Rsa().prepare(sample, Samples.options(options), run).values();
  }

  private static String message(Runnable refused) {
    return String.valueOf(assertThrows(HomologException.class, refused::run).getMessage());
  }

  /** Direct sums over the units that both patterns have. */
  private static double direct(double[] a, double[] b, boolean correlation) {
    int[] common =
        IntStream.range(0, a.length)
            .filter(i -> !Double.isNaN(a[i]) && !Double.isNaN(b[i]))
            .toArray();
    double[] x = Arrays.stream(common).mapToDouble(i -> a[i]).toArray();
    double[] y = Arrays.stream(common).mapToDouble(i -> b[i]).toArray();
    if (correlation) {
      double meanX = Arrays.stream(x).sum() / x.length;
      double meanY = Arrays.stream(y).sum() / y.length;
      double shared = 0;
      double spreadX = 0;
      double spreadY = 0;
      for (int i = 0; i < x.length; i++) {
        shared += (x[i] - meanX) * (y[i] - meanY);
        spreadX += (x[i] - meanX) * (x[i] - meanX);
        spreadY += (y[i] - meanY) * (y[i] - meanY);
      }
      return 1 - shared / Math.sqrt(spreadX * spreadY);
    }
    return IntStream.range(0, x.length).mapToDouble(i -> Math.pow(x[i] - y[i], 2)).sum() / x.length;
  }

  private static double[] direct(double[][] patterns, boolean correlation) {
    double[] values = new double[Triangle.length(patterns.length)];
    int at = 0;
    for (int i = 0; i < patterns.length; i++) {
      for (int j = i + 1; j < patterns.length; j++) {
        values[at++] = direct(patterns[i], patterns[j], correlation);
      }
    }
    return values;
  }

  @Test
  void productsEqualDirectSums() {
    double[][] patterns = Samples.noise(3, 300, 20);
    assertArrayEquals(
        direct(patterns, false), rdm(patterns, 1, "dissimilarity", "euclidean"), 1e-12);
    assertArrayEquals(
        direct(patterns, true), rdm(patterns, 1, "dissimilarity", "correlation"), 1e-12);
  }

  @Test
  void missingValuesLeaveTheirUnitsOutPairByPair() {
    double[][] patterns = Samples.noise(4, 12, 30);
    CounterRandom random = new CounterRandom(9, 0);
    for (int i = 0; i < 60; i++) {
      patterns[random.nextInt(12)][random.nextInt(30)] = Double.NaN;
    }
    for (String measure : new String[] {"euclidean", "correlation"}) {
      assertArrayEquals(
          direct(patterns, measure.equals("correlation")),
          rdm(patterns, 1, "dissimilarity", measure, "missing", "pairwise"),
          1e-12);
    }
    assertTrue(message(() -> rdm(patterns, 1)).contains("missing: drop-condition"));
    String[] perFold = {"dissimilarity", "crossnobis", "noise", "folds", "missing", "pairwise"};
    assertTrue(message(() -> rdm(patterns, 2, perFold)).contains("drop-unit"));
  }

  @Test
  void droppingUnitsAndConditionsSaysSo() {
    double[][] patterns = Samples.noise(4, 6, 5);
    patterns[2][3] = Double.NaN;
    double[][] without = new double[6][];
    Arrays.setAll(
        without,
        i -> new double[] {patterns[i][0], patterns[i][1], patterns[i][2], patterns[i][4]});
    assertArrayEquals(
        direct(without, true), rdm(patterns, 1, "missing", "drop-unit"), 1e-12, "units");
    double[] left = rdm(patterns, 1, "missing", "drop-condition");
    double[] all = direct(patterns, true);
    int at = 0;
    for (int i = 0; i < 6; i++) {
      for (int j = i + 1; j < 6; j++, at++) {
        assertEquals(i == 2 || j == 2 ? Double.NaN : all[at], left[at], 1e-12);
      }
    }
    assertTrue(run.warnings().toString().contains("1 of 5 units"), run.warnings().toString());
    assertTrue(run.warnings().toString().contains("c2"), run.warnings().toString());
  }

  @Test
  void aCommonOffsetCostsNoDigits() {
    double[][] patterns = Samples.noise(5, 10, 40);
    double[][] moved = new double[10][];
    // A multiple of a power of two, so that adding it rounds the differences only once.
    Arrays.setAll(moved, i -> Arrays.stream(patterns[i]).map(v -> v + 0x1p30).toArray());
    double[] expected = direct(moved, false);
    double[] got = rdm(moved, 1, "dissimilarity", "euclidean");
    assertArrayEquals(expected, got, 1e-12);
  }

  @Test
  void aConstantPatternIsRefusedByNameOrLeftOut() {
    double[][] patterns = Samples.noise(6, 5, 8);
    Arrays.fill(patterns[3], 0.1 + 0.2);
    assertTrue(message(() -> rdm(patterns, 1)).contains("\"c3\""));
    double[] left = rdm(patterns, 1, "missing", "drop-condition");
    assertEquals(4, Arrays.stream(left).filter(Double::isNaN).count());
    assertTrue(run.warnings().toString().contains("4 pairs"), run.warnings().toString());
    assertEquals(
        0,
        Arrays.stream(rdm(patterns, 1, "dissimilarity", "euclidean"))
            .filter(Double::isNaN)
            .count());
  }

  @Test
  void oneUnitHasDistancesButNoCorrelation() {
    double[][] patterns = {{1}, {3}, {6}};
    assertArrayEquals(
        new double[] {4, 25, 9}, rdm(patterns, 1, "dissimilarity", "euclidean"), 1e-12);
    assertTrue(message(() -> rdm(patterns, 1)).contains("euclidean"));
  }

  @Test
  void crossnobisOfNoiseIsZeroOnAverage() {
    double[] biased = rdm(Samples.noise(7, 80, 200), 4, "dissimilarity", "euclidean");
    double[] unbiased =
        rdm(Samples.noise(7, 80, 200), 4, "dissimilarity", "crossnobis", "noise", "none");
    assertEquals(0.5, Arrays.stream(biased).average().orElse(0), 0.02);
    assertEquals(0, Arrays.stream(unbiased).average().orElse(1), 0.02);
    assertTrue(Arrays.stream(unbiased).anyMatch(d -> d < 0), "unbiased distances fall below 0 too");
  }

  @Test
  void crossnobisNeedsTwoFolds() {
    assertTrue(
        message(
                () ->
                    rdm(Samples.noise(8, 6, 5), 1, "dissimilarity", "crossnobis", "noise", "none"))
            .contains("two folds"));
  }

  @Test
  void mahalanobisIsInvariantUnderAnyInvertibleMixtureOfUnits() {
    double[][] patterns = Samples.noise(10, 60, 4);
    double[][] mixture = Samples.noise(11, 4, 4);
    Matrix mixed = run.algebra().multiply(Matrix.copyOf(patterns), Matrix.copyOf(mixture));
    double[][] rows = new double[60][];
    Arrays.setAll(rows, mixed::row);
    String[] options = {"dissimilarity", "mahalanobis", "covariance", "full"};
    assertArrayEquals(rdm(patterns, 6, options), rdm(rows, 6, options), 1e-9);
  }

  @Test
  void fewRepeatsOfManyUnitsNeedShrinkage() {
    double[][] patterns = Samples.noise(12, 8, 30);
    String refusal =
        message(() -> rdm(patterns, 2, "dissimilarity", "mahalanobis", "covariance", "full"));
    assertTrue(refusal.contains("shrink-to-diagonal"), refusal);
    for (String estimate : new String[] {"variances", "shrink-to-diagonal", "shrink-to-identity"}) {
      Sample sample = Samples.whole(Samples.population(patterns, 2, 1));
      PreparedRdm shrunk =
          new Rsa()
              .prepare(
                  sample,
                  Samples.options("dissimilarity", "mahalanobis", "covariance", estimate),
                  run);
      assertTrue(shrunk.noise().orElseThrow().condition() >= 1);
      double intensity = shrunk.shrinkage().orElseThrow();
      assertTrue(intensity > 0 && intensity <= 1, estimate + " " + intensity);
    }
    assertTrue(message(() -> rdm(patterns, 1, "dissimilarity", "mahalanobis")).contains("repeats"));
  }

  @Test
  void aSilentUnitDoesNotPoisonTheOthers() {
    double[][] patterns = Samples.noise(13, 20, 6);
    double[][] without = new double[20][];
    Arrays.setAll(without, i -> Arrays.copyOf(patterns[i], 5));
    for (double[] pattern : patterns) {
      pattern[5] = 7;
    }
    double[] all = rdm(patterns, 4, "dissimilarity", "mahalanobis");
    double[] rest = rdm(without, 4, "dissimilarity", "mahalanobis");
    for (int i = 0; i < all.length; i++) {
      assertEquals(rest[i] * 5 / 6, all[i], 1e-12);
    }
    assertTrue(run.warnings().toString().contains("1 units"), run.warnings().toString());
  }

  @Test
  void eachPairOfFoldsHasTheMetricOfTheirMeanNoise() {
    double[][] signal = Samples.noise(14, 6, 3);
    double[][] residuals = Samples.noise(15, 2 * 8, 3);
    double[][] patterns = new double[48][3];
    int[] conditions = new int[48];
    int[] folds = new int[48];
    for (int row = 0; row < 48; row++) {
      folds[row] = row / 24;
      conditions[row] = row / 8 % 3;
      for (int c = 0; c < 3; c++) {
        // All conditions of a fold share their residuals, so that its covariance is known.
        patterns[row][c] =
            signal[folds[row] * 3 + conditions[row]][c] + residuals[folds[row] * 8 + row % 8][c];
      }
    }
    Matrix[] covariances = new Matrix[2];
    for (int fold = 0; fold < 2; fold++) {
      double[][] own = Arrays.copyOfRange(residuals, fold * 8, fold * 8 + 8);
      covariances[fold] = Matrix.copyOf(new Covariance(own).getCovarianceMatrix().getData());
    }
    Matrix precision =
        run.algebra().inverse(NoiseNormalisation.halfway(covariances[0], covariances[1]));
    double expected = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        expected +=
            (signal[0][i] - signal[1][i]) * precision.get(i, j) * (signal[3][j] - signal[4][j]) / 3;
      }
    }
    Sample sample = Samples.observations(Matrix.copyOf(patterns), conditions, folds);
    RsaOptions options =
        Samples.options("dissimilarity", "crossnobis", "noise", "folds", "covariance", "full");
    PreparedRdm perFold = new Rsa().prepare(sample, options, run);
    assertEquals(expected, perFold.get(0, 1), 1e-10);
    assertEquals("crossnobis:folds:full", perFold.measure());
  }

  @Test
  void optionsThatDoNotFitAreRefused() {
    assertThrows(
        RuntimeException.class,
        () -> Samples.options("dissimilarity", "mahalanobis", "noise", "none"));
    assertThrows(
        RuntimeException.class,
        () -> Samples.options("dissimilarity", "euclidean", "folds", "run"));
  }
}

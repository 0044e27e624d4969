package org.homolog.rsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Axis;
import org.homolog.spi.Direction;
import org.homolog.spi.Options;
import org.homolog.spi.Score;
import org.homolog.spi.testkit.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComparatorTest {
  private final TestRun run = new TestRun(1);

  /** Squared distances of random patterns: Euclidean, so that every comparator is defined. */
  private static double[] distances(long seed, int size, int units) {
    double[][] x = Samples.noise(seed, size, units);
    double[] values = new double[Triangle.length(size)];
    int at = 0;
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++, at++) {
        for (int c = 0; c < units; c++) {
          values[at] += Math.pow(x[i][c] - x[j][c], 2) / units;
        }
      }
    }
    return values;
  }

  private Score score(double[] a, double[] b, RdmComparator comparator) {
    return Samples.score(
        Samples.prepared(a, comparator),
        Samples.prepared(b, comparator),
        Options.kebab(comparator.name()));
  }

  @ParameterizedTest
  @EnumSource(RdmComparator.class)
  void anythingIsClosestToItselfAndStaysInRange(RdmComparator comparator) {
    for (int size : new int[] {4, 7, 12}) {
      double[] a = distances(size, size, 20);
      double[] b = distances(size + 100, size, 20);
      double own = score(a, a, comparator).value();
      double other = score(a, b, comparator).value();
      boolean distance = comparator.direction() == Direction.LOWER_IS_CLOSER;
      assertEquals(distance ? 0 : 1, own, 1e-6);
      assertTrue(distance ? other > own : other < own, comparator + ": " + other);
      assertTrue(other >= comparator.lowest() && other <= comparator.highest());
    }
  }

  @ParameterizedTest
  @EnumSource(RdmComparator.class)
  void theOrderOfConditionsDoesNotMatter(RdmComparator comparator) {
    int[] order = new CounterRandom(3, 0).permutation(9);
    double[] a = distances(1, 9, 15);
    double[] b = distances(2, 9, 15);
    assertEquals(
        score(a, b, comparator).value(),
        score(permuted(a, order), permuted(b, order), comparator).value(),
        1e-7);
  }

  private static double[] permuted(double[] values, int[] order) {
    double[] permuted = new double[values.length];
    int at = 0;
    for (int i = 0; i < order.length; i++) {
      for (int j = i + 1; j < order.length; j++) {
        int low = Math.min(order[i], order[j]);
        int high = Math.max(order[i], order[j]);
        permuted[at++] = values[Triangle.at(order.length, low, high)];
      }
    }
    return permuted;
  }

  @ParameterizedTest
  @EnumSource(RdmComparator.class)
  void theScaleOfEitherSideMattersToTheMetricAlone(RdmComparator comparator) {
    double[] a = distances(1, 8, 15);
    double[] b = distances(2, 8, 15);
    double[] larger = Arrays.stream(b).map(v -> 3 * v).toArray();
    double got = score(a, larger, comparator).value();
    double before = score(a, b, comparator).value();
    assertEquals(
        comparator != RdmComparator.BURES_METRIC, Math.abs(got - before) < 1e-6, "scaled " + got);
    if (comparator.removesMean()) {
      double[] moved = Arrays.stream(b).map(v -> v + 5).toArray();
      assertEquals(before, score(a, moved, comparator).value(), 1e-9);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = RdmComparator.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"RIEMANNIAN"})
  void theSidesMayBeExchanged(RdmComparator comparator) {
    double[] a = distances(1, 8, 15);
    double[] b = distances(2, 8, 15);
    assertEquals(score(a, b, comparator).value(), score(b, a, comparator).value(), 1e-10);
  }

  /** V with a row per pair, solved as it stands. */
  private double whitenedByHand(double[] x, double[] y, int[] pairs, Matrix noise) {
    int size = noise.rows();
    int[][] ends = new int[Triangle.length(size)][];
    int at = 0;
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        ends[at++] = new int[] {i, j};
      }
    }
    int count = pairs.length;
    Matrix errors = Matrix.zeros(count, count);
    Matrix sides = Matrix.zeros(count, 2);
    for (int p = 0; p < count; p++) {
      for (int q = 0; q < count; q++) {
        int[] one = ends[pairs[p]];
        int[] other = ends[pairs[q]];
        double covariance =
            noise.get(one[0], other[0])
                + noise.get(one[1], other[1])
                - noise.get(one[0], other[1])
                - noise.get(one[1], other[0]);
        errors.array()[p * count + q] = covariance * covariance;
      }
      sides.array()[2 * p] = x[pairs[p]];
      sides.array()[2 * p + 1] = y[pairs[p]];
    }
    Matrix solved = run.algebra().solvePositive(errors, sides);
    Matrix products = run.algebra().multiply(sides, true, solved, false);
    return products.get(0, 1) / Math.sqrt(products.get(0, 0) * products.get(1, 1));
  }

  @Test
  void whitenedCosinesSolveTheCovarianceOfErrorsExactly() {
    CounterRandom random = new CounterRandom(5, 0);
    for (int size : new int[] {3, 5, 9}) {
      double[] x = distances(size, size, 12);
      double[] y = distances(size + 50, size, 12);
      Matrix mixed = Matrix.copyOf(Samples.noise(size, size, 2 * size));
      Matrix covariance = run.algebra().rowProducts(mixed);
      for (boolean gaps : new boolean[] {false, true}) {
        double[] a = x.clone();
        for (int i = 0; i < a.length && gaps && size > 3; i++) {
          a[i] = random.nextDouble() < 0.3 ? Double.NaN : a[i];
        }
        int[] pairs = IntStream.range(0, a.length).filter(i -> !Double.isNaN(a[i])).toArray();
        assertEquals(
            whitenedByHand(a, y, pairs, Matrix.identity(size)),
            score(a, y, RdmComparator.WHITENED_COSINE).value(),
            1e-10,
            "equal noise");
        RsaOptions options =
            Samples.options("comparator", "whitened-cosine", "condition-noise", "covariances");
        Score noisy =
            new RdmAgreement(
                    Samples.prepared(a, RdmComparator.WHITENED_COSINE, covariance),
                    Samples.prepared(y, RdmComparator.WHITENED_COSINE),
                    options,
                    run)
                .score();
        assertEquals(whitenedByHand(a, y, pairs, covariance), noisy.value(), 1e-9, "covariances");
      }
    }
  }

  @Test
  void equalVariancesAreNoVariances() {
    double[] a = distances(1, 7, 9);
    double[] b = distances(2, 7, 9);
    double[] same = new double[7];
    Arrays.fill(same, 2.5);
    RsaOptions options =
        Samples.options("comparator", "whitened-pearson", "condition-noise", "variances");
    PreparedRdm reference =
        Samples.prepared(a, RdmComparator.WHITENED_PEARSON, Matrix.of(7, 1, same));
    PreparedRdm candidate = Samples.prepared(b, RdmComparator.WHITENED_PEARSON);
    assertEquals(
        score(a, b, RdmComparator.WHITENED_PEARSON).value(),
        new RdmAgreement(reference, candidate, options, run).score().value(),
        1e-12);
    HomologException none =
        assertThrows(
            HomologException.class,
            () -> new RdmAgreement(candidate, candidate, options, run).score());
    assertTrue(String.valueOf(none.getMessage()).contains("condition-noise: equal"));
  }

  @Test
  void copiesOfConditionsHaveNoiseOfTheirOwn() {
    Matrix noise = run.algebra().rowProducts(Matrix.copyOf(Samples.noise(4, 5, 9)));
    PreparedRdm whole = Samples.prepared(distances(1, 5, 9), RdmComparator.WHITENED_COSINE, noise);
    Matrix drawn = whole.draw(new int[] {2, 0, 2, 4, 4}, false).noiseOfPlaces(0);
    assertEquals(noise.get(2, 0), drawn.get(0, 1));
    assertEquals(0, drawn.get(0, 2), "a condition and its copy");
    assertEquals(noise.get(2, 2), drawn.get(2, 2));
    assertEquals(noise.get(2, 4), drawn.get(2, 4), "the second copies belong together");
    assertEquals(0, drawn.get(2, 3));
    run.algebra().cholesky(drawn);
  }

  @Test
  void taus() {
    CounterRandom random = new CounterRandom(9, 0);
    for (int n : new int[] {2, 3, 10, 63, 64, 65, 700, 20_000}) {
      int levels = n == 20_000 ? 5_000 : Math.max(2, n / 3);
      int[] x = IntStream.range(0, n).map(i -> random.nextInt(levels)).toArray();
      int[] y = IntStream.range(0, n).map(i -> x[i] / 2 + random.nextInt(levels)).toArray();
      double[] u = Arrays.stream(x).asDoubleStream().toArray();
      double[] v = Arrays.stream(y).asDoubleStream().toArray();
      KendallTau got = KendallTau.of(DenseRanks.of(u), DenseRanks.of(v));
      if (got.tiedFirst() < got.all() && got.tiedSecond() < got.all()) {
        assertEquals(new KendallsCorrelation().correlation(u, v), got.b(), 1e-12, "n = " + n);
      }
      if (n <= 700) {
        long difference = 0;
        for (int i = 0; i < n; i++) {
          for (int j = i + 1; j < n; j++) {
            difference += Integer.signum(x[i] - x[j]) * Integer.signum(y[i] - y[j]);
          }
        }
        assertEquals(difference, got.difference());
      }
    }
    assertTrue(Double.isNaN(KendallTau.of(new int[4], new int[] {0, 1, 2, 3}).b()));
  }

  @Test
  void rhoAIsTheMeanOverAllWaysToBreakTies() {
    double[] tied = {1, 2, 2, 3, 5, 4};
    double[] other = {3, 1, 2, 5, 4, 6};
    double mean = 0;
    for (double step : new double[] {-0.1, 0.1}) {
      double[] broken = tied.clone();
      broken[1] += step;
      mean += score(broken, other, RdmComparator.SPEARMAN).value() / 2;
    }
    assertEquals(mean, score(tied, other, RdmComparator.RHO_A).value(), 1e-12);
  }

  @Test
  void whatNeedsEveryPairSaysSo() {
    double[] a = distances(1, 6, 9);
    double[] gap = a.clone();
    gap[3] = Double.NaN;
    for (RdmComparator comparator : RdmComparator.values()) {
      Score score = score(a, gap, comparator);
      assertEquals(comparator.needsEveryPair(), score.isUndefined(), comparator.toString());
      assertTrue(!comparator.needsEveryPair() || score.reason().contains("1 of 15 pairs"));
      assertEquals(
          comparator.needsEveryPair(),
          !new Rsa()
              .describe(Samples.options("comparator", Options.kebab(comparator.name())))
              .drawable()
              .contains(Axis.CONDITION));
    }
  }

  @Test
  void fewerUnitsThanConditionsHaveNoRiemannianDistanceAsReference() {
    double[] flat = distances(1, 8, 3);
    double[] full = distances(2, 8, 20);
    Score undefined = score(flat, full, RdmComparator.RIEMANNIAN);
    assertTrue(undefined.isUndefined());
    assertTrue(undefined.reason().contains("not positive definite"), undefined.reason());
    assertFalse(score(full, flat, RdmComparator.RIEMANNIAN).isUndefined(), "noise fills it up");
    assertFalse(score(flat, full, RdmComparator.BURES).isUndefined());
  }

  @Test
  void controllingTakesOutWhatTheOthersAccountFor() {
    double[] a = distances(1, 8, 15);
    double[] b = distances(2, 8, 15);
    double[] c = distances(3, 8, 15);
    double[] mixed = new double[a.length];
    Arrays.setAll(mixed, i -> b[i] + 4 * c[i]);
    for (RdmComparator comparator : RdmComparator.values()) {
      if (!comparator.hasPartialForm()) {
        continue;
      }
      SharedPairs all =
          SharedPairs.of(
              Samples.prepared(a, comparator),
              RdmLayer.of(a, comparator),
              RdmLayer.of(mixed, comparator),
              List.of(c));
      Agreement got = PartialAgreement.of(List.of(a, mixed, c), all, comparator, null, run);
      Agreement twice = PartialAgreement.of(List.of(a, mixed, c, c), all, comparator, null, run);
      assertEquals(got.value(), twice.value(), 1e-9, "the same control twice");
      Agreement nothing = PartialAgreement.of(List.of(a, c, c), all, comparator, null, run);
      assertTrue(nothing.isUndefined() && nothing.reason().contains("candidate"));
      double xy = score(a, mixed, comparator).value();
      double xz = score(a, c, comparator).value();
      double yz = score(mixed, c, comparator).value();
      assertEquals(
          (xy - xz * yz) / Math.sqrt((1 - xz * xz) * (1 - yz * yz)),
          got.value(),
          1e-9,
          comparator + " by the formula for one control");
    }
  }
}

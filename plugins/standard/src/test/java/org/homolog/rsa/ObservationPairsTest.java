package org.homolog.rsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Axis;
import org.homolog.spi.Design;
import org.homolog.spi.Draw;
import org.homolog.spi.Sample;
import org.homolog.spi.testkit.TestRun;
import org.junit.jupiter.api.Test;

class ObservationPairsTest {
  private static final int CLIPS = 12;
  private static final int BINS = 3;
  private static final int[] CONDITIONS = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2};
  private static final int[] FOLDS = {0, 0, 1, 2, 3, 4, 4, 4, 0, 0, 0, 1, 3};
  private final TestRun run = new TestRun(1);

  private static Observations observations(double[][] x, int[] conditions, int[] folds) {
    Sample sample = Samples.observations(Matrix.copyOf(x), conditions, folds);
    RsaOptions options = Samples.options("dissimilarity", "crossnobis", "noise", "none");
    return Observations.of(sample.require(Population.class), sample.conditions(), options);
  }

  private double[] paired(Observations observations) {
    Matrix x = observations.patterns();
    return ObservationPairs.distances(observations, PairForm.products(x, x.columns()), true, run);
  }

  private PreparedRdm prepared(double[][] x, int[] conditions, int[] folds, String... more) {
    String[] written = {"dissimilarity", "crossnobis", "noise", "none"};
    String[] all = Arrays.copyOf(written, written.length + more.length);
    System.arraycopy(more, 0, all, written.length, more.length);
    Sample sample = Samples.observations(Matrix.copyOf(x), conditions, folds);
    return new Rsa().prepare(sample, Samples.options(all), run);
  }

  /** Mean product over pairs from different folds, one pair after the other. */
  private static double similarity(double[][] x, int[] conditions, int[] folds, int i, int j) {
    double sum = 0;
    int pairs = 0;
    for (int a = 0; a < x.length; a++) {
      for (int b = 0; b < x.length; b++) {
        if (conditions[a] == i && conditions[b] == j && folds[a] != folds[b]) {
          for (int c = 0; c < x[a].length; c++) {
            sum += x[a][c] * x[b][c] / x[a].length;
          }
          pairs++;
        }
      }
    }
    return sum / pairs;
  }

  @Test
  void equalTheMeanOverPairsOfObservations() {
    double[][] x = Samples.noise(1, CONDITIONS.length, 7);
    double[] got = paired(observations(x, CONDITIONS, FOLDS));
    int at = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = i + 1; j < 3; j++) {
        double expected =
            similarity(x, CONDITIONS, FOLDS, i, i)
                + similarity(x, CONDITIONS, FOLDS, j, j)
                - 2 * similarity(x, CONDITIONS, FOLDS, i, j);
        assertEquals(expected, got[at++], 1e-12);
      }
    }
  }

  /**
   * With c observations in each of K folds both are the sum over ordered pairs of folds k, l of
   * (x_ik - x_jk)'(x_il - x_jl), x the means of the cells, divided by K (K - 1).
   */
  @Test
  void equalEachFoldAgainstTheOthersInBalancedDesigns() {
    for (int[] shape : new int[][] {{5, 2, 1}, {6, 4, 1}, {4, 3, 3}}) {
      int[] conditions = new int[shape[0] * shape[1] * shape[2]];
      int[] folds = new int[conditions.length];
      for (int row = 0; row < conditions.length; row++) {
        conditions[row] = row / (shape[1] * shape[2]);
        folds[row] = row % shape[1];
      }
      Observations balanced =
          observations(Samples.noise(2, conditions.length, 8), conditions, folds);
      assertArrayEquals(CrossnobisRdm.leaveOneFoldOut(balanced, 8, run), paired(balanced), 1e-12);
    }
  }

  @Test
  void onlyIncompleteDesignsUseThemAndSaySo() {
    double[][] x = Samples.noise(3, CONDITIONS.length, 7);
    PreparedRdm incomplete = prepared(x, CONDITIONS, FOLDS);
    assertEquals("crossnobis:none over pairs of folds", incomplete.measure());
    assertArrayEquals(
        paired(observations(x, CONDITIONS, FOLDS).aroundTheirMean()), incomplete.values());
    int[] conditions = {0, 0, 0, 1, 1, 1};
    int[] folds = {0, 1, 1, 0, 0, 1};
    PreparedRdm complete = prepared(Arrays.copyOf(x, 6), conditions, folds);
    assertEquals("crossnobis:none", complete.measure());
    assertArrayEquals(
        CrossnobisRdm.leaveOneFoldOut(observations(Arrays.copyOf(x, 6), conditions, folds), 7, run),
        complete.values());
  }

  @Test
  void anOffsetCommonToAllObservationsChangesNothing() {
    double[][] x = Samples.noise(4, CONDITIONS.length, 9);
    double[][] moved = new double[x.length][];
    Arrays.setAll(moved, row -> Arrays.stream(x[row]).map(v -> v + 0x1p20).toArray());
    assertArrayEquals(
        prepared(x, CONDITIONS, FOLDS).values(), prepared(moved, CONDITIONS, FOLDS).values(), 1e-8);
  }

  @Test
  void areUnbiasedBesideNoise() {
    int seeds = 400;
    for (double signal : new double[] {0, 3}) {
      double[] mean = new double[3];
      double[] square = new double[3];
      for (int seed = 0; seed < seeds; seed++) {
        double[][] x = Samples.noise(1000 + seed, CONDITIONS.length, 10);
        for (int row = 0; row < x.length; row++) {
          x[row][CONDITIONS[row]] += signal;
        }
        double[] values = prepared(x, CONDITIONS, FOLDS).values();
        for (int pair = 0; pair < 3; pair++) {
          mean[pair] += values[pair] / seeds;
          square[pair] += values[pair] * values[pair] / seeds;
        }
      }
      for (int pair = 0; pair < 3; pair++) {
        double error = Math.sqrt((square[pair] - mean[pair] * mean[pair]) / seeds);
        assertEquals(2 * signal * signal / 10, mean[pair], 4 * error);
        // Distances of mean patterns would be 0.45 and more too large.
        assertTrue(error < 0.1, "standard error " + error);
      }
    }
  }

  @Test
  void aConditionOfOneFoldIsNamedOrLeftOut() {
    double[][] x = Samples.noise(5, 6, 5);
    int[] conditions = {0, 0, 1, 1, 2, 2};
    int[] folds = {0, 1, 2, 2, 3, 1};
    String refusal =
        String.valueOf(
            assertThrows(HomologException.class, () -> prepared(x, conditions, folds))
                .getMessage());
    assertTrue(refusal.contains("condition \"1\" are in fold \"2\""), refusal);
    double[] left = prepared(x, conditions, folds, "missing", "pairwise").values();
    assertTrue(Double.isNaN(left[0]) && !Double.isNaN(left[1]) && Double.isNaN(left[2]));
  }

  @Test
  void aMetricForEachFoldNeedsFoldsInCommon() {
    double[][] x = Samples.noise(6, 16, 3);
    int[] conditions = IntStream.range(0, 16).map(row -> row / 8).toArray();
    int[] folds = IntStream.range(0, 16).map(row -> row / 4).toArray();
    Sample sample = Samples.observations(Matrix.copyOf(x), conditions, folds);
    RsaOptions options = Samples.options("dissimilarity", "crossnobis", "noise", "folds");
    String refusal =
        String.valueOf(
            assertThrows(HomologException.class, () -> new Rsa().prepare(sample, options, run))
                .getMessage());
    assertTrue(refusal.contains("\"0\" and \"1\"") && refusal.contains("noise: repeats"), refusal);
  }

  @Test
  void drawsOfWholeClipsKeepEveryDistance() {
    Population clips = clips(7, 0);
    Design design = new Design(clips.conditionLabels());
    RsaOptions options = Samples.options("dissimilarity", "crossnobis", "noise", "none");
    PreparedRdm whole =
        new Rsa().prepare(design.sample(Samples.system("clips", clips)), options, run);
    assertEquals(2 * BINS, whole.size());
    assertTrue(whole.measure().endsWith(" over pairs of folds"), whole.measure());
    CounterRandom random = new CounterRandom(8, 0);
    double mean = 0;
    int draws = 200;
    for (int i = 0; i < draws; i++) {
      Population noise = clips(100 + i, 0);
      int[] order = random.permutation(CLIPS);
      // Repeats are in the order of conditions: first the clips with a cut, then those without.
      int[] half = {0, 2, 4, 7, 9, 11};
      int[] copies = {0, 0, 2, 2, 4, 4, 7, 7, 9, 9, 11, 11};
      Draw draw =
          switch (i % 3) {
            case 0 -> Draw.shuffle(Axis.REPEAT, order);
            case 1 -> Draw.resample(Axis.REPEAT, half);
            default -> Draw.resample(Axis.REPEAT, copies);
          };
      double[] values =
          new Rsa()
              .prepare(design.sample(Samples.system("clips", noise), draw), options, run)
              .values();
      assertFalse(Arrays.stream(values).anyMatch(Double::isNaN), "draw " + i);
      mean += Arrays.stream(values).average().orElse(1) / draws;
    }
    // A copy of a clip has its noise: were copies pairs of folds, this would be far above zero.
    assertEquals(0, mean, 0.05);
  }

  @Test
  void exchangingClipsRemovesWhatTheirKindAdds() {
    Population clips = clips(9, 3);
    Design design = new Design(clips.conditionLabels());
    RsaOptions options = Samples.options("dissimilarity", "crossnobis", "noise", "none");
    Sample whole = design.sample(Samples.system("clips", clips));
    double across = new Rsa().prepare(whole, options, run).get(0, BINS);
    CounterRandom random = new CounterRandom(10, 0);
    double mean = 0;
    for (int i = 0; i < 50; i++) {
      Draw draw = Draw.shuffle(Axis.REPEAT, random.permutation(CLIPS));
      mean +=
          new Rsa().prepare(design.sample(whole.system(), draw), options, run).get(0, BINS) / 50;
    }
    assertEquals(9, across, 2.5);
    assertTrue(Math.abs(mean) < across / 4, mean + " after exchanging, " + across + " before");
  }

  /** Clips of two kinds, each a fold of its own with an entry per bin. */
  private static Population clips(long seed, double signal) {
    double[][] x = Samples.noise(seed, CLIPS * BINS, 4);
    String[] kind = new String[x.length];
    long[] bin = new long[x.length];
    long[] clip = new long[x.length];
    for (int row = 0; row < x.length; row++) {
      clip[row] = row / BINS;
      bin[row] = row % BINS;
      kind[row] = clip[row] % 2 == 0 ? "cut" : "none";
      double added = clip[row] % 2 == 0 ? signal : 0;
      for (int c = 0; c < 4; c++) {
        x[row][c] += added;
      }
    }
    Table entries =
        Table.of(
            Column.texts("kind", kind), Column.integers("bin", bin), Column.integers("clip", clip));
    return Population.builder(entries, Samples.units(4))
        .name("clips")
        .conditions(List.of("kind", "bin"))
        .repeats("clip")
        .values(Matrix.copyOf(x).array())
        .build();
  }

  private Observations gapped(long seed) {
    double[][] x = Samples.noise(seed, CONDITIONS.length, 9);
    CounterRandom random = new CounterRandom(seed, 1);
    for (double[] row : x) {
      for (int c = 0; c < row.length; c++) {
        row[c] = random.nextDouble() < 0.2 ? Double.NaN : Math.abs(row[c]);
      }
    }
    return observations(x, CONDITIONS, FOLDS);
  }

  @Test
  void missingValuesLeaveTheirUnitsOutOfAPairOfObservations() {
    for (long seed = 10; seed < 15; seed++) {
      Observations gapped = gapped(seed);
      Matrix x = gapped.patterns();
      Matrix mixed = Matrix.copyOf(Samples.noise(seed, 9, 12));
      Matrix precision = run.algebra().rowProducts(mixed);
      for (boolean equally : new boolean[] {false, true}) {
        for (boolean across : new boolean[] {false, true}) {
          PairForm products = PairForm.products(x, x.columns());
          PairForm poisson =
              PairForm.poisson(PoissonRdm.rates(x, Samples.options("dissimilarity", "poisson")));
          double[][] got = {
            equally
                ? ObservationPairs.distances(gapped, PairBlocks.of(products).equally(), across, run)
                : ObservationPairs.distances(gapped, products, across, run),
            equally
                ? ObservationPairs.distances(gapped, PairBlocks.of(poisson).equally(), across, run)
                : ObservationPairs.distances(gapped, poisson, across, run),
            blocks(gapped, PairBlocks.halfCosines(x, true), equally, across),
            blocks(gapped, PairBlocks.products(x, precision, 9), equally, across)
          };
          String[] methods = {"euclidean", "poisson", "correlation", "mahalanobis"};
          for (int m = 0; m < methods.length; m++) {
            Matrix metric = methods[m].equals("mahalanobis") ? precision : null;
            assertArrayEquals(
                new PairsByHand(methods[m], metric, equally, across, gapped).distances(),
                got[m],
                1e-10,
                methods[m] + (equally ? " equally" : "") + (across ? " across" : ""));
          }
        }
      }
    }
  }

  private double[] blocks(
      Observations observations, PairBlocks blocks, boolean equally, boolean across) {
    return ObservationPairs.distances(
        observations, equally ? blocks.equally() : blocks, across, run);
  }

  @Test
  void allPairsOfCompletePatternsAreTheDistanceOfMeans() {
    double[][] x = Samples.noise(4, CONDITIONS.length, 6);
    Sample sample = Samples.observations(Matrix.copyOf(x), CONDITIONS, FOLDS);
    for (String dissimilarity : new String[] {"euclidean", "mahalanobis"}) {
      RsaOptions means = Samples.options("dissimilarity", dissimilarity);
      RsaOptions pairs = Samples.options("dissimilarity", dissimilarity, "repeats", "pairs");
      assertArrayEquals(
          new Rsa().prepare(sample, means, run).values(),
          new Rsa().prepare(sample, pairs, run).values(),
          1e-12);
    }
  }

  @Test
  void valuesMissingFromCrossValidationAreTakenPairByPair() {
    Observations gapped = gapped(20);
    double[][] x = new double[CONDITIONS.length][];
    Arrays.setAll(x, gapped.patterns()::row);
    PreparedRdm got = prepared(x, CONDITIONS, FOLDS, "missing", "pairwise");
    assertEquals("crossnobis:none over pairs of folds", got.measure());
    assertArrayEquals(
        new PairsByHand("euclidean", null, false, true, gapped.aroundTheirMean()).distances(),
        got.values(),
        1e-12);
  }
}

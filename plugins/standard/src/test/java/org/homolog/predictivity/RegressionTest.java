package org.homolog.predictivity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Options;
import org.homolog.spi.testkit.TestRun;
import org.junit.jupiter.api.Test;

class RegressionTest {
  private static Matrix normal(int rows, int columns, long seed) {
    Random random = new Random(seed);
    Matrix matrix = Matrix.zeros(rows, columns);
    Arrays.setAll(matrix.array(), i -> random.nextGaussian());
    return matrix;
  }

  private static int[] distinct(int count) {
    return IntStream.range(0, count).toArray();
  }

  @Test
  void innerFoldsKeepCopiesTogetherAndHaveNearlyEqualSizes() {
    List<int[]> folds = InnerFolds.consecutive(distinct(13), 5);
    assertEquals(List.of(3, 3, 3, 2, 2), folds.stream().map(held -> held.length).toList());
    assertArrayEquals(new int[] {0, 1, 2}, folds.get(0));
    int[] copied = {7, 3, 7, 9, 3, 1};
    List<int[]> two = InnerFolds.consecutive(copied, 2);
    assertArrayEquals(new int[] {0, 1, 2, 4}, two.get(0));
    assertArrayEquals(new int[] {3, 5}, two.get(1));
    assertEquals(4, InnerFolds.consecutive(copied, 100).size());
  }

  @Test
  void heldOutLossesAreThoseOfSeparateFits() {
    for (int predictors : new int[] {1, 5, 20, 40}) {
      Matrix x = normal(20, predictors, 1);
      Matrix y = normal(20, 3, 2);
      double[] penalties = {0.5, 20};
      List<int[]> heldOut = InnerFolds.consecutive(distinct(20), 4);
      double[][] losses = HeldOutLoss.of(x, y, heldOut, penalties, false, new TestRun(1).algebra());
      for (int a = 0; a < penalties.length; a++) {
        double[] expected = new double[3];
        for (int[] held : heldOut) {
          int[] training = Folds.training(held, 20);
          Matrix predicted =
              new RidgeRegression(new double[] {penalties[a]}, PenaltyChoice.leaveOneOut(true))
                  .fit(x.selectRows(training), y.selectRows(training), training, new TestRun(1))
                  .predict(x.selectRows(held));
          for (int i = 0; i < held.length; i++) {
            for (int t = 0; t < 3; t++) {
              double miss = predicted.get(i, t) - y.get(held[i], t);
              expected[t] += miss * miss / held.length / 4;
            }
          }
        }
        assertArrayEquals(expected, losses[a], 1e-9);
      }
    }
  }

  @Test
  void bandedRidgeLeavesOutABandThatOnlyAddsNoise() {
    Matrix signal = normal(60, 4, 3);
    Matrix noise = normal(60, 80, 4);
    Matrix x = Matrix.zeros(60, 84);
    Matrix y = Matrix.zeros(60, 1);
    int[] bandOf = new int[84];
    for (int i = 0; i < 60; i++) {
      for (int j = 0; j < 84; j++) {
        x.array()[i * 84 + j] = j < 4 ? signal.get(i, j) : noise.get(i, j - 4);
        bandOf[j] = j < 4 ? 0 : 1;
      }
      y.array()[i] = signal.get(i, 0) - signal.get(i, 1) + 0.3 * noise.get(i, 0);
    }
    int[] training = distinct(40);
    int[] held = IntStream.range(40, 60).toArray();
    double[] penalties = {0.1, 1, 10, 100};
    BandedRidge.BandedFit banded =
        new BandedRidge(penalties, bandOf, BandWeights.of(2, 20, 5), 5)
            .fit(x.selectRows(training), y.selectRows(training), training, new TestRun(1));
    Regression.Fitted plain =
        new RidgeRegression(penalties, new PenaltyChoice(true, 5, false))
            .fit(x.selectRows(training), y.selectRows(training), training, new TestRun(1));
    assertTrue(banded.bands()[0][0] > 0.9, Arrays.toString(banded.bands()[0]));
    assertTrue(
        miss(banded.predict(x.selectRows(held)), y.selectRows(held))
            < 0.5 * miss(plain.predict(x.selectRows(held)), y.selectRows(held)));
  }

  private static double miss(Matrix predicted, Matrix y) {
    double miss = 0;
    for (int i = 0; i < y.array().length; i++) {
      miss += Math.pow(predicted.array()[i] - y.array()[i], 2);
    }
    return miss;
  }

  @Test
  void oneToOneFindsItsPartnersAndPassesOverConstantOnes() {
    Matrix x = normal(30, 5, 7);
    for (int i = 0; i < 30; i++) {
      x.array()[i * 5 + 2] = 4;
    }
    Matrix y = Matrix.zeros(30, 2);
    for (int i = 0; i < 30; i++) {
      y.array()[i * 2] = 3 * x.get(i, 4) + 1;
      y.array()[i * 2 + 1] = 0.5 * x.get(i, 0) - 2;
    }
    OneToOne.Matched matched =
        (OneToOne.Matched) new OneToOne().fit(x, y, distinct(30), new TestRun(1));
    assertArrayEquals(new int[] {4, 0}, matched.partner());
    assertArrayEquals(y.array(), matched.predict(x).array(), 1e-12);
    Matrix flat = Matrix.zeros(30, 1);
    Regression.Fitted none = new OneToOne().fit(flat, y, distinct(30), new TestRun(1));
    assertEquals(Centering.means(y)[0], none.predict(flat).get(3, 0), 1e-12);
  }

  @Test
  void poissonRegressionRecoversItsGenerator() {
    int samples = 4000;
    Matrix x = normal(samples, 3, 8);
    Matrix y = Matrix.zeros(samples, 2);
    Random random = new Random(9);
    double[][] weights = {{0.5, -0.3, 0, 0.8}, {-1, 0.2, 0.6, 0}};
    Matrix truth = Matrix.zeros(samples, 2);
    for (int i = 0; i < samples; i++) {
      for (int t = 0; t < 2; t++) {
        double log = weights[t][0];
        for (int k = 0; k < 3; k++) {
          log += weights[t][k + 1] * x.get(i, k);
        }
        truth.array()[i * 2 + t] = Math.exp(log);
        double limit = Math.exp(-Math.exp(log));
        int count = 0;
        for (double product = random.nextDouble(); product > limit; count++) {
          product *= random.nextDouble();
        }
        y.array()[i * 2 + t] = count;
      }
    }
    Regression.Fitted fitted =
        new PoissonRegression(new double[] {0.01, 1, 1000}, new PenaltyChoice(true, 5, false))
            .fit(x, y, distinct(samples), new TestRun(1));
    Matrix rates = fitted.predict(x);
    double best = SpikeLikelihood.bitsPerSpike(truth, y);
    assertTrue(best > 0.1);
    assertEquals(best, SpikeLikelihood.bitsPerSpike(rates, y), 0.01 * best);
  }

  @Test
  void poissonRegressionMeetsItsOptimalityConditions() {
    for (int predictors : new int[] {0, 1, 6, 30}) {
      Matrix x = normal(15, predictors, predictors);
      Matrix y = Matrix.zeros(15, 1);
      Arrays.setAll(y.array(), i -> i % 4);
      double penalty = 0.7;
      Matrix rates =
          new PoissonRegression(new double[] {penalty}, new PenaltyChoice(true, 5, false))
              .fit(x, y, distinct(15), new TestRun(1))
              .predict(x);
      double left = 0;
      for (int i = 0; i < 15; i++) {
        left += rates.get(i, 0) - y.get(i, 0);
      }
      assertEquals(0, left, 1e-4, "the intercept is free");
    }
    Matrix silent = Matrix.zeros(15, 1);
    Matrix rates =
        new PoissonRegression(new double[] {1}, new PenaltyChoice(true, 5, false))
            .fit(normal(15, 2, 1), silent, distinct(15), new TestRun(1))
            .predict(normal(15, 2, 1));
    assertEquals(1e-9, rates.get(0, 0), 1e-20);
  }

  @Test
  void negativeCountsAreRefused() {
    Matrix y = Matrix.of(4, 1, new double[] {1, 2, -1, 0});
    HomologException refused =
        assertThrows(
            HomologException.class,
            () ->
                new PoissonRegression(new double[] {1}, new PenaltyChoice(true, 2, false))
                    .fit(normal(4, 2, 1), y, distinct(4), new TestRun(1)));
    assertTrue(String.valueOf(refused.getMessage()).contains("-1.0"));
  }

  @Test
  void strataAreSpreadEvenlyOverFolds() {
    int[] strata = new int[40];
    Arrays.setAll(strata, i -> i % 4);
    int[] folds = Folds.random(strata, 5, 3);
    int[][] counts = new int[4][5];
    for (int i = 0; i < 40; i++) {
      counts[strata[i]][folds[i]]++;
    }
    for (int[] of : counts) {
      assertArrayEquals(new int[] {2, 2, 2, 2, 2}, of);
    }
  }

  @Test
  void optionsThatContradictEachOtherAreRefused() {
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("regression", "banded-ridge"),
            Map.of("bands", "area"),
            Map.of("penalty-folds", 1),
            Map.of("penalty-score", "r-squared"),
            Map.of("fold-column", "run", "group", "category"),
            Map.of("stratify", "category", "validation", "leave-one-out"),
            Map.of("regression", "banded-ridge", "bands", "area", "principal-components", 3))) {
      assertThrows(
          Options.InvalidOption.class,
          () -> Options.bind(PredictivityOptions.class, wrong),
          wrong.toString());
    }
  }
}

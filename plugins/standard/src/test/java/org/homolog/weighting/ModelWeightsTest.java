package org.homolog.weighting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelWeightsTest {
  private static double[][] models(int count, int length, long seed) {
    Random random = new Random(seed);
    double[][] models = new double[count][length];
    for (double[] model : models) {
      Arrays.setAll(model, i -> random.nextGaussian() + 0.3);
    }
    return models;
  }

  private static double[] mixture(double[][] models, double noise, long seed, double... weights) {
    Random random = new Random(seed);
    double[] sum = new double[models[0].length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = noise * random.nextGaussian();
      for (int k = 0; k < weights.length; k++) {
        sum[i] += weights[k] * models[k][i];
      }
    }
    return sum;
  }

  @Test
  void exactMixturesAreFound() {
    double[][] models = models(4, 40, 1);
    double[] mixed = mixture(models, 0, 0, 2, 0.5, 0, 1);
    assertArrayEquals(
        new double[] {2, 0.5, 0, 1},
        ModelWeights.fit(models, mixed, WeightRule.LEAST_SQUARES, 0),
        1e-12);
    assertArrayEquals(
        new double[] {2, 0.5, 0, 1},
        ModelWeights.fit(models, mixed, WeightRule.NON_NEGATIVE, 0),
        1e-12);
    double[] between = mixture(models, 0, 0, 0, 0.25, 0.75);
    assertArrayEquals(
        new double[] {0, 0.25, 0.75, 0},
        ModelWeights.fit(models, between, WeightRule.INTERPOLATED, 0),
        1e-12);
    assertArrayEquals(
        new double[] {0, 0, 1, 0}, ModelWeights.fit(models, models[2], WeightRule.SELECTED, 0));
  }

  @Test
  void nonNegativeWeightsAreOptimalAtAnyScale() {
    for (int seed = 0; seed < 200; seed++) {
      int count = 1 + seed % 7;
      double scale = Math.pow(10, seed % 13 - 6);
      double[][] models = models(count, 12, seed);
      for (double[] model : models) {
        Arrays.setAll(model, i -> model[i] * scale);
      }
      double[] target = mixture(models(2, 12, seed + 1000), 1, seed, 1, -1);
      double[] weights = ModelWeights.fit(models, target, WeightRule.NON_NEGATIVE, 0);
      NormalEquations equations = NormalEquations.of(models, target, 0);
      double[] remainder = equations.remainder(weights);
      for (int i = 0; i < count; i++) {
        double slack = 1e-10 * Math.sqrt(equations.models()[i][i] * equations.length());
        // Karush, Kuhn and Tucker: no weight below 0, nothing to gain, and at 0 or no gradient.
        assertTrue(weights[i] >= 0, "seed " + seed);
        assertTrue(remainder[i] <= slack, "seed " + seed);
        assertTrue(weights[i] == 0 || Math.abs(remainder[i]) <= slack, "seed " + seed);
      }
    }
  }

  @Test
  void modelsThatAreTheSameShareTheWeight() {
    double[][] models = models(1, 20, 3);
    double[][] twice = {models[0], models[0]};
    assertArrayEquals(
        new double[] {0.5, 0.5},
        ModelWeights.fit(twice, models[0], WeightRule.LEAST_SQUARES, 0),
        1e-12);
    double[] weights = ModelWeights.fit(twice, models[0], WeightRule.NON_NEGATIVE, 0);
    assertEquals(1, weights[0] + weights[1], 1e-12);
    double[][] flat = {new double[20], models[0]};
    assertArrayEquals(
        new double[] {0, 1}, ModelWeights.fit(flat, models[0], WeightRule.NON_NEGATIVE, 0), 1e-12);
    assertArrayEquals(
        new double[] {0, 1}, ModelWeights.fit(flat, models[0], WeightRule.SELECTED, 0));
    double[] opposite = Arrays.stream(models[0]).map(v -> -v).toArray();
    assertArrayEquals(
        new double[] {0, 0}, ModelWeights.fit(twice, opposite, WeightRule.NON_NEGATIVE, 0));
  }

  @Test
  void aRidgeDrawsWeightsTowardsZero() {
    double[][] models = models(3, 30, 5);
    double[] target = mixture(models, 0.2, 6, 1, 1, 1);
    double[] free = ModelWeights.fit(models, target, WeightRule.LEAST_SQUARES, 0);
    double[] drawn = ModelWeights.fit(models, target, WeightRule.LEAST_SQUARES, 1e3);
    for (int i = 0; i < 3; i++) {
      assertTrue(Math.abs(drawn[i]) < 0.2 * Math.abs(free[i]));
    }
  }

  @Test
  void partsOfTheVarianceAddUpToTheTotal() {
    double[][] models = models(4, 60, 7);
    double[] target = mixture(models, 1, 8, 1, 0.5, 0.2);
    VarianceParts parts = VarianceParts.of(models, target, WeightRule.LEAST_SQUARES);
    double sum = 0;
    for (int set = 1; set < 16; set++) {
      sum += parts.part(set);
    }
    assertEquals(parts.total(), sum, 1e-12);
    double unique = 0;
    for (int i = 0; i < 4; i++) {
      assertTrue(parts.unique(i) > -1e-12);
      unique += parts.unique(i);
    }
    assertEquals(parts.total() - unique, parts.shared(), 1e-12);
  }

  @Test
  void independentModelsShareNothingAndEqualOnesEverything() {
    double[][] models = {{1, -1, 0, 0}, {0, 0, 1, -1}};
    double[] target = {2, -2, 1, -1};
    VarianceParts parts = VarianceParts.of(models, target, WeightRule.LEAST_SQUARES);
    assertEquals(1, parts.total(), 1e-12);
    assertEquals(0.8, parts.unique(0), 1e-12);
    assertEquals(0.2, parts.unique(1), 1e-12);
    assertEquals(0, parts.shared(), 1e-12);
    VarianceParts same =
        VarianceParts.of(new double[][] {models[0], models[0]}, target, WeightRule.NON_NEGATIVE);
    assertEquals(0.8, same.total(), 1e-12);
    assertEquals(0, same.unique(0), 1e-12);
    assertEquals(0.8, same.shared(), 1e-12);
  }

  @Test
  void whitenedProductsAreThoseInTheMetricOfTheErrors() {
    int conditions = 6;
    double[][] pair = models(2, 15, 9);
    double[][] covariance = new double[15][15];
    int a = 0;
    for (int i = 0; i < conditions; i++) {
      for (int j = i + 1; j < conditions; j++, a++) {
        int b = 0;
        for (int k = 0; k < conditions; k++) {
          for (int l = k + 1; l < conditions; l++, b++) {
            double product =
                (i == k ? 1 : 0) - (i == l ? 1 : 0) - (j == k ? 1 : 0) + (j == l ? 1 : 0);
            covariance[a][b] = product * product;
          }
        }
      }
    }
    double[] solved =
        new org.apache.commons.math3.linear.LUDecomposition(
                new org.apache.commons.math3.linear.Array2DRowRealMatrix(covariance))
            .getSolver()
            .solve(new org.apache.commons.math3.linear.ArrayRealVector(pair[1]))
            .toArray();
    double expected = 0;
    for (int i = 0; i < 15; i++) {
      expected += pair[0][i] * solved[i];
    }
    double[] x = PairSpace.WHITENED.features(pair[0]);
    double[] y = PairSpace.WHITENED.features(pair[1]);
    double product = 0;
    for (int i = 0; i < x.length; i++) {
      product += x[i] * y[i];
    }
    assertEquals(expected, product, 1e-12 * Math.abs(expected) + 1e-13);
  }

  @Test
  void whatCannotBeWeighedIsRefused() {
    double[][] models = models(2, 5, 1);
    assertThrows(
        IllegalArgumentException.class,
        () -> ModelWeights.fit(new double[0][], models[0], WeightRule.SELECTED, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> ModelWeights.fit(models, new double[4], WeightRule.SELECTED, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> ModelWeights.fit(models, models[0], WeightRule.LEAST_SQUARES, Double.NaN));
    assertThrows(
        IllegalArgumentException.class,
        () -> VarianceParts.of(models(6, 9, 1), new double[9], WeightRule.LEAST_SQUARES));
    assertThrows(IllegalArgumentException.class, () -> PairSpace.WHITENED.features(new double[5]));
  }
}

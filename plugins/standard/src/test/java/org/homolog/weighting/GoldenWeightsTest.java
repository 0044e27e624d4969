package org.homolog.weighting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.homolog.linalg.Matrix;
import org.homolog.standard.GoldenCases;
import org.homolog.standard.GoldenCases.Case;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class GoldenWeightsTest {
  private static final GoldenCases GOLDEN = new GoldenCases();

  @TestFactory
  Stream<DynamicTest> modelWeights() {
    return GOLDEN.family("model_fit", GoldenWeightsTest::check);
  }

  @AfterAll
  static void report() {
    System.out.println("golden weights of models: " + GOLDEN.summary());
  }

  private static Optional<String> check(Case one) {
    String method = one.parameter("method");
    Matrix models = one.matrix("model_rdms");
    Matrix data = one.matrix("data_rdms");
    PairSpace space = space(method);
    double[][] features = new double[models.rows()][];
    for (int i = 0; i < features.length; i++) {
      features[i] = features(space, method, models.row(i));
    }
    double[] target = pooled(space, method, data);
    if (one.id().contains("fit_select")) {
      double[] weights = ModelWeights.fit(features, target, WeightRule.SELECTED, 0);
      int best = 0;
      for (int i = 0; i < weights.length; i++) {
        best = weights[i] == 1 ? i : best;
      }
      one.check("theta", new double[] {best});
      return Optional.empty();
    }
    boolean optimised = one.id().contains("fit_optimize_positive");
    boolean free = !optimised && one.parameter("nonnegative").equals("false");
    double ridge = optimised ? 0 : Double.parseDouble(one.parameter("ridge_weight"));
    WeightRule rule = free ? WeightRule.LEAST_SQUARES : WeightRule.NON_NEGATIVE;
    double[] weights = ModelWeights.fit(features, target, rule, ridge);
    double length = Math.sqrt(Arrays.stream(weights).map(w -> w * w).sum());
    one.check("theta", Arrays.stream(weights).map(w -> w / length).toArray());
    if (optimised) {
      double mean = 0;
      for (int r = 0; r < data.rows(); r++) {
        mean += cosine(sum(features, weights), features(space, method, data.row(r))) / data.rows();
      }
      assertTrue(mean >= one.expected("score")[0] - 1e-5, "score " + mean);
    } else {
      one.check("theta_unnormalised", weights);
    }
    return Optional.empty();
  }

  private static PairSpace space(String method) {
    return switch (method) {
      case "cosine" -> PairSpace.PLAIN;
      case "corr", "spearman" -> PairSpace.CENTRED;
      case "cosine_cov" -> PairSpace.WHITENED;
      case "corr_cov" -> PairSpace.WHITENED_CENTRED;
      default -> throw new AssertionError("unknown method " + method);
    };
  }

  private static double[] features(PairSpace space, String method, double[] dissimilarities) {
    double[] values = method.equals("spearman") ? ranks(dissimilarities) : dissimilarities;
    return space.features(values);
  }

  private static double[] ranks(double[] values) {
    return new org.apache.commons.math3.stat.ranking.NaturalRanking().rank(values);
  }

  /** The mean of the members, each scaled to the same length in its space. */
  private static double[] pooled(PairSpace space, String method, Matrix data) {
    double[] pooled = new double[0];
    for (int r = 0; r < data.rows(); r++) {
      double[] member = features(space, method, data.row(r));
      double squares = Arrays.stream(member).map(v -> v * v).sum();
      boolean whitened = method.endsWith("_cov");
      double scale = Math.sqrt(whitened ? squares : squares / member.length);
      pooled = pooled.length == 0 ? new double[member.length] : pooled;
      for (int i = 0; i < pooled.length; i++) {
        pooled[i] += member[i] / scale / data.rows();
      }
    }
    return pooled;
  }

  private static double[] sum(double[][] features, double[] weights) {
    double[] sum = new double[features[0].length];
    for (int k = 0; k < weights.length; k++) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += weights[k] * features[k][i];
      }
    }
    return sum;
  }

  private static double cosine(double[] x, double[] y) {
    assertEquals(x.length, y.length);
    double products = 0;
    double left = 0;
    double right = 0;
    for (int i = 0; i < x.length; i++) {
      products += x[i] * y[i];
      left += x[i] * x[i];
      right += y[i] * y[i];
    }
    return products / Math.sqrt(left * right);
  }
}

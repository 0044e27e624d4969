package org.homolog.weighting;

import java.util.Arrays;

/** Weights of several models that together come nearest to a target. */
public final class ModelWeights {
  private ModelWeights() {}

  /**
   * Fits weights.
   *
   * <p>Directions are what is fitted: after {@link WeightRule#NON_NEGATIVE} and {@link
   * WeightRule#LEAST_SQUARES} without a ridge, no other weights of the kind have a larger cosine
   * with the target.
   *
   * @param models k models, each a vector
   * @param target a vector of the models' length
   * @param rule how weights are chosen
   * @param ridge penalty on the squared weights, 0 or more; plays no part in {@link
   *     WeightRule#SELECTED} and {@link WeightRule#INTERPOLATED}
   * @return k weights; all zero where no model agrees with the target
   * @throws IllegalArgumentException if there is no model, lengths differ or the ridge is below 0
   */
  public static double[] fit(double[][] models, double[] target, WeightRule rule, double ridge) {
    check(models, target, ridge);
    boolean penalised = rule == WeightRule.NON_NEGATIVE || rule == WeightRule.LEAST_SQUARES;
    NormalEquations equations = NormalEquations.of(models, target, penalised ? ridge : 0);
    return switch (rule) {
      case LEAST_SQUARES -> equations.solve(NormalEquations.all(models.length));
      case NON_NEGATIVE -> NonNegativeLeastSquares.solve(equations);
      case SELECTED -> selected(equations);
      case INTERPOLATED -> interpolated(equations);
    };
  }

  /**
   * The share of the target's squared length that weighted models account for: R^2 where models and
   * target have no mean.
   *
   * @param models k models, each a vector
   * @param target a vector of the models' length
   * @param weights k weights
   * @return 1 - |target - weighted sum|^2 / |target|^2; NaN for a target of zeros
   * @throws IllegalArgumentException if there is no model or lengths differ
   */
  public static double explained(double[][] models, double[] target, double[] weights) {
    check(models, target, 0);
    return NormalEquations.of(models, target, 0).explained(weights);
  }

  private static void check(double[][] models, double[] target, double ridge) {
    if (models.length == 0) {
      throw new IllegalArgumentException("there is no model to weigh");
    }
    if (Arrays.stream(models).anyMatch(model -> model.length != target.length)) {
      throw new IllegalArgumentException("models and target differ in length");
    }
    if (!(ridge >= 0)) {
      throw new IllegalArgumentException("ridge must be 0 or more, not " + ridge);
    }
  }

  private static double[] selected(NormalEquations equations) {
    double[] weights = new double[equations.count()];
    int best = -1;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < weights.length; i++) {
      double cosine = equations.target()[i] / Math.sqrt(equations.models()[i][i]);
      if (cosine > highest) {
        highest = cosine;
        best = i;
      }
    }
    if (best >= 0) {
      weights[best] = 1;
    }
    return weights;
  }

  /** Of the mixtures w a + (1 - w) b the one in the direction of the non-negative fit is best. */
  private static double[] interpolated(NormalEquations equations) {
    double[] best = selected(equations);
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i + 1 < equations.count(); i++) {
      NormalEquations pair = pair(equations, i);
      double[] weights = NonNegativeLeastSquares.solve(pair);
      double sum = weights[0] + weights[1];
      double explained = pair.explained(weights);
      if (sum > 0 && explained > highest) {
        highest = explained;
        best = new double[equations.count()];
        best[i] = weights[0] / sum;
        best[i + 1] = weights[1] / sum;
      }
    }
    return best;
  }

  private static NormalEquations pair(NormalEquations all, int first) {
    int second = first + 1;
    double[][] products = all.models();
    return new NormalEquations(
        new double[][] {
          {products[first][first], products[first][second]},
          {products[second][first], products[second][second]}
        },
        new double[] {all.target()[first], all.target()[second]},
        all.length());
  }
}

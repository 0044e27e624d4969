package org.homolog.weighting;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * What weighting a few models needs to know of them: their products with each other and with the
 * target. Models that depend on each other share the weight among them (least norm).
 *
 * @param models products of models with each other, k x k
 * @param target products of models with the target, k
 * @param length the target's product with itself
 */
@SuppressWarnings("ArrayRecordComponent")
record NormalEquations(double[][] models, double[] target, double length) {
  /** Singular values below this share of the largest are zero but for rounding. */
  private static final double ROUNDING = 1e-12;

  /**
   * The products of vectors.
   *
   * @param models k vectors
   * @param target one vector of their length
   * @param ridge what is added to each model's product with itself
   */
  static NormalEquations of(double[][] models, double[] target, double ridge) {
    double[][] products = new double[models.length][models.length];
    double[] withTarget = new double[models.length];
    for (int i = 0; i < models.length; i++) {
      for (int j = 0; j <= i; j++) {
        products[i][j] = dot(models[i], models[j]);
        products[j][i] = products[i][j];
      }
      products[i][i] += ridge;
      withTarget[i] = dot(models[i], target);
    }
    return new NormalEquations(products, withTarget, dot(target, target));
  }

  int count() {
    return target.length;
  }

  /** The least-squares weights of some of the models; the others have none. */
  double[] solve(int[] chosen) {
    double[] weights = new double[count()];
    if (chosen.length == 0) {
      return weights;
    }
    RealMatrix products = new Array2DRowRealMatrix(chosen.length, chosen.length);
    double[] right = new double[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      right[i] = target[chosen[i]];
      for (int j = 0; j < chosen.length; j++) {
        products.setEntry(i, j, models[chosen[i]][chosen[j]]);
      }
    }
    double[] solved = leastNorm(products, right);
    for (int i = 0; i < chosen.length; i++) {
      weights[chosen[i]] = solved[i];
    }
    return weights;
  }

  private static double[] leastNorm(RealMatrix products, double[] right) {
    SingularValueDecomposition svd = new SingularValueDecomposition(products);
    double[] values = svd.getSingularValues();
    double[] rotated = svd.getUT().operate(right);
    for (int i = 0; i < rotated.length; i++) {
      rotated[i] = values[i] > ROUNDING * values[0] ? rotated[i] / values[i] : 0;
    }
    return svd.getV().operate(new ArrayRealVector(rotated, false)).toArray();
  }

  /** What is left to explain of each model's product with the target. */
  double[] remainder(double[] weights) {
    double[] remainder = target.clone();
    for (int i = 0; i < remainder.length; i++) {
      for (int j = 0; j < weights.length; j++) {
        remainder[i] -= models[i][j] * weights[j];
      }
    }
    return remainder;
  }

  /** The share of the target's length squared that a weighted sum accounts for. */
  double explained(double[] weights) {
    double error = length;
    double[] remainder = remainder(weights);
    for (int i = 0; i < weights.length; i++) {
      error -= weights[i] * (target[i] + remainder[i]);
    }
    return 1 - error / length;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  static int[] all(int count) {
    int[] all = new int[count];
    Arrays.setAll(all, i -> i);
    return all;
  }
}

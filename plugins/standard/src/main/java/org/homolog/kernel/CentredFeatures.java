package org.homolog.kernel;

import org.homolog.geometry.Centring;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/**
 * A linear kernel by its features, for more rows than units: products of kernels follow from
 * products of units, |F'G|^2, without a matrix of rows x rows.
 */
final class CentredFeatures {
  private final Matrix features;
  private final double[] squares;
  private final double[] weights;
  private final double[] effects;
  private final Estimator estimator;

  private CentredFeatures(
      Matrix features, double[] squares, double[] weights, double[] effects, Estimator estimator) {
    this.features = features;
    this.squares = squares;
    this.weights = weights;
    this.effects = effects;
    this.estimator = estimator;
  }

  /** Rows chosen from centred responses; rows as they are if nothing was drawn. */
  static CentredFeatures of(
      Matrix centred, int[] rows, double[] weights, Estimator estimator, boolean drawn) {
    Matrix features = drawn ? weighted(centred.selectRows(rows), weights) : centred;
    int columns = features.columns();
    double[] squares = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int c = 0; c < columns; c++) {
        double value = features.array()[i * columns + c];
        squares[i] += value * value;
      }
    }
    // The weighted rows sum to zero, so that the sum over the others is minus the own square.
    double[] sums = new double[rows.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = -squares[i];
    }
    return new CentredFeatures(
        features,
        squares,
        weights,
        estimator == Estimator.UNBIASED
            ? CentredEntries.pairEffects(sums, weights)
            : new double[sums.length],
        estimator);
  }

  /** Rows without their weighted mean, times the roots of their weights. */
  private static Matrix weighted(Matrix rows, double[] weights) {
    int columns = rows.columns();
    double[] mean = new double[columns];
    double total = 0;
    for (int i = 0; i < rows.rows(); i++) {
      total += weights[i];
      for (int c = 0; c < columns; c++) {
        mean[c] += weights[i] * rows.array()[i * columns + c];
      }
    }
    for (int i = 0; i < rows.rows(); i++) {
      double root = Math.sqrt(weights[i]);
      for (int c = 0; c < columns; c++) {
        int at = i * columns + c;
        rows.array()[at] = root * (rows.array()[at] - mean[c] / total);
      }
    }
    return rows;
  }

  double product(CentredFeatures other, LinearAlgebra algebra) {
    Matrix cross = algebra.multiply(features, true, other.features, false);
    return outside(other, Centring.sumOfSquares(cross));
  }

  double norm(LinearAlgebra algebra) {
    double all = Centring.sumOfSquares(algebra.columnProducts(features));
    double norm = outside(this, all);
    return norm > CentredEntries.ROUNDING * all ? norm : 0;
  }

  /** From all pairs to those that count. */
  private double outside(CentredFeatures other, double allPairs) {
    double diagonal = 0;
    for (int i = 0; i < squares.length; i++) {
      double share = estimator == Estimator.BIASED ? 1 - 1 / weights[i] : 1;
      diagonal += share * squares[i] * other.squares[i];
    }
    double removed = 0;
    for (int i = 0; i < squares.length && estimator == Estimator.UNBIASED; i++) {
      removed -= 2 * weights[i] * other.effects[i] * squares[i];
    }
    return allPairs - diagonal - removed;
  }
}

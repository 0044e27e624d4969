package org.homolog.predictivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/**
 * Ridge regression by one eigen-decomposition that serves all penalties. With centred X = U S V',
 * the prediction of the training data is U S^2 (S^2 + a)^-1 U' y and its leave-one-out residual (y
 * - prediction) / (1 - h), h = 1/n + sum_k U_k^2 s_k^2 / (s_k^2 + a).
 */
final class RidgeSpectrum {
  /** Predictions of so many numbers are made at once, for several penalties. */
  private static final int BLOCK = 1 << 22;

  private final Matrix x;
  private final Matrix y;
  private final LinearAlgebra algebra;
  private final boolean primal;
  private final Matrix vectors;
  private final double[] spectrum;

  /**
   * Decomposes.
   *
   * @param x samples x predictors, centred
   * @param y samples x targets, centred
   * @param algebra the algebra
   */
  RidgeSpectrum(Matrix x, Matrix y, LinearAlgebra algebra) {
    this.x = x;
    this.y = y;
    this.algebra = algebra;
    this.primal = x.columns() <= x.rows();
    LinearAlgebra.SymmetricEigen eigen = algebra.symmetricEigen(Products.ofPairs(x, algebra));
    this.vectors = eigen.vectors();
    this.spectrum = Arrays.stream(eigen.values()).map(v -> Math.max(v, 0)).toArray();
  }

  /**
   * Leave-one-out errors.
   *
   * @param penalties penalties
   * @return one array per penalty: for each target the sum of squared leave-one-out residuals
   */
  double[][] leaveOneOutErrors(double[] penalties) {
    // Scores are U S, so that scores' y / (s^2 + a) needs no division by small singular values.
    Matrix scores = primal ? algebra.multiply(x, vectors) : scaled();
    Matrix projected = algebra.multiply(scores, true, y, false);
    Matrix leverages = leverages(scores, penalties);
    double[][] errors = new double[penalties.length][];
    long predictions = Math.max(1, (long) y.rows() * y.columns());
    int block = (int) Math.max(1, BLOCK / predictions);
    for (int from = 0; from < penalties.length; from += block) {
      int to = Math.min(penalties.length, from + block);
      Matrix fitted = algebra.multiply(scores, shrunk(projected, penalties, from, to));
      for (int a = from; a < to; a++) {
        errors[a] = errors(fitted, (a - from) * y.columns(), leverages, a);
      }
    }
    return errors;
  }

  /**
   * Weights.
   *
   * @param used penalty of each target
   * @return predictors x targets
   */
  Matrix weights(double[] used) {
    Matrix projected =
        algebra.multiply(vectors, true, primal ? algebra.multiply(x, true, y, false) : y, false);
    double[] values = projected.array();
    for (int k = 0; k < spectrum.length; k++) {
      for (int t = 0; t < used.length; t++) {
        values[k * used.length + t] /= spectrum[k] + used[t];
      }
    }
    Matrix solution = algebra.multiply(vectors, projected);
    return primal ? solution : algebra.multiply(x, true, solution, false);
  }

  /**
   * Predictions of other samples.
   *
   * @param other samples x predictors, with the mean of the training samples removed
   * @param penalties penalties
   * @return one matrix per penalty, samples x targets
   */
  List<Matrix> predict(Matrix other, double[] penalties) {
    Matrix projected =
        algebra.multiply(vectors, true, primal ? algebra.multiply(x, true, y, false) : y, false);
    Matrix scores =
        algebra.multiply(primal ? other : algebra.multiply(other, false, x, true), vectors);
    List<Matrix> predictions = new ArrayList<>();
    for (int a = 0; a < penalties.length; a++) {
      predictions.add(algebra.multiply(scores, shrunk(projected, penalties, a, a + 1)));
    }
    return predictions;
  }

  private Matrix scaled() {
    Matrix scaled = vectors.copy();
    for (int i = 0; i < scaled.rows(); i++) {
      for (int k = 0; k < spectrum.length; k++) {
        scaled.array()[i * spectrum.length + k] *= Math.sqrt(spectrum[k]);
      }
    }
    return scaled;
  }

  /** Samples x penalties, without the share 1/n of the mean. */
  private Matrix leverages(Matrix scores, double[] penalties) {
    Matrix squares = scores.copy();
    for (int i = 0; i < squares.array().length; i++) {
      squares.array()[i] *= squares.array()[i];
    }
    Matrix shares = Matrix.zeros(spectrum.length, penalties.length);
    for (int k = 0; k < spectrum.length; k++) {
      for (int a = 0; a < penalties.length; a++) {
        shares.array()[k * penalties.length + a] = 1 / (spectrum[k] + penalties[a]);
      }
    }
    return algebra.multiply(squares, shares);
  }

  /** What of each score remains under each penalty: scores x (penalties x targets). */
  private Matrix shrunk(Matrix projected, double[] penalties, int from, int to) {
    int targets = projected.columns();
    Matrix shrunk = Matrix.zeros(spectrum.length, (to - from) * targets);
    int at = 0;
    for (int k = 0; k < spectrum.length; k++) {
      for (int a = from; a < to; a++) {
        double share = 1 / (spectrum[k] + penalties[a]);
        for (int t = 0; t < targets; t++) {
          shrunk.array()[at++] = projected.array()[k * targets + t] * share;
        }
      }
    }
    return shrunk;
  }

  private double[] errors(Matrix fitted, int offset, Matrix leverages, int penalty) {
    int targets = y.columns();
    double[] errors = new double[targets];
    for (int i = 0; i < y.rows(); i++) {
      double left = 1 - 1.0 / y.rows() - leverages.get(i, penalty);
      int at = i * fitted.columns() + offset;
      for (int t = 0; t < targets; t++) {
        double residual = (y.array()[i * targets + t] - fitted.array()[at + t]) / left;
        errors[t] += residual * residual;
      }
    }
    return errors;
  }
}

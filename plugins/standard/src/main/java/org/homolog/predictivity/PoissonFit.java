package org.homolog.predictivity;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.homolog.linalg.Matrix;

/**
 * The penalised Poisson likelihood of one target, made largest by Newton's method with steps halved
 * until it grows. It is concave, so that there is one optimum.
 */
final class PoissonFit {
  private static final int MOST_STEPS = 100;
  private static final double PRECISION = 1e-10;

  /** A mean count of zero has its logarithm at minus infinity; this is as good as zero. */
  private static final double LEAST_LOG = Math.log(1e-9);

  /** Beyond this a rate overflows; no fit comes there, only steps too large on the way. */
  private static final double MOST_LOG = 500;

  private final Matrix scores;
  private final double[] counts;
  private final double penalty;
  private final double[] coefficients;

  private PoissonFit(Matrix scores, double[] counts, double penalty, double[] start) {
    this.scores = scores;
    this.counts = counts;
    this.penalty = penalty;
    this.coefficients = start.clone();
  }

  /**
   * Fits.
   *
   * @param scores samples x predictors, without means
   * @param counts one count per sample, 0 or more
   * @param penalty penalty on half the squared weights; the intercept has none
   * @param start where to begin: intercept and weights; all zero to begin at the mean
   * @return intercept and weights
   */
  static double[] of(Matrix scores, double[] counts, double penalty, double[] start) {
    double mean = 0;
    for (double count : counts) {
      mean += count / counts.length;
    }
    double[] from = start.clone();
    if (mean == 0) {
      double[] silent = new double[start.length];
      silent[0] = LEAST_LOG;
      return silent;
    }
    from[0] = from[0] == 0 ? Math.log(mean) : from[0];
    return new PoissonFit(scores, counts, penalty, from).run();
  }

  /** Expected counts of samples. */
  static double[] rates(Matrix scores, double[] coefficients) {
    double[] rates = new double[scores.rows()];
    for (int i = 0; i < rates.length; i++) {
      rates[i] = Math.exp(Math.min(MOST_LOG, logRate(scores, i, coefficients)));
    }
    return rates;
  }

  private static double logRate(Matrix scores, int sample, double[] coefficients) {
    double sum = coefficients[0];
    int from = sample * scores.columns();
    for (int k = 0; k < scores.columns(); k++) {
      sum += scores.array()[from + k] * coefficients[k + 1];
    }
    return sum;
  }

  private double[] run() {
    double loss = loss(coefficients);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] gradient = new double[coefficients.length];
      double[] direction = newton(gradient);
      double slope = 0;
      for (int k = 0; k < gradient.length; k++) {
        slope += gradient[k] * direction[k];
      }
      double share = 1;
      double[] next = moved(direction, share);
      double nextLoss = loss(next);
      while (!(nextLoss <= loss - 1e-4 * share * slope) && share > 1e-12) {
        share /= 2;
        next = moved(direction, share);
        nextLoss = loss(next);
      }
      if (!(nextLoss < loss)) {
        break;
      }
      System.arraycopy(next, 0, coefficients, 0, next.length);
      double gained = loss - nextLoss;
      loss = nextLoss;
      if (gained <= PRECISION * Math.max(1, Math.abs(loss))) {
        break;
      }
    }
    return coefficients;
  }

  private double[] moved(double[] direction, double share) {
    double[] moved = coefficients.clone();
    for (int k = 0; k < moved.length; k++) {
      moved[k] -= share * direction[k];
    }
    return moved;
  }

  private double loss(double[] at) {
    double loss = 0;
    for (int i = 0; i < counts.length; i++) {
      double log = logRate(scores, i, at);
      loss += Math.exp(log) - counts[i] * log;
    }
    for (int k = 1; k < at.length; k++) {
      loss += penalty * at[k] * at[k] / 2;
    }
    return loss;
  }

  /** The gradient, and the Newton step: curvature^-1 gradient. */
  private double[] newton(double[] gradient) {
    int size = coefficients.length;
    double[][] curvature = new double[size][size];
    double[] row = new double[size];
    row[0] = 1;
    for (int i = 0; i < counts.length; i++) {
      System.arraycopy(scores.array(), i * (size - 1), row, 1, size - 1);
      double rate = Math.exp(logRate(scores, i, coefficients));
      for (int k = 0; k < size; k++) {
        gradient[k] += (rate - counts[i]) * row[k];
        double weighted = rate * row[k];
        for (int l = 0; l <= k; l++) {
          curvature[k][l] += weighted * row[l];
        }
      }
    }
    for (int k = 0; k < size; k++) {
      gradient[k] += k == 0 ? 0 : penalty * coefficients[k];
      curvature[k][k] += k == 0 ? 1e-12 : penalty;
      for (int l = 0; l < k; l++) {
        curvature[l][k] = curvature[k][l];
      }
    }
    RealMatrix matrix = new Array2DRowRealMatrix(curvature, false);
    return new CholeskyDecomposition(matrix, 1e-9, 0)
        .getSolver()
        .solve(new ArrayRealVector(gradient, false))
        .toArray();
  }
}

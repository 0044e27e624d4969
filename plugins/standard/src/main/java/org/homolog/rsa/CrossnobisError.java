package org.homolog.rsa;

import java.util.Arrays;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Run;

/**
 * The standard error of crossnobis distances of Gaussian patterns (Diedrichsen et al. 2016,
 * arXiv:1607.01371): with K folds, N units, the difference u of two conditions, its noise variance
 * x in one fold and the covariance R of that noise over units, of mean variance 1,
 *
 * <pre>{@code var(d) = (4 / K) x u'R u / N^2 + 2 / (K (K - 1)) x^2 tr(R R) / N^2}</pre>
 *
 * <p>u'R u is itself cross-validated, and tr(R R) corrected for the number of residuals, so that
 * noise inflates neither. As R is estimated from the same folds, the former is too small by {@code
 * x^2 (N^2 + tr(R R)) / (2 K f v)}, f the degrees of freedom and v the mean variance (by Isserlis'
 * theorem), which is added.
 */
final class CrossnobisError {
  private CrossnobisError() {}

  /**
   * Standard errors.
   *
   * @param observations observations of which every place has every fold, whitened if noise is to
   *     be normalised
   * @param divisor the number of units
   * @param run what the host lends
   * @return upper triangle over places
   * @throws HomologException if a place lacks a fold
   */
  static double[] analytic(Observations observations, int divisor, Run run) {
    if (Presence.hasMissing(observations.patterns()) || !observations.everyPlaceHasEveryFold()) {
      throw HomologException.mistake(
          "standard-error: analytic needs every condition in every fold, no value missing; choose standard-error:"
              + " jackknife");
    }
    FoldSums sums = FoldSums.of(observations.aroundTheirMean());
    Matrix residuals = residuals(sums);
    int folds = sums.folds();
    int freedom = residuals.rows() / folds * (folds - 1);
    Matrix covariance = run.algebra().columnProducts(residuals);
    double trace = 0;
    for (int c = 0; c < covariance.rows(); c++) {
      trace += covariance.get(c, c);
    }
    if (!(trace > 0)) {
      throw HomologException.mistake(
          "all folds of a condition are equal, so that there is no noise to tell a standard error"
              + " from; choose standard-error: none");
    }
    double spread = squaredTrace(covariance, trace, freedom, divisor);
    Matrix metric = covariance.copy();
    for (int i = 0; i < metric.array().length; i++) {
      metric.array()[i] *= divisor / trace;
    }
    double[] signal = signal(sums, metric, divisor, run);
    Matrix noise = ConditionCovariance.of(observations, divisor, run);
    double level = trace / freedom / divisor;
    double dependence = (divisor + spread) / (2 * folds * freedom * level);
    double[] errors = new double[signal.length];
    int at = 0;
    for (int i = 0; i < noise.rows(); i++) {
      for (int j = i + 1; j < noise.rows(); j++, at++) {
        double x = noise.get(i, i) + noise.get(j, j) - 2 * noise.get(i, j);
        double along = Math.max(0, signal[at] + x * x * dependence);
        double variance = 4 * x * along / folds + 2 * x * x * spread / (folds * (folds - 1.0));
        errors[at] = Math.sqrt(variance / divisor);
      }
    }
    return errors;
  }

  /** Deviations of the folds of each place from their mean, (folds x places) x features. */
  private static Matrix residuals(FoldSums sums) {
    int folds = sums.folds();
    int[] places = sums.present(0);
    int features = sums.all().columns();
    double[] all = new double[folds * places.length * features];
    double[] mean = new double[places.length * features];
    for (int k = 0; k < folds; k++) {
      double[] within = sums.meanWithin(k).selectRows(places).array();
      System.arraycopy(within, 0, all, k * within.length, within.length);
      for (int i = 0; i < within.length; i++) {
        mean[i] += within[i] / folds;
      }
    }
    Arrays.setAll(all, i -> all[i] - mean[i % mean.length]);
    return Matrix.of(folds * places.length, features, all);
  }

  /** An unbiased estimate of tr(R R) / N. */
  private static double squaredTrace(Matrix products, double trace, int freedom, int divisor) {
    double squares = Correlation.dot(products.array(), products.array());
    double n = freedom;
    double unbiased = n > 1 ? (squares - trace * trace / n) * n * n / ((n - 1) * (n + 2)) : squares;
    // No covariance of mean variance 1 has less than tr(R R) = N.
    return Math.max(1, unbiased * divisor / (trace * trace));
  }

  private static double[] signal(FoldSums sums, Matrix metric, int divisor, Run run) {
    FoldMean mean = new FoldMean(sums.countsOfAll().length);
    for (int k = 0; k < sums.folds(); k++) {
      run.checkCancelled();
      Matrix outside = run.algebra().multiply(sums.meanOutside(k), metric);
      mean.add(
          run.algebra().multiply(outside, false, sums.meanWithin(k), true),
          sums.usable(k),
          divisor);
    }
    return mean.values();
  }
}

package org.homolog.canonical;

import java.util.Arrays;
import org.homolog.geometry.ConditionFolds;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.SingularValues;
import org.homolog.linalg.Matrix;

/**
 * Canonical correlations of two systems, and how much of each system's responses every pair of
 * variates carries.
 *
 * @param correlations one per pair, descending on the data they were fitted to
 * @param referenceWeights the absolute projections of the reference's units on its variates, summed
 *     over units, as shares of their sum
 * @param candidateWeights the same of the candidate
 */
@SuppressWarnings("ArrayRecordComponent")
record CanonicalFit(double[] correlations, double[] referenceWeights, double[] candidateWeights) {

  /** Fitted and taken on the same conditions; the candidate's rows may be permuted. */
  static CanonicalFit raw(Variates reference, Variates candidate, LinearAlgebra algebra) {
    SingularValues svd =
        algebra.svd(algebra.multiply(reference.basis(), true, candidate.basis(), false));
    return new CanonicalFit(
        Arrays.stream(svd.values()).map(r -> Math.min(1, r)).toArray(),
        shares(algebra.multiply(svd.u(), true, reference.loadings(), false)),
        shares(algebra.multiply(svd.vTransposed(), candidate.loadings())));
  }

  /** Sums of absolute values of each row, as shares of their sum. */
  private static double[] shares(Matrix projections) {
    double[] shares = new double[projections.rows()];
    double total = 0;
    for (int i = 0; i < shares.length; i++) {
      for (int u = 0; u < projections.columns(); u++) {
        shares[i] += Math.abs(projections.get(i, u));
      }
      total += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= total;
    }
    return shares;
  }

  /**
   * Fitted on all folds but one, taken on that one; the held-out variates of all folds are
   * correlated together, about the means of the conditions they were fitted on.
   */
  static CanonicalFit crossValidated(
      ResponseMatrix reference,
      ResponseMatrix candidate,
      int folds,
      double share,
      long seed,
      LinearAlgebra algebra) {
    ConditionFolds split = ConditionFolds.of(reference, folds, seed);
    double[] products = new double[0];
    double[] squaresA = new double[0];
    double[] squaresB = new double[0];
    double[] weightsA = new double[0];
    double[] weightsB = new double[0];
    for (int fold = 0; fold < folds; fold++) {
      int[] train = split.outside(fold);
      int[] test = split.inside(fold);
      Variates a = Variates.of(reference.values().selectRows(train), share, algebra);
      Variates b = Variates.of(candidate.values().selectRows(train), share, algebra);
      if (Math.min(a.count(), b.count()) == 0) {
        continue;
      }
      SingularValues svd = algebra.svd(algebra.multiply(a.basis(), true, b.basis(), false));
      int pairs = svd.values().length;
      products = Arrays.copyOf(products, Math.max(products.length, pairs));
      squaresA = Arrays.copyOf(squaresA, products.length);
      squaresB = Arrays.copyOf(squaresB, products.length);
      weightsA = added(weightsA, shares(algebra.multiply(svd.u(), true, a.loadings(), false)));
      weightsB = added(weightsB, shares(algebra.multiply(svd.vTransposed(), b.loadings())));
      Matrix x = algebra.multiply(a.project(reference.values().selectRows(test), algebra), svd.u());
      Matrix y =
          algebra.multiply(
              b.project(candidate.values().selectRows(test), algebra),
              false,
              svd.vTransposed(),
              true);
      for (int row = 0; row < test.length; row++) {
        for (int k = 0; k < pairs; k++) {
          products[k] += x.get(row, k) * y.get(row, k);
          squaresA[k] += x.get(row, k) * x.get(row, k);
          squaresB[k] += y.get(row, k) * y.get(row, k);
        }
      }
    }
    double[] correlations = new double[products.length];
    for (int k = 0; k < correlations.length; k++) {
      double norm = Math.sqrt(squaresA[k]) * Math.sqrt(squaresB[k]);
      correlations[k] = norm == 0 ? 0 : Math.max(-1, Math.min(1, products[k] / norm));
    }
    return new CanonicalFit(correlations, normalised(weightsA), normalised(weightsB));
  }

  private static double[] added(double[] sums, double[] values) {
    double[] all = Arrays.copyOf(sums, Math.max(sums.length, values.length));
    for (int i = 0; i < values.length; i++) {
      all[i] += values[i];
    }
    return all;
  }

  private static double[] normalised(double[] values) {
    double total = Arrays.stream(values).sum();
    return Arrays.stream(values).map(v -> v / total).toArray();
  }

  double mean() {
    return Arrays.stream(correlations).average().orElse(0);
  }

  /** Mean of r |r|: the mean square, with the sign that a held-out correlation may have. */
  double meanSquare() {
    return Arrays.stream(correlations).map(r -> r * Math.abs(r)).average().orElse(0);
  }

  double weighted(double[] weights) {
    double sum = 0;
    for (int k = 0; k < correlations.length; k++) {
      sum += weights[k] * correlations[k];
    }
    return sum;
  }
}

package org.homolog.lesion;

import java.util.ArrayList;
import java.util.List;
import org.homolog.decoding.LabelledTrials;
import org.homolog.geometry.Centring;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/**
 * A cross-validated linear decoder, with and without any units: ridge regression of the indicators
 * of classes on centred patterns, as the comparison {@code decoding} has it, fitted once.
 *
 * <p>With X the training patterns, A = X'X + l I, W = A^-1 X'Y the weights and H = T A^-1 for test
 * patterns T, predictions without the features S are, exactly and without fitting again,
 *
 * <pre>
 * refitted: T W - H_S (A^-1_SS)^-1 W_S        frozen: T W - T_S W_S
 * </pre>
 *
 * the first by the inverse of a block matrix; l stays that of all features. A frozen decoder finds
 * left-out units at their mean over training trials.
 */
final class LeaveOutDecoder {
  private static final double ROUNDING = 1e-9;

  private final LabelledTrials trials;
  private final boolean refitted;
  private final boolean squaredError;
  private final LinearAlgebra algebra;
  private final List<Fold> folds = new ArrayList<>();
  private final double[] counts;

  LeaveOutDecoder(
      LabelledTrials trials,
      double penalty,
      boolean refitted,
      boolean squaredError,
      LinearAlgebra algebra) {
    this.trials = trials;
    this.refitted = refitted;
    this.squaredError = squaredError;
    this.algebra = algebra;
    this.counts = new double[trials.classes()];
    for (int fold = 0; fold < trials.folds(); fold++) {
      folds.add(Fold.of(trials, fold, penalty, algebra));
      for (int one : trials.classes(trials.rows(fold, true))) {
        counts[one]++;
      }
    }
  }

  /** One fold. */
  private record Fold(
      int[] classOf,
      Matrix test,
      Matrix weights,
      Matrix predicted,
      Matrix through,
      Matrix known,
      Matrix solved,
      double ridge,
      boolean dual) {
    static Fold of(LabelledTrials trials, int fold, double penalty, LinearAlgebra algebra) {
      int[] inside = trials.rows(fold, true);
      int[] outside = trials.rows(fold, false);
      Matrix training = trials.patterns().selectRows(outside);
      double[] means = Centring.means(training);
      Matrix x = Centring.ofColumns(training);
      Matrix test = trials.patterns().selectRows(inside);
      for (int i = 0; i < test.array().length; i++) {
        test.array()[i] -= means[i % means.length];
      }
      Matrix targets = Matrix.zeros(outside.length, trials.classes());
      int[] known = trials.classes(outside);
      for (int i = 0; i < known.length; i++) {
        targets.array()[i * trials.classes() + known[i]] = 1;
      }
      Matrix shares = Centring.ofColumns(targets);
      double squares = Centring.sumOfSquares(x);
      double ridge = squares == 0 ? 1 : penalty * squares / x.columns();
      boolean dual = x.rows() <= x.columns();
      // Dual: (X X' + l)^-1 X; primal: (X'X + l)^-1.
      Matrix solved =
          dual
              ? algebra.solvePositive(withRidge(algebra.rowProducts(x), ridge), x)
              : algebra.solvePositive(
                  withRidge(algebra.columnProducts(x), ridge), Matrix.identity(x.columns()));
      Matrix weights =
          dual
              ? algebra.multiply(solved, true, shares, false)
              : algebra.multiply(solved, algebra.multiply(x, true, shares, false));
      Matrix through =
          dual
              ? difference(
                  test, algebra.multiply(algebra.multiply(test, false, x, true), solved), 1 / ridge)
              : algebra.multiply(test, solved);
      Matrix predicted = algebra.multiply(test, weights);
      double[] base = Centring.means(targets);
      for (int i = 0; i < predicted.array().length; i++) {
        predicted.array()[i] += base[i % base.length];
      }
      return new Fold(
          trials.classes(inside), test, weights, predicted, through, x, solved, ridge, dual);
    }

    private static Matrix withRidge(Matrix products, double ridge) {
      for (int i = 0; i < products.rows(); i++) {
        products.array()[i * products.columns() + i] += ridge;
      }
      return products;
    }

    private static Matrix difference(Matrix one, Matrix other, double factor) {
      Matrix difference = one.copy();
      for (int i = 0; i < difference.array().length; i++) {
        difference.array()[i] = (difference.array()[i] - other.array()[i]) * factor;
      }
      return difference;
    }

    /** A block of the inverse of X'X + l. */
    private Matrix inverse(int[] features, LinearAlgebra algebra) {
      if (!dual) {
        return solved.selectRows(features).selectColumns(features);
      }
      Matrix products =
          algebra.multiply(
              known.selectColumns(features), true, solved.selectColumns(features), false);
      return difference(Matrix.identity(features.length), products, 1 / ridge);
    }

    /** Predicted indicators of the test trials without some features. */
    private Matrix without(int[] features, boolean refitted, LinearAlgebra algebra) {
      if (features.length == 0) {
        return predicted;
      }
      Matrix own = weights.selectRows(features);
      Matrix lost =
          refitted
              ? algebra.multiply(
                  through.selectColumns(features), algebra.solve(inverse(features, algebra), own))
              : algebra.multiply(test.selectColumns(features), own);
      return difference(predicted, lost, 1);
    }
  }

  /**
   * How well each class is decoded without some features.
   *
   * @param features places of features
   * @return per class the share decoded right, or minus the mean squared error of its indicators
   */
  double[] without(int[] features) {
    double[] score = new double[trials.classes()];
    for (Fold fold : folds) {
      Matrix predicted = fold.without(features, refitted, algebra);
      for (int i = 0; i < predicted.rows(); i++) {
        int actual = fold.classOf()[i];
        score[actual] +=
            (squaredError ? -error(predicted, i, actual) : right(predicted, i, actual));
      }
    }
    for (int c = 0; c < score.length; c++) {
      score[c] /= counts[c];
    }
    return score;
  }

  /** Of classes that differ by rounding the first is taken, as without any features left. */
  private static double right(Matrix predicted, int row, int actual) {
    int largest = 0;
    for (int c = 1; c < predicted.columns(); c++) {
      largest = predicted.get(row, c) > predicted.get(row, largest) + ROUNDING ? c : largest;
    }
    return largest == actual ? 1 : 0;
  }

  private static double error(Matrix predicted, int row, int actual) {
    double sum = 0;
    for (int c = 0; c < predicted.columns(); c++) {
      double apart = predicted.get(row, c) - (c == actual ? 1 : 0);
      sum += apart * apart;
    }
    return sum;
  }
}

package org.homolog.recovery;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.SymmetricEigen;
import org.homolog.linalg.Matrix;
import org.homolog.random.CounterRandom;

/**
 * What recorded units would respond on average if a candidate were right: linear combinations of
 * its features, each unit's variance over conditions as large as the signal it was recorded with.
 */
final class Signals {
  private static final int FOLDS = 5;
  private static final int PENALTIES = 25;

  private final RecordedResponses recorded;
  private final CandidateFeatures features;
  private final LinearAlgebra algebra;
  private final int columns;

  Signals(RecordedResponses recorded, CandidateFeatures features, LinearAlgebra algebra) {
    this.recorded = recorded;
    this.features = features;
    this.algebra = algebra;
    columns = recorded.width() / features.bins();
  }

  /**
   * Each unit as its ridge regression on the features says, with the penalty that predicts held-out
   * conditions best, refitted to all conditions.
   *
   * @param random deals conditions into folds
   * @return conditions x columns of the recording, around their means
   */
  double[] ridge(CounterRandom random) {
    Matrix targets = Matrix.of(features.values().rows(), columns, recorded.deviations().clone());
    Matrix products = algebra.columnProducts(features.values());
    double[] penalties = penalties(products);
    double[][] errors = new double[penalties.length][columns];
    int conditions = features.values().rows() / features.bins();
    int folds = Math.min(FOLDS, conditions);
    int[] order = random.permutation(conditions);
    for (int fold = 0; fold < folds; fold++) {
      int own = fold;
      int[] test = rows(order, place -> place % folds == own);
      int[] train = rows(order, place -> place % folds != own);
      heldOut(targets, train, test, penalties, errors);
    }
    SymmetricEigen eigen = algebra.symmetricEigen(products);
    Matrix rotated = algebra.multiply(features.values(), eigen.vectors());
    Matrix weights = algebra.multiply(rotated, true, targets, false);
    double[] shrunk = weights.array().clone();
    for (int column = 0; column < columns; column++) {
      int best = 0;
      for (int k = 1; k < penalties.length; k++) {
        best = errors[k][column] < errors[best][column] ? k : best;
      }
      for (int r = 0; r < eigen.values().length; r++) {
        shrunk[r * columns + column] /= Math.max(0, eigen.values()[r]) + penalties[best];
      }
    }
    Matrix fitted = algebra.multiply(rotated, Matrix.of(eigen.values().length, columns, shrunk));
    return scaled(fitted.array().clone());
  }

  /** Adds the squared errors of held-out conditions, per penalty and column. */
  private void heldOut(
      Matrix targets, int[] train, int[] test, double[] penalties, double[][] errors) {
    Matrix seen = features.values().selectRows(train);
    SymmetricEigen eigen = algebra.symmetricEigen(algebra.columnProducts(seen));
    int rank = eigen.values().length;
    Matrix weights =
        algebra.multiply(
            eigen.vectors(),
            true,
            algebra.multiply(seen, true, targets.selectRows(train), false),
            false);
    Matrix rotated = algebra.multiply(features.values().selectRows(test), eigen.vectors());
    Matrix wanted = targets.selectRows(test);
    for (int k = 0; k < penalties.length; k++) {
      double[] shrunk = weights.array().clone();
      for (int i = 0; i < shrunk.length; i++) {
        shrunk[i] /= Math.max(0, eigen.values()[i / columns]) + penalties[k];
      }
      double[] predicted = algebra.multiply(rotated, Matrix.of(rank, columns, shrunk)).array();
      for (int i = 0; i < predicted.length; i++) {
        double error = wanted.array()[i] - predicted[i];
        errors[k][i % columns] += error * error;
      }
    }
  }

  /** From a millionth to a million times the mean eigenvalue, two to a power of ten. */
  private static double[] penalties(Matrix products) {
    double trace = 0;
    for (int i = 0; i < products.rows(); i++) {
      trace += products.get(i, i);
    }
    double mean = trace > 0 ? trace / products.rows() : 1;
    return IntStream.range(0, PENALTIES)
        .mapToDouble(k -> mean * Math.pow(10, k / 2.0 - 6))
        .toArray();
  }

  private int[] rows(int[] order, java.util.function.IntPredicate chosen) {
    int bins = features.bins();
    return IntStream.range(0, order.length)
        .filter(chosen)
        .map(place -> order[place])
        .sorted()
        .flatMap(condition -> IntStream.range(condition * bins, (condition + 1) * bins))
        .toArray();
  }

  /**
   * Each unit as a random mixture of the features, with Gaussian weights.
   *
   * @param random makes the weights
   * @return conditions x columns of the recording, around their means
   */
  double[] random(CounterRandom random) {
    int rank = features.values().columns();
    double[] weights = new double[Math.multiplyExact(rank, columns)];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = random.nextGaussian();
    }
    Matrix mixed = algebra.multiply(features.values(), Matrix.of(rank, columns, weights));
    return scaled(mixed.array().clone());
  }

  /** Columns of the variance that was recorded; with bins of their own, over all of a unit's. */
  private double[] scaled(double[] values) {
    int conditions = recorded.entries().length;
    double[] spread = new double[columns];
    for (int i = 0; i < values.length; i++) {
      spread[i % columns] += values[i] * values[i] / Math.max(1, conditions - 1);
    }
    double[] wanted = new double[columns];
    for (int i = 0; i < recorded.width(); i++) {
      wanted[i % columns] += recorded.signal()[i];
    }
    double[] scale = new double[columns];
    Arrays.setAll(scale, j -> spread[j] > 0 ? Math.sqrt(wanted[j] / spread[j]) : 0);
    for (int i = 0; i < values.length; i++) {
      values[i] *= scale[i % columns];
    }
    return values;
  }
}

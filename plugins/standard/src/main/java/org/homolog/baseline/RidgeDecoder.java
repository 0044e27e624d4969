package org.homolog.baseline;

import java.util.stream.IntStream;
import org.homolog.geometry.Centring;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/** A linear decoder of classes by ridge regression on their indicators. */
final class RidgeDecoder {
  private RidgeDecoder() {}

  /** Cross-validated balanced accuracy. */
  static Accuracy accuracy(LabelledTrials trials, DecodingOptions options, LinearAlgebra algebra) {
    if (!trials.obstacle().isEmpty()) {
      return new Accuracy(Double.NaN, trials.obstacle());
    }
    double[] right = new double[trials.classes()];
    double[] all = new double[trials.classes()];
    for (int fold = 0; fold < trials.folds(); fold++) {
      int held = fold;
      int[] test = rows(trials, i -> trials.foldOf()[i] == held);
      int[] train = rows(trials, i -> trials.foldOf()[i] != held);
      Matrix scores = predict(trials, train, test, options.penalty(), algebra);
      for (int i = 0; i < test.length; i++) {
        int actual = trials.classOf()[test[i]];
        all[actual]++;
        right[actual] += largest(scores, i) == actual ? 1 : 0;
      }
    }
    double accuracy = 0;
    for (int c = 0; c < right.length; c++) {
      accuracy += right[c] / all[c] / right.length;
    }
    return new Accuracy(accuracy, "");
  }

  private static int[] rows(LabelledTrials trials, java.util.function.IntPredicate wanted) {
    return IntStream.range(0, trials.foldOf().length).filter(wanted).toArray();
  }

  private static int largest(Matrix scores, int row) {
    int largest = 0;
    for (int c = 1; c < scores.columns(); c++) {
      largest = scores.get(row, c) > scores.get(row, largest) ? c : largest;
    }
    return largest;
  }

  /** Predicted indicators of test trials, by the dual form: products of trials. */
  private static Matrix predict(
      LabelledTrials trials, int[] train, int[] test, double penalty, LinearAlgebra algebra) {
    Matrix known = trials.patterns().selectRows(train);
    double[] means = Centring.means(known);
    Matrix x = Centring.ofColumns(known);
    Matrix unseen = trials.patterns().selectRows(test);
    for (int i = 0; i < unseen.array().length; i++) {
      unseen.array()[i] -= means[i % means.length];
    }
    Matrix targets = Matrix.zeros(train.length, trials.classes());
    for (int i = 0; i < train.length; i++) {
      targets.array()[i * trials.classes() + trials.classOf()[train[i]]] = 1;
    }
    Matrix products = algebra.rowProducts(x);
    double trace = 0;
    for (int i = 0; i < train.length; i++) {
      trace += products.get(i, i);
    }
    double added = trace == 0 ? 1 : penalty * trace / x.columns();
    for (int i = 0; i < train.length; i++) {
      products.array()[i * train.length + i] += added;
    }
    Matrix shares = Centring.ofColumns(targets);
    Matrix predicted =
        algebra.multiply(
            algebra.multiply(unseen, false, x, true), algebra.solvePositive(products, shares));
    double[] base = Centring.means(targets);
    for (int i = 0; i < predicted.array().length; i++) {
      predicted.array()[i] += base[i % base.length];
    }
    return predicted;
  }
}

package org.homolog.decoding;

import java.util.Arrays;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/**
 * How well decoders trained at each time bin decode at each other.
 *
 * @param accuracy training bins x test bins: cross-validated balanced accuracy
 * @param classes how many values are told apart; chance is one over it
 * @param obstacle why nothing can be decoded; empty if it can
 */
public record GeneralisationMatrix(Matrix accuracy, int classes, String obstacle) {

  private static GeneralisationMatrix none(String obstacle) {
    return new GeneralisationMatrix(Matrix.zeros(0, 0), 0, obstacle);
  }

  /**
   * Trains a decoder per fold and bin, and tests it at all bins of the trials left out.
   *
   * @param trials patterns of bins x units
   * @param bins how many bins a pattern has
   */
  static GeneralisationMatrix of(
      LabelledTrials trials, int bins, double penalty, LinearAlgebra algebra) {
    if (!trials.obstacle().isEmpty()) {
      return none(trials.obstacle());
    }
    if (bins < 2) {
      return none("responses without time bins do not generalise over time");
    }
    int units = trials.patterns().columns() / bins;
    int classes = trials.classes();
    double[] all = new double[classes];
    for (int actual : trials.classOf()) {
      all[actual]++;
    }
    Matrix accuracy = Matrix.zeros(bins, bins);
    for (int fold = 0; fold < trials.folds(); fold++) {
      int[] test = trials.rows(fold, true);
      int[] train = trials.rows(fold, false);
      int[] actual = trials.classes(test);
      Matrix known = trials.patterns().selectRows(train);
      // The bins of a pattern follow each other, so that each becomes a row of its own.
      Matrix unseen =
          Matrix.of(test.length * bins, units, trials.patterns().selectRows(test).array());
      for (int bin = 0; bin < bins; bin++) {
        int first = bin * units;
        int[] columns = new int[units];
        Arrays.setAll(columns, u -> first + u);
        int[] decoded =
            RidgeReadout.of(
                    known.selectColumns(columns), trials.classes(train), classes, penalty, algebra)
                .decode(unseen, algebra);
        for (int i = 0; i < decoded.length; i++) {
          int right = actual[i / bins];
          if (decoded[i] == right) {
            accuracy.array()[bin * bins + i % bins] += 1 / (all[right] * classes);
          }
        }
      }
    }
    return new GeneralisationMatrix(accuracy, classes, "");
  }

  /** The mean accuracy of decoders at the bin they were trained at. */
  double diagonal() {
    double sum = 0;
    for (int t = 0; t < accuracy.rows(); t++) {
      sum += accuracy.get(t, t) / accuracy.rows();
    }
    return Math.min(1, sum);
  }

  /** The mean accuracy of decoders at all other bins. */
  double offDiagonal() {
    int bins = accuracy.rows();
    double all = Arrays.stream(accuracy.array()).sum();
    return Math.min(1, Math.max(0, (all - diagonal() * bins) / (bins * (bins - 1.0))));
  }
}

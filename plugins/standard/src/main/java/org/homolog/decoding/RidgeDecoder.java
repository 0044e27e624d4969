package org.homolog.decoding;

import org.homolog.linalg.LinearAlgebra;

/** Cross-validated decoding of classes from whole patterns. */
final class RidgeDecoder {
  private RidgeDecoder() {}

  /** Cross-validated balanced accuracy. */
  static Accuracy accuracy(LabelledTrials trials, double penalty, LinearAlgebra algebra) {
    if (!trials.obstacle().isEmpty()) {
      return new Accuracy(Double.NaN, trials.obstacle());
    }
    double[] right = new double[trials.classes()];
    double[] all = new double[trials.classes()];
    for (int fold = 0; fold < trials.folds(); fold++) {
      int[] test = trials.rows(fold, true);
      int[] train = trials.rows(fold, false);
      int[] decoded =
          RidgeReadout.of(
                  trials.patterns().selectRows(train),
                  trials.classes(train),
                  trials.classes(),
                  penalty,
                  algebra)
              .decode(trials.patterns().selectRows(test), algebra);
      for (int i = 0; i < test.length; i++) {
        int actual = trials.classOf()[test[i]];
        all[actual]++;
        right[actual] += decoded[i] == actual ? 1 : 0;
      }
    }
    double accuracy = 0;
    for (int c = 0; c < right.length; c++) {
      accuracy += right[c] / all[c] / right.length;
    }
    return new Accuracy(accuracy, "");
  }
}

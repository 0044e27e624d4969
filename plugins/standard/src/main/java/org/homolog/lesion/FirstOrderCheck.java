package org.homolog.lesion;

import java.util.List;

/**
 * By how much lesions of a model raise its loss, beside what gradient times activity predicts.
 * Immutable.
 *
 * @param names what was taken out
 * @param singles how many of these, the last ones, are single units
 * @param change by how much the loss rose
 * @param predicted to first order
 */
@SuppressWarnings("ArrayRecordComponent")
record FirstOrderCheck(List<String> names, int singles, double[] change, double[] predicted) {
  static final FirstOrderCheck NONE =
      new FirstOrderCheck(List.of(), 0, new double[0], new double[0]);

  FirstOrderCheck {
    names = List.copyOf(names);
  }

  /** How far the prediction ranks single units as the lesions do: Pearson over units. */
  double correlation() {
    int from = names.size() - singles;
    return singles < 3
        ? Double.NaN
        : ProfilePair.pearson(
            java.util.Arrays.copyOfRange(change, from, names.size()),
            java.util.Arrays.copyOfRange(predicted, from, names.size()));
  }
}

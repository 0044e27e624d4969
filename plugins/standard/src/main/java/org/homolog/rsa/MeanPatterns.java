package org.homolog.rsa;

import org.homolog.linalg.Matrix;
import org.homolog.spi.Run;

/**
 * The mean pattern of each place, over chosen observations.
 *
 * @param means places x features; NaN where no observation has a value, all NaN at a place without
 *     observations
 * @param counts how many observations each place has
 * @param isComplete whether every place with observations has all values
 */
@SuppressWarnings("ArrayRecordComponent")
record MeanPatterns(Matrix means, int[] counts, boolean isComplete) {

  /** The means over all observations; a missing value leaves its repeat out for that feature. */
  static MeanPatterns of(Observations observations) {
    int[] counts = new int[observations.size()];
    boolean inOrder = observations.places().length == counts.length;
    for (int row = 0; row < observations.places().length; row++) {
      counts[observations.places()[row]]++;
      inOrder &= observations.places()[row] == row;
    }
    int features = observations.patterns().columns();
    double[] all = observations.patterns().array();
    if (inOrder && isFinite(all, 0, all.length)) {
      // One observation each: the patterns are their own means.
      return new MeanPatterns(observations.patterns(), counts, true);
    }
    Matrix means = Matrix.zeros(observations.size(), features);
    double[] sums = means.array();
    int[] missing = new int[0];
    for (int row = 0; row < observations.places().length; row++) {
      int place = observations.places()[row];
      if (isFinite(all, row * features, features)) {
        for (int c = 0; c < features; c++) {
          sums[place * features + c] += all[row * features + c];
        }
        continue;
      }
      missing = missing.length == 0 ? new int[sums.length] : missing;
      for (int c = 0; c < features; c++) {
        double value = all[row * features + c];
        if (Double.isFinite(value)) {
          sums[place * features + c] += value;
        } else {
          missing[place * features + c]++;
        }
      }
    }
    for (int place = 0; place < counts.length; place++) {
      if (counts[place] == 1 && missing.length == 0) {
        continue;
      }
      for (int c = 0; c < features; c++) {
        int i = place * features + c;
        int present = counts[place] - (missing.length == 0 ? 0 : missing[i]);
        sums[i] = present == 0 ? Double.NaN : sums[i] / present;
      }
    }
    return new MeanPatterns(means, counts, isComplete(means, counts));
  }

  private static boolean isComplete(Matrix means, int[] counts) {
    for (int place = 0; place < counts.length; place++) {
      if (counts[place] > 0 && !isFinite(means.array(), place * means.columns(), means.columns())) {
        return false;
      }
    }
    return true;
  }

  /** Zero times NaN or infinity is NaN, and NaN stays in the sums: no branch per value. */
  private static boolean isFinite(double[] values, int from, int count) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int i = from;
    for (; i + 3 < from + count; i += 4) {
      sum0 += values[i] * 0;
      sum1 += values[i + 1] * 0;
      sum2 += values[i + 2] * 0;
      sum3 += values[i + 3] * 0;
    }
    for (; i < from + count; i++) {
      sum0 += values[i] * 0;
    }
    return sum0 + sum1 + (sum2 + sum3) == 0;
  }

  /** Whether a place has observations. */
  boolean has(int place) {
    return counts[place] > 0;
  }

  /** Whether every place has observations and every mean a value. */
  boolean isEverywhere() {
    boolean everywhere = isComplete;
    for (int i = 0; i < counts.length && everywhere; i++) {
      everywhere = has(i);
    }
    return everywhere;
  }

  /** Each feature's mean over places, where all have values. */
  double[] centre() {
    int features = means.columns();
    double[] sums = new double[features];
    for (int row = 0; row < means.rows(); row++) {
      int from = row * features;
      for (int c = 0; c < features; c++) {
        sums[c] += means.array()[from + c];
      }
    }
    for (int c = 0; c < features; c++) {
      sums[c] /= means.rows();
    }
    return sums;
  }

  /**
   * The means with each feature's mean over places removed, missing values as zero. Distances do
   * not change, but no digits are lost to an offset that all conditions share.
   */
  Matrix centredColumns(Run run) {
    int features = means.columns();
    double[] values = means.array();
    double[] sums = new double[features];
    int[] present = new int[features];
    boolean[] whole = new boolean[means.rows()];
    int complete = 0;
    for (int row = 0; row < whole.length; row++) {
      int from = row * features;
      whole[row] = isComplete ? has(row) : isFinite(values, from, features);
      complete += whole[row] ? 1 : 0;
      for (int c = 0; c < features && whole[row]; c++) {
        sums[c] += values[from + c];
      }
      for (int c = 0; c < features && !whole[row]; c++) {
        boolean has = !Double.isNaN(values[from + c]);
        sums[c] += has ? values[from + c] : 0;
        present[c] += has ? 1 : 0;
      }
    }
    for (int c = 0; c < features; c++) {
      sums[c] /= complete + present[c];
    }
    Matrix centred = Matrix.zeros(means.rows(), features);
    double[] differences = centred.array();
    RowBlocks.each(
        whole.length,
        run,
        row -> {
          int from = row * features;
          for (int c = 0; c < features && whole[row]; c++) {
            differences[from + c] = values[from + c] - sums[c];
          }
          for (int c = 0; c < features && !whole[row]; c++) {
            double value = values[from + c];
            differences[from + c] = Double.isNaN(value) ? 0 : value - sums[c];
          }
        });
    return centred;
  }

  /** The means with each pattern's own mean removed, missing values as zero. */
  Matrix centredRows() {
    Matrix centred = means.copy();
    double[] values = centred.array();
    int features = centred.columns();
    for (int row = 0; row < centred.rows(); row++) {
      int from = row * features;
      boolean whole = isFinite(values, from, features);
      double sum = 0;
      int present = 0;
      for (int i = from; i < from + features; i++) {
        boolean has = whole || !Double.isNaN(values[i]);
        sum += has ? values[i] : 0;
        present += has ? 1 : 0;
      }
      double mean = sum / present;
      for (int i = from; i < from + features && whole; i++) {
        values[i] -= mean;
      }
      for (int i = from; i < from + features && !whole; i++) {
        values[i] = Double.isNaN(values[i]) ? 0 : values[i] - mean;
      }
    }
    return centred;
  }

  /** 1 where a value is present, 0 where it is missing. */
  Matrix mask() {
    Matrix mask = Matrix.zeros(means.rows(), means.columns());
    for (int i = 0; i < mask.array().length; i++) {
      mask.array()[i] = Double.isNaN(means.array()[i]) ? 0 : 1;
    }
    return mask;
  }
}

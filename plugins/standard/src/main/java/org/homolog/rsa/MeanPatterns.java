package org.homolog.rsa;

import org.homolog.linalg.Matrix;

/**
 * The mean pattern of each place, over chosen observations.
 *
 * @param means places x features; NaN where no observation has a value, all NaN at a place without
 *     observations
 * @param counts how many observations each place has
 */
@SuppressWarnings("ArrayRecordComponent")
record MeanPatterns(Matrix means, int[] counts) {

  /** The means over all observations; a missing value leaves its repeat out for that feature. */
  static MeanPatterns of(Observations observations) {
    int features = observations.patterns().columns();
    double[] all = observations.patterns().array();
    Matrix means = Matrix.zeros(observations.size(), features);
    double[] sums = means.array();
    int[] counts = new int[observations.size()];
    int[] missing = new int[0];
    for (int row = 0; row < observations.places().length; row++) {
      int place = observations.places()[row];
      counts[place]++;
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
    return new MeanPatterns(means, counts);
  }

  /** Whether every place with observations has all values. */
  boolean isComplete() {
    int features = means.columns();
    for (int place = 0; place < counts.length; place++) {
      int from = place * features;
      for (int i = from; i < from + features && counts[place] > 0; i++) {
        if (Double.isNaN(means.array()[i])) {
          return false;
        }
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

  /**
   * The means with each feature's mean over places removed, missing values as zero. Distances do
   * not change, but no digits are lost to an offset that all conditions share.
   */
  Matrix centredColumns() {
    Matrix centred = means.copy();
    double[] values = centred.array();
    int features = centred.columns();
    double[] sums = new double[features];
    int[] present = new int[features];
    boolean[] whole = new boolean[centred.rows()];
    for (int row = 0; row < centred.rows(); row++) {
      int from = row * features;
      whole[row] = isFinite(values, from, features);
      for (int c = 0; c < features; c++) {
        double value = values[from + c];
        boolean has = whole[row] || !Double.isNaN(value);
        sums[c] += has ? value : 0;
        present[c] += has ? 1 : 0;
      }
    }
    for (int c = 0; c < features; c++) {
      sums[c] /= present[c];
    }
    for (int row = 0; row < centred.rows(); row++) {
      int from = row * features;
      for (int c = 0; c < features && whole[row]; c++) {
        values[from + c] -= sums[c];
      }
      for (int c = 0; c < features && !whole[row]; c++) {
        double value = values[from + c];
        values[from + c] = Double.isNaN(value) ? 0 : value - sums[c];
      }
    }
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

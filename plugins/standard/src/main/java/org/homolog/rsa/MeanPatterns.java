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
      for (int c = 0; c < features; c++) {
        double value = all[row * features + c];
        if (Double.isFinite(value)) {
          sums[place * features + c] += value;
        } else {
          missing = missing.length == 0 ? new int[sums.length] : missing;
          missing[place * features + c]++;
        }
      }
    }
    for (int place = 0; place < counts.length; place++) {
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
      for (int c = 0; c < features && counts[place] > 0; c++) {
        if (Double.isNaN(means.array()[place * features + c])) {
          return false;
        }
      }
    }
    return true;
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
    for (int row = 0; row < centred.rows(); row++) {
      for (int c = 0; c < features; c++) {
        double value = values[row * features + c];
        if (!Double.isNaN(value)) {
          sums[c] += value;
          present[c]++;
        }
      }
    }
    for (int row = 0; row < centred.rows(); row++) {
      for (int c = 0; c < features; c++) {
        int i = row * features + c;
        values[i] = Double.isNaN(values[i]) ? 0 : values[i] - sums[c] / present[c];
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
      double sum = 0;
      int present = 0;
      for (int i = row * features; i < (row + 1) * features; i++) {
        if (!Double.isNaN(values[i])) {
          sum += values[i];
          present++;
        }
      }
      for (int i = row * features; i < (row + 1) * features; i++) {
        values[i] = Double.isNaN(values[i]) ? 0 : values[i] - sum / present;
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

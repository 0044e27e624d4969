package org.homolog.rotation;

import org.homolog.linalg.Matrix;

/**
 * Responses over time, one condition after the other.
 *
 * @param values (conditions x bins) x units or components
 * @param conditions number of conditions
 * @param bins number of time bins
 */
record Trajectories(Matrix values, int conditions, int bins) {

  /** Each unit divided by its range plus a constant; nothing is done where that is zero. */
  Trajectories softNormalised(double constant) {
    Matrix divided = values.copy();
    int units = divided.columns();
    for (int u = 0; u < units; u++) {
      double lowest = Double.POSITIVE_INFINITY;
      double highest = Double.NEGATIVE_INFINITY;
      for (int i = u; i < divided.array().length; i += units) {
        lowest = Math.min(lowest, divided.array()[i]);
        highest = Math.max(highest, divided.array()[i]);
      }
      for (int i = u; i < divided.array().length; i += units) {
        divided.array()[i] /= highest - lowest + constant;
      }
    }
    return with(divided);
  }

  /** Without the mean over conditions, bin by bin. */
  Trajectories withoutMean() {
    return centred(bins);
  }

  /** Without each unit's mean over conditions and time. */
  Trajectories centred() {
    return centred(1);
  }

  /** Rows whose numbers agree modulo a period lose their common mean. */
  private Trajectories centred(int period) {
    int width = values.columns();
    double[] means = new double[period * width];
    double[] centred = values.array().clone();
    int shared = values.rows() / period;
    for (int i = 0; i < centred.length; i++) {
      means[i % means.length] += centred[i] / shared;
    }
    for (int i = 0; i < centred.length; i++) {
      centred[i] -= means[i % means.length];
    }
    return with(Matrix.of(values.rows(), width, centred));
  }

  /** The states that a step leaves from: all but the last bin of each condition. */
  Matrix states() {
    return values.selectRows(stepRows(0));
  }

  /** The steps from each bin to the next. */
  Matrix steps() {
    Matrix steps = values.selectRows(stepRows(1));
    double[] from = states().array();
    for (int i = 0; i < from.length; i++) {
      steps.array()[i] -= from[i];
    }
    return steps;
  }

  /** The states in the first bin. */
  Matrix starts() {
    int[] rows = new int[conditions];
    java.util.Arrays.setAll(rows, c -> c * bins);
    return values.selectRows(rows);
  }

  private int[] stepRows(int offset) {
    int[] rows = new int[conditions * (bins - 1)];
    java.util.Arrays.setAll(rows, i -> i / (bins - 1) * bins + i % (bins - 1) + offset);
    return rows;
  }

  /** The sum over columns of their variance, divisor: rows. */
  double variance() {
    double squares = 0;
    for (double value : centred().values.array()) {
      squares += value * value;
    }
    return squares / values.rows();
  }

  Trajectories with(Matrix other) {
    return new Trajectories(other, conditions, bins);
  }
}

package org.homolog.lesion;

import java.util.List;
import org.homolog.linalg.Matrix;

/** How fast a population's mean responses move through their space. */
final class Speeds {
  private Speeds() {}

  /**
   * Mean distance between the patterns of successive time bins.
   *
   * @param responses conditions x (bins x units)
   * @param units number of units
   * @return one per condition; NaN with fewer than two bins or a missing value
   */
  static double[] of(Matrix responses, int units) {
    int bins = units == 0 ? 0 : responses.columns() / units;
    double[] speeds = new double[responses.rows()];
    for (int row = 0; row < speeds.length; row++) {
      double[] course = responses.row(row);
      double sum = bins < 2 ? Double.NaN : 0;
      for (int bin = 1; bin < bins; bin++) {
        double squares = 0;
        for (int u = 0; u < units; u++) {
          double apart = course[bin * units + u] - course[(bin - 1) * units + u];
          squares += apart * apart;
        }
        sum += Math.sqrt(squares) / (bins - 1);
      }
      speeds[row] = sum;
    }
    return speeds;
  }

  /** The speeds of several matrices of responses, one row each. */
  static Matrix ofAll(List<Matrix> responses, int units) {
    return Matrix.copyOf(responses.stream().map(one -> of(one, units)).toArray(double[][]::new));
  }

  /** Responses averaged over time bins. */
  static Matrix averaged(Matrix responses, int units) {
    int bins = responses.columns() / units;
    Matrix means = Matrix.zeros(responses.rows(), units);
    for (int row = 0; row < responses.rows(); row++) {
      for (int i = 0; i < responses.columns(); i++) {
        means.array()[row * units + i % units] += responses.get(row, i) / bins;
      }
    }
    return means;
  }
}

package org.homolog.fixedpoints;

import org.homolog.linalg.Matrix;
import org.homolog.matching.Assignment;

/** How far the modes around two points are apart. */
final class Spectra {
  private Spectra() {}

  /**
   * The root of the least mean squared distance between partners among the eigenvalues, each raised
   * to the power that makes it the factor per given time. Zeros, modes that die at once, join the
   * smaller set.
   */
  static double distance(
      Linearisation a, double stepOfA, Linearisation b, double stepOfB, double seconds) {
    int size = Math.max(a.size(), b.size());
    double[][] one = powers(a, seconds / stepOfA, size);
    double[][] other = powers(b, seconds / stepOfB, size);
    Matrix gain = Matrix.zeros(size, size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double re = one[0][i] - other[0][j];
        double im = one[1][i] - other[1][j];
        gain.array()[i * size + j] = -(re * re + im * im);
      }
    }
    int[] partner = Assignment.largest(gain);
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum -= gain.get(i, partner[i]);
    }
    return Math.sqrt(sum / size);
  }

  private static double[][] powers(Linearisation modes, double power, int size) {
    double[] re = modes.real();
    double[] im = modes.imaginary();
    double[][] raised = new double[2][size];
    for (int k = 0; k < re.length; k++) {
      double angle = Math.atan2(im[k], re[k]) * power;
      double magnitude = Math.pow(Math.hypot(re[k], im[k]), power);
      raised[0][k] = power == 1 ? re[k] : magnitude * Math.cos(angle);
      raised[1][k] = power == 1 ? im[k] : magnitude * Math.sin(angle);
    }
    return raised;
  }
}

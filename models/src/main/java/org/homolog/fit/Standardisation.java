package org.homolog.fit;

/**
 * Centres and scales columns by the mean and standard deviation (divisor n) of some of their rows.
 */
final class Standardisation {
  private final double[] mean;
  private final double[] deviation;

  private Standardisation(double[] mean, double[] deviation) {
    this.mean = mean;
    this.deviation = deviation;
  }

  /**
   * Learned from some rows of a row-major array; a column that is constant there is centred only.
   */
  static Standardisation of(double[] values, int columns, int[] rows) {
    double[] mean = new double[columns];
    double[] deviation = new double[columns];
    for (int j = 0; j < columns; j++) {
      for (int row : rows) {
        mean[j] += values[row * columns + j];
      }
      mean[j] /= rows.length;
      for (int row : rows) {
        double apart = values[row * columns + j] - mean[j];
        deviation[j] += apart * apart;
      }
      deviation[j] = Math.sqrt(deviation[j] / rows.length);
      // Rounding leaves a constant column a deviation of the order of its last bit.
      if (!(deviation[j] > 1e-12 * Math.abs(mean[j]))) {
        deviation[j] = 1;
      }
    }
    return new Standardisation(mean, deviation);
  }

  /** Leaves columns as they are. */
  static Standardisation none(int columns) {
    double[] ones = new double[columns];
    java.util.Arrays.fill(ones, 1);
    return new Standardisation(new double[columns], ones);
  }

  double forward(double value, int column) {
    return (value - mean[column]) / deviation[column];
  }

  double back(double value, int column) {
    return value * deviation[column] + mean[column];
  }
}

package org.homolog.recovery;

import java.util.Arrays;
import org.homolog.population.Population;

/**
 * How much of the variance of a population over its conditions is noise of the repeats. Columns are
 * time bins x units, time-major. Missing values are passed over; where a condition has none in a
 * column, its mean there is the column's.
 */
public final class UnitVariance {
  private final int width;
  private final double[] values;
  private final double[] means;
  private final double[] deviations;
  private final double[] spread;
  private final double[] ofEntry;
  private final double[] inverse;
  private final int[] freedom;

  private UnitVariance(Population population) {
    width = population.timeCount() * population.unitCount();
    values = population.byEntry().array();
    int[][] entries = population.entriesByCondition();
    means = new double[width];
    deviations = new double[Math.multiplyExact(entries.length, width)];
    spread = new double[width];
    ofEntry = new double[width];
    inverse = new double[width];
    freedom = new int[width];
    for (int column = 0; column < width; column++) {
      measure(column, entries);
    }
  }

  /**
   * Measures a population.
   *
   * @param population entries x times x units
   * @return its variances
   */
  public static UnitVariance of(Population population) {
    return new UnitVariance(population);
  }

  private void measure(int column, int[][] entries) {
    int present = 0;
    double squares = 0;
    for (int c = 0; c < entries.length; c++) {
      double sum = 0;
      int count = 0;
      for (int entry : entries[c]) {
        double value = values[entry * width + column];
        sum += Double.isFinite(value) ? value : 0;
        count += Double.isFinite(value) ? 1 : 0;
      }
      deviations[c * width + column] = count == 0 ? Double.NaN : sum / count;
      if (count > 0) {
        present++;
        means[column] += sum / count;
        inverse[column] += 1.0 / count;
        freedom[column] += count - 1;
        for (int entry : entries[c]) {
          double value = values[entry * width + column];
          squares += Double.isFinite(value) ? (value - sum / count) * (value - sum / count) : 0;
        }
      }
    }
    means[column] /= Math.max(1, present);
    inverse[column] /= Math.max(1, present);
    ofEntry[column] = squares / Math.max(1, freedom[column]);
    for (int c = 0; c < entries.length; c++) {
      int at = c * width + column;
      deviations[at] = Double.isNaN(deviations[at]) ? 0 : deviations[at] - means[column];
      spread[column] += deviations[at] * deviations[at] / Math.max(1, entries.length - 1);
    }
  }

  /** Every value less its condition's mean, 0 where it is missing: entries x columns. */
  double[] residuals(Population population) {
    double[] residuals = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int column = i % width;
      int at = population.conditionOf(i / width) * width + column;
      residuals[i] = Double.isFinite(values[i]) ? values[i] - means[column] - deviations[at] : 0;
    }
    return residuals;
  }

  /** Whether a value is missing. */
  boolean hasMissing() {
    return !Arrays.stream(values).allMatch(Double::isFinite);
  }

  /** The mean of each column over conditions. */
  double[] means() {
    return means;
  }

  /** Condition means less the column's: conditions x columns. */
  double[] deviations() {
    return deviations;
  }

  /**
   * The variance of each column's condition means over conditions.
   *
   * @return one per column, to be left unchanged
   */
  public double[] spread() {
    return spread;
  }

  /**
   * The variance of each column's entries around their condition's mean.
   *
   * @return one per column, to be left unchanged; 0 where there are no repeats
   */
  public double[] ofEntry() {
    return ofEntry;
  }

  /**
   * How much of an entry's noise is left in a condition's mean.
   *
   * @return per column the mean over conditions of one over the number of entries
   */
  public double[] inverse() {
    return inverse;
  }

  /** The ratio of signal to noise of a column's condition means, unbiased; may be below zero. */
  double ratio(int column) {
    double ofMean = ofEntry[column] * inverse[column];
    // The mean of F, the ratio of two estimated variances, is not one.
    double unbiased = freedom[column] < 3 ? 1 : (freedom[column] - 2.0) / freedom[column];
    return ofMean > 0 ? spread[column] / ofMean * unbiased - 1 : Double.POSITIVE_INFINITY;
  }

  /**
   * The mean over columns of the ratio of signal to noise of condition means: the variance over
   * conditions that is not noise over that which is.
   *
   * @return the ratio, below zero where there is less variance than noise alone has on average;
   *     infinite where repeats are all alike or there are none
   */
  public double ratio() {
    double sum = 0;
    int noisy = 0;
    for (int column = 0; column < width; column++) {
      double ratio = ratio(column);
      if (Double.isFinite(ratio)) {
        sum += ratio;
        noisy++;
      }
    }
    return noisy == 0 ? Double.POSITIVE_INFINITY : sum / noisy;
  }

  /**
   * A ratio of signal to noise as a share of variance.
   *
   * @param ratio the ratio
   * @return signal over signal and noise, 0 to 1
   */
  public static double share(double ratio) {
    return Double.isInfinite(ratio) ? 1 : Math.max(0, ratio / (1 + ratio));
  }
}

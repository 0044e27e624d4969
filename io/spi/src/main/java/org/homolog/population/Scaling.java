package org.homolog.population;

import org.homolog.failure.HomologException;

/** Units brought to a common scale. */
public final class Scaling {
  private Scaling() {}

  /**
   * Each unit with its mean over entries and times removed and divided by its standard deviation
   * (population formula, divisor n). A unit that is constant becomes zero; a missing value makes
   * its unit missing.
   *
   * @param population entries x times x units
   * @return the standardised population, without unit of measurement
   * @throws HomologException if there are more values than one array holds
   */
  public static Population zScore(Population population) {
    double[] values = population.allValues();
    int count = population.unitCount();
    int rows = count == 0 ? 0 : values.length / count;
    for (int u = 0; u < count; u++) {
      double mean = 0;
      for (int r = 0; r < rows; r++) {
        mean += values[r * count + u];
      }
      mean /= rows;
      double squares = 0;
      for (int r = 0; r < rows; r++) {
        values[r * count + u] -= mean;
        squares += values[r * count + u] * values[r * count + u];
      }
      double deviation = Math.sqrt(squares / rows);
      for (int r = 0; r < rows && deviation > 0; r++) {
        values[r * count + u] /= deviation;
      }
    }
    return population.withValues(values, "standard deviations");
  }

  /**
   * Soft normalisation: each unit divided by its range over entries and times plus a constant,
   * {@code r / (max r - min r + c)}, so that strong units do not dominate and weak ones are not
   * blown up (Churchland et al. 2012, doi:10.1038/nature11129, with c = 5 spikes/s). Nothing is
   * subtracted. The range is over the entries at hand: average over repeats first for the range of
   * means. Missing values stay missing and do not enter the range.
   *
   * @param population entries x times x units
   * @param constant c, above 0, in the unit of the values
   * @return the normalised population, values without unit of measurement
   * @throws HomologException if the constant is not above 0
   */
  public static Population soft(Population population, double constant) {
    if (!(constant > 0 && Double.isFinite(constant))) {
      throw HomologException.mistake(
          "the constant of soft normalisation must be above 0, in the unit of the values, but is "
              + constant);
    }
    int units = population.unitCount();
    double[] lowest = new double[units];
    double[] highest = new double[units];
    java.util.Arrays.fill(lowest, Double.POSITIVE_INFINITY);
    java.util.Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    double[] one = new double[population.timeCount() * units];
    for (int entry = 0; entry < population.entryCount(); entry++) {
      population.read(entry, one, 0);
      for (int i = 0; i < one.length; i++) {
        if (Double.isFinite(one[i])) {
          lowest[i % units] = Math.min(lowest[i % units], one[i]);
          highest[i % units] = Math.max(highest[i % units], one[i]);
        }
      }
    }
    double[] divisor = new double[units];
    java.util.Arrays.setAll(divisor, u -> Math.max(0, highest[u] - lowest[u]) + constant);
    int perEntry = one.length;
    return population.withSource(
        (entry, destination, offset) -> {
          population.read(entry, destination, offset);
          for (int i = 0; i < perEntry; i++) {
            destination[offset + i] /= divisor[i % units];
          }
        },
        "of range + " + constant);
  }
}

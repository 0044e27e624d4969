package org.homolog.rsa;

import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Population;

/**
 * Responses in time bins.
 *
 * @param values entries x (bins x units), unit the fastest
 * @param seconds the time of each bin: the mean over the samples in it
 * @param units number of units
 */
@SuppressWarnings("ArrayRecordComponent")
record TimeBins(Matrix values, double[] seconds, int units) {

  /**
   * A population's responses, several samples of time averaged into one bin.
   *
   * @param samples how many consecutive samples make a bin
   * @throws HomologException if the samples do not make whole bins
   */
  static TimeBins of(Population population, int samples) {
    int times = population.timeCount();
    int units = population.unitCount();
    if (times % samples != 0) {
      throw HomologException.mistake(
          "bin-samples: "
              + samples
              + " does not divide the "
              + times
              + " samples of time of "
              + "population "
              + population.name()
              + "; select times, or choose a divisor");
    }
    Column column = population.time().column(Population.SECONDS);
    double[] seconds = new double[times / samples];
    for (int t = 0; t < times; t++) {
      seconds[t / samples] += column.number(t) / samples;
    }
    Matrix all = population.byEntry();
    return new TimeBins(samples == 1 ? all : averaged(all, samples, units), seconds, units);
  }

  /** All bins averaged into one: entries x units. */
  Matrix mean() {
    return averaged(values, seconds.length, units);
  }

  /** One bin: entries x units. */
  Matrix bin(int bin) {
    int[] columns = new int[units];
    for (int u = 0; u < units; u++) {
      columns[u] = bin * units + u;
    }
    return values.selectColumns(columns);
  }

  /** Every bin of every entry as a row: (entries x bins) x units. */
  Matrix rows() {
    return Matrix.of(values.rows() * seconds.length, units, values.array());
  }

  /** The time of a bin as a label. */
  String label(int bin) {
    return Column.numbers(Population.SECONDS, seconds).text(bin) + " s";
  }

  private static Matrix averaged(Matrix all, int samples, int units) {
    int bins = all.columns() / units / samples;
    Matrix means = Matrix.zeros(all.rows(), bins * units);
    double[] from = all.array();
    double[] to = means.array();
    for (int row = 0; row < all.rows(); row++) {
      for (int t = 0; t < bins * samples; t++) {
        int source = row * all.columns() + t * units;
        int target = row * bins * units + t / samples * units;
        for (int u = 0; u < units; u++) {
          to[target + u] += from[source + u] / samples;
        }
      }
    }
    return means;
  }
}

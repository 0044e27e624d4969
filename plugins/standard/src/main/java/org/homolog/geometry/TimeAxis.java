package org.homolog.geometry;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.spi.Sample;

/** The centres of a system's time bins. Immutable. */
public final class TimeAxis {
  /** Bins count as equally long if no two steps differ by more than this share. */
  private static final double UNEVEN = 1e-6;

  private static final MathContext SHOWN = new MathContext(4);

  private final String system;
  private final double[] seconds;

  private TimeAxis(String system, double[] seconds) {
    this.system = system;
    this.seconds = seconds;
  }

  /**
   * The time axis of a sample's population, which no draw alters.
   *
   * @param sample the sample
   * @return its bins; a single one at 0 for a static population
   * @throws HomologException if the system has no population
   */
  public static TimeAxis of(Sample sample) {
    Population population = sample.whole().require(Population.class);
    double[] seconds = new double[population.timeCount()];
    if (seconds.length > 1) {
      Column column = population.time().column(Population.SECONDS);
      Arrays.setAll(seconds, column::number);
    }
    return new TimeAxis(sample.system().name(), seconds);
  }

  /**
   * Refuses bins that are not equally far apart.
   *
   * @param analysis id of the analysis that steps from bin to bin, for the message
   * @return this
   * @throws HomologException naming the first bin that is not as far from the next as the mean
   */
  public TimeAxis requireEven(String analysis) {
    double mean = bins() > 1 ? step() : 0;
    for (int t = 1; t < seconds.length; t++) {
      double step = seconds[t] - seconds[t - 1];
      if (!(mean > 0 && Math.abs(step - mean) <= UNEVEN * mean)) {
        throw HomologException.mistake(
            analysis
                + " follows trajectories from bin to bin, but the time bins of system "
                + system
                + " are not equally far apart: bin "
                + t
                + " is "
                + step
                + " s before the next, the mean is "
                + mean
                + " s; align or bin the recording with bins of one length");
      }
    }
    return this;
  }

  /**
   * How many bins there are.
   *
   * @return 1 for static responses
   */
  public int bins() {
    return seconds.length;
  }

  /**
   * The mean distance of neighbouring bins.
   *
   * @return seconds
   * @throws IllegalStateException if there is a single bin
   */
  public double step() {
    if (seconds.length < 2) {
      throw new IllegalStateException("a single bin of system " + system + " has no neighbour");
    }
    return (seconds[seconds.length - 1] - seconds[0]) / (seconds.length - 1);
  }

  /**
   * The centres of the bins.
   *
   * @return seconds, one per bin; a copy
   */
  public double[] seconds() {
    return seconds.clone();
  }

  /**
   * The centres of the bins as text, for the axes of figures.
   *
   * @return such as "0.05 s", one per bin
   */
  public List<String> labels() {
    return Arrays.stream(seconds)
        .mapToObj(value -> BigDecimal.valueOf(value).round(SHOWN).stripTrailingZeros())
        .map(value -> value.toPlainString() + " s")
        .toList();
  }

  @Override
  public String toString() {
    return seconds.length + " time bins of system " + system;
  }
}

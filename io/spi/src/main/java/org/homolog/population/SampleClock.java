package org.homolog.population;

import org.homolog.failure.HomologException;

/** Which sample of a series stands at a time. */
final class SampleClock {
  private final SampledSeries series;
  private final double[] stamps;

  private SampleClock(SampledSeries series, double[] stamps) {
    this.series = series;
    this.stamps = stamps;
  }

  /** Of a series of regular rate times are computed, others are read once. */
  static SampleClock of(String name, SampledSeries series) {
    if (series.rate().isPresent()) {
      return new SampleClock(series, new double[0]);
    }
    if (series.sampleCount() > Integer.MAX_VALUE - 8) {
      throw HomologException.mistake(
          "series "
              + name
              + " has "
              + series.sampleCount()
              + " samples with a time each, more than one array takes (2^31)");
    }
    return new SampleClock(series, series.times(0, (int) series.sampleCount()));
  }

  double time(long sample) {
    return stamps.length > 0 ? stamps[(int) sample] : series.times(sample, 1)[0];
  }

  /** The first sample at or after a time; the number of samples if there is none. */
  long firstFrom(double seconds) {
    long low = 0;
    long high = series.sampleCount();
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (time(middle) < seconds) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** From the first sample to one sampling interval after the last. */
  TimeSpan span() {
    long last = series.sampleCount() - 1;
    double interval =
        series.rate().map(rate -> 1 / rate).orElse(last < 1 ? 0.0 : (time(last) - time(0)) / last);
    return new TimeSpan(time(0), time(last) + Math.max(interval, 1e-9));
  }
}

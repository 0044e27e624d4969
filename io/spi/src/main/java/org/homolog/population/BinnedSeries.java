package org.homolog.population;

import org.homolog.failure.HomologException;

/** A sampled series as means of bins around events; a bin without a sample is NaN. */
final class BinnedSeries {
  /**
   * Share of a bin by which a sample may stand before an edge and still count as on it: of a grid
   * of samples that meets the edges, rounding would move some across.
   */
  private static final double ROUNDING = 1e-6;

  private BinnedSeries() {}

  /**
   * Averages samples; one at the edge between two bins belongs to the later.
   *
   * @param name what the series is called, for errors
   * @param series the series
   * @param clock its times
   * @param channels which channels
   * @param events event times in seconds
   * @param bins the bins
   * @param values receives events x bins x channels values
   */
  static void fill(
      String name,
      SampledSeries series,
      SampleClock clock,
      int[] channels,
      double[] events,
      EventBins bins,
      double[] values) {
    double[] weights = bins.smoothing().weights(bins.width());
    int width = series.channels().rows();
    for (int e = 0; e < events.length; e++) {
      int before = bins.before(events[e]);
      int size = before + bins.count() + bins.after(events[e]);
      double slack = ROUNDING * bins.width();
      long first = clock.firstFrom(bins.edge(events[e], -before) - slack);
      long end = clock.firstFrom(bins.edge(events[e], size - before) - slack);
      int samples = (int) Math.min(end - first, Integer.MAX_VALUE);
      if ((long) samples * width > Integer.MAX_VALUE - 8) {
        throw HomologException.mistake(
            "a window of series "
                + name
                + " holds "
                + (end - first)
                + " samples, too many at once");
      }
      double[] block = series.read(first, samples);
      double[] stamps = series.times(first, samples);
      int[] bounds = bounds(stamps, bins, events[e], before, size);
      for (int c = 0; c < channels.length; c++) {
        double[] seen = new double[size];
        for (int b = 0; b < size; b++) {
          double sum = 0;
          for (int sample = bounds[b]; sample < bounds[b + 1]; sample++) {
            sum += block[sample * width + channels[c]];
          }
          int count = bounds[b + 1] - bounds[b];
          seen[b] = count == 0 ? Double.NaN : sum / count;
        }
        double[] window = bins.window(seen, before, weights);
        for (int b = 0; b < window.length; b++) {
          values[(e * window.length + b) * channels.length + c] = window[b];
        }
      }
    }
  }

  /** First sample of each bin, and one past the last of all. */
  private static int[] bounds(double[] stamps, EventBins bins, double event, int before, int size) {
    int[] bounds = new int[size + 1];
    int sample = 0;
    for (int b = 0; b < size; b++) {
      double end = bins.edge(event, b - before + 1) - ROUNDING * bins.width();
      while (sample < stamps.length && stamps[sample] < end) {
        sample++;
      }
      bounds[b + 1] = sample;
    }
    return bounds;
  }
}

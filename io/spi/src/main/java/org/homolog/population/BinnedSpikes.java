package org.homolog.population;

import java.util.Optional;

/** Spike trains as counts in bins around events. */
final class BinnedSpikes {
  private BinnedSpikes() {}

  /**
   * Counts spikes; one at the edge between two bins belongs to the later.
   *
   * @param trains the spike trains
   * @param units which units
   * @param events event times in seconds
   * @param all the bins
   * @param observed when units were observed, if known
   * @param scale what a spike adds: 1 for counts
   * @param values receives events x bins x units values
   */
  static void fill(
      SpikeTrains trains,
      int[] units,
      double[] events,
      EventBins all,
      Optional<Observation> observed,
      double scale,
      double[] values) {
    double[] weights = all.smoothing().weights(all.width());
    for (int u = 0; u < units.length; u++) {
      double[] spikes = trains.times(units[u]);
      for (int e = 0; e < events.length; e++) {
        EventBins bins = weights.length == 1 ? all : all.seenBy(observed, units[u], events[e]);
        int before = bins.before(events[e]);
        double[] seen = new double[before + bins.count() + bins.after(events[e])];
        int spike = lowerBound(spikes, bins.edge(events[e], -before));
        for (int b = 0; b < seen.length; b++) {
          double end = bins.edge(events[e], b - before + 1);
          while (spike < spikes.length && spikes[spike] < end) {
            seen[b] += scale;
            spike++;
          }
        }
        double[] window = bins.window(seen, before, weights);
        for (int b = 0; b < window.length; b++) {
          values[(e * window.length + b) * units.length + u] = window[b];
        }
      }
    }
  }

  private static int lowerBound(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

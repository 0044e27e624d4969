package org.homolog.population;

import java.util.Arrays;
import java.util.Optional;

/**
 * The bins of windows around events. Where activity is smoothed, the bins around a window are
 * looked at too, as far as the recording is known to go.
 *
 * @param from start of the window relative to the event, in seconds
 * @param width width of a bin, in seconds
 * @param count number of bins of a window
 * @param smoothing the kernel
 * @param span when the recording ran, if known
 */
record EventBins(
    double from, double width, int count, Smoothing smoothing, Optional<TimeSpan> span) {

  /** Start of a bin around an event, which is the end of the bin before it. */
  double edge(double event, int bin) {
    return event + from + bin * width;
  }

  /** The same bins for a unit that was observed at times of its own. */
  EventBins seenBy(Optional<Observation> observed, int unit, double event) {
    Optional<TimeSpan> own =
        observed.flatMap(o -> o.interval(unit, edge(event, 0), edge(event, count)));
    return own.isEmpty() ? this : new EventBins(from, width, count, smoothing, own);
  }

  /** How many bins before the window are looked at. */
  int before(double event) {
    int wanted = smoothing.before(width);
    return span.map(s -> within(wanted, edge(event, 0) - s.from())).orElse(wanted);
  }

  /** How many bins after the window are looked at. */
  int after(double event) {
    int wanted = smoothing.after(width);
    return span.map(s -> within(wanted, s.to() - edge(event, count))).orElse(wanted);
  }

  private int within(int wanted, double seconds) {
    return (int) Math.max(0, Math.min(wanted, Math.floor(seconds / width + 1e-9)));
  }

  /** The window's bins, smoothed, out of those looked at. */
  double[] window(double[] seen, int before, double[] weights) {
    double[] smooth = weights.length == 1 ? seen : smoothing.smoothed(seen, weights);
    return Arrays.copyOfRange(smooth, before, before + count);
  }
}

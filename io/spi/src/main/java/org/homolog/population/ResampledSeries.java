package org.homolog.population;

import java.util.Arrays;
import java.util.Optional;
import org.homolog.failure.HomologException;

/**
 * A series at another rate, by band-limited interpolation: each new sample is a weighted mean of
 * the old ones around it, with the weights of a sinc under a Kaiser window (beta 9, about 90 dB),
 * 32 periods of the lower of the two rates to either side. What lies above half of the lower rate
 * is removed, so that nothing folds down when the rate falls; the pass band ends at 0.41 of it. The
 * kernel is symmetric: nothing is delayed, and nothing is causal. Weights are normalised to sum 1
 * at every sample, also where the kernel reaches past the ends, so that a constant stays what it
 * is. A missing sample makes the new ones in its reach missing.
 *
 * <p>J. O. Smith and P. Gossett, A flexible sampling-rate conversion method, ICASSP 1984.
 */
public final class ResampledSeries implements SampledSeries {
  private static final int PERIODS = 32;
  private static final double BETA = 9;

  /** Centre of the transition, so that it ends at half of the lower rate. */
  private static final double CUTOFF = 0.455;

  private static final int TABLE = 1 << 14;
  private static final int BLOCK = 1 << 22;
  private static final double[] KAISER = kaiser();

  private final String name;
  private final SampledSeries series;
  private final double from;
  private final double to;
  private final double start;
  private final long count;

  private ResampledSeries(String name, SampledSeries series, double from, double to) {
    this.name = name;
    this.series = series;
    this.from = from;
    this.to = to;
    this.start = series.times(0, 1)[0];
    this.count = 1 + (long) Math.floor((series.sampleCount() - 1) / from * to + 1e-9);
  }

  /**
   * A series at another rate; it begins with the first sample of the old one.
   *
   * @param name what the series is called, for errors
   * @param series the series, of regular rate
   * @param rate samples per second wanted, above 0
   * @return the resampled series; the series itself if it has that rate
   * @throws HomologException if the rate is not above 0, or the series is not regularly sampled (a
   *     sample's time differs from a regular one by more than a hundredth of the interval)
   */
  public static SampledSeries of(String name, SampledSeries series, double rate) {
    if (!(rate > 0 && Double.isFinite(rate))) {
      throw HomologException.mistake("a series is resampled to a rate above 0 Hz, not " + rate);
    }
    if (series.sampleCount() < 2) {
      return series;
    }
    double present = series.rate().orElseGet(() -> regular(name, series));
    return present == rate ? series : new ResampledSeries(name, series, present, rate);
  }

  private static double regular(String name, SampledSeries series) {
    long last = series.sampleCount() - 1;
    double first = series.times(0, 1)[0];
    double interval = (series.times(last, 1)[0] - first) / last;
    for (long at = 0; at <= last; at += BLOCK) {
      double[] times = series.times(at, (int) Math.min(BLOCK, last + 1 - at));
      for (int i = 0; i < times.length; i++) {
        double regular = first + (at + i) * interval;
        if (!(Math.abs(times[i] - regular) <= 0.01 * interval)) {
          throw HomologException.mistake(
              "series "
                  + name
                  + " is not regularly sampled and cannot be resampled: sample "
                  + (at + i)
                  + " stands at "
                  + times[i]
                  + " s, not near "
                  + regular
                  + " s; leave the rate out and choose bins, which average what falls into them");
        }
      }
    }
    return 1 / interval;
  }

  @Override
  public String unit() {
    return series.unit();
  }

  @Override
  public String description() {
    return series.description();
  }

  @Override
  public long sampleCount() {
    return count;
  }

  @Override
  public Table channels() {
    return series.channels();
  }

  @Override
  public Optional<Double> rate() {
    return Optional.of(to);
  }

  @Override
  public double[] times(long first, int wanted) {
    double[] times = new double[wanted];
    Arrays.setAll(times, i -> start + (first + i) / to);
    return times;
  }

  @Override
  public double[] read(long first, int wanted) {
    int width = series.channels().rows();
    double[] values = new double[Math.multiplyExact(wanted, width)];
    double reach = reach();
    int margin = (int) Math.ceil(reach) + 1;
    if ((2.0 * margin + 1) * width > Integer.MAX_VALUE - 8) {
      throw HomologException.mistake(
          "series " + name + " cannot be resampled from " + from + " to " + to + " Hz: too slow");
    }
    // As many new samples at once as keep the old ones in a bounded block.
    int atOnce = (int) Math.max(1, (BLOCK / Math.max(1, width) - 2.0 * margin) * to / from);
    for (int done = 0; done < wanted; done += atOnce) {
      int some = Math.min(atOnce, wanted - done);
      long low = Math.max(0, (long) Math.floor(place(first + done)) - margin);
      long high =
          Math.min(
              series.sampleCount(), (long) Math.ceil(place(first + done + some - 1)) + margin + 1);
      double[] block = series.read(low, (int) (high - low));
      for (int i = 0; i < some; i++) {
        one(place(first + done + i), low, block, width, values, (done + i) * width);
      }
    }
    return values;
  }

  /** Where a new sample stands among the old ones. */
  private double place(long sample) {
    return sample / to * from;
  }

  /** Half of the kernel's length, in old samples. */
  private double reach() {
    return PERIODS * Math.max(1, from / to);
  }

  private void one(double place, long low, double[] block, int width, double[] values, int offset) {
    double reach = reach();
    int size = block.length / Math.max(1, width);
    int first = (int) Math.max(0, Math.ceil(place - reach) - low);
    int last = (int) Math.min(size - 1, Math.floor(place + reach) - low);
    double step = 2 * Math.PI * CUTOFF * Math.min(1, to / from);
    double total = 0;
    for (int s = first; s <= last; s++) {
      double lag = low + s - place;
      double angle = step * lag;
      double weight =
          (Math.abs(angle) < 1e-8 ? 1 : StrictMath.sin(angle) / angle)
              * window(Math.abs(lag) / reach);
      total += weight;
      for (int c = 0; c < width; c++) {
        values[offset + c] += weight * block[s * width + c];
      }
    }
    for (int c = 0; c < width; c++) {
      values[offset + c] /= total;
    }
  }

  private static double window(double share) {
    double at = Math.min(share, 1) * (TABLE - 1);
    int below = Math.min((int) at, TABLE - 2);
    return KAISER[below] + (at - below) * (KAISER[below + 1] - KAISER[below]);
  }

  private static double[] kaiser() {
    double[] window = new double[TABLE];
    Arrays.setAll(
        window,
        i -> {
          double share = i / (TABLE - 1.0);
          return bessel(BETA * Math.sqrt(1 - share * share)) / bessel(BETA);
        });
    return window;
  }

  /** The modified Bessel function of order 0, by its power series. */
  private static double bessel(double x) {
    double term = 1;
    double sum = 1;
    for (int k = 1; term > 1e-17 * sum; k++) {
      term *= x / 2 / k * (x / 2 / k);
      sum += term;
    }
    return sum;
  }
}

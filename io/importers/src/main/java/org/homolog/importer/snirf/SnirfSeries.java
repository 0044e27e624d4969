package org.homolog.importer.snirf;

import java.util.Arrays;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Slice;
import org.homolog.population.SampledSeries;
import org.homolog.population.Table;

/**
 * A block of data: samples x channels, with one time per sample, or the first time and the spacing
 * where there are just two times for more than two samples.
 *
 * @param data the samples
 * @param clock when they were taken, in seconds
 * @param channels one row per channel
 * @param unit unit of the values; empty if unknown
 * @param description what they are
 */
record SnirfSeries(Hdf5Dataset data, Clock clock, Table channels, String unit, String description)
    implements SampledSeries {

  /**
   * When samples were taken.
   *
   * @param stamps one time per sample in seconds; empty where times are regular
   * @param start time of the first sample in seconds, where times are regular
   * @param spacing seconds between samples; 0 where times are given one by one
   */
  record Clock(double[] stamps, double start, double spacing) {

    /**
     * Reads the times of a block.
     *
     * @param times the numbers of its {@code time}
     * @param samples number of samples
     * @param seconds how many seconds the file's unit of time is
     * @param offset what is added to every time, in seconds
     * @param path the block, for messages
     */
    static Clock of(double[] times, long samples, double seconds, double offset, String path) {
      double[] scaled = Arrays.stream(times).map(t -> t * seconds + offset).toArray();
      if (times.length == samples) {
        return new Clock(scaled, 0, 0);
      }
      if (times.length != 2) {
        throw HomologException.damaged(
            path + ": " + times.length + " times for " + samples + " samples");
      }
      double spacing = times[1] * seconds;
      if (!(spacing > 0)) {
        throw HomologException.damaged(path + ": samples " + times[1] + " apart");
      }
      return new Clock(new double[0], scaled[0], spacing);
    }
  }

  @Override
  public long sampleCount() {
    return data.shape()[0];
  }

  @Override
  public Optional<Double> rate() {
    return clock.spacing() > 0 ? Optional.of(1 / clock.spacing()) : Optional.empty();
  }

  @Override
  public double[] times(long first, int count) {
    check(first, count);
    if (clock.spacing() == 0) {
      return Arrays.copyOfRange(clock.stamps(), (int) first, (int) first + count);
    }
    double[] times = new double[count];
    for (int i = 0; i < count; i++) {
      times[i] = clock.start() + (first + i) * clock.spacing();
    }
    return times;
  }

  @Override
  public double[] read(long first, int count) {
    check(first, count);
    if (count == 0) {
      return new double[0];
    }
    return data.shape().length == 1
        ? data.doubles(Slice.of(new long[] {first}, new long[] {count}))
        : data.doubles(Slice.of(new long[] {first, 0}, new long[] {count, channels.rows()}));
  }

  private void check(long first, int count) {
    if (first < 0 || count < 0 || first > sampleCount() - count) {
      throw HomologException.mistake(
          "samples "
              + first
              + " to "
              + (first + count)
              + " are asked of a series of "
              + sampleCount());
    }
  }
}

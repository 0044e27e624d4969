package org.homolog.importer.nwb;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Slice;
import org.homolog.population.SampledSeries;
import org.homolog.population.Table;
import org.jspecify.annotations.Nullable;

/**
 * A TimeSeries: value = stored x conversion (x the channel's own) + offset, in {@code unit}; times
 * from a start and a rate, or one by one. Data of more than two axes have one channel per place
 * along the axes after time, the last axis fastest.
 */
final class NwbSeries implements SampledSeries {

  /**
   * When samples were taken.
   *
   * @param rate samples per second, where times are not given one by one
   * @param start time of the first sample in seconds
   * @param timestamps times in seconds, where there is no rate
   */
  record Clock(Optional<Double> rate, double start, Optional<Hdf5Dataset> timestamps) {}

  /**
   * What stored values stand for.
   *
   * @param unit unit of the values after conversion
   * @param conversion one factor per channel, or one for all
   * @param offset added after conversion
   */
  record Scale(String unit, double[] conversion, double offset) {
    boolean isIdentity() {
      return offset == 0 && Arrays.stream(conversion).allMatch(factor -> factor == 1);
    }
  }

  private final Hdf5Dataset data;
  private final String description;
  private final Clock clock;
  private final Scale scale;
  private final long samples;
  private final int width;
  private final Supplier<Table> labels;
  private @Nullable Table channels;

  NwbSeries(
      Hdf5Dataset data, String description, Clock clock, Scale scale, Supplier<Table> labels) {
    this.data = data;
    this.description = description;
    this.clock = clock;
    this.scale = scale;
    this.samples = data.shape()[0];
    this.width = width(data.shape());
    this.labels = labels;
  }

  /** Number of channels that data of a shape have. */
  static int width(long[] shape) {
    return Math.toIntExact(Arrays.stream(shape).skip(1).reduce(1, Math::multiplyExact));
  }

  @Override
  public String unit() {
    return scale.unit();
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public long sampleCount() {
    return samples;
  }

  @Override
  public synchronized Table channels() {
    if (channels == null) {
      channels = labels.get();
    }
    return channels;
  }

  @Override
  public Optional<Double> rate() {
    return clock.rate();
  }

  @Override
  public double[] times(long first, int count) {
    check(first, count);
    if (clock.timestamps().isPresent()) {
      return clock.timestamps().get().doubles(Slice.range(first, first + count));
    }
    double perSecond = clock.rate().orElse(1.0);
    double[] times = new double[count];
    for (int i = 0; i < count; i++) {
      times[i] = clock.start() + (first + i) / perSecond;
    }
    return times;
  }

  @Override
  public double[] read(long first, int count) {
    check(first, count);
    if ((long) count * width > Integer.MAX_VALUE - 8) {
      throw HomologException.mistake(
          data.path()
              + ": "
              + count
              + " samples of "
              + width
              + " channels are more than one array takes; read fewer at a time");
    }
    long[] size = data.shape();
    long[] offset = new long[size.length];
    offset[0] = first;
    size[0] = count;
    double[] values = data.doubles(Slice.of(offset, size));
    if (!scale.isIdentity()) {
      double[] conversion = scale.conversion();
      for (int i = 0; i < values.length; i++) {
        values[i] = values[i] * conversion[i % conversion.length] + scale.offset();
      }
    }
    return values;
  }

  private void check(long first, int count) {
    if (first < 0 || count < 0 || first > samples - count) {
      throw HomologException.mistake(
          data.path()
              + ": samples "
              + first
              + " to "
              + (first + count)
              + " are asked of "
              + samples);
    }
  }
}

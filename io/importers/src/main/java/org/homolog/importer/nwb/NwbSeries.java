package org.homolog.importer.nwb;

import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Slice;
import org.homolog.population.SampledSeries;
import org.homolog.population.Table;

/**
 * A TimeSeries: value = stored x conversion (x the channel's own) + offset, in {@code unit}; times
 * from a start and a rate, or one by one.
 *
 * @param data the stored values: samples, or samples x channels
 * @param channels one row per channel
 * @param unit unit of the values after conversion
 * @param description description by whoever wrote the file
 * @param conversion one factor per channel
 * @param offset added after conversion
 * @param rate samples per second, where times are not given one by one
 * @param start time of the first sample in seconds
 * @param timestamps times in seconds, where there is no rate
 */
record NwbSeries(
    Hdf5Dataset data,
    Table channels,
    String unit,
    String description,
    double[] conversion,
    double offset,
    Optional<Double> rate,
    double start,
    Optional<Hdf5Dataset> timestamps)
    implements SampledSeries {

  @Override
  public long sampleCount() {
    return data.shape()[0];
  }

  @Override
  public double[] times(long first, int count) {
    check(first, count);
    if (timestamps.isPresent()) {
      return timestamps.get().doubles(Slice.range(first, first + count));
    }
    double perSecond = rate.orElse(1.0);
    double[] times = new double[count];
    for (int i = 0; i < count; i++) {
      times[i] = start + (first + i) / perSecond;
    }
    return times;
  }

  @Override
  public double[] read(long first, int count) {
    check(first, count);
    int width = channels.rows();
    Slice slice =
        data.shape().length == 1
            ? Slice.range(first, first + count)
            : Slice.of(new long[] {first, 0}, new long[] {count, width});
    double[] values = data.doubles(slice);
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] * conversion[i % width] + offset;
    }
    return values;
  }

  private void check(long first, int count) {
    if (first < 0 || count < 0 || first > sampleCount() - count) {
      throw HomologException.mistake(
          data.path()
              + ": samples "
              + first
              + " to "
              + (first + count)
              + " are asked of "
              + sampleCount());
    }
  }
}

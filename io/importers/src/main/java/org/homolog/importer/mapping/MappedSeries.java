package org.homolog.importer.mapping;

import java.util.Arrays;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.population.DataArray;
import org.homolog.population.SampledSeries;
import org.homolog.population.Table;

/**
 * A series made of an array of samples x channels (or channels x samples) and its times.
 *
 * @param array the samples
 * @param timeAxis which axis of the array is time: 0 or 1
 * @param channels one row per channel
 * @param unit unit of the values after scaling
 * @param scale what stored values are multiplied by
 * @param samplingRate samples per second, where times are not given one by one
 * @param start time of the first sample in seconds
 * @param stamps times in seconds, one per sample; empty with a sampling rate
 */
record MappedSeries(
    DataArray array,
    int timeAxis,
    Table channels,
    String unit,
    double scale,
    Optional<Double> samplingRate,
    double start,
    double[] stamps)
    implements SampledSeries {

  @Override
  public String description() {
    return array.description();
  }

  @Override
  public long sampleCount() {
    return array.shape()[timeAxis];
  }

  @Override
  public Optional<Double> rate() {
    return samplingRate;
  }

  @Override
  public double[] times(long first, int count) {
    check(first, count);
    if (samplingRate.isEmpty()) {
      return Arrays.copyOfRange(stamps, (int) first, (int) first + count);
    }
    double[] times = new double[count];
    for (int i = 0; i < count; i++) {
      times[i] = start + (first + i) / samplingRate.get();
    }
    return times;
  }

  @Override
  public double[] read(long first, int count) {
    check(first, count);
    if (count == 0) {
      return new double[0];
    }
    int width = channels.rows();
    double[] values;
    if (array.shape().length == 1) {
      values = array.numbers(new long[] {first}, new int[] {count});
    } else if (timeAxis == 0) {
      values = array.numbers(new long[] {first, 0}, new int[] {count, width});
    } else {
      double[] turned = array.numbers(new long[] {0, first}, new int[] {width, count});
      values = new double[turned.length];
      for (int i = 0; i < count; i++) {
        for (int c = 0; c < width; c++) {
          values[i * width + c] = turned[c * count + i];
        }
      }
    }
    if (scale != 1) {
      for (int i = 0; i < values.length; i++) {
        values[i] *= scale;
      }
    }
    return values;
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

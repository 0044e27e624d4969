package org.homolog.importer.homolog;

import java.util.Optional;
import org.homolog.export.Layout;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Attributes;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Slice;
import org.homolog.population.SampledSeries;
import org.homolog.population.Table;

/**
 * A series as homolog writes it: values, channels, and times one by one or from a start.
 *
 * @param values samples x channels
 * @param channels one row per channel
 * @param unit unit of the values
 * @param description description
 * @param rate samples per second, if stated
 * @param start time of the first sample in seconds; used where there are no times
 * @param stamps times one by one, if stated
 */
record StoredSeries(
    Hdf5Dataset values,
    Table channels,
    String unit,
    String description,
    Optional<Double> rate,
    double start,
    Optional<Hdf5Dataset> stamps)
    implements SampledSeries {

  static StoredSeries of(Hdf5Group group) {
    Hdf5Dataset values =
        group
            .dataset("values")
            .orElseThrow(() -> HomologException.damaged(group.path() + " has no values"));
    Table channels =
        StoredTable.read(
            group
                .group("channels")
                .orElseThrow(() -> HomologException.damaged(group.path() + " has no channels")));
    Attributes attributes = group.attributes();
    Optional<Hdf5Dataset> stamps = group.dataset("times");
    Optional<Double> rate =
        attributes.has(Layout.RATE)
            ? Optional.of(attributes.number(Layout.RATE).orElseThrow())
            : Optional.empty();
    long[] shape = values.shape();
    boolean timed = stamps.isPresent() ? stamps.get().elements() == shape[0] : rate.isPresent();
    if (shape.length != 2 || shape[1] != channels.rows() || !timed) {
      throw HomologException.damaged(
          group.path() + ": values, channels and times do not fit together");
    }
    return new StoredSeries(
        values,
        channels,
        attributes.text(Layout.UNIT).orElse(""),
        attributes.text(Layout.DESCRIPTION).orElse(""),
        rate,
        attributes.number(Layout.START).orElse(0),
        stamps);
  }

  @Override
  public long sampleCount() {
    return values.shape()[0];
  }

  @Override
  public double[] times(long first, int count) {
    check(first, count);
    if (count == 0) {
      return new double[0];
    }
    if (stamps.isPresent()) {
      return stamps.get().doubles(Slice.range(first, first + count));
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
    if (count == 0 || channels.rows() == 0) {
      return new double[0];
    }
    return values.doubles(Slice.of(new long[] {first, 0}, new long[] {count, channels.rows()}));
  }

  private void check(long first, int count) {
    if (first < 0 || count < 0 || first > sampleCount() - count) {
      throw HomologException.mistake(
          values.path()
              + ": samples "
              + first
              + " to "
              + (first + count)
              + " are asked of "
              + sampleCount());
    }
  }
}

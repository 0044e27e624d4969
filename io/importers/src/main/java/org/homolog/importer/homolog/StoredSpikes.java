package org.homolog.importer.homolog;

import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Slice;
import org.homolog.population.SpikeTrains;

/**
 * Spike times read from the file unit by unit.
 *
 * @param times all times, unit after unit
 * @param ends where each unit's end
 */
record StoredSpikes(Hdf5Dataset times, long[] ends) implements SpikeTrains {
  static StoredSpikes of(Hdf5Dataset times, Hdf5Dataset index) {
    long[] ends = index.longs();
    long last = 0;
    for (long end : ends) {
      if (end < last || end > times.elements()) {
        throw HomologException.damaged(
            index.path()
                + " does not rise from 0 to the "
                + times.elements()
                + " spikes there are");
      }
      last = end;
    }
    return new StoredSpikes(times, ends);
  }

  @Override
  public int unitCount() {
    return ends.length;
  }

  @Override
  public long count(int unit) {
    return ends[unit] - (unit == 0 ? 0 : ends[unit - 1]);
  }

  @Override
  public double[] times(int unit) {
    long from = unit == 0 ? 0 : ends[unit - 1];
    return from == ends[unit] ? new double[0] : times.doubles(Slice.range(from, ends[unit]));
  }
}

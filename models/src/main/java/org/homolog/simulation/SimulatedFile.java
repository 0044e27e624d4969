package org.homolog.simulation;

import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.Arrays;
import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.population.Recording;
import org.homolog.population.SpikeTrains;
import org.homolog.population.Table;
import org.homolog.storage.WholeHdf5File;

/**
 * A simulated session as a plain HDF5 file: {@code /trials} and {@code /units} with a dataset per
 * column, all spike times in {@code /spikes/times}, and in {@code /spikes/ends} where each unit's
 * spikes end. The root says that it is simulated.
 */
final class SimulatedFile {
  private SimulatedFile() {}

  static void write(Path file, Recording session) {
    SpikeTrains trains = session.spikes().orElseThrow();
    double[] times = new double[0];
    long[] ends = new long[trains.unitCount()];
    for (int unit = 0; unit < ends.length; unit++) {
      double[] train = trains.times(unit);
      times = Arrays.copyOf(times, times.length + train.length);
      System.arraycopy(train, 0, times, times.length - train.length, train.length);
      ends[unit] = times.length;
    }
    if (times.length == 0) {
      throw HomologException.mistake(
          "the simulated population fired no spike; raise rate, modulation or the number of trials");
    }
    double[] all = times;
    WholeHdf5File.write(
        file,
        "simulated recording",
        hdf5 -> {
          hdf5.putAttribute("simulated", "true");
          session.session().forEach(hdf5::putAttribute);
          columns(hdf5.putGroup("trials"), session.table("trials"));
          columns(hdf5.putGroup("units"), session.units());
          WritableGroup spikes = hdf5.putGroup("spikes");
          spikes.putDataset("times", all).putAttribute("unit", "s");
          spikes.putDataset("ends", ends);
        });
  }

  private static void columns(WritableGroup group, Table table) {
    for (Column column : table.columns()) {
      boolean whole = column.type() == Column.Type.INTEGER;
      Object values =
          !column.isNumeric()
              ? column.texts()
              : whole
                  ? Arrays.stream(column.numbers()).mapToLong(v -> (long) v).toArray()
                  : column.numbers();
      WritableDataset dataset = group.putDataset(column.name(), values);
      dataset.putAttribute("unit", column.unit());
      dataset.putAttribute("description", column.description());
    }
  }
}

package org.homolog.importer.nwb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.NumberText;
import org.homolog.hdf5.Slice;
import org.homolog.population.Column;
import org.homolog.population.Recording;
import org.homolog.population.SpikeTrains;
import org.homolog.population.Table;

/** The units table, its spike trains, and what the electrodes say about each unit. */
final class NwbUnits {
  static final String SPIKE_TIMES = "spike_times";

  private final Hdf5File file;
  private final NwbTable tables;
  private final Recording.Builder recording;

  NwbUnits(Hdf5File file, NwbTable tables, Recording.Builder recording) {
    this.file = file;
    this.tables = tables;
    this.recording = recording;
  }

  /** Adds the units of a group; a damaged index of the spikes fails, since nothing is left then. */
  void add(Hdf5Group group) {
    Optional<Table> read = tables.at(group.path());
    if (read.isEmpty()) {
      return;
    }
    Table units = read.get();
    try {
      units = withElectrodes(group, units);
    } catch (HomologException e) {
      recording.note(group.path() + "/electrodes is left out: " + e.getMessage());
    }
    Optional<SpikeTrains> trains = trains(group, units.rows());
    if (trains.isPresent()) {
      recording.units(units, trains.get());
    } else {
      recording.units(units);
    }
  }

  /** Which table the units' electrodes are rows of. */
  private String target(Hdf5Dataset region) {
    long[] stated = region.attributes().references("table");
    return stated.length == 0 ? Names.ELECTRODES : file.pathOf(stated[0]).orElse(Names.ELECTRODES);
  }

  private Optional<SpikeTrains> trains(Hdf5Group group, int rows) {
    Optional<Hdf5Dataset> times = group.dataset(SPIKE_TIMES);
    Optional<Hdf5Dataset> index = group.dataset(SPIKE_TIMES + "_index");
    if (times.isEmpty() || index.isEmpty()) {
      times.ifPresent(t -> recording.note(t.path() + " is left out: it has no index beside it"));
      return Optional.empty();
    }
    long[] ends = NwbTable.ends(index.get(), times.get().elements());
    times
        .get()
        .attributes()
        .number("resolution")
        .ifPresent(r -> recording.session("units.spike_times.resolution", NumberText.of(r)));
    if (ends.length != rows) {
      throw HomologException.damaged(
          file.path()
              + ": "
              + index.get().path()
              + " has "
              + ends.length
              + " entries for "
              + rows
              + " units");
    }
    return Optional.of(new FileSpikeTrains(times.get(), ends));
  }

  /** Spike times read from the file unit by unit. */
  private record FileSpikeTrains(Hdf5Dataset times, long[] ends) implements SpikeTrains {
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
      double[] spikes = times.doubles(Slice.range(unit == 0 ? 0 : ends[unit - 1], ends[unit]));
      for (int i = 1; i < spikes.length; i++) {
        if (spikes[i] < spikes[i - 1]) {
          Arrays.sort(spikes);
          break;
        }
      }
      return spikes;
    }
  }

  /**
   * Adds the columns of each unit's electrode. Where a unit has several electrodes, a column holds
   * what they agree in, or all their values.
   */
  private Table withElectrodes(Hdf5Group group, Table units) {
    Optional<Hdf5Dataset> region = group.dataset("electrodes");
    Optional<Table> electrodes = region.flatMap(r -> tables.at(target(r)));
    if (region.isEmpty() || electrodes.isEmpty()) {
      return units;
    }
    List<int[]> rows = rows(group, region.get(), units.rows(), electrodes.get().rows());
    Table joined = units;
    for (Column column : electrodes.get().columns()) {
      if (!units.has(column.name()) && !column.name().equals("id")) {
        joined = joined.with(perUnit(column, rows));
      }
    }
    return joined;
  }

  private static List<int[]> rows(Hdf5Group group, Hdf5Dataset region, int units, int electrodes) {
    long[] all = region.longs();
    Optional<Hdf5Dataset> index = group.dataset("electrodes_index");
    List<int[]> rows = new ArrayList<>();
    long at = 0;
    long[] ends = index.isPresent() ? NwbTable.ends(index.get(), all.length) : new long[units];
    for (int unit = 0; unit < units; unit++) {
      long end = index.isPresent() ? ends[unit] : unit + 1;
      int[] own = new int[(int) (end - at)];
      for (int i = 0; i < own.length; i++) {
        long row = all[(int) at + i];
        if (row < 0 || row >= electrodes) {
          throw HomologException.damaged(
              "unit " + unit + " names electrode row " + row + " of " + electrodes);
        }
        own[i] = (int) row;
      }
      rows.add(own);
      at = end;
    }
    return rows;
  }

  private static Column perUnit(Column column, List<int[]> rows) {
    boolean single = rows.stream().allMatch(own -> own.length == 1);
    if (single) {
      return column.select(rows.stream().mapToInt(own -> own[0]).toArray());
    }
    String[] texts = new String[rows.size()];
    for (int unit = 0; unit < texts.length; unit++) {
      Set<String> values = new LinkedHashSet<>();
      for (int row : rows.get(unit)) {
        values.add(column.text(row));
      }
      texts[unit] = String.join(", ", values);
    }
    return Column.texts(column.name(), texts).description(column.description());
  }
}

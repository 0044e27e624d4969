package org.homolog.inspection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.population.Column;
import org.homolog.population.Recording;
import org.homolog.population.SpikeTrains;
import org.homolog.population.Table;
import org.jspecify.annotations.Nullable;

/**
 * The units and their spikes.
 *
 * @param count number of units
 * @param totalSpikes number of spikes of all units; null where the file has no spike trains
 * @param columns the columns of the units' table
 * @param units one entry per unit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnitsSummary(
    int count, @Nullable Long totalSpikes, List<ColumnSummary> columns, List<Unit> units) {
  private static final long MOST_READ = 5_000_000;

  /**
   * One unit.
   *
   * @param row its row in the units' table, from 0
   * @param labels column to value
   * @param spikes number of spikes; null where the file has no spike trains
   * @param first time of its first spike in seconds; null without spikes, and where there are too
   *     many spikes to read them all
   * @param last time of its last spike in seconds; null as above
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Unit(
      int row,
      Map<String, String> labels,
      @Nullable Long spikes,
      @Nullable Double first,
      @Nullable Double last) {}

  /** Copies the lists. */
  public UnitsSummary {
    columns = List.copyOf(columns);
    units = List.copyOf(units);
  }

  static Optional<UnitsSummary> of(Recording recording) {
    Table table = recording.units();
    if (table.rows() == 0) {
      return Optional.empty();
    }
    Optional<SpikeTrains> trains = recording.spikes();
    List<Unit> units = new ArrayList<>();
    long total = 0;
    for (int row = 0; trains.isPresent() && row < table.rows(); row++) {
      total += trains.get().count(row);
    }
    boolean read = total <= MOST_READ;
    for (int row = 0; row < table.rows(); row++) {
      Map<String, String> labels = new LinkedHashMap<>();
      for (Column column : table.columns()) {
        labels.put(column.name(), column.text(row));
      }
      if (trains.isEmpty()) {
        units.add(new Unit(row, labels, null, null, null));
        continue;
      }
      double[] spikes = read ? trains.get().times(row) : new double[0];
      Double first = spikes.length == 0 ? null : (Double) spikes[0];
      Double last = spikes.length == 0 ? null : (Double) spikes[spikes.length - 1];
      units.add(new Unit(row, labels, trains.get().count(row), first, last));
    }
    return Optional.of(
        new UnitsSummary(
            table.rows(),
            trains.isPresent() ? (Long) total : null,
            table.columns().stream().map(ColumnSummary::of).toList(),
            units));
  }
}

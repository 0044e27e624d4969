package org.homolog.importer.netcdf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homolog.importer.mapping.TimeUnit;
import org.homolog.population.Column;
import org.homolog.population.Recording;
import org.homolog.population.SpikeTrains;
import org.homolog.population.Table;

/**
 * Event-wise assemblies: one value per event, the time of a spike, and coordinates that say which
 * unit fired. The units are told apart by {@code neuroid_id}; coordinates that agree in all spikes
 * of each unit describe it.
 */
final class SpikeEvents {
  private static final Set<String> DIMENSIONS = Set.of("event", "spike");
  private static final List<String> UNIT_COLUMNS =
      List.of("neuroid_id", "neuroid", "unit_id", "unit", "neuron_id", "neuron", "cluster");

  private final NetcdfStructure structure;
  private final DimensionTables tables;
  private final Optional<TimeUnit> timeUnit;

  SpikeEvents(NetcdfStructure structure, DimensionTables tables, Optional<TimeUnit> timeUnit) {
    this.structure = structure;
    this.tables = tables;
    this.timeUnit = timeUnit;
  }

  /** Adds the units and spikes of the first assembly of events that has units. */
  void addTo(Recording.Builder recording) {
    for (Map.Entry<String, Table> events : tables.tables().entrySet()) {
      Optional<Variable> times = times(events.getKey());
      Optional<Column> unit =
          UNIT_COLUMNS.stream()
              .filter(events.getValue()::has)
              .findFirst()
              .map(events.getValue()::column);
      if (times.isPresent() && unit.isPresent()) {
        add(recording, events.getValue(), times.get(), unit.get());
        return;
      }
    }
  }

  private Optional<Variable> times(String dimension) {
    return DIMENSIONS.contains(NetcdfStructure.name(dimension))
        ? structure.variables().stream()
            .filter(v -> v.isVector() && v.dimensions().get(0).equals(dimension))
            .filter(v -> v.dataset().type().isNumber() && !structure.isCoordinate(v))
            .findFirst()
        : Optional.empty();
  }

  private void add(Recording.Builder recording, Table events, Variable variable, Column unit) {
    double[] times = new VariableArray(variable, List.of()).numbers();
    Optional<TimeUnit> stated =
        TimeUnit.of(variable.dataset().attributes().text("units").orElse("")).or(() -> timeUnit);
    if (stated.isEmpty()) {
      recording.note(
          variable.path()
              + " states no unit; its spike times are taken as milliseconds, as Brain-Score writes"
              + " them; time-unit: s says otherwise");
    }
    double factor = stated.orElse(TimeUnit.MILLISECONDS).seconds();
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    int missing = 0;
    for (int row = 0; row < times.length; row++) {
      if (Double.isNaN(times[row])) {
        missing++;
      } else {
        rows.computeIfAbsent(unit.text(row), key -> new ArrayList<>()).add(row);
      }
    }
    if (missing > 0) {
      recording.note(variable.path() + ": " + missing + " events without a time are left out");
    }
    double[][] trains = new double[rows.size()][];
    int[] firsts = new int[rows.size()];
    int at = 0;
    for (List<Integer> own : rows.values()) {
      trains[at] = own.stream().mapToDouble(row -> times[row] * factor).toArray();
      firsts[at++] = own.get(0);
    }
    List<Column> columns = new ArrayList<>();
    columns.add(unit.select(firsts));
    for (Column column : events.columns()) {
      if (!column.name().equals(unit.name())
          && !column.name().equals(variable.name())
          && isConstant(column, rows.values())) {
        columns.add(column.select(firsts));
      }
    }
    recording.units(Table.of(columns), SpikeTrains.of(trains));
  }

  private static boolean isConstant(Column column, Iterable<List<Integer>> groups) {
    for (List<Integer> rows : groups) {
      String first = column.text(rows.get(0));
      if (rows.stream().anyMatch(row -> !column.text(row).equals(first))) {
        return false;
      }
    }
    return true;
  }
}

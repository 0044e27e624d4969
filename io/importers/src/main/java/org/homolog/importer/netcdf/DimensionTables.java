package org.homolog.importer.netcdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.homolog.importer.mapping.ArrayColumns;
import org.homolog.importer.mapping.TimeUnit;
import org.homolog.population.ArrayAxis;
import org.homolog.population.ArrayAxis.Meaning;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;

/**
 * The variables along each dimension as a table, and what a dimension means by its name. The name
 * of a level that has the dimension's own name loses its underscore. Beside a column of times in
 * milliseconds or microseconds stands one in seconds.
 */
final class DimensionTables {
  private static final long MOST_CELLS = 50_000_000;
  private static final Set<String> CONDITIONS =
      Set.of(
          "presentation",
          "stimulus",
          "stimuli",
          "stimulus_id",
          "image",
          "image_id",
          "condition",
          "trial",
          "sentence",
          "word",
          "odor",
          "odour");
  private static final Set<String> UNITS =
      Set.of(
          "neuroid",
          "neuroid_id",
          "neuron",
          "unit",
          "cell",
          "voxel",
          "channel",
          "electrode",
          "roi");
  private static final Set<String> REPEATS = Set.of("repetition", "repeat");
  private static final Set<String> TIMES =
      Set.of("time_bin", "time", "t", "timepoint", "time_step", "timestep");

  private final NetcdfStructure structure;
  private final Optional<TimeUnit> timeUnit;
  private final Map<String, Table> tables = new LinkedHashMap<>();
  private final Map<String, ArrayAxis> axes = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  DimensionTables(NetcdfStructure structure, Optional<TimeUnit> timeUnit) {
    this.structure = structure;
    this.timeUnit = timeUnit;
    structure.dimensions().forEach((path, length) -> tables.put(path, table(path, length)));
  }

  private Table table(String dimension, long length) {
    List<Variable> along =
        structure.variables().stream()
            .filter(v -> v.isVector() && v.dimensions().get(0).equals(dimension))
            .sorted((a, b) -> Integer.compare(rank(a), rank(b)))
            .toList();
    if (along.isEmpty() || length > Integer.MAX_VALUE - 8) {
      return Table.empty((int) Math.min(length, Integer.MAX_VALUE - 8));
    }
    Table table = Table.empty((int) length);
    if (length * along.size() > MOST_CELLS) {
      notes.add(
          dimension
              + " has "
              + along.size()
              + " variables of "
              + length
              + " values; they are arrays, not columns of a table");
      return table;
    }
    for (Variable variable : along) {
      try {
        for (Column column : columns(variable)) {
          if (!table.has(column.name())) {
            table = table.with(column);
          }
        }
      } catch (HomologException e) {
        notes.add(variable.path() + " is no column of " + dimension + ": " + e.getMessage());
      }
    }
    return table;
  }

  /** The dimension's own coordinates first, then its level of the same name, then the others. */
  private int rank(Variable variable) {
    return structure.dimensions().containsKey(variable.path())
        ? 0
        : structure.isLevel(variable) ? 1 : 2;
  }

  private List<Column> columns(Variable variable) {
    VariableArray array = new VariableArray(variable, List.of());
    String name =
        structure.isLevel(variable)
            ? variable.name().substring(0, variable.name().length() - 1)
            : variable.name();
    Column column = ArrayColumns.column(name, array);
    String units = variable.dataset().attributes().text("units").orElse("");
    boolean truth =
        variable.dataset().attributes().text("dtype").filter("bool"::equals).isPresent();
    if (truth) {
      column = truths(column);
    }
    column = column.unit(units).description(told(variable));
    Optional<TimeUnit> unit = TimeUnit.of(units).or(() -> TimeUnit.suffix(name));
    if (unit.isEmpty() || unit.get() == TimeUnit.SECONDS || !column.isNumeric()) {
      return List.of(unit.isPresent() && column.isNumeric() ? column.unit("s") : column);
    }
    String stem = TimeUnit.suffix(name).isPresent() ? name.substring(0, name.length() - 3) : name;
    double factor = unit.get().seconds();
    double[] seconds = Arrays.stream(column.numbers()).map(v -> v * factor).toArray();
    return List.of(
        column, Column.numbers(stem + "_s", seconds).unit("s").description(name + " in seconds"));
  }

  /** What its writer says of a variable; nothing where only its type is known. */
  private static String told(Variable variable) {
    return variable
        .dataset()
        .attributes()
        .text("long_name")
        .or(() -> variable.dataset().attributes().text("description"))
        .orElse("");
  }

  private static Column truths(Column column) {
    double[] values = column.numbers();
    boolean[] truths = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 0 && values[i] != 1) {
        return column;
      }
      truths[i] = values[i] == 1;
    }
    return Column.booleans(column.name(), truths).description(column.description());
  }

  /** The tables that have columns: dimension to table. */
  Map<String, Table> tables() {
    Map<String, Table> filled = new LinkedHashMap<>();
    tables.forEach(
        (path, table) -> {
          if (!table.columns().isEmpty()) {
            filled.put(path, table);
          }
        });
    return filled;
  }

  List<String> notes() {
    return notes;
  }

  static Meaning meaning(String name) {
    if (CONDITIONS.contains(name)) {
      return Meaning.CONDITION;
    }
    if (UNITS.contains(name)) {
      return Meaning.UNIT;
    }
    if (REPEATS.contains(name)) {
      return Meaning.REPEAT;
    }
    return TIMES.contains(name) ? Meaning.TIME : Meaning.UNKNOWN;
  }

  /** What lies along a dimension, with its labels in front. */
  ArrayAxis axis(String dimension) {
    return axes.computeIfAbsent(dimension, this::newAxis);
  }

  private ArrayAxis newAxis(String dimension) {
    String name = NetcdfStructure.name(dimension);
    Meaning meaning = meaning(name);
    Table table = tables.getOrDefault(dimension, Table.empty(0));
    if (meaning == Meaning.TIME) {
      return new ArrayAxis(name, meaning, timed(name, table));
    }
    return ArrayAxis.labelled(name, meaning, table);
  }

  /**
   * Times in seconds first: the centres of bins, or the dimension's coordinates. Without columns
   * where the file has none or their unit is not known.
   */
  private Table timed(String name, Table table) {
    Optional<Column> start = table.find(name + "_start").filter(Column::isNumeric);
    Optional<Column> end = table.find(name + "_end").filter(Column::isNumeric);
    Optional<Column> centre =
        table.find(name + "_center").or(() -> table.find(name)).filter(Column::isNumeric);
    Column basis = start.isPresent() && end.isPresent() ? start.get() : centre.orElse(null);
    if (basis == null) {
      return Table.empty(table.rows());
    }
    Optional<TimeUnit> unit =
        TimeUnit.of(basis.unit())
            .or(() -> timeUnit)
            .or(
                () ->
                    name.equals("time_bin")
                        ? Optional.of(TimeUnit.MILLISECONDS)
                        : Optional.empty());
    if (unit.isEmpty()) {
      return Table.empty(table.rows());
    }
    double[] seconds = basis.numbers();
    if (start.isPresent() && end.isPresent()) {
      double[] last = end.get().numbers();
      for (int i = 0; i < seconds.length; i++) {
        seconds[i] = (seconds[i] + last[i]) / 2;
      }
    }
    double factor = unit.get().seconds();
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] *= factor;
    }
    List<Column> all = new ArrayList<>();
    all.add(Column.numbers(Population.SECONDS, seconds).unit("s"));
    table.columns().stream().filter(c -> !c.name().equals(Population.SECONDS)).forEach(all::add);
    return Table.of(all);
  }
}

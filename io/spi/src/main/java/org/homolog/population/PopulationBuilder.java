package org.homolog.population;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.homolog.failure.HomologException;
import org.jspecify.annotations.Nullable;

/** Puts a {@link Population} together; made by {@link Population#builder}. */
public final class PopulationBuilder {
  /** The time table of a static population: one bin without a time. */
  static final Table STATIC = Table.of(Column.numbers(Population.SECONDS, Double.NaN).unit("s"));

  String name = "";
  Table entries;
  Table time = STATIC;
  Table units;
  List<String> conditionColumns = List.of();
  @Nullable String repeatColumn;
  @Nullable String sessionColumn;
  String valueUnit = "";
  private @Nullable ValueSource source;
  private double @Nullable [] values;
  private float @Nullable [] floatValues;

  PopulationBuilder(Table entries, Table units) {
    this.entries = entries;
    this.units = units;
  }

  /**
   * What the population is called.
   *
   * @param text the name
   * @return this
   */
  public PopulationBuilder name(String text) {
    name = text;
    return this;
  }

  /**
   * The time bins.
   *
   * @param table one row per bin; column "seconds" holds bin centres
   * @return this
   */
  public PopulationBuilder time(Table table) {
    time = table;
    return this;
  }

  /**
   * Time bins given by their centres.
   *
   * @param seconds bin centres in seconds
   * @return this
   */
  public PopulationBuilder times(double... seconds) {
    return time(Table.of(Column.numbers(Population.SECONDS, seconds).unit("s")));
  }

  PopulationBuilder entries(Table table) {
    entries = table;
    return this;
  }

  PopulationBuilder units(Table table) {
    units = table;
    return this;
  }

  /**
   * Which columns of the entries make a condition: entries that agree in all of them are repeats of
   * one condition.
   *
   * @param columns column names; if never said, every entry is a condition of its own, labelled by
   *     the first column
   * @return this
   */
  public PopulationBuilder conditions(List<String> columns) {
    conditionColumns = List.copyOf(columns);
    return this;
  }

  /**
   * Which column of the entries tells repeats apart, such as the trial, run or clip.
   *
   * @param column a column name
   * @return this
   */
  public PopulationBuilder repeats(String column) {
    repeatColumn = column;
    return this;
  }

  /**
   * Which column of the units tells which of them were recorded together; without it all were.
   *
   * @param column a column name
   * @return this
   */
  public PopulationBuilder sessions(String column) {
    sessionColumn = column;
    return this;
  }

  /**
   * Unit of the values.
   *
   * @param unit such as "spikes/s"
   * @return this
   */
  public PopulationBuilder valueUnit(String unit) {
    valueUnit = unit;
    return this;
  }

  /**
   * The values on the heap.
   *
   * @param all entries x times x units values in this order; not copied, to be left unchanged
   * @return this
   */
  public PopulationBuilder values(double[] all) {
    values = all;
    floatValues = null;
    source = null;
    return this;
  }

  /**
   * Single-precision values on the heap.
   *
   * @param all entries x times x units values in this order; not copied, to be left unchanged
   * @return this
   */
  public PopulationBuilder values(float[] all) {
    floatValues = all;
    values = null;
    source = null;
    return this;
  }

  /**
   * Values read entry by entry.
   *
   * @param reader the source, safe for several threads
   * @return this
   */
  public PopulationBuilder source(ValueSource reader) {
    source = reader;
    values = null;
    floatValues = null;
    return this;
  }

  /**
   * Builds the population; entries with the same condition label become repeats of one condition.
   *
   * @return the population
   * @throws HomologException if the number of values does not fit the axes, a named column does not
   *     exist, or entries share a label though no condition column was named
   */
  public Population build() {
    List<String> columns = conditionColumns;
    if (columns.isEmpty()) {
      if (entries.columns().isEmpty()) {
        throw HomologException.mistake(
            "a population's entries need at least one column, to label conditions");
      }
      columns = List.of(entries.columns().get(0).name());
    }
    conditionColumns = columns;
    List<Column> parts = columns.stream().map(entries::column).toList();
    Map<String, Integer> places = new LinkedHashMap<>();
    int[] groups = new int[entries.rows()];
    for (int entry = 0; entry < groups.length; entry++) {
      int row = entry;
      String label = parts.stream().map(part -> part.text(row)).collect(Collectors.joining(" | "));
      Integer place = places.get(label);
      if (place == null) {
        place = places.size();
        places.put(label, place);
      }
      groups[entry] = place;
    }
    return grouped(new ArrayList<>(places.keySet()), groups);
  }

  /**
   * Builds with conditions given, so that they keep their order, and copies made by a draw stay
   * conditions of their own.
   *
   * @param labels the conditions' labels, in order
   * @param conditionOf for each entry its condition's place in the labels
   * @return the population
   * @throws HomologException if the number of values does not fit the axes, or a named column does
   *     not exist
   */
  public Population grouped(List<String> labels, int[] conditionOf) {
    if (conditionColumns.isEmpty() && !entries.columns().isEmpty()) {
      conditionColumns = List.of(entries.columns().get(0).name());
    }
    conditionColumns.forEach(entries::column);
    if (repeatColumn != null) {
      entries.column(repeatColumn);
    }
    if (sessionColumn != null) {
      units.column(sessionColumn);
    }
    time.column(Population.SECONDS);
    long perEntry = (long) time.rows() * units.rows();
    long expected = entries.rows() * perEntry;
    long given =
        values != null ? values.length : floatValues != null ? floatValues.length : expected;
    if (given != expected) {
      throw HomologException.mistake(
          "population "
              + name
              + ": "
              + entries.rows()
              + " entries x "
              + time.rows()
              + " times x "
              + units.rows()
              + " units make "
              + expected
              + " values, but there are "
              + given);
    }
    ValueSource reader;
    if (source != null) {
      reader = source;
    } else if (values != null) {
      reader = ValueSource.of(values, (int) perEntry);
    } else if (floatValues != null) {
      reader = ValueSource.of(floatValues, (int) perEntry);
    } else {
      throw HomologException.mistake("population " + name + " has no values");
    }
    return new Population(this, labels, conditionOf, reader);
  }
}

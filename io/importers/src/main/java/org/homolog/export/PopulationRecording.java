package org.homolog.export;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.population.DataArray;
import org.homolog.population.Population;
import org.homolog.population.PopulationBuilder;
import org.homolog.population.Recording;
import org.homolog.population.Table;

/**
 * A population as a recording and back: values as an array, entries, time bins and conditions as
 * tables, units as units. So a population is written and read by whatever writes and reads
 * recordings.
 */
public final class PopulationRecording {
  /** The array of values: entries x times x units. */
  public static final String VALUES = "/values";

  /** The table of entries. */
  public static final String ENTRIES = "entries";

  /** The table of time bins. */
  public static final String TIME = "time";

  private static final String CONDITIONS = "conditions";
  private static final String GROUPS = "condition_of_entry";
  private static final String CONDITION_COLUMNS = "condition_columns";
  private static final String NAME = "population";
  private static final String UNIT = "value unit";
  private static final String REPEATS = "repeat column";

  private PopulationRecording() {}

  /**
   * A population as a recording.
   *
   * @param population the population
   * @return the recording; its values are read when asked
   */
  public static Recording of(Population population) {
    long[] groups = new long[population.entryCount()];
    Arrays.setAll(groups, population::conditionOf);
    Recording.Builder recording =
        Recording.builder(population.name())
            .format("population")
            .session(NAME, population.name())
            .session(UNIT, population.valueUnit());
    population.repeatColumn().ifPresent(column -> recording.session(REPEATS, column));
    return recording
        .units(population.units())
        .table(ENTRIES, population.entries())
        .table(TIME, population.time())
        .table(
            CONDITIONS,
            Table.of(Column.texts("label", population.conditionLabels().toArray(String[]::new))))
        .table(
            GROUPS,
            Table.of(
                Column.integers("condition", groups)
                    .description("row of table conditions, from 0")))
        .table(
            CONDITION_COLUMNS,
            Table.of(
                Column.texts("column", population.conditionColumns().toArray(String[]::new))
                    .description("columns of table entries that make a condition")))
        .array(VALUES, new Values(population))
        .build();
  }

  /**
   * Whether a recording is a population written so.
   *
   * @param recording a recording
   * @return true if {@link #population} reads it
   */
  public static boolean isPopulation(Recording recording) {
    return recording.session().containsKey(NAME)
        && recording.arrays().containsKey(VALUES)
        && recording.tables().keySet().containsAll(List.of(ENTRIES, TIME, CONDITIONS, GROUPS));
  }

  /**
   * The population that a recording holds.
   *
   * @param recording a recording made by {@link #of}, or read from a file of such
   * @return the population, its values on the heap
   * @throws HomologException if the recording holds none, or tables and values do not fit (damaged)
   */
  public static Population population(Recording recording) {
    if (!isPopulation(recording)) {
      throw HomologException.mistake(recording.name() + " holds no population written by homolog");
    }
    Table entries = recording.table(ENTRIES);
    PopulationBuilder builder =
        Population.builder(entries, recording.units())
            .name(recording.session().getOrDefault(NAME, ""))
            .time(recording.table(TIME))
            .valueUnit(recording.session().getOrDefault(UNIT, ""))
            .conditions(List.of(recording.table(CONDITION_COLUMNS).column("column").texts()))
            .values(recording.array(VALUES).numbers());
    Optional.ofNullable(recording.session().get(REPEATS)).ifPresent(builder::repeats);
    List<String> labels = List.of(recording.table(CONDITIONS).column("label").texts());
    Column groups = recording.table(GROUPS).column("condition");
    int[] conditionOf = new int[entries.rows()];
    if (groups.size() != conditionOf.length) {
      throw HomologException.damaged(
          recording.name()
              + ": "
              + groups.size()
              + " conditions are told for "
              + conditionOf.length
              + " entries");
    }
    for (int entry = 0; entry < conditionOf.length; entry++) {
      double group = groups.number(entry);
      if (!(group >= 0 && group < labels.size())) {
        throw HomologException.damaged(
            recording.name()
                + ": entry "
                + entry
                + " is of condition "
                + group
                + ", of which there are "
                + labels.size());
      }
      conditionOf[entry] = (int) group;
    }
    return builder.grouped(labels, conditionOf);
  }

  /** The values, read from the population when asked. */
  private record Values(Population population) implements DataArray {
    @Override
    public long[] shape() {
      return new long[] {population.entryCount(), population.timeCount(), population.unitCount()};
    }

    @Override
    public boolean isText() {
      return false;
    }

    @Override
    public String description() {
      String unit = population.valueUnit();
      return "entries x times x units" + (unit.isEmpty() ? "" : ", in " + unit);
    }

    @Override
    public double[] numbers() {
      return population.byEntry().array();
    }

    @Override
    public double[] numbers(long[] offset, int[] count) {
      int times = population.timeCount();
      int units = population.unitCount();
      double[] one = new double[times * units];
      double[] block = new double[Math.multiplyExact(count[0], count[1] * count[2])];
      int at = 0;
      for (int entry = 0; entry < count[0]; entry++) {
        population.read((int) offset[0] + entry, one, 0);
        for (int time = 0; time < count[1]; time++) {
          int from = ((int) offset[1] + time) * units + (int) offset[2];
          System.arraycopy(one, from, block, at, count[2]);
          at += count[2];
        }
      }
      return block;
    }

    @Override
    public String[] texts() {
      return Arrays.stream(numbers()).mapToObj(Double::toString).toArray(String[]::new);
    }
  }
}

package org.homolog.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * Activity of <em>units</em> over <em>entries</em> and <em>time</em>: three labelled axes, each a
 * {@link Table}.
 *
 * <p>An entry is one presentation: a trial, or the average of some. Entries of one
 * <em>condition</em> are its repeats. Values lie in the order entry, time, unit; a static response
 * has time length 1, and its time table may hold NaN. Times are bin centres in seconds; bins are
 * half-open. Immutable; labels survive every operation. NaN may be stored: every consumer states
 * its {@link MissingPolicy}.
 */
public final class Population {
  /** Name of the time table's column of bin centres, in seconds. */
  public static final String SECONDS = "seconds";

  private final String name;
  private final Table entries;
  private final Table time;
  private final Table units;
  private final List<String> conditionColumns;
  private final List<String> labels;
  private final int[] conditionOf;
  private final @Nullable String repeatColumn;
  private final @Nullable String sessionColumn;
  private final String valueUnit;
  private final ValueSource source;

  Population(
      PopulationBuilder builder, List<String> labels, int[] conditionOf, ValueSource source) {
    this.name = builder.name;
    this.entries = builder.entries;
    this.time = builder.time;
    this.units = builder.units;
    this.conditionColumns = List.copyOf(builder.conditionColumns);
    this.repeatColumn = builder.repeatColumn;
    this.sessionColumn = builder.sessionColumn;
    this.valueUnit = builder.valueUnit;
    this.labels = List.copyOf(labels);
    this.conditionOf = conditionOf;
    this.source = source;
  }

  /**
   * Starts a population.
   *
   * @param entries one row per entry
   * @param units one row per unit
   * @return a builder of a static population; say {@link PopulationBuilder#time} for one over time
   */
  public static PopulationBuilder builder(Table entries, Table units) {
    return new PopulationBuilder(entries, units);
  }

  /**
   * A builder holding everything of this population, to change some of it.
   *
   * @return the builder
   */
  public PopulationBuilder toBuilder() {
    PopulationBuilder builder =
        new PopulationBuilder(entries, units)
            .name(name)
            .time(time)
            .conditions(conditionColumns)
            .valueUnit(valueUnit)
            .source(source);
    builder.repeatColumn = repeatColumn;
    builder.sessionColumn = sessionColumn;
    return builder;
  }

  /**
   * What the population is called, such as "network/hidden1".
   *
   * @return the name, empty if it has none
   */
  public String name() {
    return name;
  }

  /**
   * The same population under another name.
   *
   * @param newName what it is called
   * @return values, labels and conditions as they are
   */
  public Population withName(String newName) {
    return toBuilder().name(newName).grouped(labels, conditionOf);
  }

  /**
   * The entries' labels.
   *
   * @return one row per entry
   */
  public Table entries() {
    return entries;
  }

  /**
   * The time bins; column {@value #SECONDS} holds bin centres.
   *
   * @return one row per bin
   */
  public Table time() {
    return time;
  }

  /**
   * The units' labels.
   *
   * @return one row per unit
   */
  public Table units() {
    return units;
  }

  /**
   * Unit of the values, such as "spikes/s".
   *
   * @return the unit, empty if unknown
   */
  public String valueUnit() {
    return valueUnit;
  }

  /**
   * Number of entries.
   *
   * @return entries
   */
  public int entryCount() {
    return entries.rows();
  }

  /**
   * Number of time bins.
   *
   * @return bins, 1 for static responses
   */
  public int timeCount() {
    return time.rows();
  }

  /**
   * Number of units.
   *
   * @return units
   */
  public int unitCount() {
    return units.rows();
  }

  /**
   * Number of conditions.
   *
   * @return conditions
   */
  public int conditionCount() {
    return labels.size();
  }

  /**
   * The columns of {@link #entries} whose values make a condition's label.
   *
   * @return column names
   */
  public List<String> conditionColumns() {
    return conditionColumns;
  }

  /**
   * The conditions' labels, in order of first appearance. Labels are distinct, but for copies made
   * by a draw.
   *
   * @return one label per condition
   */
  public List<String> conditionLabels() {
    return labels;
  }

  /**
   * The condition an entry belongs to.
   *
   * @param entry entry, from 0
   * @return place in {@link #conditionLabels}
   */
  public int conditionOf(int entry) {
    return conditionOf[entry];
  }

  /**
   * The entries of each condition.
   *
   * @return one array of entries per condition, ascending
   */
  public int[][] entriesByCondition() {
    int[] counts = new int[labels.size()];
    for (int condition : conditionOf) {
      counts[condition]++;
    }
    int[][] byCondition = new int[labels.size()][];
    Arrays.setAll(byCondition, i -> new int[counts[i]]);
    int[] filled = new int[labels.size()];
    for (int entry = 0; entry < conditionOf.length; entry++) {
      byCondition[conditionOf[entry]][filled[conditionOf[entry]]++] = entry;
    }
    return byCondition;
  }

  /**
   * The column of {@link #entries} that tells repeats apart, as the user said; never guessed.
   *
   * @return the column's name, or empty if none was named
   */
  public Optional<String> repeatColumn() {
    return Optional.ofNullable(repeatColumn);
  }

  /**
   * The column of {@link #units} that tells which units were recorded together. Units of different
   * values were never observed at the same time: noise they seem to share is none.
   *
   * @return the column's name, or empty if all units were recorded together
   */
  public Optional<String> sessionColumn() {
    return Optional.ofNullable(sessionColumn);
  }

  /**
   * Whether some condition has more than one entry.
   *
   * @return true if there are repeats
   */
  public boolean hasRepeats() {
    return entryCount() > conditionCount();
  }

  /**
   * One row per condition: the condition columns, and every other column of the entries that is
   * constant within each condition.
   *
   * @return one row per condition
   */
  public Table conditions() {
    return Averaging.conditions(this);
  }

  /**
   * Reads all values of one entry.
   *
   * @param entry entry, from 0
   * @param destination receives times x units values, time-major
   * @param offset where the first value goes
   */
  public void read(int entry, double[] destination, int offset) {
    source.read(entry, destination, offset);
  }

  /**
   * All values, one row per entry.
   *
   * @return entries x (times x units), a copy
   * @throws HomologException if there are more than one array holds
   */
  public Matrix byEntry() {
    return Matrix.of(entryCount(), timeCount() * unitCount(), allValues());
  }

  /**
   * All values, one row per entry and time bin.
   *
   * @return (entries x times) x units, a copy
   * @throws HomologException if there are more than one array holds
   */
  public Matrix byEntryAndTime() {
    return Matrix.of(entryCount() * timeCount(), unitCount(), allValues());
  }

  double[] allValues() {
    int perEntry = timeCount() * unitCount();
    long size = (long) entryCount() * timeCount() * unitCount();
    if (size > Integer.MAX_VALUE - 8) {
      throw HomologException.mistake(
          named()
              + " holds "
              + size
              + " values, more than one array takes (2^31); select units, times or conditions");
    }
    double[] values = new double[(int) size];
    for (int entry = 0; entry < entryCount(); entry++) {
      source.read(entry, values, entry * perEntry);
    }
    return values;
  }

  /**
   * Chosen entries in the given order, conditions in order of first appearance.
   *
   * @param chosen entries, from 0
   * @return the population of those entries
   */
  public Population selectEntries(int[] chosen) {
    Map<Integer, Integer> places = new LinkedHashMap<>();
    int[] groups = new int[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      int condition = conditionOf[chosen[i]];
      places.putIfAbsent(condition, places.size());
      groups[i] = places.getOrDefault(condition, 0);
    }
    return entriesGrouped(
        chosen.clone(), places.keySet().stream().map(labels::get).toList(), groups);
  }

  /** Chosen entries, each once, under the conditions that are left, in their present order. */
  Population keepEntries(int[] kept) {
    int[] places = new int[labels.size()];
    Arrays.fill(places, -1);
    for (int entry : kept) {
      places[conditionOf[entry]] = 0;
    }
    List<String> left = new ArrayList<>();
    for (int condition = 0; condition < places.length; condition++) {
      if (places[condition] == 0) {
        places[condition] = left.size();
        left.add(labels.get(condition));
      }
    }
    int[] groups = Arrays.stream(kept).map(entry -> places[conditionOf[entry]]).toArray();
    return entriesGrouped(kept.clone(), left, groups);
  }

  /** The same entries with one more column, or one replaced; conditions stay as they are. */
  Population withEntryColumn(Column column) {
    return toBuilder().entries(entries.with(column)).grouped(labels, conditionOf);
  }

  /** The same population with other values, in the order entry, time, unit. */
  Population withValues(double[] values, String unit) {
    return toBuilder().values(values).valueUnit(unit).grouped(labels, conditionOf);
  }

  /** The same population with other values, read when asked. */
  Population withSource(ValueSource values, String unit) {
    return toBuilder().source(values).valueUnit(unit).grouped(labels, conditionOf);
  }

  /** Entries under given conditions, so that copies of a condition stay apart. */
  private Population entriesGrouped(int[] kept, List<String> newLabels, int[] groups) {
    return toBuilder()
        .entries(entries.select(kept))
        .source(Views.entries(source, kept))
        .grouped(newLabels, groups);
  }

  /**
   * Entries that a filter over {@link #entries} keeps.
   *
   * @param filter the filter
   * @return the population of those entries, conditions in their present order
   * @throws HomologException if none is left
   */
  public Population where(RowFilter filter) {
    int[] kept = entries.where(filter);
    if (kept.length == 0) {
      throw HomologException.mistake(named() + ": no entry fulfils " + filter);
    }
    return keepEntries(kept);
  }

  /**
   * Units that a filter over {@link #units} keeps.
   *
   * @param filter the filter
   * @return the population of those units
   * @throws HomologException if none is left
   */
  public Population whereUnits(RowFilter filter) {
    int[] kept = units.where(filter);
    if (kept.length == 0) {
      throw HomologException.mistake(named() + ": no unit fulfils " + filter);
    }
    return selectUnits(kept);
  }

  /**
   * Chosen units in the given order; a unit may be chosen more than once.
   *
   * @param chosen units, from 0
   * @return the population of those units
   */
  public Population selectUnits(int[] chosen) {
    int[] kept = chosen.clone();
    return toBuilder()
        .units(units.select(kept))
        .source(Views.units(source, timeCount(), unitCount(), kept))
        .grouped(labels, conditionOf);
  }

  /**
   * Chosen time bins in the given order.
   *
   * @param chosen bins, from 0
   * @return the population of those bins
   */
  public Population selectTimes(int[] chosen) {
    int[] kept = chosen.clone();
    return toBuilder()
        .time(time.select(kept))
        .source(Views.times(source, timeCount(), unitCount(), kept))
        .grouped(labels, conditionOf);
  }

  /**
   * Time bins that a filter over {@link #time} keeps, such as {@code seconds >= 0 && seconds < 1}.
   *
   * @param filter the filter
   * @return the population of those bins
   * @throws HomologException if none is left
   */
  public Population whereTimes(RowFilter filter) {
    int[] kept = time.where(filter);
    if (kept.length == 0) {
      throw HomologException.mistake(named() + ": no time bin fulfils " + filter);
    }
    return selectTimes(kept);
  }

  /**
   * The same values with each time bin an entry of its own: conditions become condition x time,
   * labelled so, and column {@value #SECONDS} joins the entries.
   *
   * @return a static population of entries x times entries
   */
  public Population timeAsCondition() {
    return TimeAsCondition.of(this);
  }

  /**
   * The mean over the repeats of each condition, in the order of {@link #conditionLabels}. NaN in
   * one repeat makes the mean NaN.
   *
   * @return one entry per condition, with the columns of {@link #conditions}
   */
  public Population averageRepeats() {
    return Averaging.repeats(this);
  }

  /**
   * Each unit with its mean over entries and times removed and divided by its standard deviation
   * (population formula, divisor n). A unit that is constant becomes zero.
   *
   * @return the standardised population
   */
  public Population zScore() {
    return Scaling.zScore(this);
  }

  /**
   * The same population with its conditions in a given order; entries of other conditions are left
   * out. A label given more than once makes copies, each a condition of its own.
   *
   * @param wanted condition labels
   * @return one condition per given label
   * @throws HomologException if a label does not exist here
   */
  public Population orderConditions(List<String> wanted) {
    Map<String, Integer> place = new LinkedHashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      place.putIfAbsent(labels.get(i), i);
    }
    int[] conditions = new int[wanted.size()];
    for (int i = 0; i < conditions.length; i++) {
      Integer found = place.get(wanted.get(i));
      if (found == null) {
        throw HomologException.mistake(named() + " lacks the condition \"" + wanted.get(i) + "\"");
      }
      conditions[i] = found;
    }
    return drawConditions(conditions);
  }

  /**
   * Conditions by number in a given order, with all their entries; a condition chosen twice makes
   * copies, each a condition of its own.
   *
   * @param chosen conditions, from 0
   * @return one condition per choice
   */
  public Population drawConditions(int[] chosen) {
    int[][] byCondition = entriesByCondition();
    int total = Arrays.stream(chosen).map(c -> byCondition[c].length).sum();
    int[] kept = new int[total];
    int[] groups = new int[total];
    List<String> drawn = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < chosen.length; i++) {
      drawn.add(labels.get(chosen[i]));
      for (int entry : byCondition[chosen[i]]) {
        kept[at] = entry;
        groups[at++] = i;
      }
    }
    return entriesGrouped(kept, drawn, groups);
  }

  /**
   * The same values under other condition labels: labels stay in place where a null moves the
   * values.
   *
   * @param newLabels one label per condition
   * @param conditionTable one row per condition; its columns replace those of the entries
   * @return the relabelled population
   * @throws HomologException if the number of labels or rows is not that of the conditions
   */
  public Population relabelled(List<String> newLabels, Table conditionTable) {
    if (newLabels.size() != conditionCount() || conditionTable.rows() != conditionCount()) {
      throw HomologException.mistake(
          named()
              + " has "
              + conditionCount()
              + " conditions, but there are "
              + newLabels.size()
              + " labels and "
              + conditionTable.rows()
              + " rows");
    }
    return toBuilder()
        .entries(entries.with(conditionTable.select(conditionOf).columns()))
        .grouped(newLabels, conditionOf);
  }

  /**
   * The labels of the repeats, in order of first appearance.
   *
   * @return distinct values of the repeat column
   * @throws HomologException if no repeat column was named
   */
  public List<String> repeats() {
    return List.copyOf(entries.column(requireRepeatColumn()).levels().keySet());
  }

  private String requireRepeatColumn() {
    if (repeatColumn == null) {
      throw HomologException.mistake(
          named() + ": no column is named as its repeats; say which with repeats: COLUMN");
    }
    return repeatColumn;
  }

  /**
   * Entries of chosen repeats; a repeat chosen twice enters twice. A condition left without entries
   * disappears.
   *
   * @param chosen places in {@link #repeats}
   * @return the population of those repeats, conditions in their present order
   */
  public Population drawRepeats(int[] chosen) {
    return selectEntries(RepeatBlocks.drawn(this, entries.column(requireRepeatColumn()), chosen));
  }

  /**
   * Repeats exchanged as whole blocks: the labels stay, the values move. The entries of repeat i
   * take the values of repeat {@code order[i]}; entries of two repeats correspond by those
   * condition columns that vary within a repeat (time bins within a clip), so that these are never
   * permuted.
   *
   * @param order a permutation of the places in {@link #repeats}
   * @return the population with exchanged values
   * @throws HomologException if two repeats do not have the same entries within them
   */
  public Population shuffleRepeats(int[] order) {
    int[] moved = RepeatBlocks.of(this, entries.column(requireRepeatColumn())).exchanged(order);
    return toBuilder().source(Views.entries(source, moved)).grouped(labels, conditionOf);
  }

  /**
   * Whether any value is NaN or infinite.
   *
   * @return true if so
   */
  public boolean hasMissing() {
    return MissingValues.of(this).any();
  }

  /**
   * Applies a policy to missing values. {@link MissingPolicy#PAIRWISE} leaves them in place for the
   * consumer.
   *
   * @param policy what to do
   * @return a population without missing values, or this one under PAIRWISE
   * @throws HomologException under REFUSE, naming the first missing value, or if nothing is left
   */
  public Population handleMissing(MissingPolicy policy) {
    return MissingValues.of(this).handle(policy);
  }

  /**
   * Leaves out every entry that has a missing value; a condition left without entries disappears.
   *
   * @return a population without missing values
   * @throws HomologException if no entry is left
   */
  public Population withoutMissingEntries() {
    return MissingValues.of(this).withoutEntries();
  }

  String named() {
    return name.isEmpty() ? "the population" : "population " + name;
  }

  @Override
  public String toString() {
    return named()
        + ": "
        + entryCount()
        + " entries of "
        + conditionCount()
        + " conditions x "
        + timeCount()
        + " times x "
        + unitCount()
        + " units";
  }
}

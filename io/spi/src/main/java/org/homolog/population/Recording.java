package org.homolog.population;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds, in its own time: units and their spike trains, sampled series, tables of
 * events and intervals, ragged columns, named arrays, facts about the session, and what could not
 * be read. Opening reads structure; values are read when asked. {@link Alignment} and array
 * mappings turn a recording into a {@link Population}.
 */
public final class Recording implements AutoCloseable {
  private final String name;
  private final String format;
  private final Map<String, String> session;
  private final Table units;
  private final @Nullable SpikeTrains spikes;
  private final Map<String, SampledSeries> series;
  private final Map<String, Table> tables;
  private final Map<String, RaggedColumn> ragged;
  private final Map<String, DataArray> arrays;
  private final List<String> notes;
  private final @Nullable Observation observed;
  private final AutoCloseable resource;

  private Recording(Builder builder) {
    this.name = builder.name;
    this.format = builder.format;
    this.session = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(builder.session));
    this.units = builder.units;
    this.spikes = builder.spikes;
    this.series = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(builder.series));
    this.tables = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(builder.tables));
    this.ragged = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(builder.ragged));
    this.arrays = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(builder.arrays));
    this.notes = List.copyOf(builder.notes);
    this.observed = builder.observed;
    this.resource = builder.resource;
  }

  /**
   * Starts a recording.
   *
   * @param name what it is called, usually the file's name
   * @return a builder
   */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /**
   * What it is called.
   *
   * @return usually the file's name
   */
  public String name() {
    return name;
  }

  /**
   * Its format, such as "NWB 2.4.0".
   *
   * @return the format
   */
  public String format() {
    return format;
  }

  /**
   * Facts about the session: subject, species, start, laboratory.
   *
   * @return fact to value, in order
   */
  public Map<String, String> session() {
    return session;
  }

  /**
   * The units.
   *
   * @return one row per unit; no rows where the file has none
   */
  public Table units() {
    return units;
  }

  /**
   * The units' spike trains, in the order of {@link #units}.
   *
   * @return the trains, if the file has any
   */
  public Optional<SpikeTrains> spikes() {
    return Optional.ofNullable(spikes);
  }

  /**
   * The sampled series, by name.
   *
   * @return name to series, in the file's order
   */
  public Map<String, SampledSeries> series() {
    return series;
  }

  /**
   * Tables of events, intervals, electrodes and stimuli, by name.
   *
   * @return name to table, in the file's order
   */
  public Map<String, Table> tables() {
    return tables;
  }

  /**
   * Columns whose rows hold lists of their own lengths, by path.
   *
   * @return path to column, in the file's order
   */
  public Map<String, RaggedColumn> ragged() {
    return ragged;
  }

  /**
   * Named arrays, by name or path.
   *
   * @return name to array, in the file's order
   */
  public Map<String, DataArray> arrays() {
    return arrays;
  }

  /**
   * What could not be read, one sentence each.
   *
   * @return the notes
   */
  public List<String> notes() {
    return notes;
  }

  /**
   * When units were observed, where the file tells: outside there are no spikes because nobody
   * looked.
   *
   * @return the observation, or empty if the file does not tell
   */
  public Optional<Observation> observed() {
    return Optional.ofNullable(observed);
  }

  /**
   * A table that must exist.
   *
   * @param table its name
   * @return the table
   * @throws HomologException naming those that exist
   */
  public Table table(String table) {
    Table found = tables.get(table);
    if (found == null) {
      throw HomologException.mistake(
          name + ": " + HomologException.unknownText("table", table, tables.keySet()));
    }
    return found;
  }

  /**
   * A ragged column that must exist.
   *
   * @param column its path
   * @return the column
   * @throws HomologException naming those that exist
   */
  public RaggedColumn ragged(String column) {
    RaggedColumn found = ragged.get(column);
    if (found == null) {
      throw HomologException.mistake(
          name + ": " + HomologException.unknownText("ragged column", column, ragged.keySet()));
    }
    return found;
  }

  /**
   * An array that must exist.
   *
   * @param array its name
   * @return the array
   * @throws HomologException naming those that exist
   */
  public DataArray array(String array) {
    DataArray found = arrays.get(array);
    if (found == null) {
      throw HomologException.mistake(
          name + ": " + HomologException.unknownText("array", array, arrays.keySet()));
    }
    return found;
  }

  /**
   * A series that must exist.
   *
   * @param wanted its name
   * @return the series
   * @throws HomologException naming those that exist
   */
  public SampledSeries series(String wanted) {
    SampledSeries found = series.get(wanted);
    if (found == null) {
      throw HomologException.mistake(
          name + ": " + HomologException.unknownText("series", wanted, series.keySet()));
    }
    return found;
  }

  /** Closes the file; what was read stays valid, what was not can no longer be read. */
  @Override
  public void close() {
    try {
      resource.close();
    } catch (Exception e) {
      throw HomologException.of(
          HomologException.Kind.DAMAGED, name + " could not be closed: " + e.getMessage(), e);
    }
  }

  /** Puts a recording together. */
  public static final class Builder {
    private final String name;
    private String format = "";
    private final Map<String, String> session = new LinkedHashMap<>();
    private Table units = Table.empty(0);
    private @Nullable SpikeTrains spikes;
    private final Map<String, SampledSeries> series = new LinkedHashMap<>();
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, RaggedColumn> ragged = new LinkedHashMap<>();
    private final Map<String, DataArray> arrays = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable Observation observed;
    private AutoCloseable resource = () -> {};

    private Builder(String name) {
      this.name = name;
    }

    /**
     * The format.
     *
     * @param text such as "NWB 2.4.0"
     * @return this
     */
    public Builder format(String text) {
      format = text;
      return this;
    }

    /**
     * A fact about the session.
     *
     * @param fact its name
     * @param value its value
     * @return this
     */
    public Builder session(String fact, String value) {
      session.put(fact, value);
      return this;
    }

    /**
     * The units without spike trains.
     *
     * @param table one row per unit
     * @return this
     */
    public Builder units(Table table) {
      units = table;
      return this;
    }

    /**
     * The units with their spike trains.
     *
     * @param table one row per unit
     * @param trains one train per unit
     * @return this
     * @throws HomologException if the numbers differ
     */
    public Builder units(Table table, SpikeTrains trains) {
      if (table.rows() != trains.unitCount()) {
        throw HomologException.mistake(
            name + ": " + table.rows() + " units but " + trains.unitCount() + " spike trains");
      }
      units = table;
      spikes = trains;
      return this;
    }

    /**
     * A sampled series.
     *
     * @param key its name
     * @param value the series
     * @return this
     */
    public Builder series(String key, SampledSeries value) {
      series.put(key, value);
      return this;
    }

    /**
     * A table.
     *
     * @param key its name
     * @param value the table
     * @return this
     */
    public Builder table(String key, Table value) {
      tables.put(key, value);
      return this;
    }

    /**
     * A ragged column.
     *
     * @param key its path
     * @param value the column
     * @return this
     */
    public Builder ragged(String key, RaggedColumn value) {
      ragged.put(key, value);
      return this;
    }

    /**
     * An array.
     *
     * @param key its name or path
     * @param value the array
     * @return this
     */
    public Builder array(String key, DataArray value) {
      arrays.put(key, value);
      return this;
    }

    /**
     * Something that could not be read.
     *
     * @param text one sentence: what and why
     * @return this
     */
    public Builder note(String text) {
      notes.add(text);
      return this;
    }

    /**
     * When units were observed.
     *
     * @param observation when
     * @return this
     */
    public Builder observed(Observation observation) {
      observed = observation;
      return this;
    }

    /**
     * What to close with the recording.
     *
     * @param open the open file
     * @return this
     */
    public Builder closing(AutoCloseable open) {
      resource = open;
      return this;
    }

    /**
     * Builds the recording.
     *
     * @return the recording
     */
    public Recording build() {
      return new Recording(this);
    }
  }
}

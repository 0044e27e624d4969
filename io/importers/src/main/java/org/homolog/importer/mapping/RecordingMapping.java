package org.homolog.importer.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.population.DataArray;
import org.homolog.population.Recording;
import org.homolog.population.Table;

/**
 * Which arrays of a file are spikes, tables and series, as a study writes it beside the file:
 *
 * <pre>{@code
 * recording:
 *   file: session.h5
 *   importer: hdf5
 *   tables: {trials: /trials}
 *   units: /units/columns
 *   spikes: {times: /units/spike_times, ends: /units/spike_ends}
 *   series: {gaze: {values: /eye, rate: 500, unit: degrees, axes: [time, channel]}}
 * }</pre>
 *
 * <p>A table of events, trials or stimuli is a group (or MATLAB struct) whose vectors are its
 * columns, a list of vectors, or a matrix with names for its columns: {@code {matrix: /stim/data,
 * columns: [onset, duration]}}. A name with a star, such as {@code /unit_*}{@code /psth}, stands
 * for all arrays that fit, stacked along a new first axis.
 */
public final class RecordingMapping {
  private static final Set<String> OPTIONS = Set.of("tables", "units", "spikes", "series");
  private static final Set<String> SERIES_OPTIONS =
      Set.of("values", "times", "rate", "start", "unit", "scale", "axes", "channels");

  private final OptionReader options;
  private final Optional<MappedSpikes> spikes;

  private RecordingMapping(OptionReader options, Optional<MappedSpikes> spikes) {
    this.options = options;
    this.spikes = spikes;
  }

  /**
   * Reads a mapping.
   *
   * @param options the study's options beside file and importer, nested as written; may be empty
   * @param place where they stand in the study
   * @return the mapping
   * @throws HomologException if an option is missing, unknown or wrong, naming its place
   */
  public static RecordingMapping of(Map<String, Object> options, String place) {
    OptionReader reader = OptionReader.of(options, place).only(OPTIONS);
    reader
        .group("series")
        .ifPresent(
            all ->
                all.values()
                    .forEach(
                        (name, value) ->
                            OptionReader.of(value, all.at(name))
                                .only(SERIES_OPTIONS)
                                .requiredText("values")));
    reader.group("tables");
    return new RecordingMapping(reader, reader.group("spikes").map(MappedSpikes::of));
  }

  /**
   * What the options mean, for help.
   *
   * @return option name to meaning
   */
  public static Map<String, String> help() {
    Map<String, String> help = new LinkedHashMap<>();
    help.put(
        "tables",
        "table name (of events, trials, stimuli) to a group or struct of equally long vectors, a list"
            + " of vectors, or {matrix: ARRAY, columns: [names]}");
    help.put("units", "group or list of vectors with one entry per unit");
    help.put(
        "spikes",
        "times (flat array) and one of ends, starts, unit; or times of a ragged array, or of one"
            + " array per unit (/unit_*/spikes); or pairs (matrix) and order: [time, unit]; scale"
            + " turns times into seconds");
    help.put(
        "series", "series name to values, times or rate and start, unit, scale, axes, channels");
    return help;
  }

  /**
   * Adds what the mapping names to a recording.
   *
   * @param recording a builder that holds the file's arrays
   * @return the finished recording
   * @throws HomologException if an array is missing or does not fit
   */
  public Recording apply(Recording.Builder recording) {
    Recording arrays = recording.build();
    if (options.values().isEmpty()) {
      return arrays;
    }
    options
        .group("tables")
        .ifPresent(
            tables ->
                tables
                    .values()
                    .keySet()
                    .forEach(name -> recording.table(name, table(arrays, tables, name))));
    Table units =
        options.has("units")
            ? NamedArrays.table(arrays, options.texts("units"), options.at("units"))
            : Table.empty(0);
    if (spikes.isPresent()) {
      spikes.get().addTo(recording, arrays, units);
    } else if (options.has("units")) {
      recording.units(units);
    }
    options
        .group("series")
        .ifPresent(
            all ->
                all.values()
                    .forEach(
                        (name, value) ->
                            recording.series(
                                name, series(arrays, OptionReader.of(value, all.at(name))))));
    return recording.build();
  }

  private static Table table(Recording arrays, OptionReader tables, String name) {
    if (!(tables.values().get(name) instanceof Map)) {
      return NamedArrays.table(arrays, tables.texts(name), tables.at(name));
    }
    OptionReader options = tables.group(name).orElseThrow().only(Set.of("matrix", "columns"));
    String matrix = options.requiredText("matrix");
    List<String> columns = options.texts("columns");
    DataArray array = NamedArrays.required(arrays, matrix, options.at("matrix"));
    long[] shape = array.shape();
    boolean upright = shape.length == 2 && shape[1] == columns.size();
    if (columns.isEmpty() || !(upright || (shape.length == 2 && shape[0] == columns.size()))) {
      throw HomologException.mistake(
          options.at("columns")
              + ": name each column of "
              + matrix
              + ", whose shape is "
              + Arrays.toString(shape));
    }
    int rows = Math.toIntExact(upright ? shape[0] : shape[1]);
    String[] texts = array.isText() ? array.texts() : new String[0];
    double[] numbers = array.isText() ? new double[0] : array.numbers();
    List<Column> all = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      int from = upright ? c : c * rows;
      int step = upright ? columns.size() : 1;
      if (array.isText()) {
        String[] one = new String[rows];
        Arrays.setAll(one, row -> texts[from + row * step]);
        all.add(Column.texts(columns.get(c), one));
      } else {
        double[] one = new double[rows];
        Arrays.setAll(one, row -> numbers[from + row * step]);
        all.add(ArrayColumns.numbers(columns.get(c), one));
      }
    }
    return Table.of(all);
  }

  private static MappedSeries series(Recording arrays, OptionReader options) {
    String name = options.requiredText("values");
    DataArray array = NamedArrays.required(arrays, name, options.at("values"));
    long[] shape = array.shape();
    boolean empty = Arrays.stream(shape).anyMatch(length -> length == 0);
    if (array.isText() || shape.length < 1 || shape.length > 2 || empty) {
      throw HomologException.mistake(
          options.at("values")
              + ": a series is an array of samples, or of samples x channels; "
              + name
              + " is not");
    }
    int timeAxis = timeAxis(options, shape.length);
    long samples = shape[timeAxis];
    int width = shape.length == 1 ? 1 : Math.toIntExact(shape[1 - timeAxis]);
    boolean timed = options.has("times");
    if (timed == options.has("rate")) {
      throw HomologException.mistake(
          options.place()
              + ": give either times (seconds, one per sample) or a rate (samples per second)");
    }
    double[] stamps = new double[0];
    if (timed) {
      stamps =
          NamedArrays.required(arrays, options.requiredText("times"), options.at("times"))
              .numbers();
      if (stamps.length != samples) {
        throw HomologException.mistake(
            options.at("times") + ": " + stamps.length + " times for " + samples + " samples");
      }
    }
    Optional<Double> rate = options.number("rate");
    if (rate.isPresent() && !(rate.get() > 0)) {
      throw HomologException.mistake(options.at("rate") + ": a rate is above 0 samples per second");
    }
    return new MappedSeries(
        array,
        timeAxis,
        channels(arrays, options, width),
        options.text("unit").orElse(""),
        options.number("scale").orElse(1.0),
        rate,
        options.number("start").orElse(0.0),
        stamps);
  }

  private static int timeAxis(OptionReader options, int rank) {
    List<String> axes = options.texts("axes");
    if (axes.isEmpty() || rank == 1) {
      return 0;
    }
    if (axes.equals(List.of("time", "channel"))) {
      return 0;
    }
    if (axes.equals(List.of("channel", "time"))) {
      return 1;
    }
    throw HomologException.mistake(
        options.at("axes") + ": write [time, channel] or [channel, time], not " + axes);
  }

  private static Table channels(Recording arrays, OptionReader options, int width) {
    List<Column> columns = new ArrayList<>();
    if (options.has("channels")) {
      columns.addAll(
          NamedArrays.columns(
              arrays, options.texts("channels"), OptionalInt.of(width), options.at("channels")));
    }
    if (columns.isEmpty()) {
      long[] numbers = new long[width];
      for (int i = 0; i < width; i++) {
        numbers[i] = i + 1L;
      }
      columns.add(Column.integers("channel", numbers));
    }
    return Table.of(columns);
  }
}

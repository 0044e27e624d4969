package org.homolog.population;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a recording around events: spike trains become binned counts or rates, series become bin
 * means. Bins are half-open, [start, start + bin), and cover the window from its start; times are
 * relative to the event.
 *
 * @param table the table whose rows are the events, such as "trials"
 * @param event the column that holds event times in seconds, such as "start_time"
 * @param from start of the window relative to the event, in seconds
 * @param to end of the window relative to the event, in seconds
 * @param bin width of a bin in seconds; the window holds a whole number of bins
 * @param conditions columns of the table that make a condition
 * @param repeats column of the table that tells repeats apart, or null: the row number, in a column
 *     "repeat"
 * @param entries which rows of the table to keep, or null for all
 * @param units which units to keep, or null for all
 * @param series the sampled series to cut instead of spike trains, or null
 * @param measure counts or rates (spike trains only)
 * @param smoothing smoothing over the bins of each unit; bins around the window are smoothed in
 * @param rate samples per second that the series is resampled to first; 0: as it was recorded
 * @param outside what happens to events whose window exceeds the recording
 * @param recorded when the recording ran, or null: as {@link Recording#observed} or the samples of
 *     the series tell; spike trains of a file that does not tell have no known bounds
 * @param marks the channel of another series that is active around each event, a further column of
 *     the table that {@code entries} may ask for, or null
 */
public record Alignment(
    String table,
    String event,
    double from,
    double to,
    double bin,
    List<String> conditions,
    @Nullable String repeats,
    @Nullable RowFilter entries,
    @Nullable RowFilter units,
    @Nullable String series,
    Measure measure,
    Smoothing smoothing,
    double rate,
    Outside outside,
    @Nullable TimeSpan recorded,
    @Nullable ActiveChannel marks) {

  /** What happens to events whose window exceeds the recording. */
  public enum Outside {
    /** They are refused, naming the first. */
    REFUSE,
    /** They are left out. */
    DROP,
    /** They stay: beyond the recording there are no spikes, and samples are missing (NaN). */
    KEEP
  }

  /** What a bin of spikes holds. */
  public enum Measure {
    /** Number of spikes. */
    COUNT,
    /** Spikes per second. */
    RATE
  }

  /**
   * Checks the window, the conditions and the rate.
   *
   * @throws HomologException if the window is empty, does not hold a whole number of bins, no
   *     condition is named, or a rate is given without a series
   */
  public Alignment {
    conditions = List.copyOf(conditions);
    double bins = (to - from) / bin;
    if (!(bin > 0) || !(bins >= 1 - 1e-9) || Math.abs(bins - Math.rint(bins)) > 1e-6) {
      throw HomologException.mistake(
          "the window from "
              + from
              + " s to "
              + to
              + " s does not hold a whole number of bins of "
              + bin
              + " s");
    }
    if (bins > 10_000_000) {
      throw HomologException.mistake("the window holds " + bins + " bins; choose a wider bin");
    }
    if (conditions.isEmpty()) {
      throw HomologException.mistake(
          "an alignment needs at least one condition column of table " + table);
    }
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY) || (rate > 0 && series == null)) {
      throw HomologException.mistake(
          "a rate to resample to is a positive number of samples per second and goes with a series,"
              + " but it is "
              + rate
              + (series == null ? " without a series" : ""));
    }
  }

  /**
   * An alignment that marks no channel.
   *
   * @param table the table whose rows are the events
   * @param event the column of event times
   * @param from start of the window in seconds
   * @param to end of the window in seconds
   * @param bin width of a bin in seconds
   * @param conditions columns that make a condition
   * @param repeats column that tells repeats apart, or null
   * @param entries which rows of the table to keep, or null for all
   * @param units which units to keep, or null for all
   * @param series the series to cut instead of spike trains, or null
   * @param measure counts or rates
   * @param smoothing smoothing over bins
   * @param rate samples per second that the series is resampled to first; 0: as it was recorded
   * @param outside what happens to events whose window exceeds the recording
   * @param recorded when the recording ran, or null
   */
  public Alignment(
      String table,
      String event,
      double from,
      double to,
      double bin,
      List<String> conditions,
      @Nullable String repeats,
      @Nullable RowFilter entries,
      @Nullable RowFilter units,
      @Nullable String series,
      Measure measure,
      Smoothing smoothing,
      double rate,
      Outside outside,
      @Nullable TimeSpan recorded) {
    this(
        table,
        event,
        from,
        to,
        bin,
        conditions,
        repeats,
        entries,
        units,
        series,
        measure,
        smoothing,
        rate,
        outside,
        recorded,
        null);
  }

  /**
   * The same, naming the active channel of another series.
   *
   * @param channel which
   * @return the alignment
   */
  public Alignment marking(ActiveChannel channel) {
    return new Alignment(
        table,
        event,
        from,
        to,
        bin,
        conditions,
        repeats,
        entries,
        units,
        series,
        measure,
        smoothing,
        rate,
        outside,
        recorded,
        channel);
  }

  /**
   * An alignment of what is recorded as it is, refusing windows that exceed the recording.
   *
   * @param table the table whose rows are the events
   * @param event the column of event times
   * @param from start of the window in seconds
   * @param to end of the window in seconds
   * @param bin width of a bin in seconds
   * @param conditions columns that make a condition
   * @param repeats column that tells repeats apart, or null
   * @param entries which rows of the table to keep, or null for all
   * @param units which units to keep, or null for all
   * @param series the series to cut instead of spike trains, or null
   * @param measure counts or rates
   * @param smoothing smoothing over bins
   */
  public Alignment(
      String table,
      String event,
      double from,
      double to,
      double bin,
      List<String> conditions,
      @Nullable String repeats,
      @Nullable RowFilter entries,
      @Nullable RowFilter units,
      @Nullable String series,
      Measure measure,
      Smoothing smoothing) {
    this(
        table,
        event,
        from,
        to,
        bin,
        conditions,
        repeats,
        entries,
        units,
        series,
        measure,
        smoothing,
        0,
        Outside.REFUSE,
        null);
  }

  /**
   * An alignment of spike counts with everything else at its default.
   *
   * @param table the table whose rows are the events
   * @param event the column of event times
   * @param from start of the window in seconds
   * @param to end of the window in seconds
   * @param bin width of a bin in seconds
   * @param conditions columns that make a condition
   * @return the alignment: all rows, all units, spike counts, no smoothing
   */
  public static Alignment of(
      String table, String event, double from, double to, double bin, String... conditions) {
    return new Alignment(
        table,
        event,
        from,
        to,
        bin,
        List.of(conditions),
        null,
        null,
        null,
        null,
        Measure.COUNT,
        Smoothing.NONE);
  }

  private int bins() {
    return (int) Math.rint((to - from) / bin);
  }

  /**
   * Cuts a recording.
   *
   * @param recording the recording
   * @return events x bins x units; rows without an event time are left out. A unit that was not
   *     observed throughout a window is missing there (NaN), unless {@link Outside#KEEP} is asked
   * @throws HomologException if a table, column, series or spike train is missing, a window exceeds
   *     the recording and is not to be dropped or kept, or no event is left
   */
  public Population apply(Recording recording) {
    return series == null ? spikes(recording) : samples(recording, series);
  }

  private Population spikes(Recording recording) {
    SpikeTrains trains =
        recording
            .spikes()
            .orElseThrow(
                () ->
                    HomologException.mistake(
                        recording.name()
                            + " holds no spike trains; name a series to align, there is: "
                            + String.join(", ", recording.series().keySet())));
    Optional<Observation> observed =
        Optional.ofNullable(recorded).map(Observation::ofAll).or(recording::observed);
    Optional<TimeSpan> span = observed.map(Observation::whole);
    Table events = events(recording, span);
    int[] chosen = chosen(recording.units());
    double[] values = values(events.rows(), chosen.length);
    double scale = measure == Measure.RATE ? 1 / bin : 1;
    double[] times = events.column(event).numbers();
    BinnedSpikes.fill(trains, chosen, times, grid(span), observed, scale, values);
    if (observed.isPresent() && outside != Outside.KEEP) {
      hideUnobserved(observed.get(), chosen, times, values);
    }
    return population(
        events,
        recording.units().select(chosen),
        values,
        measure == Measure.RATE ? "spikes/s" : "spikes");
  }

  /** A unit that was not observed throughout a window has missing values there, not zeros. */
  private void hideUnobserved(Observation observed, int[] chosen, double[] times, double[] values) {
    int bins = bins();
    for (int e = 0; e < times.length; e++) {
      for (int u = 0; u < chosen.length; u++) {
        if (!observed.covers(chosen[u], times[e] + from, times[e] + to)) {
          for (int b = 0; b < bins; b++) {
            values[(e * bins + b) * chosen.length + u] = Double.NaN;
          }
        }
      }
    }
  }

  private Population samples(Recording recording, String name) {
    SampledSeries found = recording.series(name);
    SampledSeries sampled = rate > 0 ? ResampledSeries.of(name, found, rate) : found;
    if (sampled.sampleCount() == 0) {
      throw HomologException.mistake(recording.name() + ": series " + name + " holds no samples");
    }
    SampleClock clock = SampleClock.of(name, sampled);
    Optional<TimeSpan> span = Optional.of(recorded == null ? clock.span() : recorded);
    Table events = events(recording, span);
    int[] chosen = chosen(sampled.channels());
    double[] values = values(events.rows(), chosen.length);
    double[] times = events.column(event).numbers();
    BinnedSeries.fill(name, sampled, clock, chosen, times, grid(span), values);
    return population(events, sampled.channels().select(chosen), values, sampled.unit());
  }

  private EventBins grid(Optional<TimeSpan> span) {
    return new EventBins(from, bin, bins(), smoothing, span);
  }

  private Population population(Table events, Table unitTable, double[] values, String unit) {
    double[] centres = new double[bins()];
    Arrays.setAll(centres, b -> from + (b + 0.5) * bin);
    Population population =
        Population.builder(events, unitTable)
            .times(centres)
            .conditions(conditions)
            .repeats(repeats == null ? "repeat" : repeats)
            .valueUnit(unit)
            .values(values)
            .build();
    return ConditionOrder.sorted(population, Map.of());
  }

  /** The events that are left, with the column that tells repeats apart. */
  private Table events(Recording recording, Optional<TimeSpan> span) {
    Table all = marked(recording);
    int[] candidates = entries == null ? range(all.rows()) : all.where(entries);
    Column times = all.column(event);
    int[] kept =
        Arrays.stream(candidates)
            .filter(row -> Double.isFinite(times.number(row)))
            .filter(row -> isInside(recording, row, times.number(row), span))
            .toArray();
    if (kept.length == 0) {
      throw HomologException.mistake(
          recording.name()
              + ": no row of table "
              + table
              + " is left"
              + Optional.ofNullable(entries).map(filter -> " by " + filter).orElse("")
              + (outside == Outside.DROP ? ", with its window inside the recording" : ""));
    }
    Table events = all.select(kept);
    if (repeats != null) {
      return events;
    }
    long[] numbers = Arrays.stream(kept).asLongStream().toArray();
    return events.with(Column.integers("repeat", numbers).description("row of table " + table));
  }

  /** The table of events, with the channel that is active around each if one is asked for. */
  private Table marked(Recording recording) {
    Table all = recording.table(table);
    if (marks == null) {
      return all;
    }
    if (all.has(marks.column())) {
      throw HomologException.mistake(
          recording.name()
              + ": table "
              + table
              + " has a column "
              + marks.column()
              + " already; name that of the active channel otherwise");
    }
    return all.with(marks.of(recording, all.column(event).numbers(), from, to));
  }

  private boolean isInside(Recording recording, int row, double time, Optional<TimeSpan> span) {
    if (outside == Outside.KEEP || span.isEmpty() || span.get().holds(time + from, time + to)) {
      return true;
    }
    if (outside == Outside.REFUSE) {
      throw HomologException.mistake(
          recording.name()
              + ": the window of row "
              + row
              + " of table "
              + table
              + ", from "
              + (time + from)
              + " to "
              + (time + to)
              + " s, exceeds the recording, which runs from "
              + span.get().from()
              + " to "
              + span.get().to()
              + " s; say outside: drop to leave such events out, or outside: keep");
    }
    return false;
  }

  private int[] chosen(Table unitTable) {
    int[] kept = units == null ? range(unitTable.rows()) : unitTable.where(units);
    if (kept.length == 0) {
      throw HomologException.mistake("no unit is left" + (units == null ? "" : " by " + units));
    }
    return kept;
  }

  private static int[] range(int size) {
    int[] all = new int[size];
    Arrays.setAll(all, i -> i);
    return all;
  }

  private double[] values(int events, int unitCount) {
    long size = (long) events * bins() * unitCount;
    if (size > Integer.MAX_VALUE - 8) {
      throw HomologException.mistake(
          events
              + " events x "
              + bins()
              + " bins x "
              + unitCount
              + " units do not fit one array (2^31 values)");
    }
    return new double[(int) size];
  }
}

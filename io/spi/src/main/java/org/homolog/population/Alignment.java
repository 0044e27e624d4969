package org.homolog.population;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
 * @param smoothing smoothing over the bins of each unit
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
    Smoothing smoothing) {

  /** What a bin of spikes holds. */
  public enum Measure {
    /** Number of spikes. */
    COUNT,
    /** Spikes per second. */
    RATE
  }

  /**
   * Checks the window and the conditions.
   *
   * @throws HomologException if the window is empty, does not hold a whole number of bins, or no
   *     condition is named
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
   * @return events x bins x units; rows without an event time are left out
   * @throws HomologException if a table, column, series or spike train is missing, or no event is
   *     left
   */
  public Population apply(Recording recording) {
    Table all = recording.table(table);
    int[] kept = events(recording, all);
    Table events = all.select(kept);
    String repeatName = repeats == null ? "repeat" : repeats;
    if (repeats == null) {
      long[] numbers = Arrays.stream(kept).asLongStream().toArray();
      events =
          events.with(Column.integers(repeatName, numbers).description("row of table " + table));
    }
    double[] centres = new double[bins()];
    Arrays.setAll(centres, b -> from + (b + 0.5) * bin);
    double[] times = events.column(event).numbers();
    String name = series;
    if (name != null) {
      SampledSeries sampled = recording.series(name);
      int[] channels = chosen(sampled.channels());
      return finish(
          events,
          sampled.channels().select(channels),
          centres,
          repeatName,
          cut(sampled, channels, times, recording),
          sampled.unit());
    }
    SpikeTrains trains =
        recording
            .spikes()
            .orElseThrow(
                () ->
                    HomologException.mistake(
                        recording.name()
                            + " holds no spike trains; name a series to align, there is: "
                            + String.join(", ", recording.series().keySet())));
    int[] chosen = chosen(recording.units());
    return finish(
        events,
        recording.units().select(chosen),
        centres,
        repeatName,
        count(trains, chosen, times),
        measure == Measure.RATE ? "spikes/s" : "spikes");
  }

  private Population finish(
      Table events,
      Table unitTable,
      double[] centres,
      String repeatName,
      double[] values,
      String unit) {
    Population population =
        Population.builder(events, unitTable)
            .times(centres)
            .conditions(conditions)
            .repeats(repeatName)
            .valueUnit(unit)
            .values(values)
            .build();
    List<String> sorted = ordered(population);
    int[] conditionOf = new int[population.entryCount()];
    Arrays.setAll(
        conditionOf,
        e -> sorted.indexOf(population.conditionLabels().get(population.conditionOf(e))));
    return population.toBuilder().grouped(sorted, conditionOf);
  }

  /**
   * Conditions by their numbers, ascending, and by their texts, as they first appear: trials come
   * in random order.
   */
  private List<String> ordered(Population population) {
    Table table = population.conditions();
    Comparator<Integer> order = Comparator.comparing(row -> 0);
    for (String name : conditions) {
      Column column = table.column(name);
      List<String> levels = List.copyOf(column.levels().keySet());
      order =
          order.thenComparingDouble(
              row -> column.isNumeric() ? column.number(row) : levels.indexOf(column.text(row)));
    }
    return IntStream.range(0, table.rows())
        .boxed()
        .sorted(order)
        .map(population.conditionLabels()::get)
        .toList();
  }

  private int[] events(Recording recording, Table all) {
    int[] candidates = entries == null ? range(all.rows()) : all.where(entries);
    Column times = all.column(event);
    int[] kept =
        Arrays.stream(candidates).filter(row -> Double.isFinite(times.number(row))).toArray();
    if (kept.length == 0) {
      throw HomologException.mistake(
          recording.name()
              + ": no row of table "
              + table
              + " is left"
              + Optional.ofNullable(entries).map(filter -> " by " + filter).orElse(""));
    }
    return kept;
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

  private double[] count(SpikeTrains trains, int[] chosen, double[] times) {
    int bins = bins();
    double[] values = values(times.length, chosen.length);
    double scale = measure == Measure.RATE ? 1 / bin : 1;
    double[] one = new double[bins];
    for (int u = 0; u < chosen.length; u++) {
      double[] spikes = trains.times(chosen[u]);
      for (int e = 0; e < times.length; e++) {
        Arrays.fill(one, 0);
        int spike = lowerBound(spikes, times[e] + from);
        for (int b = 0; b < bins; b++) {
          double end = times[e] + from + (b + 1) * bin;
          while (spike < spikes.length && spikes[spike] < end) {
            one[b] += scale;
            spike++;
          }
        }
        smoothing.apply(one, bin);
        for (int b = 0; b < bins; b++) {
          values[(e * bins + b) * chosen.length + u] = one[b];
        }
      }
    }
    return values;
  }

  private double[] cut(SampledSeries sampled, int[] channels, double[] times, Recording recording) {
    if (sampled.sampleCount() > Integer.MAX_VALUE - 8) {
      throw HomologException.mistake(
          recording.name()
              + ": series "
              + series
              + " has "
              + sampled.sampleCount()
              + " samples, more than are aligned");
    }
    double[] stamps = sampled.times(0, (int) sampled.sampleCount());
    int bins = bins();
    int width = sampled.channels().rows();
    double[] values = values(times.length, channels.length);
    double[] one = new double[bins];
    for (int e = 0; e < times.length; e++) {
      int first = lowerBound(stamps, times[e] + from);
      int end = lowerBound(stamps, times[e] + to);
      double[] block = sampled.read(first, end - first);
      for (int c = 0; c < channels.length; c++) {
        int sample = first;
        for (int b = 0; b < bins; b++) {
          double until = times[e] + from + (b + 1) * bin;
          double sum = 0;
          int count = 0;
          while (sample < end && stamps[sample] < until) {
            sum += block[(sample - first) * width + channels[c]];
            count++;
            sample++;
          }
          one[b] = count == 0 ? Double.NaN : sum / count;
        }
        smoothing.apply(one, bin);
        for (int b = 0; b < bins; b++) {
          values[(e * bins + b) * channels.length + c] = one[b];
        }
      }
    }
    return values;
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

  private static int lowerBound(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

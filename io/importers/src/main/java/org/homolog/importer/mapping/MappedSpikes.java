package org.homolog.importer.mapping;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.NumberText;
import org.homolog.population.Column;
import org.homolog.population.DataArray;
import org.homolog.population.Recording;
import org.homolog.population.SpikeTrains;
import org.homolog.population.Table;

/**
 * Spike trains of several layouts: a flat array of times and an array that tells the units apart,
 * {@code ends} (where each unit's spikes end, as in NWB), {@code starts} (where they begin) or
 * {@code unit} (the unit of each spike); a ragged array, or a family of arrays, one per unit; or
 * {@code pairs}, a matrix of time and unit.
 */
final class MappedSpikes {
  private static final Set<String> OPTIONS =
      Set.of("times", "ends", "starts", "unit", "pairs", "order", "scale");

  private final OptionReader options;

  private MappedSpikes(OptionReader options) {
    this.options = options;
  }

  static MappedSpikes of(OptionReader options) {
    options.only(OPTIONS);
    List<String> given = List.of("ends", "starts", "unit").stream().filter(options::has).toList();
    if (options.has("pairs")) {
      if (options.has("times") || !given.isEmpty()) {
        throw HomologException.mistake(
            options.place() + ": pairs hold times and units; leave out times" + " and " + given);
      }
      order(options);
      return new MappedSpikes(options);
    }
    options.requiredText("times");
    if (options.has("order")) {
      throw HomologException.mistake(options.at("order") + ": an order is one of pairs");
    }
    if (given.size() > 1) {
      throw HomologException.mistake(
          options.place()
              + ": say how the units are told apart by one of ends, starts or unit, not by "
              + given);
    }
    return new MappedSpikes(options);
  }

  void addTo(Recording.Builder recording, Recording arrays, Table units) {
    Map<String, double[]> trains = trains(arrays);
    double scale = options.number("scale").orElse(1.0);
    trains.forEach(
        (label, times) -> {
          for (int i = 0; i < times.length; i++) {
            if (Double.isNaN(times[i])) {
              throw HomologException.mistake(
                  options.place()
                      + ": unit "
                      + label
                      + ": the time of spike "
                      + (i + 1)
                      + " is missing (NaN)");
            }
            times[i] *= scale;
          }
        });
    double[][] perUnit = trains.values().toArray(double[][]::new);
    Table table = units;
    if (units.columns().isEmpty()) {
      table = Table.of(Column.texts("unit", trains.keySet().toArray(String[]::new)));
    } else if (units.rows() != perUnit.length) {
      throw HomologException.mistake(
          options.place()
              + ": there are spikes of "
              + perUnit.length
              + " units, but the table of units has "
              + units.rows()
              + " rows");
    }
    recording.units(table, SpikeTrains.of(perUnit));
  }

  private Map<String, double[]> trains(Recording arrays) {
    if (options.has("pairs")) {
      return byPair(arrays);
    }
    String name = options.requiredText("times");
    if (options.has("unit")) {
      double[] times = numbers(arrays, "times", name);
      return byUnit(times, labels(arrays, times.length));
    }
    if (options.has("ends") || options.has("starts")) {
      return byIndex(arrays, numbers(arrays, "times", name));
    }
    ArrayFamily family =
        ArrayFamily.isPattern(name)
            ? ArrayFamily.of(arrays, name)
            : ArrayFamily.ragged(arrays, name);
    if (family.members().isEmpty()) {
      NamedArrays.required(arrays, name, options.at("times"));
      throw HomologException.mistake(
          options.place()
              + ": say how the units of "
              + name
              + " are told apart by one of ends, starts or unit; only a ragged array, or a family"
              + " of arrays such as /unit_*/spikes, tells by itself");
    }
    Map<String, double[]> trains = new LinkedHashMap<>();
    for (ArrayFamily.Member member : family.members()) {
      trains.put(member.label(), numbers(arrays, "times", member.name()));
    }
    return trains;
  }

  /** Which column of the pairs holds the times, and which the units. */
  private static int order(OptionReader options) {
    List<String> order = options.has("order") ? options.texts("order") : List.of("time", "unit");
    int time = order.indexOf("time");
    if (order.size() != 2 || time < 0 || !order.contains("unit")) {
      throw HomologException.mistake(
          options.at("order") + ": write [time, unit] or [unit, time], not " + order);
    }
    return time;
  }

  private Map<String, double[]> byPair(Recording arrays) {
    String name = options.requiredText("pairs");
    DataArray array = NamedArrays.required(arrays, name, options.at("pairs"));
    long[] shape = array.shape();
    boolean rows = shape.length == 2 && shape[1] == 2;
    if (array.isText() || !(rows || (shape.length == 2 && shape[0] == 2))) {
      throw HomologException.mistake(
          options.at("pairs")
              + ": "
              + name
              + " is not a matrix of two columns of numbers: its shape is "
              + Arrays.toString(shape));
    }
    double[] values = array.numbers();
    int n = values.length / 2;
    int time = order(options);
    double[] times = new double[n];
    String[] unit = new String[n];
    for (int i = 0; i < n; i++) {
      times[i] = rows ? values[2 * i + time] : values[time * n + i];
      unit[i] = NumberText.of(rows ? values[2 * i + 1 - time] : values[(1 - time) * n + i]);
    }
    return byUnit(times, unit);
  }

  private double[] numbers(Recording arrays, String option, String name) {
    DataArray array = NamedArrays.required(arrays, name, options.at(option));
    if (array.isText() || NamedArrays.vectorLength(array).isEmpty()) {
      throw HomologException.mistake(
          options.at(option)
              + ": "
              + name
              + " is not a list of numbers: its shape is "
              + Arrays.toString(array.shape()));
    }
    return array.numbers();
  }

  private Map<String, double[]> byIndex(Recording arrays, double[] times) {
    boolean ends = options.has("ends");
    String option = ends ? "ends" : "starts";
    String name = options.requiredText(option);
    double[] index = numbers(arrays, option, name);
    Map<String, double[]> trains = new LinkedHashMap<>();
    for (int u = 0; u < index.length; u++) {
      double from = ends ? (u == 0 ? 0 : index[u - 1]) : index[u];
      double to = ends ? index[u] : (u + 1 < index.length ? index[u + 1] : times.length);
      boolean whole = from == Math.rint(from) && to == Math.rint(to);
      if (!(whole && from >= 0 && from <= to && to <= times.length)) {
        throw HomologException.mistake(
            options.at(option)
                + ": unit "
                + (u + 1)
                + " would have spikes "
                + NumberText.of(from)
                + " to "
                + NumberText.of(to)
                + " of "
                + times.length
                + "; "
                + name
                + " is no list of "
                + option);
      }
      trains.put(String.valueOf(u + 1), Arrays.copyOfRange(times, (int) from, (int) to));
    }
    return trains;
  }

  private String[] labels(Recording arrays, int spikes) {
    String name = options.requiredText("unit");
    DataArray array = NamedArrays.required(arrays, name, options.at("unit"));
    String[] unit = array.texts();
    if (unit.length != spikes) {
      throw HomologException.mistake(
          options.at("unit")
              + ": "
              + name
              + " names "
              + unit.length
              + " units for "
              + spikes
              + " spikes");
    }
    return unit;
  }

  private static Map<String, double[]> byUnit(double[] times, String[] unit) {
    Map<String, double[]> trains = new LinkedHashMap<>();
    Map<String, Integer> count = new LinkedHashMap<>();
    for (String label : unit) {
      count.merge(label, 1, Integer::sum);
    }
    count.forEach((label, n) -> trains.put(label, new double[n]));
    count.replaceAll((label, n) -> 0);
    for (int i = 0; i < times.length; i++) {
      int at = count.merge(unit[i], 1, Integer::sum) - 1;
      double[] train = trains.get(unit[i]);
      if (train != null) {
        train[at] = times[i];
      }
    }
    return trains;
  }
}

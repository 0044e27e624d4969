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
 * Spike trains from a flat array of times and an array that tells the units apart: {@code ends}
 * (where each unit's spikes end, as in NWB), {@code starts} (where they begin), or {@code unit}
 * (the unit of each spike).
 */
final class MappedSpikes {
  private static final Set<String> OPTIONS = Set.of("times", "ends", "starts", "unit", "scale");

  private final OptionReader options;

  private MappedSpikes(OptionReader options) {
    this.options = options;
  }

  static MappedSpikes of(OptionReader options) {
    options.only(OPTIONS).requiredText("times");
    List<String> given = List.of("ends", "starts", "unit").stream().filter(options::has).toList();
    if (given.size() != 1) {
      throw HomologException.mistake(
          options.place()
              + ": say how the units are told apart by one of ends, starts or unit"
              + (given.isEmpty() ? "" : ", not by " + given));
    }
    return new MappedSpikes(options);
  }

  void addTo(Recording.Builder recording, Recording arrays, Table units) {
    String timesName = options.requiredText("times");
    double[] times = numbers(arrays, "times", timesName);
    double scale = options.number("scale").orElse(1.0);
    for (int i = 0; i < times.length && scale != 1; i++) {
      times[i] *= scale;
    }
    Map<String, double[]> trains =
        options.has("unit") ? byUnit(arrays, times) : byIndex(arrays, times);
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

  private Map<String, double[]> byUnit(Recording arrays, double[] times) {
    String name = options.requiredText("unit");
    DataArray array = NamedArrays.required(arrays, name, options.at("unit"));
    String[] unit = array.texts();
    if (unit.length != times.length) {
      throw HomologException.mistake(
          options.at("unit")
              + ": "
              + name
              + " names "
              + unit.length
              + " units for "
              + times.length
              + " spikes");
    }
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

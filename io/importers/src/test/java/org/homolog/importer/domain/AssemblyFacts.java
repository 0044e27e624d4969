package org.homolog.importer.domain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.importer.mapping.ArrayMapping;
import org.homolog.population.ArrayAxis;
import org.homolog.population.Column;
import org.homolog.population.DataArray;
import org.homolog.population.Population;
import org.homolog.population.Recording;
import org.homolog.population.SpikeTrains;
import org.homolog.population.Table;

/** Brain-Score assemblies: neurons by properties, and events. */
final class AssemblyFacts {
  private AssemblyFacts() {}

  private static Map<String, Integer> counts(JsonNode facts) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    facts.properties().forEach(e -> counts.put(e.getKey(), e.getValue().intValue()));
    return counts;
  }

  /** Checks one entry of the domain of a matrix of properties; false if there is no such check. */
  static boolean properties(Recording recording, String key, JsonNode facts, JsonNode domain) {
    String variable = "/" + domain.get("variable").textValue();
    DataArray array = recording.array(variable);
    Table neuroids = recording.table("neuroid");
    switch (key) {
      case "variable" -> assertTrue(recording.arrays().containsKey(variable));
      case "shape" -> assertArrayEquals(Statistics.longs(facts), array.shape());
      case "dims" ->
          assertEquals(
              List.of(Statistics.texts(facts)),
              array.axes().stream().map(axis -> "/" + axis.name()).toList());
      case "coordinates" -> coordinates(recording, facts);
      case "neuronal_property" ->
          assertArrayEquals(Statistics.texts(facts), recording.table(key).column(key).texts());
      case "region_counts" -> assertEquals(counts(facts), neuroids.column("region").levels());
      case "neuroid_id" -> {
        double[] ids = neuroids.column("neuroid_id").numbers();
        assertArrayEquals(Statistics.doubles(facts.get("first")), Arrays.copyOf(ids, 3));
        assertEquals(facts.get("last").doubleValue(), ids[ids.length - 1]);
      }
      case "per_property" -> perProperty(recording, variable, facts);
      case "first_neuroid" ->
          assertArrayEquals(
              Statistics.doubles(facts),
              array.numbers(new long[] {0, 0}, new int[] {1, facts.size()}));
      case "last_neuroid" ->
          assertArrayEquals(
              Statistics.doubles(facts),
              array.numbers(new long[] {array.shape()[0] - 1, 0}, new int[] {1, facts.size()}));
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Coordinates are columns; bare dimensions only say how long they are. */
  private static void coordinates(Recording recording, JsonNode facts) {
    for (Map.Entry<String, JsonNode> coordinate : facts.properties()) {
      String path = "/" + coordinate.getKey();
      long length = coordinate.getValue().get("shape").get(0).longValue();
      if (coordinate.getValue().get("type").textValue().equals("float32:BE")) {
        assertFalse(recording.arrays().containsKey(path), path);
        assertEquals(length, recording.table(coordinate.getKey()).rows());
        assertTrue(
            recording.notes().stream()
                .anyMatch(n -> n.startsWith(path + " is a netCDF dimension of length " + length)),
            recording.notes().toString());
      } else {
        assertArrayEquals(new long[] {length}, recording.array(path).shape());
        assertTrue(
            recording
                .array(path)
                .description()
                .startsWith(coordinate.getValue().get("type").textValue()),
            recording.array(path).description());
      }
    }
  }

  private static void perProperty(Recording recording, String variable, JsonNode facts) {
    Map<String, Object> mapping =
        Map.of(
            "values",
            variable,
            "axes",
            List.of(Map.of("unit", "neuroid"), Map.of("condition", "neuronal_property")));
    Population population = ArrayMapping.of(mapping, "population").population(recording);
    assertEquals(facts.size(), population.conditionCount());
    double[] one = new double[population.unitCount()];
    for (int entry = 0; entry < population.entryCount(); entry++) {
      String property = population.conditionLabels().get(entry);
      population.read(entry, one, 0);
      Statistics.describe(facts.get(property), one, property);
    }
    boolean missing =
        facts.properties().stream().anyMatch(p -> p.getValue().get("nan_count").intValue() > 0);
    assertEquals(missing, population.hasMissing());
  }

  /** Checks one entry of the domain of an assembly of events; false if there is no such check. */
  static boolean events(Recording recording, String key, JsonNode facts) {
    Table events = recording.table("event");
    double[] times = recording.array("/data").numbers();
    switch (key) {
      case "events" -> {
        assertEquals(facts.intValue(), events.rows());
        SpikeTrains trains = recording.spikes().orElseThrow();
        int total = 0;
        for (int unit = 0; unit < trains.unitCount(); unit++) {
          total += trains.times(unit).length;
        }
        assertEquals(facts.intValue(), total);
      }
      case "time_stats" -> {
        Statistics.describe(facts, times, key);
        // Spike trains are in seconds, the file in milliseconds.
        assertEquals(facts.get("min").doubleValue() * 1e-3, ofAllUnits(recording)[0], 1e-12);
      }
      case "is_sorted" -> {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        assertEquals(facts.booleanValue(), Arrays.equals(sorted, times));
      }
      case "categorical" -> {
        for (Map.Entry<String, JsonNode> column : facts.properties()) {
          assertEquals(
              counts(column.getValue()), events.column(column.getKey()).levels(), column.getKey());
          Column ofUnits = recording.units().column(column.getKey());
          assertEquals(column.getValue().size(), ofUnits.levels().size(), column.getKey());
        }
        for (int unit = 0; unit < recording.units().rows(); unit++) {
          String id = recording.units().column("neuroid_id").text(unit);
          assertEquals(
              facts.get("neuroid_id").get(id).intValue(),
              recording.spikes().orElseThrow().times(unit).length);
        }
      }
      case "first_10_times" -> {
        assertArrayEquals(Statistics.doubles(facts), Arrays.copyOf(times, 10));
        double[] seconds = Arrays.copyOf(ofAllUnits(recording), 10);
        for (int i = 0; i < 10; i++) {
          assertEquals(facts.get(i).doubleValue() * 1e-3, seconds[i], 1e-12);
        }
      }
      case "extra_group" -> extra(recording, facts);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static double[] ofAllUnits(Recording recording) {
    SpikeTrains trains = recording.spikes().orElseThrow();
    double[] all = new double[0];
    for (int unit = 0; unit < trains.unitCount(); unit++) {
      double[] one = trains.times(unit);
      all = Arrays.copyOf(all, all.length + one.length);
      System.arraycopy(one, 0, all, all.length - one.length, one.length);
    }
    Arrays.sort(all);
    return all;
  }

  private static void extra(Recording recording, JsonNode facts) {
    Table table = recording.table("test/event");
    for (Map.Entry<String, JsonNode> column : facts.properties()) {
      String name = column.getKey();
      JsonNode first = column.getValue().get("first");
      assertEquals(column.getValue().get("n").intValue(), table.rows(), name);
      if (name.equals("event")) {
        // A dimension without coordinates: what h5py reads as zeros is no data.
        assertFalse(table.has("event"));
        continue;
      }
      for (int row = 0; row < first.size(); row++) {
        if (first.get(row).isTextual()) {
          String shown = table.column(name).text(row);
          assertTrue(shown.startsWith(first.get(row).textValue()), name + ": " + shown);
        } else {
          assertEquals(first.get(row).doubleValue(), table.column(name).number(row), name);
        }
      }
    }
    assertEquals("s", table.column("photodiode_on_s").unit());
    assertEquals(
        table.column("photodiode_on_us").number(1) * 1e-6,
        table.column("photodiode_on_s").number(1),
        1e-12);
    assertEquals(ArrayAxis.Meaning.UNKNOWN, recording.array("/test/data").axes().get(0).meaning());
  }
}

package org.homolog.importer.nwb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.homolog.importer.Importers;
import org.homolog.population.Column;
import org.homolog.population.Recording;
import org.homolog.population.SampledSeries;
import org.homolog.population.SpikeTrains;
import org.homolog.population.Table;
import org.homolog.recordings.Recordings;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every entry of the domain section of every NWB recording's facts, one test each. An entry that is
 * not known here fails, so that none is passed over.
 */
class DomainFactsTest {
  private static final Pattern SPIKE_COUNTS = Pattern.compile("(.+)_spike_counts_.+");

  @TestFactory
  Stream<DynamicNode> everyEntry() {
    List<Path> files =
        Recordings.all().stream().filter(file -> file.toString().endsWith(".nwb")).toList();
    assumeTrue(!files.isEmpty(), "the shared recordings are absent");
    return files.stream().flatMap(DomainFactsTest::entries);
  }

  private static Stream<DynamicTest> entries(Path file) {
    JsonNode domain = Recordings.facts(file).get("domain");
    return domain.properties().stream()
        .map(
            entry ->
                dynamicTest(
                    file.getFileName() + " " + entry.getKey(),
                    () -> {
                      try (Recording recording = Importers.builtIn().open(file, null, Map.of())) {
                        check(entry.getKey(), entry.getValue(), recording);
                      }
                    }));
  }

  private static void check(String key, JsonNode facts, Recording recording) {
    Matcher counts = SPIKE_COUNTS.matcher(key);
    if (counts.matches()) {
      SpikeCountFacts.check(recording, counts.group(1) + "_table", facts);
      return;
    }
    switch (key) {
      case "nwb_version" -> assertEquals("NWB " + facts.textValue(), recording.format());
      case "identifier", "session_description", "session_start_time" ->
          assertEquals(facts.textValue().strip(), recording.session().getOrDefault(key, ""));
      case "subject" -> subject(facts, recording);
      case "units" -> units(facts, recording);
      case "electrodes", "epochs", "trials" -> table(facts, recording, key);
      case "intervals" ->
          facts.properties().forEach(t -> table(t.getValue(), recording, t.getKey()));
      case "series" -> facts.properties().forEach(s -> series(s.getKey(), s.getValue(), recording));
      case "sweep_table" -> sweeps(facts, recording);
      case "typed_objects" -> objects(facts, recording);
      default -> throw new AssertionError("no check knows the entry " + key + " of the facts");
    }
  }

  private static void known(JsonNode facts, String... keys) {
    facts
        .fieldNames()
        .forEachRemaining(
            key -> assertTrue(Set.of(keys).contains(key), "no check knows the fact " + key));
  }

  private static void subject(JsonNode facts, Recording recording) {
    if (facts.isNull()) {
      assertTrue(
          recording.session().keySet().stream().noneMatch(fact -> fact.startsWith("subject.")));
      return;
    }
    facts
        .properties()
        .forEach(
            fact ->
                assertEquals(
                    fact.getValue().textValue(),
                    recording.session().getOrDefault("subject." + fact.getKey(), ""),
                    fact.getKey()));
  }

  private static void units(JsonNode facts, Recording recording) {
    known(facts, "count", "total_spikes", "spike_times_index", "per_unit", "units_per_location");
    SpikeTrains trains = recording.spikes().orElseThrow();
    assertEquals(facts.get("count").intValue(), trains.unitCount());
    assertEquals(facts.get("count").intValue(), recording.units().rows());
    long total = 0;
    for (int unit = 0; unit < trains.unitCount(); unit++) {
      total += trains.count(unit);
      assertEquals(facts.get("spike_times_index").get(unit).longValue(), total);
      unit(facts.get("per_unit").get(unit), recording, unit);
    }
    assertEquals(facts.get("total_spikes").longValue(), total);
    if (facts.has("units_per_location")) {
      levels(facts.get("units_per_location"), recording.units().column("location"));
    }
  }

  private static void unit(JsonNode facts, Recording recording, int unit) {
    known(
        facts,
        "n",
        "first",
        "last",
        "sum",
        "sorted",
        "id",
        "electrode_row",
        "location",
        "orig_channel");
    double[] spikes = recording.spikes().orElseThrow().times(unit);
    assertEquals(facts.get("n").intValue(), spikes.length);
    assertEquals(facts.get("first").doubleValue(), spikes[0]);
    assertEquals(facts.get("last").doubleValue(), spikes[spikes.length - 1]);
    double magnitude = Arrays.stream(spikes).map(Math::abs).sum();
    double sum = Arrays.stream(spikes).sum();
    Recordings.assertClose(facts.get("sum").doubleValue(), sum, magnitude, "sum of unit " + unit);
    double[] sorted = spikes.clone();
    Arrays.sort(sorted);
    assertTrue(Arrays.equals(spikes, sorted), "times are handed out sorted");
    Table units = recording.units();
    assertEquals(facts.get("id").doubleValue(), units.column("id").number(unit));
    if (facts.has("electrode_row")) {
      double row = units.column("electrodes").number(unit);
      assertEquals(facts.get("electrode_row").doubleValue(), row);
      assertEquals(facts.get("location").textValue(), units.column("location").text(unit));
      assertEquals(
          facts.get("orig_channel").doubleValue(), units.column("origChannel").number(unit));
    }
  }

  private static void table(JsonNode facts, Recording recording, String name) {
    known(facts, "rows", "colnames", "columns");
    Table table = recording.table(name);
    assertEquals(facts.get("rows").intValue(), table.rows());
    List<String> names = new ArrayList<>(List.of("id"));
    facts.get("colnames").forEach(column -> names.add(column.textValue()));
    assertEquals(names, table.names().subList(0, names.size()));
    facts
        .get("columns")
        .properties()
        .forEach(
            column -> {
              String key = column.getKey();
              if (key.endsWith("_index")) {
                index(key, column.getValue(), recording, name);
              } else {
                ColumnFacts.check(column.getValue(), table.column(key));
              }
            });
  }

  /** An index says where each row's list ends: the lengths of the lists, added up. */
  private static void index(String key, JsonNode facts, Recording recording, String table) {
    String column = "/" + table + "/" + key.substring(0, key.length() - "_index".length());
    String path =
        recording.ragged().keySet().stream()
            .filter(name -> name.endsWith(column))
            .findFirst()
            .orElseThrow();
    double[] ends = new double[recording.ragged(path).rows()];
    double end = 0;
    for (int row = 0; row < ends.length; row++) {
      end += recording.ragged(path).lengths(row)[0];
      ends[row] = end;
    }
    ColumnFacts.check(facts, Column.numbers(key, ends));
  }

  static void levels(JsonNode facts, Column column) {
    Map<String, Integer> levels = column.levels();
    assertEquals(facts.size(), levels.size(), column.name());
    facts
        .properties()
        .forEach(level -> assertEquals(level.getValue().intValue(), levels.get(level.getKey())));
  }

  private static void series(String path, JsonNode facts, Recording recording) {
    known(
        facts,
        "neurodata_type",
        "n",
        "unit",
        "conversion",
        "starting_time",
        "rate",
        "first",
        "last",
        "nan_count",
        "sum",
        "mean",
        "min",
        "max",
        "std_population");
    Table all = recording.table("time_series");
    int row = List.of(all.column("path").texts()).indexOf("/" + path);
    assertEquals(facts.get("neurodata_type").textValue(), all.column("type").text(row));
    SampledSeries series = recording.series(all.column("name").text(row));
    assertEquals(facts.get("n").longValue(), series.sampleCount());
    assertEquals(facts.get("unit").textValue(), series.unit());
    assertEquals(1.0, facts.get("conversion").doubleValue(), "values are facts as stored");
    assertEquals(facts.get("rate").doubleValue(), series.rate().orElseThrow());
    assertEquals(facts.get("starting_time").doubleValue(), series.times(0, 1)[0]);
    double[] values = series.read(0, Math.toIntExact(series.sampleCount()));
    for (int i = 0; i < facts.get("last").size(); i++) {
      int at = values.length - facts.get("last").size() + i;
      assertEquals(Recordings.number(facts.get("last").get(i)), values[at]);
      assertEquals(values[at], series.read(at, 1)[0], "a slice agrees with the whole");
    }
    ColumnFacts.statistics(facts, values, path);
  }

  private static void sweeps(JsonNode facts, Recording recording) {
    known(facts, "sweep_number", "series_index", "series");
    Table sweeps = recording.table("sweep_table");
    Table series = recording.table("time_series");
    List<String> names = List.of(series.column("name").texts());
    assertEquals(facts.get("sweep_number").size(), sweeps.rows());
    int end = 0;
    for (int row = 0; row < sweeps.rows(); row++) {
      assertEquals(
          facts.get("sweep_number").get(row).doubleValue(),
          sweeps.column("sweep_number").number(row));
      List<String> paths = new ArrayList<>();
      for (; end < facts.get("series_index").get(row).intValue(); end++) {
        paths.add(facts.get("series").get(end).textValue().substring("ref:".length()));
      }
      List<String> found =
          Arrays.stream(sweeps.column("series").text(row).split(", "))
              .map(name -> series.column("path").text(names.indexOf(name)))
              .toList();
      assertEquals(paths, found);
    }
  }

  private static void objects(JsonNode facts, Recording recording) {
    Table objects = recording.table("objects");
    assertEquals(facts.size(), objects.rows());
    List<String> paths = List.of(objects.column("path").texts());
    for (JsonNode object : facts) {
      known(object, "path", "neurodata_type");
      int row = paths.indexOf("/" + object.get("path").textValue());
      assertEquals(object.get("neurodata_type").textValue(), objects.column("type").text(row));
    }
  }
}

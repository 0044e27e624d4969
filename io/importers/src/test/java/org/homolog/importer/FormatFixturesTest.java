package org.homolog.importer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.homolog.importer.mapping.ArrayMapping;
import org.homolog.importer.mapping.DissimilarityMapping;
import org.homolog.inspection.Inspector;
import org.homolog.population.Column;
import org.homolog.population.DataArray;
import org.homolog.population.Population;
import org.homolog.population.Recording;
import org.homolog.population.SampledSeries;
import org.homolog.population.Table;
import org.homolog.system.Dissimilarities;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Small files of each format against what {@code make_fixtures.py}, which wrote them, says they
 * hold: one test per fact.
 */
class FormatFixturesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FOLDER = "/org/homolog/importer/formats/";

  private static Path file(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(FormatFixturesTest.class.getResource(FOLDER + name), name)
              .toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(name, e);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyFactHolds() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    int number = 0;
    for (JsonNode fact : JSON.readTree(file("expected.json").toFile())) {
      String title =
          ++number
              + " "
              + fact.get("file").textValue()
              + " "
              + fact.get("what").textValue()
              + " "
              + fact.path("name").asText(fact.path("mapping").path("values").asText(""));
      tests.add(DynamicTest.dynamicTest(title, () -> check(fact)));
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> everyFileIsInspected() {
    return Map.of(
            "values.mat", "matlab",
            "objects.mat", "matlab",
            "assembly.nc", "netcdf",
            "events.nc", "netcdf",
            "two_blocks.snirf", "snirf",
            "dataset.h5", "rsatoolbox",
            "rdms.h5", "rsatoolbox",
            "latents.h5", "neural-latents",
            "latents_groups.h5", "neural-latents",
            "generic.h5", "hdf5")
        .entrySet()
        .stream()
        .map(
            expected ->
                DynamicTest.dynamicTest(
                    expected.getKey(),
                    () -> {
                      Path path = file(expected.getKey());
                      assertEquals(expected.getValue(), Importers.builtIn().find(path).id());
                      String text = Inspector.inspect(path).toText();
                      assertTrue(text.contains("importer " + expected.getValue()), text);
                      assertFalse(text.contains("cannot be read"), text);
                    }));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(JsonNode node) {
    return node.isMissingNode() ? Map.of() : JSON.convertValue(node, Map.class);
  }

  private static void check(JsonNode fact) {
    Path path = file(fact.get("file").textValue());
    try (Recording recording = Importers.builtIn().open(path, null, map(fact.path("options")))) {
      switch (fact.get("what").textValue()) {
        case "array" -> array(fact, recording.array(fact.get("name").textValue()));
        case "slice" ->
            assertArrayEquals(
                numbers(fact.get("numbers")),
                recording
                    .array(fact.get("name").textValue())
                    .numbers(
                        longs(fact.get("offset")),
                        Arrays.stream(longs(fact.get("count")))
                            .mapToInt(Math::toIntExact)
                            .toArray()));
        case "table" -> table(fact, recording.table(fact.get("name").textValue()));
        case "series" -> series(fact, recording.series(fact.get("name").textValue()));
        case "spikes" -> spikes(fact, recording);
        case "note" ->
            assertTrue(
                recording.notes().stream().anyMatch(n -> n.contains(fact.get("text").textValue())),
                recording.notes().toString());
        case "session" ->
            fact.get("facts")
                .properties()
                .forEach(
                    entry ->
                        assertEquals(
                            entry.getValue().textValue(), recording.session().get(entry.getKey())));
        case "population" -> population(fact, recording);
        case "dissimilarities" -> dissimilarities(fact, recording);
        default -> throw new AssertionError("an unknown kind of fact: " + fact);
      }
    }
  }

  private static void array(JsonNode fact, DataArray array) {
    assertArrayEquals(longs(fact.get("shape")), array.shape());
    if (fact.has("texts")) {
      assertArrayEquals(texts(fact.get("texts")), array.texts());
    }
    if (fact.has("numbers")) {
      assertFalse(array.isText());
      assertArrayEquals(numbers(fact.get("numbers")), array.numbers(), 1e-12);
    }
    if (fact.has("description")) {
      assertTrue(
          array.description().contains(fact.get("description").textValue()), array.description());
    }
  }

  private static void table(JsonNode fact, Table table) {
    assertEquals(fact.get("rows").intValue(), table.rows());
    columns(fact.get("columns"), table);
    fact.path("units")
        .properties()
        .forEach(
            unit ->
                assertEquals(
                    unit.getValue().textValue(),
                    table.column(unit.getKey()).unit(),
                    unit.getKey()));
  }

  private static void columns(JsonNode expected, Table table) {
    for (Map.Entry<String, JsonNode> entry : expected.properties()) {
      Column column = table.column(entry.getKey());
      boolean text = entry.getValue().get(0).isTextual() && !isMissing(entry.getValue().get(0));
      if (text) {
        assertArrayEquals(texts(entry.getValue()), column.texts(), entry.getKey());
      } else {
        assertArrayEquals(numbers(entry.getValue()), column.numbers(), 1e-12, entry.getKey());
      }
    }
  }

  private static void series(JsonNode fact, SampledSeries series) {
    int samples = fact.get("samples").intValue();
    assertEquals(samples, series.sampleCount());
    assertArrayEquals(numbers(fact.get("times")), series.times(0, samples), 1e-12);
    double[] values = numbers(fact.get("values"));
    assertArrayEquals(values, series.read(0, samples), 1e-12);
    int width = values.length / samples;
    assertArrayEquals(
        Arrays.copyOfRange(values, width, 3 * width), series.read(1, 2), 1e-12, "a slice");
    assertEquals(fact.path("unit").asText(""), series.unit());
    if (fact.has("rate")) {
      assertEquals(fact.get("rate").doubleValue(), series.rate().orElseThrow(), 1e-9);
    }
    columns(fact.path("channels"), series.channels());
  }

  private static void spikes(JsonNode fact, Recording recording) {
    JsonNode trains = fact.get("trains");
    assertEquals(trains.size(), recording.units().rows());
    columns(fact.get("columns"), recording.units());
    for (JsonNode absent : fact.path("absent")) {
      assertFalse(recording.units().has(absent.textValue()), absent.textValue());
    }
    for (int unit = 0; unit < trains.size(); unit++) {
      assertArrayEquals(
          numbers(trains.get(unit)), recording.spikes().orElseThrow().times(unit), 1e-12);
    }
  }

  private static void population(JsonNode fact, Recording recording) {
    Population population =
        ArrayMapping.of(map(fact.get("mapping")), "population").population(recording);
    if (fact.has("conditions")) {
      assertEquals(List.of(texts(fact.get("conditions"))), population.conditionLabels());
    }
    columns(fact.path("entries"), population.entries());
    columns(fact.path("columns"), population.units());
    if (fact.has("seconds")) {
      assertArrayEquals(
          numbers(fact.get("seconds")),
          population.time().column(Population.SECONDS).numbers(),
          1e-12);
    }
    double[] expected = numbers(fact.get("values"));
    int perEntry = population.timeCount() * population.unitCount();
    double[] found = new double[population.entryCount() * perEntry];
    for (int entry = 0; entry < population.entryCount(); entry++) {
      population.read(entry, found, entry * perEntry);
    }
    assertArrayEquals(expected, found, 1e-12);
    assertEquals(fact.has("missing"), population.hasMissing());
  }

  private static void dissimilarities(JsonNode fact, Recording recording) {
    Map<String, Dissimilarities> members =
        DissimilarityMapping.of(map(fact.get("mapping")), "dissimilarities").members(recording);
    assertEquals(List.of(texts(fact.get("members"))), List.copyOf(members.keySet()));
    double[] expected = numbers(fact.get("values"));
    int at = 0;
    for (Dissimilarities member : members.values()) {
      assertEquals(List.of(texts(fact.get("labels"))), member.labels());
      double[] own = Arrays.copyOfRange(expected, at, at + member.values().length);
      assertArrayEquals(own, member.values(), 1e-12);
      at += own.length;
    }
    assertNotEquals(0, at);
    assertEquals(expected.length, at);
  }

  private static boolean isMissing(JsonNode node) {
    return node.isTextual() && node.textValue().equals("NaN");
  }

  private static double[] numbers(JsonNode node) {
    List<Double> all = new ArrayList<>();
    flatten(node, all);
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void flatten(JsonNode node, List<Double> into) {
    if (node.isArray()) {
      node.forEach(child -> flatten(child, into));
    } else {
      into.add(isMissing(node) ? Double.NaN : node.doubleValue());
    }
  }

  private static long[] longs(JsonNode node) {
    long[] values = new long[node.size()];
    Arrays.setAll(values, i -> node.get(i).longValue());
    return values;
  }

  private static String[] texts(JsonNode node) {
    String[] values = new String[node.size()];
    Arrays.setAll(values, i -> node.get(i).asText());
    return values;
  }
}

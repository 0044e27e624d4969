package org.homolog.importer.nwb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.homolog.failure.HomologException;
import org.homolog.importer.Importers;
import org.homolog.population.Recording;
import org.homolog.population.TimeSpan;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Files written by hand to the NWB schema ({@code fixtures.py} beside them) and what their JSON
 * says must be read from them, one test for each thing.
 */
class NwbFixturesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestFactory
  Stream<DynamicTest> everyFixture() throws IOException, URISyntaxException {
    Path fixtures =
        Path.of(Objects.requireNonNull(NwbFixturesTest.class.getResource("/nwb/units.nwb")).toURI())
            .resolveSibling(".");
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(fixtures)) {
      for (Path json : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        String name = json.getFileName().toString().replace(".json", "");
        add(name, fixtures.resolve(name + ".nwb"), JSON.readTree(json.toFile()), tests);
      }
    }
    assertTrue(tests.size() > 100, "only " + tests.size() + " things are checked");
    return tests.stream();
  }

  private static void add(String name, Path file, JsonNode expected, List<DynamicTest> tests) {
    Map<String, Object> options = options(expected.path("options"));
    for (Map.Entry<String, JsonNode> section : expected.properties()) {
      String key = section.getKey();
      JsonNode value = section.getValue();
      switch (key) {
        case "options" -> {}
        case "fails" ->
            value.forEach(
                one ->
                    tests.add(
                        dynamicTest(
                            name + " fails on " + one.get("options"), () -> fails(file, one))));
        case "session", "tables", "series", "ragged", "arrays", "names" ->
            value
                .properties()
                .forEach(
                    one ->
                        tests.add(
                            opened(
                                name + " " + key + " " + one.getKey(),
                                file,
                                options,
                                recording -> check(key, one.getKey(), one.getValue(), recording))));
        default ->
            tests.add(
                opened(name + " " + key, file, options, recording -> whole(key, value, recording)));
      }
    }
  }

  private static DynamicTest opened(
      String name, Path file, Map<String, Object> options, Consumer<Recording> check) {
    return dynamicTest(
        name,
        () -> {
          try (Recording recording = Importers.builtIn().open(file, null, options)) {
            check.accept(recording);
          }
        });
  }

  private static Map<String, Object> options(JsonNode node) {
    return node.isObject()
        ? JSON.convertValue(node, new TypeReference<Map<String, Object>>() {})
        : Map.of();
  }

  private static void whole(String section, JsonNode expected, Recording recording) {
    switch (section) {
      case "format" -> assertEquals(expected.textValue(), recording.format());
      case "units" -> Expected.table(expected, recording.units());
      case "spikes" -> Expected.spikes(expected, recording.spikes().orElseThrow());
      case "observed" -> {
        TimeSpan span = recording.observed().orElseThrow().whole();
        assertEquals(expected.get(0).doubleValue(), span.from());
        assertEquals(expected.get(1).doubleValue(), span.to());
      }
      case "notes" -> notes(expected, recording.notes());
      default -> throw new AssertionError("no check knows " + section);
    }
  }

  private static void notes(JsonNode expected, List<String> notes) {
    for (JsonNode note : expected) {
      assertTrue(
          notes.stream().anyMatch(found -> found.contains(note.textValue())),
          note + " is not among " + notes);
    }
    assertEquals(expected.size(), notes.size(), notes.toString());
  }

  private static void check(String section, String key, JsonNode expected, Recording recording) {
    switch (section) {
      case "session" -> assertEquals(expected.textValue(), recording.session().get(key));
      case "tables" -> Expected.table(expected, recording.table(key));
      case "series" -> Expected.series(expected, recording.series(key));
      case "ragged" -> Expected.ragged(expected, recording.ragged(key));
      case "arrays" -> Expected.array(expected, recording.array(key));
      default -> names(key, expected, recording);
    }
  }

  private static void names(String key, JsonNode expected, Recording recording) {
    TreeSet<String> wanted = new TreeSet<>();
    expected.forEach(name -> wanted.add(name.textValue()));
    Map<String, ?> found =
        switch (key) {
          case "tables" -> recording.tables();
          case "series" -> recording.series();
          case "ragged" -> recording.ragged();
          default -> recording.arrays();
        };
    assertEquals(wanted, new TreeSet<>(found.keySet()));
  }

  private static void fails(Path file, JsonNode expected) {
    Map<String, Object> options = options(expected.get("options"));
    HomologException failure =
        assertThrows(
            HomologException.class, () -> Importers.builtIn().open(file, null, options).close());
    assertEquals(HomologException.Kind.MISTAKE, failure.kind());
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.contains(expected.get("message").textValue()), message);
    assertFalse(message.contains("\n"), message);
  }
}

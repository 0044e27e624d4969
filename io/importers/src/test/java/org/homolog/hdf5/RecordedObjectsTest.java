package org.homolog.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homolog.recordings.Recordings;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every object of every shared recording against the facts h5py and NumPy found in it. */
class RecordedObjectsTest {
  /** The facts list this many elements of an attribute and this many characters of a text. */
  private static final int SHOWN = 8;

  private static final int SHOWN_CHARACTERS = 160;

  @Test
  void recordingsArePresent() {
    assumeTrue(
        Files.isDirectory(Recordings.folder()), "no shared recordings at " + Recordings.folder());
    assertEquals(12, Recordings.all().size());
  }

  @TestFactory
  Stream<DynamicTest> everyObject() {
    return Recordings.all().stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
  }

  private static void check(Path path) {
    JsonNode facts = Recordings.facts(path);
    assertEquals(facts.get("sha256").textValue(), FileHash.sha256(path));
    assertEquals(
        facts.get("size_bytes").longValue(), Files.exists(path) ? path.toFile().length() : -1);
    try (Hdf5File file = Hdf5File.open(path)) {
      facts
          .get("root_attributes")
          .properties()
          .forEach(a -> attribute(file, file.root().attributes(), "/", a));
      int compared = 0;
      for (Map.Entry<String, JsonNode> object : facts.get("objects").properties()) {
        object(file, object.getKey(), object.getValue());
        compared++;
      }
      assertEquals(facts.get("objects").size(), compared);
      for (Hdf5Item item : file.walk()) {
        assertFalse(item instanceof UnreadableItem, () -> "unreadable: " + item);
      }
    }
  }

  private static void object(Hdf5File file, String path, JsonNode facts) {
    String kind = facts.get("kind").textValue();
    switch (kind) {
      case "softlink" -> {
        Hdf5Group parent = file.group(path.substring(0, path.lastIndexOf('/') + 1));
        Link link =
            java.util.Objects.requireNonNull(
                parent.links().get(path.substring(path.lastIndexOf("/") + 1)));
        assertEquals(Link.Kind.SOFT, link.kind());
        assertEquals(facts.get("target").textValue(), link.target());
        assertFalse(file.find(path).orElseThrow() instanceof UnreadableItem, path);
      }
      case "group" -> {
        Hdf5Group group = assertInstanceOf(Hdf5Group.class, file.find(path).orElseThrow(), path);
        assertEquals(facts.get("children").intValue(), group.children().size(), path);
        attributes(file, group.attributes(), path, facts);
      }
      case "dataset" -> {
        Hdf5Dataset dataset =
            assertInstanceOf(Hdf5Dataset.class, file.find(path).orElseThrow(), path);
        dataset(file, dataset, facts);
        attributes(file, dataset.attributes(), path, facts);
      }
      default -> throw new AssertionError("unknown kind " + kind);
    }
  }

  private static void dataset(Hdf5File file, Hdf5Dataset dataset, JsonNode facts) {
    String path = dataset.path();
    assertEquals(longs(facts.get("shape")), boxed(dataset.shape()), path);
    assertEquals(facts.get("type").textValue(), dataset.type().name(), path);
    assertEquals(facts.get("layout").textValue(), dataset.layout(), path);
    if (facts.hasNonNull("chunks")) {
      assertEquals(longs(facts.get("chunks")), boxed(dataset.chunks()), path);
    }
    if (facts.hasNonNull("filters")) {
      List<String> names = new ArrayList<>();
      facts.get("filters").forEach(f -> names.add(f.get("name").textValue()));
      assertEquals(names.size(), dataset.filters().size(), path + ": " + dataset.filters());
    }
    if (facts.has("stats")) {
      statistics(path, facts.get("stats"), dataset.doubles());
    }
    if (facts.has("value")) {
      ends(file, dataset, List.of(facts.get("value")), 0);
    }
    if (facts.has("first")) {
      ends(file, dataset, list(facts.get("first")), 0);
    }
    if (facts.has("last")) {
      List<JsonNode> last = list(facts.get("last"));
      ends(file, dataset, last, (int) dataset.elements() - last.size());
    }
  }

  private static void statistics(String path, JsonNode stats, double[] values) {
    double sum = 0;
    double magnitude = 0;
    int missing = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (Double.isNaN(value)) {
        missing++;
        continue;
      }
      sum += value;
      magnitude += Math.abs(value);
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    assertEquals(stats.get("nan_count").intValue(), missing, path);
    if (missing < values.length) {
      Recordings.assertClose(Recordings.number(stats.get("sum")), sum, magnitude, path + " sum");
      assertEquals(Recordings.number(stats.get("min")), least, path + " min");
      assertEquals(Recordings.number(stats.get("max")), most, path + " max");
    }
  }

  private static void ends(Hdf5File file, Hdf5Dataset dataset, List<JsonNode> expected, int from) {
    String path = dataset.path();
    switch (dataset.type().kind()) {
      case INTEGER, FLOAT -> {
        double[] values = dataset.doubles();
        for (int i = 0; i < expected.size(); i++) {
          assertEquals(
              Recordings.number(expected.get(i)), values[from + i], path + "[" + (from + i) + "]");
        }
      }
      case TEXT -> {
        String[] values = dataset.strings();
        for (int i = 0; i < expected.size(); i++) {
          text(expected.get(i).textValue(), values[from + i], path);
        }
      }
      case REFERENCE -> {
        long[] values = dataset.references();
        for (int i = 0; i < expected.size(); i++) {
          String target = file.pathOf(values[from + i]).orElse("nowhere");
          assertEquals(expected.get(i).textValue(), "ref:" + target, path);
        }
      }
      case COMPOUND -> {
        List<Map<String, Object>> rows = dataset.rows();
        for (int i = 0; i < expected.size(); i++) {
          Map<String, Object> row = rows.get(from + i);
          for (Map.Entry<String, JsonNode> member : expected.get(i).properties()) {
            Number value = assertInstanceOf(Number.class, row.get(member.getKey()), path);
            assertEquals(Recordings.number(member.getValue()), value.doubleValue(), path);
          }
        }
      }
      default -> throw new AssertionError(path + ": no comparison for " + dataset.type());
    }
  }

  private static void text(String expected, String actual, String what) {
    if (expected.endsWith("…") || expected.length() >= SHOWN_CHARACTERS) {
      String shown =
          expected.endsWith("…") ? expected.substring(0, expected.length() - 1) : expected;
      assertTrue(actual.startsWith(shown), what + ": " + actual);
    } else {
      assertEquals(expected, actual, what);
    }
  }

  private static void attributes(
      Hdf5File file, Attributes attributes, String path, JsonNode facts) {
    if (facts.has("attributes")) {
      for (Map.Entry<String, JsonNode> expected : facts.get("attributes").properties()) {
        attribute(file, attributes, path, expected);
      }
    }
  }

  private static void attribute(
      Hdf5File file, Attributes attributes, String path, Map.Entry<String, JsonNode> expected) {
    String name = expected.getKey();
    String what = path + " @" + name;
    JsonNode facts = expected.getValue();
    assertTrue(attributes.has(name), what);
    String type = facts.get("type").textValue();
    assertEquals(longs(facts.get("shape")), boxed(attributes.shape(name).orElseThrow()), what);
    if (type.equals("vlen:string:fixed1:ascii")) {
      List<String> words = new ArrayList<>();
      for (JsonNode word : facts.get("value")) {
        StringBuilder text = new StringBuilder();
        word.forEach(letter -> text.append(letter.textValue()));
        words.add(text.toString());
      }
      assertEquals(words, attributes.words(name), what);
      return;
    }
    List<JsonNode> values = new ArrayList<>();
    flatten(facts.get("value"), values);
    if (type.startsWith("compound")) {
      return; // Back references of netCDF dimensions; nothing reads them.
    }
    if (type.endsWith("reference:object")) {
      long[] references = attributes.references(name);
      assertEquals(values.size(), references.length, what);
      for (int i = 0; i < references.length; i++) {
        assertEquals(
            values.get(i).textValue(), "ref:" + file.pathOf(references[i]).orElse("nowhere"), what);
      }
    } else if (type.startsWith("string")) {
      List<String> texts = attributes.texts(name);
      assertTrue(texts.size() == values.size() || values.size() == SHOWN, what);
      for (int i = 0; i < values.size(); i++) {
        text(values.get(i).textValue(), texts.get(i), what);
      }
    } else {
      double[] numbers = attributes.numbers(name);
      assertTrue(numbers.length == values.size() || values.size() == SHOWN, what);
      for (int i = 0; i < values.size(); i++) {
        assertEquals(Recordings.number(values.get(i)), numbers[i], what);
      }
    }
  }

  private static void flatten(JsonNode node, List<JsonNode> into) {
    if (node.isArray()) {
      node.forEach(child -> flatten(child, into));
    } else {
      into.add(node);
    }
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> nodes = new ArrayList<>();
    flatten(array, nodes);
    return nodes;
  }

  private static List<Long> longs(JsonNode array) {
    List<Long> values = new ArrayList<>();
    array.forEach(value -> values.add(value.longValue()));
    return values;
  }

  private static List<Long> boxed(long[] values) {
    return java.util.Arrays.stream(values).boxed().toList();
  }
}

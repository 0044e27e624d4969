package org.homolog.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.homolog.failure.HomologException;
import org.homolog.failure.HomologException.Kind;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every fixture against the JSON beside it. */
class FixturesTest {
  static final Path FOLDER = Path.of("src", "test", "resources", "hdf5");

  static List<Path> fixtures() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".h5")).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void everyMakerLeftItsFile() throws IOException {
    String script = Files.readString(FOLDER.resolve("fixtures.py"));
    long makers = script.lines().filter(line -> line.startsWith("@fixture(")).count();
    assertEquals(makers, fixtures().size());
  }

  @TestFactory
  Stream<DynamicTest> fixture() {
    return fixtures().stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
  }

  private static void check(Path path) throws IOException {
    String json = path.getFileName().toString().replace(".h5", ".json");
    JsonNode facts = new ObjectMapper().readTree(path.resolveSibling(json).toFile());
    try (Hdf5File file = Hdf5File.open(path)) {
      assertEquals(facts.get("superblock").intValue(), file.superblockVersion());
      assertEquals(facts.get("user_block").longValue(), file.userBlockLength());
      attributes(file, file.root().attributes(), "/", facts.get("attributes"));
      for (Map.Entry<String, JsonNode> object : facts.get("objects").properties()) {
        object(file, object.getKey(), object.getValue());
      }
      for (Hdf5Item item : file.walk()) {
        if (item instanceof UnreadableItem unreadable) {
          JsonNode expected = facts.get("objects").get(unreadable.path());
          assertTrue(expected.has("refused"), () -> "unreadable: " + unreadable);
        }
      }
    }
  }

  private static void object(Hdf5File file, String path, JsonNode facts) {
    switch (facts.get("kind").textValue()) {
      case "seen" -> assertInstanceOf(Hdf5Group.class, file.find(path).orElseThrow(), path);
      case "softlink", "externallink" -> link(file, path, facts);
      case "group" -> {
        Hdf5Group group = assertInstanceOf(Hdf5Group.class, file.find(path).orElseThrow(), path);
        assertEquals(facts.get("children").intValue(), group.children().size(), path);
        attributes(file, group.attributes(), path, facts.get("attributes"));
      }
      case "type" -> {
        NamedType type = assertInstanceOf(NamedType.class, file.find(path).orElseThrow(), path);
        attributes(file, type.attributes(), path, facts.get("attributes"));
      }
      case "dataset" -> {
        if (facts.has("refused")) {
          refused(file, path, facts.get("refused").textValue());
        } else {
          Hdf5Item item = file.find(path).orElseThrow();
          if (item instanceof UnreadableItem unreadable) {
            throw unreadable.failure();
          }
          Hdf5Dataset dataset = assertInstanceOf(Hdf5Dataset.class, item, path);
          dataset(dataset, facts);
          attributes(file, dataset.attributes(), path, facts.get("attributes"));
        }
      }
      default -> throw new AssertionError("unknown kind of " + path);
    }
  }

  private static void refused(Hdf5File file, String path, String reason) {
    HomologException failure =
        assertThrows(HomologException.class, () -> file.dataset(path).values());
    String message = String.valueOf(failure.getMessage());
    assertNotEquals(Kind.DAMAGED, failure.kind(), message);
    assertTrue(message.contains(reason) && message.contains(path), message);
  }

  private static void link(Hdf5File file, String path, JsonNode facts) {
    int cut = path.lastIndexOf('/');
    Hdf5Group parent = file.group(path.substring(0, cut + 1));
    Link link = Objects.requireNonNull(parent.links().get(path.substring(cut + 1)));
    boolean soft = facts.get("kind").textValue().equals("softlink");
    assertEquals(soft ? Link.Kind.SOFT : Link.Kind.EXTERNAL, link.kind(), path);
    assertEquals(facts.get("target").textValue(), link.target(), path);
    Hdf5Item item = file.find(path).orElseThrow();
    if (facts.get("leads_to").isNull()) {
      String message =
          String.valueOf(assertInstanceOf(UnreadableItem.class, item).failure().getMessage());
      assertTrue(message.contains(path) || message.contains("leads to itself"), message);
      return;
    }
    assertEquals(facts.get("leads_to").get(1).textValue(), item.path(), path);
    Hdf5File arrived =
        item instanceof Hdf5Dataset dataset ? dataset.file() : ((Hdf5Group) item).file();
    assertEquals(
        facts.get("leads_to").get(0).textValue(), arrived.path().getFileName().toString(), path);
    if (item instanceof Hdf5Dataset dataset) {
      assertTrue(!dataset.values().isEmpty(), path);
    }
  }

  private static void dataset(Hdf5Dataset dataset, JsonNode facts) {
    String path = dataset.path();
    assertEquals(FoundValues.longs(facts.get("shape")), FoundValues.boxed(dataset.shape()), path);
    assertEquals(facts.get("type").textValue(), dataset.type().name(), path);
    assertEquals(facts.get("layout").textValue(), dataset.layout(), path);
    if (facts.has("chunks")) {
      assertEquals(
          FoundValues.longs(facts.get("chunks")), FoundValues.boxed(dataset.chunks()), path);
    }
    assertEquals(facts.get("filters").size(), dataset.filters().size(), path);
    if (facts.has("value")) {
      boolean empty = dataset.elements() == 0;
      int axes = empty ? 1 : dataset.shape().length;
      List<JsonNode> expected = empty ? List.of() : FoundValues.elements(facts.get("value"), axes);
      FoundValues.compare(expected, dataset.values(), dataset.file(), path);
      if (dataset.type().isNumber()) {
        numbers(dataset, expected);
      }
    }
    for (JsonNode slice : facts.path("slices")) {
      long[] offset = longs(slice.get(0));
      long[] size = longs(slice.get(1));
      List<JsonNode> expected = FoundValues.elements(slice.get(2), 1);
      FoundValues.compare(
          expected, dataset.values(Slice.of(offset, size)), dataset.file(), path + " sliced");
      double[] numbers = dataset.doubles(Slice.of(offset, size));
      for (int i = 0; i < numbers.length; i++) {
        assertEquals(expected.get(i).doubleValue(), numbers[i], path + " sliced");
      }
    }
  }

  /** The fast way, whole and one last column, agrees with the general one. */
  private static void numbers(Hdf5Dataset dataset, List<JsonNode> expected) {
    double[] values = dataset.doubles();
    assertEquals(expected.size(), values.length, dataset.path());
    for (int i = 0; i < values.length; i++) {
      FoundValues.compare(expected.get(i), values[i], dataset.file(), dataset.path());
    }
    long[] shape = dataset.shape();
    if (shape.length == 2 && values.length > 0) {
      long[] offset = {0, shape[1] - 1};
      double[] column = dataset.doubles(Slice.of(offset, new long[] {shape[0], 1}));
      for (int i = 0; i < column.length; i++) {
        assertEquals(values[(int) ((i + 1) * shape[1] - 1)], column[i], dataset.path());
      }
    }
  }

  private static long[] longs(JsonNode array) {
    return FoundValues.longs(array).stream().mapToLong(Long::longValue).toArray();
  }

  private static void attributes(
      Hdf5File file, Attributes attributes, String path, JsonNode facts) {
    assertEquals(facts.size(), attributes.names().size(), path);
    for (Map.Entry<String, JsonNode> entry : facts.properties()) {
      String name = entry.getKey();
      String what = path + " @" + name;
      JsonNode expected = entry.getValue();
      long[] shape = attributes.shape(name).orElseThrow();
      assertEquals(FoundValues.longs(expected.get("shape")), FoundValues.boxed(shape), what);
      assertEquals(
          expected.get("type").textValue(), attributes.type(name).orElseThrow().name(), what);
      boolean none = shape.length == 1 && shape[0] == 0;
      FoundValues.compare(
          none ? List.of() : FoundValues.elements(expected.get("value"), shape.length),
          attributes.values(name),
          file,
          what);
    }
  }
}

package org.homolog.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.homolog.recordings.Recordings;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every object of every shared recording against the facts that h5py and NumPy found in it: no
 * object, no attribute and no key of the facts is left out.
 */
class RecordedObjectsTest {
  /** What facts may say of an object; another key fails the test rather than being passed over. */
  private static final Set<String> KEYS =
      Set.of(
          "kind",
          "shape",
          "type",
          "layout",
          "chunks",
          "maxshape",
          "filters",
          "stats",
          "value",
          "first",
          "last",
          "attributes",
          "children",
          "target");

  private static final Set<String> STATISTICS =
      Set.of("nan_count", "sum", "mean", "min", "max", "std_population");

  /** The facts list this many elements of an attribute. */
  private static final int SHOWN = 8;

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
    assertEquals(facts.get("size_bytes").longValue(), path.toFile().length());
    try (Hdf5File file = Hdf5File.open(path)) {
      assertEquals(facts.get("superblock_version").intValue(), file.superblockVersion());
      assertEquals(facts.get("user_block_bytes").longValue(), file.userBlockLength());
      assertEquals(facts.path("user_block_text").asText(""), file.userBlock());
      attributes(file, file.root().attributes(), "/", facts.get("root_attributes"));
      for (Map.Entry<String, JsonNode> object : facts.get("objects").properties()) {
        assertTrue(KEYS.containsAll(names(object.getValue())), object.toString());
        object(file, object.getKey(), object.getValue());
      }
      for (Hdf5Item item : file.walk()) {
        assertFalse(item instanceof UnreadableItem, () -> "unreadable: " + item);
      }
      nothingElseIsThere(file, facts);
      features(file, facts);
    }
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new HashSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** The file holds the objects of the facts, and beside them only what the facts count. */
  private static void nothingElseIsThere(Hdf5File file, JsonNode facts) {
    Map<String, Integer> summarised = new TreeMap<>();
    Set<String> counted = new HashSet<>();
    for (Map.Entry<String, JsonNode> entry : facts.path("objects_summarised").properties()) {
      summarised.put(entry.getKey(), entry.getValue().intValue());
      counted.add(entry.getKey().split(" ", -1)[0]);
    }
    Map<String, Integer> found = new TreeMap<>();
    Set<String> paths = new HashSet<>();
    List<Hdf5Group> open = new ArrayList<>(List.of(file.root()));
    while (!open.isEmpty()) {
      Hdf5Group group = open.remove(open.size() - 1);
      for (Link link : group.links().values()) {
        Hdf5Item item = group.child(link.name()).orElseThrow();
        if (counted.contains(group.path())) {
          found.merge(group.path() + " " + kind(item), 1, Integer::sum);
          continue;
        }
        paths.add(Hdf5File.childPath(group, link.name()));
        if (link.kind() == Link.Kind.HARD && item instanceof Hdf5Group child) {
          open.add(child);
        }
      }
    }
    assertEquals(names(facts.get("objects")), paths);
    assertEquals(summarised, found);
  }

  private static String kind(Hdf5Item item) {
    boolean isGroup = item instanceof Hdf5Group;
    Attributes attributes =
        item instanceof Hdf5Group group ? group.attributes() : ((Hdf5Dataset) item).attributes();
    return (isGroup ? "group " : "dataset ") + attributes.text("MATLAB_class").orElse("");
  }

  /** Which features of the format the listed objects use, and how often. */
  private static void features(Hdf5File file, JsonNode facts) {
    Map<String, Integer> found = new TreeMap<>();
    for (Map.Entry<String, JsonNode> object : facts.get("objects").properties()) {
      if (object.getValue().get("kind").textValue().equals("softlink")) {
        found.merge("link_or_object:softlink", 1, Integer::sum);
      } else if (file.find(object.getKey()).orElseThrow() instanceof Hdf5Dataset dataset) {
        String type = dataset.type().name();
        found.merge("layout:" + dataset.layout(), 1, Integer::sum);
        found.merge("type:" + type.split("[:{]", 2)[0], 1, Integer::sum);
        if (type.startsWith("string:vlen")) {
          found.merge("type:string:vlen", 1, Integer::sum);
        }
        dataset.filters().forEach(filter -> found.merge("filter:" + filter, 1, Integer::sum));
      } else {
        found.merge("link_or_object:group", 1, Integer::sum);
      }
    }
    Map<String, Integer> expected = new TreeMap<>();
    facts
        .get("hdf5_features")
        .properties()
        .forEach(feature -> expected.put(feature.getKey(), feature.getValue().intValue()));
    assertEquals(expected, found);
  }

  private static void object(Hdf5File file, String path, JsonNode facts) {
    switch (facts.get("kind").textValue()) {
      case "softlink" -> {
        int cut = path.lastIndexOf('/');
        Hdf5Group parent = file.group(path.substring(0, cut + 1));
        Link link = Objects.requireNonNull(parent.links().get(path.substring(cut + 1)));
        assertEquals(Link.Kind.SOFT, link.kind());
        assertEquals(facts.get("target").textValue(), link.target());
        assertFalse(file.find(path).orElseThrow() instanceof UnreadableItem, path);
      }
      case "group" -> {
        Hdf5Group group = assertInstanceOf(Hdf5Group.class, file.find(path).orElseThrow(), path);
        assertEquals(facts.get("children").intValue(), group.children().size(), path);
        attributes(file, group.attributes(), path, facts.path("attributes"));
      }
      case "dataset" -> {
        Hdf5Dataset dataset =
            assertInstanceOf(Hdf5Dataset.class, file.find(path).orElseThrow(), path);
        structure(dataset, facts);
        values(dataset, facts);
        attributes(file, dataset.attributes(), path, facts.path("attributes"));
      }
      default -> throw new AssertionError("unknown kind of " + path);
    }
  }

  private static void structure(Hdf5Dataset dataset, JsonNode facts) {
    String path = dataset.path();
    assertEquals(FoundValues.longs(facts.get("shape")), FoundValues.boxed(dataset.shape()), path);
    assertEquals(facts.get("type").textValue(), dataset.type().name(), path);
    assertEquals(facts.get("layout").textValue(), dataset.layout(), path);
    assertEquals(
        FoundValues.longs(facts.path("chunks")), FoundValues.boxed(dataset.chunks()), path);
    if (facts.has("maxshape")) {
      List<Long> most = new ArrayList<>();
      facts.get("maxshape").forEach(size -> most.add(size.isNull() ? -1 : size.longValue()));
      assertEquals(most, FoundValues.boxed(dataset.node().getMaxSize()), path);
    }
    List<FilterInfo> filters = ChunkFilters.of(dataset.node());
    assertEquals(facts.path("filters").size(), filters.size(), path);
    for (int i = 0; i < filters.size(); i++) {
      JsonNode expected = facts.get("filters").get(i);
      assertEquals(expected.get("id").intValue(), filters.get(i).getId(), path);
      assertEquals(expected.get("name").textValue(), dataset.filters().get(i), path);
      List<Long> options =
          Arrays.stream(filters.get(i).getData()).mapToObj(value -> (long) value).toList();
      assertEquals(FoundValues.longs(expected.get("options")), options, path);
    }
  }

  private static void values(Hdf5Dataset dataset, JsonNode facts) {
    String path = dataset.path();
    List<Object> values = dataset.values();
    if (facts.has("stats")) {
      double[] numbers = dataset.doubles();
      assertEquals(values.size(), numbers.length, path);
      for (int i = 0; i < numbers.length; i++) {
        assertEquals(((Number) values.get(i)).doubleValue(), numbers[i], path);
      }
      statistics(path, facts.get("stats"), numbers);
    }
    if (facts.has("value")) {
      FoundValues.compare(facts.get("value"), values.get(0), dataset.file(), path);
    }
    if (facts.has("first")) {
      List<JsonNode> first = shown(facts.get("first"), values.size());
      FoundValues.compare(first, values.subList(0, first.size()), dataset.file(), path);
    }
    if (facts.has("last")) {
      List<JsonNode> last = shown(facts.get("last"), values.size());
      List<Object> end = values.subList(values.size() - last.size(), values.size());
      FoundValues.compare(last, end, dataset.file(), path + " from the end");
    }
  }

  /** The elements that the facts show, some or, where there are few, all. */
  private static List<JsonNode> shown(JsonNode some, int most) {
    List<JsonNode> nodes = FoundValues.elements(some, 1);
    assertTrue(nodes.size() <= most && (!nodes.isEmpty() || most == 0), some::toString);
    return nodes;
  }

  private static void statistics(String path, JsonNode stats, double[] values) {
    assertTrue(STATISTICS.containsAll(names(stats)), stats::toString);
    double[] present = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    assertEquals(stats.get("nan_count").intValue(), values.length - present.length, path);
    if (present.length == 0) {
      return;
    }
    double sum = Arrays.stream(present).sum();
    double magnitude = Arrays.stream(present).map(Math::abs).sum();
    double mean = sum / present.length;
    double squares = Arrays.stream(present).map(value -> (value - mean) * (value - mean)).sum();
    Recordings.assertClose(Recordings.number(stats.get("sum")), sum, magnitude, path + " sum");
    Recordings.assertClose(
        Recordings.number(stats.get("mean")), mean, magnitude / present.length, path + " mean");
    assertEquals(
        Recordings.number(stats.get("min")), Arrays.stream(present).min().orElseThrow(), path);
    assertEquals(
        Recordings.number(stats.get("max")), Arrays.stream(present).max().orElseThrow(), path);
    Recordings.assertClose(
        Recordings.number(stats.get("std_population")),
        Math.sqrt(squares / present.length),
        magnitude / present.length,
        path + " standard deviation");
  }

  private static void attributes(
      Hdf5File file, Attributes attributes, String path, JsonNode facts) {
    assertEquals(names(facts), attributes.names(), path);
    for (Map.Entry<String, JsonNode> entry : facts.properties()) {
      String name = entry.getKey();
      String what = path + " @" + name;
      JsonNode expected = entry.getValue();
      assertEquals(Set.of("type", "shape", "value"), names(expected), what);
      long[] shape = attributes.shape(name).orElseThrow();
      assertEquals(FoundValues.longs(expected.get("shape")), FoundValues.boxed(shape), what);
      assertEquals(
          expected.get("type").textValue(), attributes.type(name).orElseThrow().name(), what);
      List<Object> values = attributes.values(name);
      List<JsonNode> shown = FoundValues.elements(expected.get("value"), shape.length);
      assertTrue(shown.size() == values.size() || shown.size() == SHOWN, what);
      FoundValues.compare(shown, values.subList(0, shown.size()), file, what);
    }
  }
}

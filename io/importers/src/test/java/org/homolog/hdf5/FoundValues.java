package org.homolog.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.homolog.recordings.Recordings;

/** Compares values that were read with what a JSON file says of them. */
final class FoundValues {
  private static final int SHOWN_CHARACTERS = 160;

  private FoundValues() {}

  /** All elements of an array, row by row: JSON nests as many lists as there are axes. */
  static List<JsonNode> elements(JsonNode value, int axes) {
    List<JsonNode> nodes = new ArrayList<>();
    flatten(value, axes, nodes);
    return nodes;
  }

  private static void flatten(JsonNode node, int axes, List<JsonNode> into) {
    if (axes == 0) {
      into.add(node);
    } else {
      node.forEach(child -> flatten(child, axes - 1, into));
    }
  }

  static void compare(List<JsonNode> expected, List<Object> actual, Hdf5File file, String what) {
    assertEquals(expected.size(), actual.size(), what);
    for (int i = 0; i < expected.size(); i++) {
      compare(expected.get(i), actual.get(i), file, what + "[" + i + "]");
    }
  }

  /** One element of any type. */
  static void compare(JsonNode expected, Object actual, Hdf5File file, String what) {
    if (actual instanceof List<?> list) {
      compare(elements(expected, 1), List.copyOf(list), file, what);
    } else if (actual instanceof Map<?, ?> row) {
      assertEquals(expected.size(), row.size(), what);
      expected
          .properties()
          .forEach(m -> compare(m.getValue(), row.get(m.getKey()), file, what + m.getKey()));
    } else if (actual instanceof Region region) {
      assertEquals(
          expected.get("path").textValue(), file.pathOf(region.address()).orElse("nowhere"), what);
      assertEquals(longs(expected.get("offset")), boxed(region.offset()), what);
      assertEquals(longs(expected.get("size")), boxed(region.size()), what);
      assertEquals(expected.get("elements").longValue(), region.elements(), what);
    } else if (actual instanceof byte[] bytes) {
      assertEquals(expected.textValue(), HexFormat.of().formatHex(bytes), what);
    } else if (expected.isTextual() && expected.textValue().startsWith("ref:")) {
      long address = assertInstanceOf(Long.class, actual, what);
      assertEquals(expected.textValue(), "ref:" + file.pathOf(address).orElse(""), what);
    } else if (actual instanceof String text) {
      text(expected.textValue(), text, what);
    } else if (expected.isIntegralNumber() && !(actual instanceof Double)) {
      assertEquals(expected.bigIntegerValue().toString(), String.valueOf(actual), what);
    } else {
      Number number = assertInstanceOf(Number.class, actual, what);
      assertEquals(Recordings.number(expected), number.doubleValue(), what);
    }
  }

  /** The facts cut long texts, and may end them with an ellipsis. */
  private static void text(String expected, String actual, String what) {
    int shown = expected.endsWith("…") ? expected.length() - 1 : expected.length();
    boolean cut = shown >= SHOWN_CHARACTERS - 1 && actual.length() > shown;
    assertEquals(
        cut ? expected.substring(0, shown) : expected,
        cut ? actual.substring(0, shown) : actual,
        what);
  }

  static List<Long> longs(JsonNode array) {
    List<Long> values = new ArrayList<>();
    array.forEach(value -> values.add(value.longValue()));
    return values;
  }

  static List<Long> boxed(long[] values) {
    return java.util.Arrays.stream(values).boxed().toList();
  }
}

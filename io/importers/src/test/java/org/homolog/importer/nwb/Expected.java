package org.homolog.importer.nwb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.homolog.population.Column;
import org.homolog.population.DataArray;
import org.homolog.population.RaggedColumn;
import org.homolog.population.SampledSeries;
import org.homolog.population.SpikeTrains;
import org.homolog.population.Table;

/** What a fixture's JSON says, against what was read. A missing number is null there, NaN here. */
final class Expected {
  private Expected() {}

  private static void known(JsonNode expected, String... keys) {
    expected
        .fieldNames()
        .forEachRemaining(
            key -> assertTrue(List.of(keys).contains(key), "no check knows the key " + key));
  }

  private static double[] numbers(JsonNode list) {
    double[] values = new double[list.size()];
    Arrays.setAll(values, i -> list.get(i).isNull() ? Double.NaN : list.get(i).doubleValue());
    return values;
  }

  private static int[] ints(JsonNode list) {
    return Arrays.stream(numbers(list)).mapToInt(v -> (int) v).toArray();
  }

  private static String[] texts(JsonNode list) {
    String[] values = new String[list.size()];
    Arrays.setAll(values, i -> list.get(i).textValue());
    return values;
  }

  private static boolean isText(JsonNode list) {
    return !list.isEmpty() && list.get(0).isTextual();
  }

  static void table(JsonNode expected, Table table) {
    known(expected, "rows", "columns", "units", "descriptions", "where");
    assertEquals(expected.get("rows").intValue(), table.rows());
    if (expected.has("where")) {
      cells(expected, table);
      return;
    }
    expected
        .get("columns")
        .properties()
        .forEach(column -> column(column.getValue(), table.column(column.getKey())));
    expected
        .path("units")
        .properties()
        .forEach(
            unit -> assertEquals(unit.getValue().textValue(), table.column(unit.getKey()).unit()));
    expected
        .path("descriptions")
        .properties()
        .forEach(
            text ->
                assertEquals(
                    text.getValue().textValue(), table.column(text.getKey()).description()));
  }

  /** Cells of the rows that a key column tells apart. */
  private static void cells(JsonNode expected, Table table) {
    List<String> keys = List.of(table.column(expected.get("where").textValue()).texts());
    expected
        .get("columns")
        .properties()
        .forEach(
            row -> {
              int at = keys.indexOf(row.getKey());
              assertTrue(at >= 0, row.getKey() + " is not among " + keys);
              row.getValue()
                  .properties()
                  .forEach(
                      cell ->
                          assertEquals(
                              cell.getValue().textValue(),
                              table.column(cell.getKey()).text(at),
                              cell.getKey()));
            });
  }

  private static void column(JsonNode expected, Column column) {
    if (!expected.isEmpty() && expected.get(0).isBoolean()) {
      assertEquals(Column.Type.BOOLEAN, column.type(), column.name());
      for (int row = 0; row < expected.size(); row++) {
        assertEquals(expected.get(row).asText(), column.text(row), column.name());
      }
    } else if (isText(expected)) {
      assertArrayEquals(texts(expected), column.texts(), column.name());
      assertEquals(Column.Type.TEXT, column.type(), column.name());
    } else {
      assertArrayEquals(numbers(expected), column.numbers(), column.name());
    }
  }

  static void spikes(JsonNode expected, SpikeTrains trains) {
    assertEquals(expected.size(), trains.unitCount());
    for (int unit = 0; unit < expected.size(); unit++) {
      assertEquals(expected.get(unit).size(), trains.count(unit));
      assertArrayEquals(numbers(expected.get(unit)), trains.times(unit));
    }
  }

  static void series(JsonNode expected, SampledSeries series) {
    known(expected, "unit", "rate", "times", "values", "channels", "description");
    assertEquals(expected.get("unit").textValue(), series.unit());
    assertEquals(
        expected.path("rate").asDouble(Double.NaN), series.rate().orElse(Double.NaN), "rate");
    if (expected.has("description")) {
      assertEquals(expected.get("description").textValue(), series.description());
    }
    int samples = Math.toIntExact(series.sampleCount());
    assertArrayEquals(numbers(expected.get("times")), series.times(0, samples));
    double[] values = numbers(expected.get("values"));
    assertArrayEquals(values, series.read(0, samples));
    int width = values.length / samples;
    assertEquals(width, series.channels().rows());
    // The last sample alone agrees with the whole.
    assertArrayEquals(
        Arrays.copyOfRange(values, values.length - width, values.length),
        series.read(samples - 1, 1));
    expected
        .path("channels")
        .properties()
        .forEach(column -> column(column.getValue(), series.channels().column(column.getKey())));
  }

  static void ragged(JsonNode expected, RaggedColumn column) {
    known(expected, "unit", "depth", "shape", "members", "lengths", "rows");
    assertEquals(expected.path("unit").asText(""), column.unit());
    assertEquals(expected.get("depth").intValue(), column.depth());
    assertArrayEquals(
        ints(expected.get("shape")),
        Arrays.stream(column.elementShape()).mapToInt(Math::toIntExact).toArray());
    assertEquals(
        expected.has("members") ? List.of(texts(expected.get("members"))) : List.of(),
        column.members());
    assertEquals(expected.get("rows").size(), column.rows());
    boolean text = false;
    for (int row = column.rows() - 1; row >= 0; row--) {
      assertArrayEquals(ints(expected.get("lengths").get(row)), column.lengths(row), "row " + row);
      JsonNode wanted = expected.get("rows").get(row);
      text |= isText(wanted);
      if (column.isText()) {
        assertArrayEquals(texts(wanted), column.texts(row));
      } else {
        assertArrayEquals(numbers(wanted), column.numbers(row));
      }
    }
    assertEquals(text, column.isText());
  }

  static void array(JsonNode expected, DataArray array) {
    known(expected, "shape", "values");
    assertArrayEquals(
        ints(expected.get("shape")),
        Arrays.stream(array.shape()).mapToInt(Math::toIntExact).toArray());
    assertEquals(isText(expected.get("values")), array.isText());
    if (array.isText()) {
      assertArrayEquals(texts(expected.get("values")), array.texts());
    } else {
      assertArrayEquals(numbers(expected.get("values")), array.numbers());
    }
  }
}

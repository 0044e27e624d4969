package org.homolog.importer.nwb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Set;
import org.homolog.population.Column;
import org.homolog.recordings.Recordings;

/** A column of values against what the facts say of it. */
final class ColumnFacts {
  private static final Set<String> KNOWN =
      Set.of(
          "type",
          "length",
          "first",
          "values",
          "nan_count",
          "sum",
          "mean",
          "min",
          "max",
          "std_population",
          "unique_count",
          "counts");

  private ColumnFacts() {}

  static void check(JsonNode facts, Column column) {
    facts
        .fieldNames()
        .forEachRemaining(key -> assertTrue(KNOWN.contains(key), "no check knows the fact " + key));
    assertEquals(facts.get("length").intValue(), column.size(), column.name());
    String type = facts.get("type").textValue();
    if (type.startsWith("string") || type.startsWith("reference")) {
      texts(facts, column, type.startsWith("reference"));
    } else {
      assertTrue(column.isNumeric(), column.name());
      statistics(facts, column.numbers(), column.name());
    }
  }

  private static void texts(JsonNode facts, Column column, boolean references) {
    assertEquals(Column.Type.TEXT, column.type(), column.name());
    JsonNode expected = facts.has("values") ? facts.get("values") : facts.get("first");
    for (int row = 0; row < expected.size(); row++) {
      String text = expected.get(row).textValue();
      // A reference reads as the name of the object, the last part of its path.
      String wanted = references ? text.substring(text.lastIndexOf('/') + 1) : text;
      assertEquals(wanted, column.text(row), column.name());
    }
    if (facts.has("unique_count")) {
      assertEquals(facts.get("unique_count").intValue(), column.levels().size(), column.name());
    }
    if (facts.has("counts")) {
      DomainFactsTest.levels(facts.get("counts"), column);
    }
  }

  /** First values, number of NaN, sum, mean, extremes and spread of numbers. */
  static void statistics(JsonNode facts, double[] values, String name) {
    JsonNode expected = facts.has("values") ? facts.get("values") : facts.get("first");
    for (int row = 0; row < expected.size(); row++) {
      assertEquals(Recordings.number(expected.get(row)), values[row], name);
    }
    double[] present = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
    assertEquals(facts.get("nan_count").intValue(), values.length - present.length, name);
    if (!facts.has("sum")) {
      assertEquals(0, present.length, name + " has numbers, of which the facts say nothing");
      return;
    }
    double magnitude = Arrays.stream(present).map(Math::abs).sum();
    double sum = Arrays.stream(present).sum();
    double mean = sum / present.length;
    double scale = magnitude / present.length;
    Recordings.assertClose(facts.get("sum").doubleValue(), sum, magnitude, name);
    Recordings.assertClose(facts.get("mean").doubleValue(), mean, scale, name);
    assertEquals(facts.get("min").doubleValue(), Arrays.stream(present).min().orElseThrow(), name);
    assertEquals(facts.get("max").doubleValue(), Arrays.stream(present).max().orElseThrow(), name);
    double squares = Arrays.stream(present).map(v -> (v - mean) * (v - mean)).sum();
    double spread = Math.sqrt(squares / present.length);
    Recordings.assertClose(facts.get("std_population").doubleValue(), spread, spread, name);
  }
}

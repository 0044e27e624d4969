package org.homolog.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.homolog.population.DataArray;
import org.homolog.population.RaggedColumn;
import org.homolog.population.Recording;
import org.homolog.population.SampledSeries;

/** Compares two recordings to the last bit: NaN equals NaN, order and types count. */
final class SameRecording {
  private static final int BLOCK = 100_000;

  private SameRecording() {}

  static void assertSame(Recording expected, Recording actual) {
    assertEquals(
        java.util.List.copyOf(expected.tables().keySet()),
        java.util.List.copyOf(actual.tables().keySet()));
    assertEquals(expected.session(), actual.session());
    assertEquals(expected.notes(), actual.notes());
    units(expected, actual);
    expected.tables().forEach((name, table) -> assertEquals(table, actual.table(name), name));
    assertEquals(
        java.util.List.copyOf(expected.series().keySet()),
        java.util.List.copyOf(actual.series().keySet()));
    expected.series().forEach((name, series) -> series(name, series, actual.series(name)));
    ragged(expected, actual);
    assertEquals(expected.arrays().keySet(), actual.arrays().keySet());
    expected.arrays().forEach((name, array) -> array(name, array, actual.array(name)));
  }

  static void ragged(Recording expected, Recording actual) {
    assertEquals(expected.ragged().keySet(), actual.ragged().keySet());
    expected
        .ragged()
        .forEach(
            (name, column) -> {
              RaggedColumn other = actual.ragged(name);
              assertEquals(column.unit(), other.unit(), name);
              assertEquals(column.description(), other.description(), name);
              assertEquals(column.rows(), other.rows(), name);
              assertEquals(column.depth(), other.depth(), name);
              assertArrayEquals(column.elementShape(), other.elementShape(), name);
              for (int row = 0; row < column.rows(); row++) {
                assertArrayEquals(column.lengths(row), other.lengths(row), name);
                assertArrayEquals(column.texts(row), other.texts(row), name);
              }
            });
  }

  static void units(Recording expected, Recording actual) {
    assertEquals(expected.units(), actual.units());
    assertEquals(expected.spikes().isPresent(), actual.spikes().isPresent());
    for (int unit = 0; expected.spikes().isPresent() && unit < expected.units().rows(); unit++) {
      assertArrayEquals(
          expected.spikes().get().times(unit), actual.spikes().orElseThrow().times(unit));
    }
  }

  static void series(String name, SampledSeries expected, SampledSeries actual) {
    assertEquals(expected.channels(), actual.channels(), name);
    samples(name, expected, actual);
  }

  static void samples(String name, SampledSeries expected, SampledSeries actual) {
    assertEquals(expected.unit(), actual.unit(), name);
    assertEquals(expected.description(), actual.description(), name);
    assertEquals(expected.rate(), actual.rate(), name);
    assertEquals(expected.sampleCount(), actual.sampleCount(), name);
    for (long first = 0; first < expected.sampleCount(); first += BLOCK) {
      int count = (int) Math.min(BLOCK, expected.sampleCount() - first);
      assertArrayEquals(expected.times(first, count), actual.times(first, count), name);
      assertArrayEquals(expected.read(first, count), actual.read(first, count), name);
    }
  }

  private static void array(String name, DataArray expected, DataArray actual) {
    assertArrayEquals(expected.shape(), actual.shape(), name);
    assertEquals(expected.description(), actual.description(), name);
    assertEquals(expected.isText(), actual.isText(), name);
    boolean empty = Arrays.stream(expected.shape()).anyMatch(length -> length == 0);
    if (empty) {
      return;
    }
    if (expected.isText()) {
      assertArrayEquals(expected.texts(), actual.texts(), name);
    } else {
      assertArrayEquals(expected.numbers(), actual.numbers(), name);
    }
  }
}

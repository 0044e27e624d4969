package org.homolog.population;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homolog.failure.HomologException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowFilterTest {
  private static final Table TABLE =
      Table.of(
          Column.texts("area", "V1", "V2", "V1"),
          Column.numbers("peak rate", 1e-4, 5, Double.NaN),
          Column.booleans("good", true, false, true));

  @Test
  void comparesNumbersAsNumbersAndTextAsText() {
    assertArrayEquals(new int[] {0}, TABLE.where(RowFilter.parse("\"peak rate\" == 0.0001")));
    assertArrayEquals(new int[] {0, 2}, TABLE.where(RowFilter.parse("area == 'V1'")));
    assertArrayEquals(
        new int[] {0}, TABLE.where(RowFilter.parse("area == V1 and \"peak rate\" < 2")));
    assertArrayEquals(new int[] {1}, TABLE.where(RowFilter.parse("good == false")));
  }

  @Test
  void missingFulfilsOnlyNotEqual() {
    assertArrayEquals(new int[] {0, 1, 2}, TABLE.where(RowFilter.parse("\"peak rate\" != 7")));
    assertArrayEquals(new int[] {0, 1}, TABLE.where(RowFilter.parse("\"peak rate\" < 100")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "area", "area = V1", "area == V1 or good == true", "area == V1 and", "== V1"})
  void saysWhereItCannotBeRead(String text) {
    HomologException refused = assertThrows(HomologException.class, () -> RowFilter.parse(text));
    assertTrue(refused.getMessage().contains("cannot be read at character"), refused.getMessage());
  }

  @Test
  void refusesToOrderTextAndUnknownColumns() {
    assertThrows(HomologException.class, () -> TABLE.where(RowFilter.parse("area < V2")));
    assertThrows(HomologException.class, () -> TABLE.where(RowFilter.parse("arae == V2")));
    assertThrows(
        HomologException.class, () -> TABLE.where(RowFilter.parse("\"peak rate\" == high")));
  }
}

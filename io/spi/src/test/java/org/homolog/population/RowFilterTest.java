package org.homolog.population;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.homolog.failure.HomologException;
import org.homolog.random.CounterRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowFilterTest {
  private static final Table TABLE =
      Table.of(
          Column.texts("area", "V1", "V2", "V1", "", "IT"),
          Column.numbers("peak rate", 1e-4, 5, Double.NaN, -2, 8),
          Column.numbers("snr", 0.5, 1.5, 2.5, 3.5, Double.NaN),
          Column.integers("block", 1, 1, 2, 2, 3),
          Column.booleans("good", true, false, true, false, true));

  private static String kept(String filter) {
    return Arrays.stream(TABLE.where(RowFilter.parse(filter)))
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "\"peak rate\" == 0.0001; 0",
        "area == 'V1'; 0 2",
        "area == V1 and \"peak rate\" < 2; 0",
        "good == false; 1 3",
        "area == 'IT' && snr > 1.5; ``",
        "area == 'V1' && snr > 1.5; 2",
        "area=='V1'&&snr>1.5; 2",
        "snr >= 1.5 || area == IT; 1 2 3 4",
        "block == 1 or block == 2 and good; 0 1 2",
        "(block == 1 or block == 2) and good; 0 2",
        "!good; 1 3",
        "!(good) && block != 1; 3",
        "not good and not (block == 1); 3",
        "! ! good; 0 2 4",
        "block in (1, 3); 0 1 4",
        "block not in [1, 3]; 2 3",
        "area in ('V1', \"IT\"); 0 2 4",
        "area not in (V1, IT); 1 3",
        "area is missing; 3",
        "area is not missing and \"peak rate\" is not missing; 0 1 4",
        "\"peak rate\" in (-2, 8); 3 4",
        "good in (true); 0 2 4",
        "'peak rate' < -1.5; 3",
        "good and good or good; 0 2 4",
      })
  void keepsTheRowsThatFulfilIt(String filter, String rows) {
    assertEquals(rows == null ? "" : rows, kept(filter));
  }

  @Test
  void missingFulfilsNotEqualAndNotInAndNoOtherTest() {
    assertEquals("0 1 2 3 4", kept("snr != 7"));
    assertEquals("0 1 2 3 4", kept("snr not in (7, 9)"));
    assertEquals("0 1 2 3", kept("snr < 100"));
    assertEquals("0 1 2 3", kept("snr in (0.5, 1.5, 2.5, 3.5)"));
    assertEquals("4", kept("not (snr < 100)"));
    assertEquals("0 1 2 4", kept("area != V3 and area is not missing"));
  }

  @Test
  void theLawsOfDeMorganHoldForMissingValuesToo() {
    String[] tests = {
      "snr > 1", "area == V1", "good", "block in (1, 2)", "snr is missing", "area != V2"
    };
    CounterRandom random = new CounterRandom(4, 0);
    for (int trial = 0; trial < 60; trial++) {
      String a = tests[random.nextInt(tests.length)];
      String b = tests[random.nextInt(tests.length)];
      assertEquals(kept("!(" + a + " && " + b + ")"), kept("!(" + a + ") || !(" + b + ")"));
      assertEquals(kept("not (" + a + " or " + b + ")"), kept("not " + a + " and not " + b));
      assertEquals(kept(a + " or " + b), kept(b + " || " + a));
      assertEquals(kept(a), kept("!!(" + a + ")"));
    }
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "``; 1; the name of a column is needed",
        "area = V1; 6; equality is written ==",
        "area == V1 and; 15; the name of a column is needed",
        "== V1; 1; the name of a column is needed",
        "area V1; 6; a comparison is needed here",
        "area ==; 8; a value is needed here",
        "(area == V1; 12; a parenthesis is not closed",
        "area == V1); 11; join tests by and or or",
        "area == V1 good; 12; join tests by and or or",
        "area in V1; 9; write a list like",
        "area in (V1, ; 13; a value is needed here",
        "area in (V1]; 12; a list of values ends with )",
        "area is V1; 9; write \"is missing\"",
        "area not V1; 10; a comparison is needed here",
        "area == \"V1; 9; a quote is not closed",
        "area == V1 & good; 12; write it like",
        "-1 < snr < 1; 10; join tests by and or or",
      })
  void saysWhereItCannotBeRead(String text, int position, String remedy) {
    String wanted = text == null ? "" : text;
    HomologException refused = assertThrows(HomologException.class, () -> RowFilter.parse(wanted));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("cannot be read at character " + position), message);
    assertTrue(message.contains(remedy), message);
  }

  @Test
  void nestingIsBounded() {
    String deep = "(".repeat(100_000) + "good" + ")".repeat(100_000);
    assertThrows(HomologException.class, () -> RowFilter.parse(deep));
    assertThrows(HomologException.class, () -> RowFilter.parse("!".repeat(100_000) + "good"));
    assertEquals("0 2 4", kept("(".repeat(50) + "good" + ")".repeat(50)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "area < V2",
        "arae == V2",
        "\"peak rate\" == high",
        "area",
        "snr",
        "good == 'yes'",
        "good or arae == V2",
        "block in (1, two)",
        "snr == nan"
      })
  void refusesWhatTheTableDoesNotHoldWhateverItsRowsAre(String filter) {
    RowFilter parsed = RowFilter.parse(filter);
    assertThrows(HomologException.class, () -> TABLE.where(parsed));
    assertThrows(HomologException.class, () -> TABLE.select(new int[0]).where(parsed));
  }

  @Test
  void refusalsNameThePlaceAndTheRemedy() {
    HomologException order =
        assertThrows(
            HomologException.class, () -> TABLE.where(RowFilter.parse("good and area < V2")));
    assertTrue(
        order
            .getMessage()
            .contains(
                "column \"area\" holds text, which has no order; use ==, != or in (character 15 of"),
        order.getMessage());
    HomologException number =
        assertThrows(HomologException.class, () -> TABLE.where(RowFilter.parse("snr != nan")));
    assertTrue(
        number.getMessage().contains("column \"snr\" holds numbers, \"nan\" is not one"),
        number.getMessage());
    assertTrue(number.getMessage().contains("snr is missing"), number.getMessage());
    HomologException name =
        assertThrows(HomologException.class, () -> TABLE.where(RowFilter.parse("arae == V2")));
    assertTrue(name.getMessage().contains("did you mean \"area\"?"), name.getMessage());
  }

  @Test
  void asWritten() {
    assertEquals("a == 1 && !b", RowFilter.parse("a == 1 && !b").toString());
    assertArrayEquals(new int[] {0, 1}, TABLE.where(RowFilter.parse("block == '1'")));
  }
}

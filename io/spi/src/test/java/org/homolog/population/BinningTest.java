package org.homolog.population;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.junit.jupiter.api.Test;

class BinningTest {
  private static Population of(double... speeds) {
    return Population.builder(
            Table.of(Column.numbers("speed", speeds).unit("cm/s")),
            Table.of(Column.texts("u", "x")))
        .conditions(List.of("speed"))
        .values(speeds.clone())
        .build();
  }

  @Test
  void binsAreHalfOpenAndTheLastIsClosed() {
    Population binned = Binning.edges("speed", 0, 1, 2.5).apply(of(2.5, 1, 0, 0.999, 2));
    assertEquals(List.of("[0, 1)", "[1, 2.5]"), binned.conditionLabels());
    assertArrayEquals(
        new String[] {"[1, 2.5]", "[1, 2.5]", "[0, 1)", "[0, 1)", "[1, 2.5]"},
        binned.entries().column("speed").texts());
    assertArrayEquals(new double[] {2.5, 1, 0, 0.999, 2}, binned.byEntry().array());
    double infinite = Double.POSITIVE_INFINITY;
    Population open = Binning.edges("speed", -infinite, 0.5, infinite).apply(of(-9, 0.5, 1e9));
    assertEquals(List.of("[-inf, 0.5)", "[0.5, inf]"), open.conditionLabels());
  }

  @Test
  void equalWidthsSpanTheValues() {
    Population binned = Binning.equalWidth("speed", 4).apply(of(0, 1, 2, 3, 4));
    assertEquals(List.of("[0, 1)", "[1, 2)", "[2, 3)", "[3, 4]"), binned.conditionLabels());
    Population thirds = Binning.equalWidth("speed", 3).apply(of(0, 1));
    assertEquals(List.of("[0, 0.333333)", "[0.666667, 1]"), thirds.conditionLabels());
    Population close = Binning.edges("speed", 1, 1.0000001, 1.0000002).apply(of(1, 1.0000002));
    assertEquals(List.of("[1, 1.0000001)", "[1.0000001, 1.0000002]"), close.conditionLabels());
  }

  @Test
  void quantilesHoldNearlyEqualNumbers() {
    Population population = Populations.random(5, 41, 1, 1);
    Population binned = Binning.quantiles("speed", 4).as("level").apply(population);
    Map<String, Integer> levels = binned.entries().column("level").levels();
    assertEquals(4, levels.size());
    assertTrue(levels.values().stream().allMatch(n -> n == 51 || n == 52), levels.toString());
    // The quartiles of 0 to 8 by the usual definition are 2, 4 and 6.
    Population known = Binning.quantiles("speed", 4).apply(of(8, 7, 6, 5, 4, 3, 2, 1, 0));
    assertEquals(List.of("[0, 2)", "[2, 4)", "[4, 6)", "[6, 8]"), known.conditionLabels());
  }

  @Test
  void conditionsFollowTheIntervalsAndOtherColumnsStay() {
    Table entries =
        Table.of(
            Column.texts("side", "right", "left", "right", "left"),
            Column.numbers("speed", 12, 11, 2, 1),
            Column.integers("trial", 1, 2, 3, 4));
    Population population =
        Population.builder(entries, Table.of(Column.texts("u", "x")))
            .conditions(List.of("side", "speed"))
            .repeats("trial")
            .values(new double[] {1, 2, 3, 4})
            .build();
    Population binned = Binning.edges("speed", 0, 10, 20).apply(population);
    assertEquals(
        List.of("right | [0, 10)", "right | [10, 20]", "left | [0, 10)", "left | [10, 20]"),
        binned.conditionLabels());
    assertEquals("trial", binned.repeatColumn().orElseThrow());
    assertArrayEquals(new double[] {1, 2, 3, 4}, binned.entries().column("trial").numbers());
    Population beside = Binning.edges("speed", 0, 10, 20).as("level").apply(population);
    assertEquals(population.conditionLabels(), beside.conditionLabels());
    assertEquals("[10, 20]", beside.entries().column("level").text(0));
    assertEquals(12, beside.entries().column("speed").number(0));
    assertTrue(beside.entries().column("level").description().contains("2 given bins"));
  }

  @Test
  void refusesWhatHasNoBin() {
    assertRefused(
        "entry 1 has no finite speed", () -> Binning.quantiles("speed", 2), of(1, Double.NaN));
    assertRefused("outside the edges 0.0 to 1.0", () -> Binning.edges("speed", 0, 1), of(0, 1.5));
    assertRefused("edges of bins must ascend", () -> Binning.edges("speed", 0, 0), of(1));
    assertRefused("edges of bins must ascend", () -> Binning.edges("speed", 0, Double.NaN), of(1));
    assertRefused("1 to 10000 bins", () -> Binning.edges("speed", 1), of(1));
    assertRefused("1 to 10000 bins", () -> Binning.equalWidth("speed", 0), of(1));
    assertRefused("too many equal values", () -> Binning.quantiles("speed", 3), of(1, 1, 1, 2));
    assertRefused("too many equal values", () -> Binning.equalWidth("speed", 2), of(1, 1));
    assertRefused("did you mean \"speed\"", () -> Binning.quantiles("sped", 2), of(1, 2));
    Population text = Populations.random(2, 1, 1, 1);
    assertRefused("holds text", () -> Binning.quantiles("condition", 2), text);
  }

  private static void assertRefused(
      String what, java.util.function.Supplier<Binning> binning, Population population) {
    HomologException refused =
        assertThrows(HomologException.class, () -> binning.get().apply(population));
    assertTrue(refused.getMessage().contains(what), refused.getMessage());
  }
}

package org.homolog.population;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.junit.jupiter.api.Test;

class SplittingTest {
  private final Population population = Populations.random(4, 7, 2, 3);

  @Test
  void partsAreDisjointCompleteAndHoldEveryCondition() {
    for (Splitting splitting : List.of(Splitting.parity(), Splitting.randomHalves(3))) {
      Map<String, Population> parts = splitting.parts(population);
      assertEquals(2, parts.size());
      int total = 0;
      for (Population part : parts.values()) {
        assertEquals(population.conditionLabels(), part.conditionLabels());
        total += part.entryCount();
        for (int[] members : part.entriesByCondition()) {
          assertTrue(members.length == 3 || members.length == 4);
        }
      }
      assertEquals(population.entryCount(), total);
      double[] together =
          parts.values().stream()
              .flatMapToDouble(p -> Arrays.stream(p.entries().column("speed").numbers()))
              .sorted()
              .toArray();
      double[] whole = population.entries().column("speed").numbers();
      Arrays.sort(whole);
      assertArrayEquals(whole, together);
    }
    assertEquals(
        List.of("odd", "even"), List.copyOf(Splitting.parity().parts(population).keySet()));
    assertEquals(
        List.of("first", "second"),
        List.copyOf(Splitting.randomHalves(1).parts(population).keySet()));
  }

  @Test
  void parityAlternatesWithinEachCondition() {
    Population told = Splitting.parity().apply(population);
    for (int[] members : population.entriesByCondition()) {
      for (int i = 0; i < members.length; i++) {
        assertEquals(i % 2 == 0 ? "odd" : "even", told.entries().column("part").text(members[i]));
      }
    }
    assertEquals(population.conditionLabels(), told.conditionLabels());
  }

  @Test
  void blocksStayWhole() {
    Population runs = Splitting.parity().of("run").apply(population);
    for (int entry = 0; entry < runs.entryCount(); entry++) {
      boolean odd = runs.entries().column("run").number(entry) % 2 == 0;
      assertEquals(odd ? "odd" : "even", runs.entries().column("part").text(entry));
    }
    Population halves = Splitting.randomHalves(5).of("run").apply(population);
    for (int run = 0; run < 7; run++) {
      Population one = halves.where(RowFilter.parse("run == " + run));
      assertEquals(1, one.entries().column("part").levels().size());
    }
    int first =
        halves.where(RowFilter.parse("part == first")).entries().column("run").levels().size();
    assertTrue(first == 3 || first == 4);
  }

  @Test
  void theSameSeedGivesTheSameHalvesAndItIsTold() {
    Population one = Splitting.randomHalves(11).apply(population);
    Populations.assertSameLabels(one, Splitting.randomHalves(11).apply(population));
    assertTrue(one.entries().column("part").description().contains("seed 11"));
    assertFalse(one.entries().equals(Splitting.randomHalves(12).apply(population).entries()));
  }

  @Test
  void oddOnesOutEvenOut() {
    Population odd = Populations.random(30, 3, 1, 1);
    Map<String, Population> parts = Splitting.randomHalves(2).parts(odd);
    assertEquals(45, parts.get("first").entryCount());
    assertEquals(45, parts.get("second").entryCount());
  }

  @Test
  void whatCannotBeSplitIsRefused() {
    Population single = population.averageRepeats();
    assertThrows(HomologException.class, () -> Splitting.parity().apply(single));
    Population run = population.where(RowFilter.parse("run == 1"));
    HomologException refused =
        assertThrows(HomologException.class, () -> Splitting.parity().of("run").apply(run));
    assertTrue(refused.getMessage().contains("one value only"), refused.getMessage());
    assertThrows(HomologException.class, () -> Splitting.parity().of("runs").apply(population));
  }
}

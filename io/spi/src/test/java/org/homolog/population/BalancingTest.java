package org.homolog.population;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.population.Balancing.Fewer;
import org.junit.jupiter.api.Test;

class BalancingTest {
  /** Conditions with 2, 5 and 9 entries. */
  private static Population unbalanced() {
    Population all = Populations.random(3, 9, 2, 2);
    return all.orderConditions(List.of("c0", "c1", "c2"))
        .where(
            RowFilter.parse(
                "condition == c2 or condition == c1 and run < 5 or condition == c0 and run < 2"));
  }

  private static int[] counts(Population population) {
    return Arrays.stream(population.entriesByCondition()).mapToInt(e -> e.length).toArray();
  }

  @Test
  void everyConditionKeepsAsManyAsTheRarest() {
    Population balanced = new Balancing(0, Fewer.REFUSE, 1).apply(unbalanced());
    assertArrayEquals(new int[] {2, 2, 2}, counts(balanced));
    assertEquals(unbalanced().conditionLabels(), balanced.conditionLabels());
    assertEquals("run", balanced.repeatColumn().orElseThrow());
  }

  @Test
  void keptEntriesAreEntriesOfTheirConditionEachOnce() {
    Population before = unbalanced();
    Population balanced = new Balancing(4, Fewer.DROP, 3).apply(before);
    assertEquals(List.of("c1", "c2"), balanced.conditionLabels());
    for (int entry = 0; entry < balanced.entryCount(); entry++) {
      String label = balanced.conditionLabels().get(balanced.conditionOf(entry));
      assertEquals(label, balanced.entries().column("condition").text(entry));
    }
    double[] speeds = balanced.entries().column("speed").numbers();
    assertEquals(8, Arrays.stream(speeds).distinct().count());
  }

  @Test
  void theSameSeedKeepsTheSameAndAConditionsDrawDoesNotDependOnOthers() {
    Balancing balancing = new Balancing(4, Fewer.DROP, 3);
    Population one = balancing.apply(unbalanced());
    Populations.assertSameLabels(one, balancing.apply(unbalanced()));
    Population alone = balancing.apply(unbalanced().where(RowFilter.parse("condition == c2")));
    assertArrayEquals(
        alone.entries().column("speed").numbers(),
        one.where(RowFilter.parse("condition == c2")).entries().column("speed").numbers());
    Population other = new Balancing(4, Fewer.DROP, 4).apply(unbalanced());
    assertFalse(one.entries().equals(other.entries()));
  }

  @Test
  void tooFewEntriesAreRefusedByName() {
    HomologException refused =
        assertThrows(
            HomologException.class, () -> new Balancing(4, Fewer.REFUSE, 1).apply(unbalanced()));
    assertTrue(
        refused.getMessage().contains("condition \"c0\" has 2 entries, fewer than the 4"),
        refused.getMessage());
    assertThrows(
        HomologException.class, () -> new Balancing(10, Fewer.DROP, 1).apply(unbalanced()));
    assertThrows(HomologException.class, () -> new Balancing(-1, Fewer.DROP, 1));
  }
}

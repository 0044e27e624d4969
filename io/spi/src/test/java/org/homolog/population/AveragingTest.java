package org.homolog.population;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homolog.failure.HomologException;
import org.junit.jupiter.api.Test;

class AveragingTest {
  private static Population holed() {
    double nan = Double.NaN;
    return Population.builder(
            Table.of(Column.texts("c", "a", "a", "b", "b"), Column.integers("trial", 1, 2, 3, 4)),
            Table.of(Column.texts("u", "x", "y")))
        .conditions(List.of("c"))
        .repeats("trial")
        .values(new double[] {1, 2, 3, nan, nan, 5, nan, 7})
        .build();
  }

  @Test
  void presentRepeatsAreAveragedValueByValue() {
    double[] strict = Averaging.repeats(holed()).byEntry().array();
    assertArrayEquals(new double[] {2, Double.NaN, Double.NaN, 6}, strict);
    double[] present = Averaging.presentRepeats(holed()).byEntry().array();
    assertArrayEquals(new double[] {2, 2, Double.NaN, 6}, present);
    Population whole = Populations.random(3, 4, 2, 5);
    assertArrayEquals(
        Averaging.repeats(whole).byEntry().array(),
        Averaging.presentRepeats(whole).byEntry().array());
  }

  @Test
  void entriesWithMissingValuesAreLeftOutAndConditionsWithThem() {
    Population left = holed().withoutMissingEntries();
    assertEquals(List.of("a"), left.conditionLabels());
    assertArrayEquals(new double[] {1, 2}, left.byEntry().array());
    Population whole = Populations.random(2, 2, 1, 2);
    assertEquals(whole.entryCount(), whole.withoutMissingEntries().entryCount());
    Population none = whole.toBuilder().values(nans(8)).build();
    assertThrows(HomologException.class, none::withoutMissingEntries);
  }

  private static double[] nans(int size) {
    double[] values = new double[size];
    java.util.Arrays.fill(values, Double.NaN);
    return values;
  }

  @Test
  void theMeanOverTimeKeepsEntriesConditionsAndTheirOrder() {
    Population population = Populations.random(3, 2, 4, 2);
    Population mean = Averaging.time(population);
    assertEquals(population.entries(), mean.entries());
    assertEquals(population.conditionLabels(), mean.conditionLabels());
    assertEquals(population.repeatColumn(), mean.repeatColumn());
    assertEquals(1, mean.timeCount());
    double[] bins = population.selectUnits(new int[] {1}).byEntry().row(3);
    assertEquals((bins[0] + bins[1] + bins[2] + bins[3]) / 4, mean.byEntry().get(3, 1), 1e-15);
  }

  @Test
  void timeBinsAreChosenByTheirSeconds() {
    Population population = Populations.random(2, 2, 5, 2);
    Population late = population.whereTimes(RowFilter.parse("seconds >= 0.15 && seconds < 0.4"));
    assertArrayEquals(
        new double[] {0.15, 0.25, 0.35}, late.time().column("seconds").numbers(), 1e-12);
    HomologException none =
        assertThrows(
            HomologException.class, () -> population.whereTimes(RowFilter.parse("seconds > 9")));
    assertTrue(none.getMessage().contains("no time bin fulfils seconds > 9"), none.getMessage());
  }

  @Test
  void choosingEntriesByAFilterKeepsTheOrderOfConditions() {
    Population population = Populations.random(5, 3, 1, 1);
    Population sorted = population.orderConditions(List.of("c4", "c3", "c2", "c1", "c0"));
    Population some = sorted.where(RowFilter.parse("run >= 1 and condition != c3"));
    assertEquals(List.of("c4", "c2", "c1", "c0"), some.conditionLabels());
    assertEquals(8, some.entryCount());
  }
}

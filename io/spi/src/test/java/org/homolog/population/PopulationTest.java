package org.homolog.population;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homolog.failure.HomologException;
import org.junit.jupiter.api.Test;

class PopulationTest {
  /** Two odors with two repeats each, two bins, two units; value = 100 entry + 10 bin + unit. */
  private static Population odors() {
    Table entries =
        Table.of(
            Column.texts("odor", "a", "b", "a", "b"),
            Column.numbers("dose", 1, 2, 1, 2),
            Column.texts("trial", "t1", "t1", "t2", "t2"));
    double[] values = new double[16];
    for (int i = 0; i < 16; i++) {
      values[i] = 100 * (i / 4) + 10 * (i / 2 % 2) + i % 2;
    }
    return Population.builder(entries, Table.of(Column.texts("unit", "x", "y")))
        .name("odors")
        .times(0.5, 1.5)
        .conditions(List.of("odor"))
        .repeats("trial")
        .values(values)
        .build();
  }

  @Test
  void entriesWithEqualLabelsAreRepeats() {
    Population population = odors();
    assertEquals(List.of("a", "b"), population.conditionLabels());
    assertTrue(population.hasRepeats());
    assertArrayEquals(new int[] {0, 2}, population.entriesByCondition()[0]);
    assertEquals(List.of("odor", "dose"), population.conditions().names());
  }

  @Test
  void averagingKeepsTheColumnsThatAreConstantWithinAConditionAndTheOrderOfValues() {
    Population mean = odors().averageRepeats();
    assertArrayEquals(
        new double[] {100, 101, 110, 111, 200, 201, 210, 211}, mean.byEntry().array());
    assertEquals(2, mean.conditions().column("dose").number(1));
    assertFalse(mean.repeatColumn().isPresent());
  }

  @Test
  void selectionsKeepLabelsAndCompose() {
    Population chosen =
        odors()
            .selectUnits(new int[] {1})
            .selectTimes(new int[] {1})
            .where(RowFilter.parse("odor == b"));
    assertArrayEquals(new double[] {111, 311}, chosen.byEntry().array());
    assertEquals("y", chosen.units().column("unit").text(0));
    assertEquals(1.5, chosen.time().column(Population.SECONDS).number(0));
    assertEquals(List.of("b"), chosen.conditionLabels());
  }

  @Test
  void timeBecomesConditionWithBothLabels() {
    Population expanded = odors().timeAsCondition();
    assertEquals(List.of("a | 0.5", "a | 1.5", "b | 0.5", "b | 1.5"), expanded.conditionLabels());
    assertEquals(1, expanded.timeCount());
    assertArrayEquals(new double[] {10, 11}, expanded.byEntry().row(1));
  }

  @Test
  void copiesOfAConditionStayConditionsOfTheirOwn() {
    Population drawn = odors().drawConditions(new int[] {1, 1, 0});
    assertEquals(List.of("b", "b", "a"), drawn.conditionLabels());
    assertEquals(6, drawn.entryCount());
    assertEquals(3, drawn.averageRepeats().entryCount());
    assertArrayEquals(new int[] {2, 3}, drawn.entriesByCondition()[1]);
  }

  @Test
  void everyOperationKeepsCopiesApart() {
    Population copies = odors().drawConditions(new int[] {1, 1});
    assertEquals(2, copies.selectUnits(new int[] {0}).conditionCount());
    assertEquals(2, copies.selectTimes(new int[] {1}).conditionCount());
    assertEquals(4, copies.timeAsCondition().conditionCount());
    assertEquals(2, copies.drawRepeats(new int[] {0}).conditionCount());
    assertEquals(2, copies.selectEntries(new int[] {0, 1, 2, 3}).conditionCount());
  }

  @Test
  void drawingRepeatsTakesThoseTrialsOfEveryCondition() {
    Population second = odors().drawRepeats(new int[] {1});
    assertEquals(List.of("a", "b"), second.conditionLabels());
    assertArrayEquals(new double[] {200, 201, 210, 211}, second.byEntry().row(0));
    assertEquals(4, odors().drawRepeats(new int[] {0, 0}).entryCount());
  }

  @Test
  void shufflingRepeatsMovesWholeClipsAndNeverTheirBins() {
    Table clips =
        Table.of(Column.texts("type", "soft", "hard"), Column.texts("clip", "one", "two"));
    Population population =
        Population.builder(clips, Table.of(Column.texts("unit", "x")))
            .times(0.1, 0.2, 0.3)
            .conditions(List.of("type"))
            .repeats("clip")
            .values(new double[] {1, 2, 3, 4, 5, 6})
            .build()
            .timeAsCondition();
    Population exchanged = population.shuffleRepeats(new int[] {1, 0});
    assertEquals(population.conditionLabels(), exchanged.conditionLabels());
    assertArrayEquals(new double[] {4, 5, 6, 1, 2, 3}, exchanged.byEntry().array());
  }

  @Test
  void standardisesEachUnit() {
    double[] values = odors().zScore().byEntryAndTime().column(0);
    double sum = 0;
    double squares = 0;
    for (double value : values) {
      sum += value;
      squares += value * value;
    }
    assertEquals(0, sum, 1e-12);
    assertEquals(values.length, squares, 1e-9);
  }

  @Test
  void missingValuesAreRefusedByNameOrHandledAsAsked() {
    double[] values = odors().byEntry().array();
    values[6] = Double.NaN;
    Population holed = odors().toBuilder().values(values).build();
    HomologException refused =
        assertThrows(HomologException.class, () -> holed.handleMissing(MissingPolicy.REFUSE));
    assertTrue(
        refused.getMessage().contains("condition \"b\" (entry 1), time bin 1, unit 0"),
        refused.getMessage());
    assertEquals(List.of("a"), holed.handleMissing(MissingPolicy.DROP_CONDITION).conditionLabels());
    assertEquals("y", holed.handleMissing(MissingPolicy.DROP_UNIT).units().column("unit").text(0));
    assertTrue(holed.handleMissing(MissingPolicy.PAIRWISE).hasMissing());
  }

  @Test
  void refusesValuesThatDoNotFitTheAxes() {
    HomologException refused =
        assertThrows(
            HomologException.class,
            () ->
                Population.builder(
                        Table.of(Column.texts("c", "a")), Table.of(Column.texts("u", "x")))
                    .values(new double[2])
                    .build());
    assertTrue(
        refused.getMessage().contains("make 1 values, but there are 2"), refused.getMessage());
  }

  @Test
  void singlePrecisionValuesAreWidened() {
    Population population =
        Population.builder(Table.of(Column.texts("c", "a")), Table.of(Column.texts("u", "x", "y")))
            .values(new float[] {0.5f, 0.25f})
            .build();
    assertArrayEquals(new double[] {0.5, 0.25}, population.byEntry().array());
  }
}

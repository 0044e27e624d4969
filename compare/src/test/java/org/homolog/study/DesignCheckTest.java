package org.homolog.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

class DesignCheckTest {
  @Test
  void aSoundDesignHasLittleToTell() {
    Population population =
        Population.builder(
                Table.of(
                    Column.texts("stimulus", "a", "a", "b", "b", "c", "c"),
                    Column.integers("run", 1, 2, 1, 2, 1, 2)),
                Table.of(Column.texts("unit", "u1", "u2")))
            .conditions(List.of("stimulus"))
            .repeats("run")
            .values(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
            .build();
    assertEquals(Map.of("repeats", "2 of every condition"), DesignCheck.of(population));
  }

  @Test
  void tellsOfUnevenRepeatsAndWhoHasOne() {
    String told = DesignCheck.of(flawed()).get("repeats");
    assertTrue(told.startsWith("1 to 2 of a condition; 2 conditions have one"), told);
  }

  @Test
  void tellsOfCombinationsThatNeverOccur() {
    String told = DesignCheck.of(flawed()).get("combinations");
    assertTrue(told.startsWith("1 of 4 combinations of side, contrast never occur"), told);
  }

  @Test
  void namesConstantUnitsAndThoseWithMissingValues() {
    Map<String, String> told = DesignCheck.of(flawed());
    assertTrue(told.get("constant units").startsWith("1 unit (silent):"), told.toString());
    assertTrue(
        told.get("missing values").startsWith("2 of 12, in 1 unit (broken);"), told.toString());
  }

  @Test
  void tellsWhereConditionsDoNotOutnumberUnits() {
    Map<String, String> told = DesignCheck.of(flawed());
    assertTrue(told.get("conditions against units").startsWith("3 conditions, 3 units:"));
  }

  @Test
  void aUnitWithoutAnyValueIsMissingAndConstant() {
    Population population =
        Population.builder(
                Table.of(Column.texts("stimulus", "a", "b", "c")),
                Table.of(Column.texts("unit", "u1", "u2")))
            .conditions(List.of("stimulus"))
            .values(new double[] {1, Double.NaN, 2, Double.NaN, 3, Double.NaN})
            .build();
    Map<String, String> told = DesignCheck.of(population);
    assertTrue(told.get("repeats").startsWith("none"));
    assertTrue(told.get("constant units").contains("u2"));
    assertTrue(told.get("missing values").startsWith("3 of 6"));
    assertFalse(told.containsKey("combinations"));
  }

  @Test
  void membersThatDifferAreToldApart() {
    NeuralSystem one = system("one", flawed());
    NeuralSystem other = system("other", flawed().selectUnits(new int[] {0, 1}));
    Cohort cohort = new Cohort("both", "animal", List.of(one, other));
    Map<String, String> told = DesignCheck.of(cohort);
    assertTrue(told.get("repeats").startsWith("1 to 2"), told.toString());
    assertTrue(told.get("missing values").startsWith("one: 2 of 12"), told.toString());
    assertTrue(
        told.get("conditions against units").startsWith("one: 3 conditions, 3 units"),
        told.toString());
  }

  private static NeuralSystem system(String name, Population population) {
    return NeuralSystem.builder(name, NeuralSystem.Kind.SIMULATED)
        .facet(Population.class, population)
        .build();
  }

  private static Population flawed() {
    double gap = Double.NaN;
    return Population.builder(
            Table.of(
                Column.texts("side", "left", "left", "left", "right"),
                Column.texts("contrast", "low", "low", "high", "low")),
            Table.of(Column.texts("unit", "good", "silent", "broken")))
        .conditions(List.of("side", "contrast"))
        .values(new double[] {1, 0, 5, 2, 0, gap, 3, 0, gap, 4, 0, 6})
        .build();
  }
}

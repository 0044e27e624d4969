package org.homolog.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.resample.CeilingMethod;
import org.homolog.resample.MemberPolicy;
import org.homolog.resample.ResamplePlan;
import org.homolog.spi.Axis;
import org.homolog.spi.Description;
import org.homolog.spi.NullModel;
import org.homolog.spi.Requirement;
import org.junit.jupiter.api.Test;

/** What requirements find in populations, and how far nulls reach. */
class RequirementCheckTest {
  private static final Population POPULATION =
      Population.builder(
              Table.of(
                  Column.texts("side", "l", "l", "l", "r", "r"),
                  Column.texts("contrast", "low", "low", "high", "low", "low"),
                  Column.integers("run", 1, 2, 1, 1, 2)),
              Table.of(Column.texts("unit", "u1", "u2")))
          .conditions(List.of("side", "contrast"))
          .repeats("run")
          .values(new double[10])
          .build();

  private static Optional<String> missing(Requirement asked, String... conditions) {
    return new RequirementCheck(
            POPULATION, conditions.length == 0 ? POPULATION.conditionLabels() : List.of(conditions))
        .missing(asked);
  }

  @Test
  void countsOnlyConditionsThatAreShared() {
    assertEquals("1 of 3 conditions with fewer", missing(Requirement.repeats(2, "")).orElse(""));
    assertTrue(missing(Requirement.repeats(2, ""), "l | low", "r | low").isEmpty());
    assertEquals("no repeats", missing(Requirement.repeats(2, ""), "l | high").orElse(""));
    assertEquals(
        "2 conditions", missing(Requirement.conditions(3, ""), "l | low", "r | low").orElse(""));
    assertTrue(missing(Requirement.conditions(3, "")).isEmpty());
  }

  @Test
  void looksAtEveryAxis() {
    assertEquals("1 bins of time", missing(Requirement.timeBins(2, "")).orElse(""));
    assertTrue(missing(Requirement.units(2, "")).isEmpty());
    assertTrue(missing(Requirement.units(3, "")).isPresent());
    assertTrue(missing(Requirement.moreConditionsThanNumbers("")).isEmpty());
    assertTrue(missing(Requirement.moreConditionsThanNumbers(""), "l | low").isPresent());
    assertTrue(missing(Requirement.column(List.of("choice", "side"), "")).isEmpty());
    assertTrue(missing(Requirement.column(List.of("choice"), "")).orElse("").contains("contrast"));
    assertEquals(
        "3 of 4", missing(Requirement.crossed(List.of("side", "contrast"), "")).orElse(""));
    assertTrue(missing(Requirement.crossed(List.of("side"), "")).isEmpty());
  }

  private static NullReach reach(Description description, int draws, int conditions) {
    ResamplePlan plan =
        new ResamplePlan(
            0,
            List.of(Axis.CONDITION),
            0.95,
            draws,
            Optional.empty(),
            CeilingMethod.NONE,
            1,
            MemberPolicy.EACH);
    return NullReach.of(plan, description, conditions, Optional.empty());
  }

  @Test
  void aNullHasNoMoreDrawsThanThereAreOrders() {
    Description admits =
        Description.builder("it", "It").nulls(NullModel.PERMUTE_CONDITIONS).build();
    assertEquals(5, reach(admits, 1000, 3).draws());
    assertEquals(1000, reach(admits, 1000, 8).draws());
    assertEquals(1000, reach(admits, 1000, 500).draws());
    Description refuses =
        Description.builder("it", "It")
            .refuses(NullModel.PERMUTE_CONDITIONS, "it cannot matter")
            .build();
    assertEquals(0, reach(refuses, 1000, 8).draws());
    assertTrue(reach(refuses, 1000, 8).reason().contains("it cannot matter"));
  }
}

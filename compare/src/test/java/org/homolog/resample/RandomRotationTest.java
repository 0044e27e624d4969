package org.homolog.resample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Draw;
import org.homolog.spi.testkit.TestRun;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Populations turned at random or shifted in time. */
class RandomRotationTest {
  private final LinearAlgebra algebra = new TestRun(1).algebra();

  private static Population population(int conditions, int repeats, int units) {
    NeuralSystem system = Simulated.repeated("x", 3, conditions, repeats, units, 5, 0.4);
    return system.require(Population.class);
  }

  private static CounterRandom random(int number) {
    return new CounterRandom(11, number);
  }

  private static double distance(Matrix values, int a, int b) {
    double squares = 0;
    for (int u = 0; u < values.columns(); u++) {
      squares += Math.pow(values.get(a, u) - values.get(b, u), 2);
    }
    return Math.sqrt(squares);
  }

  @ParameterizedTest
  @CsvSource({"3,1,8", "3,2,2", "6,1,6", "9,2,4", "2,1,2"})
  void rotatedUnitsKeepDistances(int conditions, int repeats, int units) {
    Population before = population(conditions, repeats, units);
    Population after = RandomRotation.ofUnits(before, random(0), algebra);
    Matrix old = before.byEntry();
    Matrix now = after.byEntry();
    for (int a = 0; a < old.rows(); a++) {
      for (int b = 0; b < old.rows(); b++) {
        assertEquals(distance(old, a, b), distance(now, a, b), 1e-9);
      }
    }
    assertEquals(before.conditionLabels(), after.conditionLabels());
    assertEquals(before.repeatColumn(), after.repeatColumn());
    assertEquals(before.entries(), after.entries());
    assertNotEquals(old, now);
    assertEquals(now, RandomRotation.ofUnits(before, random(0), algebra).byEntry());
    assertNotEquals(now, RandomRotation.ofUnits(before, random(1), algebra).byEntry());
  }

  @ParameterizedTest
  @CsvSource({"3,1,8", "3,2,2", "6,1,6", "9,3,4", "2,1,1"})
  void mixedConditionsKeepMeansAndCovariancesOfUnits(int conditions, int repeats, int units) {
    Population before = population(conditions, repeats, units);
    Population after = RandomRotation.ofConditions(before, random(0), algebra);
    Matrix old = before.averageRepeats().byEntry();
    Matrix now = after.averageRepeats().byEntry();
    for (int u = 0; u < units; u++) {
      assertEquals(
          Arrays.stream(old.column(u)).sum(), Arrays.stream(now.column(u)).sum(), 1e-9, "mean");
      for (int v = 0; v <= u; v++) {
        assertEquals(product(old, u, v), product(now, u, v), 1e-9, "second moments");
      }
    }
    // What a repeat deviates from its condition's mean by is left alone.
    for (int entry = 0; entry < before.entryCount(); entry++) {
      int condition = before.conditionOf(entry);
      for (int u = 0; u < units; u++) {
        assertEquals(
            before.byEntry().get(entry, u) - old.get(condition, u),
            after.byEntry().get(entry, u) - now.get(condition, u),
            1e-9);
      }
    }
    assertNotEquals(old, now);
  }

  private static double product(Matrix values, int u, int v) {
    double sum = 0;
    for (int i = 0; i < values.rows(); i++) {
      sum += values.get(i, u) * values.get(i, v);
    }
    return sum;
  }

  /** Of a Haar matrix of size n every entry has mean 0 and variance 1 / n. */
  @Test
  void noDirectionIsPreferred() {
    int size = 4;
    double[] identity = Matrix.identity(size).array();
    NeuralSystem system =
        Simulated.system(
            "identity",
            Population.builder(
                    Table.of(Column.texts("condition", "a", "b", "c", "d")), Simulated.units(size))
                .values(identity)
                .build());
    int draws = 4000;
    double[] mean = new double[size * size];
    double[] square = new double[size * size];
    for (int q = 0; q < draws; q++) {
      double[] rotation =
          RandomRotation.ofUnits(system.require(Population.class), random(q), algebra)
              .byEntry()
              .array();
      for (int i = 0; i < mean.length; i++) {
        mean[i] += rotation[i] / draws;
        square[i] += rotation[i] * rotation[i] / draws;
      }
    }
    for (int i = 0; i < mean.length; i++) {
      assertEquals(0, mean[i], 5 * 0.5 / Math.sqrt(draws), "entry " + i);
      assertEquals(0.25, square[i], 5 * 0.3 / Math.sqrt(draws), "entry " + i);
    }
  }

  @Test
  void missingValuesAndSingleConditionsAreRefused() {
    Population holed =
        Population.builder(Table.of(Column.texts("condition", "a", "b")), Simulated.units(2))
            .name("holed")
            .values(new double[] {1, 2, Double.NaN, 4})
            .build();
    assertTrue(
        assertThrows(
                HomologException.class, () -> RandomRotation.ofUnits(holed, random(0), algebra))
            .getMessage()
            .contains("holed holds missing values"));
    assertThrows(
        HomologException.class, () -> RandomRotation.ofConditions(holed, random(0), algebra));
    Population single =
        Population.builder(Table.of(Column.texts("condition", "a")), Simulated.units(1))
            .values(new double[] {1})
            .build();
    assertTrue(
        assertThrows(
                HomologException.class,
                () -> RandomRotation.ofConditions(single, random(0), algebra))
            .getMessage()
            .contains("single condition"));
  }

  @Test
  void binsThatAreConditionsAreShiftedWithinTheirClip() {
    Population clips =
        Population.builder(
                Table.of(Column.texts("clip", "one", "two")), Table.of(Column.texts("unit", "u")))
            .times(0.5, 1.5, 2.5)
            .conditions(List.of("clip"))
            .values(new double[] {0, 1, 2, 10, 11, 12})
            .build()
            .timeAsCondition();
    List<int[]> courses = CircularShift.courses(clips);
    assertEquals(2, courses.size());
    assertArrayEquals(new int[] {3, 4, 5}, courses.get(1));
    Draw shift = CircularShift.ofConditions(courses, new int[] {1, 2}, 6);
    assertEquals(Draw.Purpose.SHUFFLE, shift.purpose());
    assertArrayEquals(new int[] {2, 0, 1, 4, 5, 3}, shift.rows());
    assertEquals(List.of(), CircularShift.courses(population(3, 1, 2)));
  }

  @Test
  void allShiftsAreGoneThroughWhereTheyAreFew() {
    int[] lengths = {2, 3};
    assertEquals(5, CircularShift.shifts(lengths, 10));
    assertEquals(4, CircularShift.shifts(lengths, 3), "more than 3");
    assertEquals(1001, CircularShift.shifts(new int[] {1_000_000, 1_000_000}, 1000));
    java.util.Set<String> seen = new java.util.HashSet<>();
    for (int number = 0; number < 5; number++) {
      int[] offsets = CircularShift.offsets(lengths, java.util.Optional.empty(), number);
      assertTrue(offsets[0] < 2 && offsets[1] < 3 && offsets[0] + offsets[1] > 0);
      seen.add(Arrays.toString(offsets));
    }
    assertEquals(5, seen.size());
  }

  @Test
  void coursesOfTrialsAreShiftedAsTheirConditionIs() {
    Population trials =
        Population.builder(
                Table.of(
                    Column.texts("condition", "a", "a", "b"), Column.texts("trial", "1", "2", "3")),
                Table.of(Column.texts("unit", "u", "v")))
            .times(0, 1, 2)
            .conditions(List.of("condition"))
            .repeats("trial")
            .values(new double[] {0, 1, 10, 11, 20, 21, 5, 6, 15, 16, 25, 26, 7, 8, 17, 18, 27, 28})
            .build();
    Population shifted = CircularShift.ofTime(trials, new int[] {1, 0});
    double[] one = new double[6];
    shifted.read(0, one, 0);
    assertArrayEquals(new double[] {20, 21, 0, 1, 10, 11}, one);
    shifted.read(1, one, 0);
    assertArrayEquals(new double[] {25, 26, 5, 6, 15, 16}, one);
    shifted.read(2, one, 0);
    assertArrayEquals(new double[] {7, 8, 17, 18, 27, 28}, one);
    assertEquals(trials.conditionLabels(), shifted.conditionLabels());
  }
}

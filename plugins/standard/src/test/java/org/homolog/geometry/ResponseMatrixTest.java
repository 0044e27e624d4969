package org.homolog.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.population.Population;
import org.homolog.spi.Axis;
import org.homolog.spi.Design;
import org.homolog.spi.Draw;
import org.homolog.spi.Options;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

class ResponseMatrixTest {
  private static PatternOptions options(String time, String missing) {
    return Options.bind(PatternOptions.class, Map.of("time", time, "missing", missing));
  }

  private static ResponseMatrix of(NeuralSystem system, PatternOptions options) {
    return ResponseMatrix.withTrials(
        new Design(system.conditions()).sample(system), options, Copies.LEFT_OUT, Pairs.run());
  }

  @Test
  void timeBinsAreUnitsRowsOrAveraged() {
    NeuralSystem system = SyntheticSystems.random(1, 4, 3, 2, 5);
    Matrix means = system.require(Population.class).averageRepeats().byEntry();
    ResponseMatrix units = of(system, options("concatenate", "refuse"));
    ResponseMatrix rows = of(system, options("separate", "refuse"));
    ResponseMatrix average = of(system, options("average", "refuse"));
    assertArrayEquals(means.array(), units.values().array());
    assertEquals(10, units.units().size());
    assertArrayEquals(means.array(), rows.values().array());
    assertEquals(8, rows.rowLabels().size());
    assertEquals("c0 | bin 2", rows.rowLabels().get(1));
    assertEquals((means.get(2, 1) + means.get(2, 6)) / 2, average.values().get(2, 1), 1e-12);
    // The repeats behind a row average to it.
    for (ResponseMatrix one : List.of(units, rows, average)) {
      for (int row = 0; row < one.values().rows(); row++) {
        assertEquals(3, one.trials().get(row).rows());
        assertArrayEquals(one.values().row(row), Centring.means(one.trials().get(row)), 1e-12);
      }
    }
  }

  @Test
  void aDrawKeepsEachConditionOnceAndAShuffleKeepsLabels() {
    NeuralSystem system = SyntheticSystems.random(1, 5, 2, 2, 3);
    Design design = new Design(system.conditions());
    PatternOptions options = options("separate", "refuse");
    Draw draw = Draw.resample(Axis.CONDITION, new int[] {4, 1, 1, 4, 2});
    ResponseMatrix drawn =
        ResponseMatrix.withTrials(
            design.sample(system, draw), options, Copies.LEFT_OUT, Pairs.run());
    ResponseMatrix whole = of(system, options);
    assertEquals(List.of("c1", "c2", "c4"), drawn.conditions());
    assertArrayEquals(whole.values().row(9), drawn.values().row(5));
    assertEquals(whole.trials().get(9), drawn.trials().get(5));
    ResponseMatrix weighed =
        ResponseMatrix.of(design.sample(system, draw), options, Copies.WEIGHED, Pairs.run());
    assertEquals(List.of("c1", "c1", "c2", "c4", "c4"), weighed.conditions());
    assertEquals(3, weighed.distinctConditions());
    assertArrayEquals(whole.values().row(3), weighed.values().row(3));
    ConditionFolds folds = ConditionFolds.of(weighed, 3, 4);
    for (int fold = 0; fold < 3; fold++) {
      assertEquals(
          1,
          labels(weighed, folds.inside(fold)).stream()
              .map(l -> l.substring(0, 2))
              .distinct()
              .count());
    }
    Draw shuffle = Draw.shuffle(Axis.CONDITION, new int[] {3, 0, 1, 2, 4});
    ResponseMatrix shuffled =
        ResponseMatrix.of(design.sample(system, shuffle), options, Copies.LEFT_OUT, Pairs.run());
    assertEquals(whole.conditions(), shuffled.conditions());
    assertArrayEquals(whole.values().row(7), shuffled.values().row(1));
  }

  @Test
  void missingValuesFollowThePolicyOfTheWhole() {
    double[] values =
        SyntheticSystems.random(7, 6, 1, 1, 4).require(Population.class).byEntry().array();
    values[5] = Double.NaN;
    NeuralSystem holed = SyntheticSystems.system("holed", 6, 1, 1, 4, values);
    assertThrows(HomologException.class, () -> of(holed, options("average", "refuse")));
    assertEquals(List.of("u0", "u2", "u3"), of(holed, options("average", "drop-unit")).units());
    ResponseMatrix left = of(holed, options("average", "drop-condition"));
    assertEquals(List.of("c0", "c2", "c3", "c4", "c5"), left.conditions());
    Draw draw = Draw.resample(Axis.CONDITION, new int[] {1, 1, 2, 5, 5, 0});
    assertEquals(List.of("c0", "c2", "c5"), left.drawn(draw, Copies.LEFT_OUT).conditions());
    Draw shuffle = Draw.shuffle(Axis.CONDITION, new int[] {1, 0, 2, 3, 4, 5});
    assertThrows(HomologException.class, () -> left.drawn(shuffle, Copies.WEIGHED));
    ResponseMatrix whole = of(SyntheticSystems.random(8, 6, 1, 1, 4), options("average", "refuse"));
    assertThrows(HomologException.class, () -> whole.requireSameRows(left));
  }

  @Test
  void foldsFollowLabelsAndNotTheirOrder() {
    NeuralSystem system = SyntheticSystems.random(1, 7, 1, 2, 3);
    PatternOptions options = options("separate", "refuse");
    ResponseMatrix forward = of(system, options);
    ResponseMatrix backward =
        ResponseMatrix.of(
            new Design(List.of("c6", "c5", "c4", "c3", "c2", "c1", "c0")).sample(system),
            options,
            Copies.LEFT_OUT,
            Pairs.run());
    for (int fold = 0; fold < 3; fold++) {
      List<String> one = labels(forward, ConditionFolds.of(forward, 3, 9).inside(fold));
      List<String> other = labels(backward, ConditionFolds.of(backward, 3, 9).inside(fold));
      assertEquals(one.stream().sorted().toList(), other.stream().sorted().toList());
      assertEquals(14, one.size() + ConditionFolds.of(forward, 3, 9).outside(fold).length);
    }
  }

  private static List<String> labels(ResponseMatrix responses, int[] rows) {
    return java.util.Arrays.stream(rows).mapToObj(responses.rowLabels()::get).toList();
  }
}

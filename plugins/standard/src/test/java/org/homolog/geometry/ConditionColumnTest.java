package org.homolog.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.spi.Axis;
import org.homolog.spi.Design;
import org.homolog.spi.Draw;
import org.homolog.spi.Sample;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

/** Columns of conditions, as texts and as numbers of like size. */
class ConditionColumnTest {
  private static final NeuralSystem SYSTEM =
      ColumnedSystems.of(
          "system",
          List.of(
              Column.texts("choice", "right", "left", "right"),
              Column.numbers("coherence", -8, 0, 4),
              Column.texts("colour", "red", "green", "blue"),
              Column.numbers("gap", 1, Double.NaN, 3)),
          2,
          1,
          1,
          new double[6]);
  private static final Sample SAMPLE = Design.shared(List.of(SYSTEM)).sample(SYSTEM);

  @Test
  void numbersAreScaledByTheLargestAndTextsAreSigns() {
    List<String> wanted = List.of("c2", "c0", "c1", "c0");
    assertArrayEquals(
        new double[] {0.5, -1, 0, -1}, ConditionColumn.of(SAMPLE, "coherence").scaled(wanted));
    assertArrayEquals(
        new double[] {1, 1, -1, 1}, ConditionColumn.of(SAMPLE, "choice").scaled(wanted));
    assertEquals(
        List.of("right", "right", "left", "right"),
        ConditionColumn.of(SAMPLE, "choice").texts(wanted));
    assertEquals(wanted, ConditionColumn.of(SAMPLE, "").texts(wanted));
  }

  @Test
  void valuesStayWithLabelsUnderADraw() {
    Sample shuffled =
        Design.shared(List.of(SYSTEM))
            .sample(SYSTEM, Draw.shuffle(Axis.CONDITION, new int[] {2, 0, 1}));
    assertEquals(
        List.of("right", "left", "right"),
        ConditionColumn.of(shuffled, "choice").texts(List.of("c0", "c1", "c2")));
  }

  @Test
  void whatCannotBeUsedIsRefused() {
    assertTrue(message(() -> ConditionColumn.of(SAMPLE, "coherense")).contains("coherence"));
    assertTrue(message(() -> ConditionColumn.of(SAMPLE, "repeat")).contains("repeat"));
    assertTrue(message(() -> ConditionColumn.of(SAMPLE, "gap")).contains("\"c1\" has no value"));
    ConditionColumn colour = ConditionColumn.of(SAMPLE, "colour");
    assertTrue(message(() -> colour.scaled(List.of("c0"))).contains("3 different texts"));
  }

  private static String message(org.junit.jupiter.api.function.Executable refused) {
    return String.valueOf(assertThrows(HomologException.class, refused).getMessage());
  }
}

package org.homolog.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.junit.jupiter.api.Test;

class PairFormulaTest {
  private static final Table CONDITIONS =
      Table.of(
          Column.texts("category", "face", "face", "house"),
          Column.numbers("angle", 10, 350, 180),
          Column.numbers("x", 0, 3, Double.NaN),
          Column.numbers("y", 0, 4, 1),
          Column.numbers("odd name", 1, 2, 3));

  private static double[] values(String formula) {
    return PairFormula.parse(formula).values(CONDITIONS);
  }

  private static String refusal(String formula) {
    return String.valueOf(assertThrows(HomologException.class, () -> values(formula)).getMessage());
  }

  @Test
  void areReadWithTheUsualPrecedence() {
    assertArrayEquals(new double[] {340, 170, 170}, values("abs(angle - angle')"));
    assertArrayEquals(new double[] {4, 1, 3}, values("abs(y-y') * 1 + 2 * 0"));
    assertArrayEquals(new double[] {-16, -1, -9}, values("-(y - y')^2"));
    assertArrayEquals(new double[] {2.5, 1, 2}, values("(abs(y - y') + 1) / 2 ^ 1e0"));
    assertArrayEquals(new double[] {1, 2, 1}, values("abs(`odd name` - `odd name`')"));
    assertArrayEquals(new double[] {0, 0, 1}, values("min(y, y') >= 1"), "comparisons are numbers");
    assertArrayEquals(new double[] {4, 1, 4}, values("max(y, y')"));
  }

  @Test
  void haveFunctionsOfColumns() {
    assertArrayEquals(new double[] {0, 1, 1}, values("different(category)"));
    assertArrayEquals(new double[] {1, 0, 0}, values("same(category)"));
    assertArrayEquals(new double[] {1, 1, 1}, values("different(category, y)"));
    assertArrayEquals(new double[] {20, 170, 170}, values("circular(angle, 360)"));
    assertArrayEquals(new double[] {5, Double.NaN, Double.NaN}, values("euclidean(x, y)"));
    assertArrayEquals(new double[] {0, 1, 1}, values("category != category'"));
    assertArrayEquals(
        new double[] {1, 0, 0}, values("(category = \"face\") * (category' = \"face\")"));
  }

  @Test
  void sayWhichColumnsTheyRead() {
    assertEquals(
        Set.of("x", "y", "category"),
        PairFormula.parse("euclidean(x, y) + different(category)").columns());
    Dissimilarities model =
        Dissimilarities.formula(
            CONDITIONS, List.of("a", "b", "c"), PairFormula.parse("different(category)"));
    assertEquals("formula: different(category)", model.measure());
    assertArrayEquals(new double[] {0, 1, 1}, model.values());
  }

  @Test
  void refuseWhatIsNoDissimilarityOrCannotBeRead() {
    assertTrue(refusal("angle - angle'").contains("depends on which condition comes first"));
    assertTrue(refusal("abs(angel - angel')").contains("angle"), "the nearest column is named");
    assertTrue(refusal("abs(category - category')").contains("holds text"));
    assertTrue(refusal("abs(angle - angle'").contains("character 19: \")\" is expected"));
    assertTrue(refusal("absolute(angle)").contains("abs"));
    assertTrue(refusal("abs(angle) angle").contains("character 12"));
    assertTrue(refusal("").contains("character 1"));
    assertTrue(refusal("circular(angle)").contains("period"));
    assertTrue(refusal("same(angle')").contains("without a prime"));
    assertTrue(refusal("1 + \"face").contains("not closed"));
    assertTrue(refusal("abs(y, x)").contains("one argument"));
    assertTrue(refusal("(".repeat(200) + "y").contains("nested"));
    assertTrue(refusal("different(category) + \"face\"").contains("no number"));
  }
}

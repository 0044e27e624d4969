package org.homolog.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {
  enum Comparator {
    PEARSON,
    TAU_A
  }

  record Example(
      @Option(text = "how many folds", byDefault = "10", min = 2, max = 100) int outerFolds,
      @Option(text = "the penalty", unit = "1/s", min = 0) double penalty,
      @Option(text = "the comparator", byDefault = "tau-a") Comparator comparator,
      @Option(text = "columns") List<String> columns,
      @Option(text = "penalties to choose from", byDefault = "0.1, 1") List<Double> grid) {
    Example {
      if (penalty > 5 && outerFolds < 3) {
        throw new IllegalArgumentException("a penalty above 5 needs at least 3 folds");
      }
    }
  }

  @Test
  void bindsGivenValuesAndFillsStatedDefaults() {
    Example bound =
        Options.bind(Example.class, Map.of("penalty", 2, "columns", List.of("area", 7)));
    assertEquals(
        new Example(10, 2.0, Comparator.TAU_A, List.of("area", "7"), List.of(0.1, 1.0)), bound);
    assertEquals("tau-a", Options.resolved(bound).get("comparator"));
    assertEquals("10", Options.resolved(bound).get("outer-folds"));
  }

  private static String refusal(Map<String, ?> values) {
    return assertThrows(Options.InvalidOption.class, () -> Options.bind(Example.class, values))
        .getMessage();
  }

  @Test
  void saysWhatWasReadAndWhatWouldBeRight() {
    assertTrue(refusal(Map.of()).contains("\"penalty\" must be given"));
    assertTrue(
        refusal(Map.of("penalty", 1, "outer-fold", 3)).contains("did you mean \"outer-folds\"?"));
    assertTrue(
        refusal(Map.of("penalty", 1, "outer-folds", 1))
            .contains("was 1 but must be a value of type int from 2 to 100"));
    assertTrue(refusal(Map.of("penalty", 1, "outer-folds", 2.5)).contains("was 2.5"));
    assertTrue(refusal(Map.of("penalty", "NaN")).contains("was NaN"));
    assertTrue(refusal(Map.of("penalty", 1, "comparator", "tau")).contains("pearson, tau-a"));
    assertEquals(
        "a penalty above 5 needs at least 3 folds",
        refusal(Map.of("penalty", 6, "outer-folds", 2)));
  }

  record Wider(
      Example example,
      @Option(text = "how many models", byDefault = "2", min = 1, max = 5) int models) {}

  @Test
  void optionsOfARecordWithinStandAmongTheOthers() {
    Wider bound = Options.bind(Wider.class, Map.of("penalty", 3, "models", 4));
    assertEquals(4, bound.models());
    assertEquals(3.0, bound.example().penalty());
    assertEquals(
        List.of("outer-folds", "penalty", "comparator", "columns", "grid", "models"),
        Options.describe(Wider.class).stream().map(Options.Described::name).toList());
    assertEquals("3.0", Options.resolved(bound).get("penalty"));
    assertEquals(bound, Options.bind(Wider.class, Map.of("penalty", 3.0, "models", "4")));
    assertTrue(
        assertThrows(
                Options.InvalidOption.class,
                () -> Options.bind(Wider.class, Map.of("penalty", 6, "outer-folds", 2)))
            .getMessage()
            .contains("needs at least 3 folds"));
    assertTrue(
        assertThrows(
                Options.InvalidOption.class,
                () -> Options.bind(Wider.class, Map.of("penalty", 1, "example", 2)))
            .getMessage()
            .contains("example"));
  }
}

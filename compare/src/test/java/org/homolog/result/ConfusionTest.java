package org.homolog.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homolog.result.Confusion.Rate;
import org.junit.jupiter.api.Test;

class ConfusionTest {
  private static final double NONE = Double.NaN;

  @Test
  void wilsonsIntervalIsTheOneInTheBooks() {
    Rate rate = Rate.of(8, 10, 0.95);
    assertEquals(0.8, rate.value());
    assertEquals(0.4902, rate.low(), 5e-5);
    assertEquals(0.9433, rate.high(), 5e-5);
    assertEquals(0, Rate.of(0, 10, 0.95).low(), 1e-12);
    assertEquals(0.2775, Rate.of(0, 10, 0.95).high(), 5e-5);
    assertEquals(1, Rate.of(10, 10, 0.95).high(), 1e-12);
    assertTrue(Double.isNaN(Rate.of(0, 0, 0.95).value()));
  }

  @Test
  void theClosestWinsAndEqualScoresShare() {
    // Two data sets of each of two generators; of the last one candidate has no score.
    double[] scores = {0.9, 0.1, 0.3, 0.3 + 1e-13, 0.2, 0.4, NONE, 0.5};
    Confusion higher = new Confusion(2, scores, false, 0.95);
    assertEquals(1.5, higher.wins(0, 0));
    assertEquals(0.5, higher.wins(0, 1));
    assertEquals(1, higher.wins(1, 1));
    assertEquals(2, higher.scored(0));
    assertEquals(1, higher.scored(1));
    assertEquals(2.5 / 3, higher.recovered().value(), 1e-12);
    assertEquals(0.75, higher.recovered(0).value());
    assertEquals(2.5 / 3, higher.told(0, 1).value(), 1e-12);
    assertEquals(higher.told(1, 0), higher.told(0, 1));
    assertEquals(0.5, higher.chance());
    Confusion lower = new Confusion(2, scores, true, 0.95);
    assertEquals(0.5, lower.wins(0, 0));
    assertEquals(1, lower.wins(1, 0));
  }
}

package org.homolog.population;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.homolog.failure.HomologException;
import org.junit.jupiter.api.Test;

class ScalingTest {
  @Test
  void softNormalisationDividesByRangePlusConstant() {
    Population population =
        Population.builder(
                Table.of(Column.texts("c", "a", "b")), Table.of(Column.texts("u", "x", "y", "z")))
            .conditions(List.of("c"))
            .values(new double[] {0, 3, 7, 15, 3, Double.NaN})
            .build();
    double[] soft = Scaling.soft(population, 5).byEntry().array();
    assertArrayEquals(new double[] {0, 0.6, 7 / 5.0, 0.75, 0.6, Double.NaN}, soft, 1e-15);
  }

  @Test
  void softNormalisationKeepsLabelsSignsAndOrderAndBoundsTheRange() {
    Population population = Populations.random(4, 3, 5, 6);
    Population soft = Scaling.soft(population, 0.5);
    Populations.assertSameLabels(population, soft);
    assertEquals("of range + 0.5", soft.valueUnit());
    for (int u = 0; u < 6; u++) {
      double[] before = population.byEntryAndTime().column(u);
      double[] after = soft.byEntryAndTime().column(u);
      double range =
          Arrays.stream(after).max().orElseThrow() - Arrays.stream(after).min().orElseThrow();
      assertTrue(range < 1 && range > 0.5, "range " + range);
      double factor = before[0] / after[0];
      for (int i = 0; i < before.length; i++) {
        assertEquals(before[i], factor * after[i], 1e-12);
      }
    }
    // A strong unit shrinks to a range near 1, a weak one stays weak.
    double[] values = population.byEntry().array();
    Arrays.setAll(values, i -> values[i] * (i % 6 == 0 ? 1e6 : 1e-6));
    double[] scaled =
        Scaling.soft(population.toBuilder().values(values).build(), 5).byEntryAndTime().column(1);
    assertTrue(Arrays.stream(scaled).allMatch(v -> Math.abs(v) < 1e-5));
  }

  @Test
  void theConstantMustBeAboveZero() {
    Population population = Populations.random(2, 2, 1, 2);
    for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      HomologException refused =
          assertThrows(HomologException.class, () -> Scaling.soft(population, wrong));
      assertTrue(refused.getMessage().contains("must be above 0"), refused.getMessage());
    }
  }

  @Test
  void constantUnitsBecomeZeroByZScoreAndFiniteBySoftNormalisation() {
    Population flat =
        Populations.random(2, 2, 1, 2).toBuilder()
            .values(new double[] {1, 2, 1, 2, 1, 2, 1, 2})
            .build();
    assertArrayEquals(new double[8], Scaling.zScore(flat).byEntry().array());
    assertArrayEquals(
        new double[] {0.5, 1, 0.5, 1, 0.5, 1, 0.5, 1}, Scaling.soft(flat, 2).byEntry().array());
  }
}

package org.homolog.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.population.Population;
import org.homolog.spi.Design;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

/** Bins of time, even or not. */
class TimeAxisTest {
  private static TimeAxis at(double... seconds) {
    Population population =
        SyntheticSystems.random(1, 2, 1, seconds.length, 3).require(Population.class).toBuilder()
            .times(seconds)
            .build();
    NeuralSystem system =
        NeuralSystem.builder("system", NeuralSystem.Kind.SIMULATED)
            .facet(Population.class, population)
            .build();
    return TimeAxis.of(Design.shared(List.of(system)).sample(system));
  }

  @Test
  void evenBinsHaveAStep() {
    TimeAxis axis = at(-0.45, -0.35, -0.25, -0.15).requireEven("tangling");
    assertEquals(4, axis.bins());
    assertEquals(0.1, axis.step(), 1e-12);
    assertArrayEquals(new double[] {-0.45, -0.35, -0.25, -0.15}, axis.seconds());
  }

  @Test
  void labelsAreAsAPersonWritesThem() {
    assertEquals(
        List.of("-0.45 s", "0 s", "0.3333 s", "120 s"), at(-0.45, 0, 1 / 3.0, 120).labels());
  }

  @Test
  void unevenBinsAreRefused() {
    HomologException refusal =
        assertThrows(HomologException.class, () -> at(0, 0.1, 0.25, 0.3).requireEven("tangling"));
    assertTrue(String.valueOf(refusal.getMessage()).contains("tangling"), refusal.toString());
    assertThrows(HomologException.class, () -> at(0.1, 0.1, 0.1).requireEven("jpca"));
  }

  @Test
  void staticResponsesHaveOneBin() {
    NeuralSystem system = SyntheticSystems.random(1, 2, 1, 1, 3);
    TimeAxis axis =
        TimeAxis.of(Design.shared(List.of(system)).sample(system)).requireEven("tangling");
    assertEquals(1, axis.bins());
    assertThrows(IllegalStateException.class, axis::step);
  }
}

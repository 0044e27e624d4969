package org.homolog.population;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.population.Smoothing.Kernel;
import org.homolog.random.CounterRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SmoothingTest {
  private static final double BIN = 0.01;

  private static double[] smooth(Smoothing smoothing, double... values) {
    return smoothing.smoothed(values, smoothing.weights(BIN));
  }

  private static double[] impulse(int size, int at) {
    double[] values = new double[size];
    values[at] = 1;
    return values;
  }

  @ParameterizedTest
  @EnumSource(value = Kernel.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void aKernelKeepsConstantsAndTheNumberOfSpikes(Kernel kernel) {
    for (double width : new double[] {0.004, 0.01, 0.025, 0.07}) {
      Smoothing smoothing = new Smoothing(kernel, width);
      double[] constant = new double[60];
      Arrays.fill(constant, 3.5);
      assertArrayEquals(constant, smooth(smoothing, constant), 1e-12);
      // Far from the edges the weights of one spike sum to one.
      assertEquals(1, Arrays.stream(smooth(smoothing, impulse(301, 150))).sum(), 1e-9);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Kernel.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void aCausalKernelNeverMovesActivityBeforeTheSpike(Kernel kernel) {
    CounterRandom random = new CounterRandom(5, kernel.ordinal());
    for (int trial = 0; trial < 40; trial++) {
      Smoothing smoothing = new Smoothing(kernel, 0.001 + 0.1 * random.nextDouble());
      double[] values = new double[50];
      Arrays.setAll(values, i -> random.nextInt(3));
      int later = 1 + random.nextInt(49);
      double[] changed = values.clone();
      changed[later] += 100;
      double[] before = Arrays.copyOf(smooth(smoothing, values), later);
      double[] after = Arrays.copyOf(smooth(smoothing, changed), later);
      boolean same = Arrays.equals(before, after);
      if (kernel.isCausal()) {
        assertTrue(same, kernel + " looks ahead");
      } else if (smoothing.after(BIN) > 0) {
        assertTrue(!same, kernel + " is called acausal but never looks ahead");
      }
    }
  }

  @Test
  void kernelsHaveTheirShapes() {
    double[] gaussian = smooth(new Smoothing(Kernel.GAUSSIAN, 0.03), impulse(101, 50));
    for (int lag = 1; lag < 15; lag++) {
      assertEquals(gaussian[50 - lag], gaussian[50 + lag], 1e-15);
      assertEquals(Math.exp(-lag * lag / 18.0), gaussian[50 + lag] / gaussian[50], 1e-12);
    }
    double[] half = smooth(new Smoothing(Kernel.CAUSAL_GAUSSIAN, 0.03), impulse(101, 50));
    assertEquals(Math.exp(-9 / 18.0), half[53] / half[50], 1e-12);
    assertEquals(0, half[49]);
    double[] decay = smooth(new Smoothing(Kernel.CAUSAL_EXPONENTIAL, 0.03), impulse(101, 50));
    assertEquals(Math.exp(-1), decay[53] / decay[50], 1e-12);
    double[] box = smooth(new Smoothing(Kernel.BOXCAR, 0.03), impulse(11, 5));
    assertArrayEquals(new double[] {0, 0, 0, 0, 1 / 3.0, 1 / 3.0, 1 / 3.0, 0, 0, 0, 0}, box, 1e-12);
    double[] even = smooth(new Smoothing(Kernel.BOXCAR, 0.04), impulse(11, 5));
    assertArrayEquals(new double[] {0, 0, 0, 0.125, 0.25, 0.25, 0.25, 0.125, 0, 0, 0}, even, 1e-12);
    double[] causal = smooth(new Smoothing(Kernel.CAUSAL_BOXCAR, 0.03), impulse(11, 5));
    assertArrayEquals(
        new double[] {0, 0, 0, 0, 0, 1 / 3.0, 1 / 3.0, 1 / 3.0, 0, 0, 0}, causal, 1e-12);
    double[] narrow = smooth(new Smoothing(Kernel.CAUSAL_BOXCAR, 0.005), impulse(11, 5));
    assertArrayEquals(impulse(11, 5), narrow);
  }

  @Test
  void smoothsUnitsApartAndKeepsLabels() {
    Population population = Populations.random(3, 2, 9, 4);
    Smoothing smoothing = new Smoothing(Kernel.GAUSSIAN, 0.2);
    Population smooth = smoothing.apply(population);
    Populations.assertSameLabels(population, smooth);
    double[] one = population.selectUnits(new int[] {2}).byEntry().row(4);
    assertArrayEquals(
        smoothing.smoothed(one, smoothing.weights(0.1)),
        smooth.selectUnits(new int[] {2}).byEntry().row(4),
        1e-15);
    assertSame(population, Smoothing.NONE.apply(population));
  }

  @Test
  void refusesBinsWithoutEqualSpacingAndAbsurdWidths() {
    Smoothing smoothing = new Smoothing(Kernel.GAUSSIAN, 0.1);
    Population population = Populations.random(3, 1, 4, 2);
    for (Population wrong :
        List.of(
            population.selectTimes(new int[] {0, 1, 3}),
            population.selectTimes(new int[] {1, 0}),
            population.selectTimes(new int[] {2}))) {
      HomologException refused = assertThrows(HomologException.class, () -> smoothing.apply(wrong));
      assertTrue(refused.getMessage().contains("equally spaced"), refused.getMessage());
    }
    assertThrows(IllegalArgumentException.class, () -> new Smoothing(Kernel.BOXCAR, 0));
    assertThrows(
        HomologException.class, () -> new Smoothing(Kernel.GAUSSIAN, 1e9).apply(population));
  }
}

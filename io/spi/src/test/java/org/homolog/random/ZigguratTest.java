package org.homolog.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ZigguratTest {
  private static final int COUNT = 400_000;

  private static double[] numbers(long seed) {
    CounterRandom random = new CounterRandom(seed, 0);
    double[] numbers = new double[COUNT];
    Arrays.setAll(numbers, i -> Ziggurat.next(random));
    return numbers;
  }

  @Test
  void momentsAreThoseOfTheNormalDistribution() {
    double[] numbers = numbers(1);
    double[] moments = new double[6];
    for (double x : numbers) {
      for (int k = 0; k < moments.length; k++) {
        moments[k] += Math.pow(x, k + 1) / COUNT;
      }
    }
    // Five standard errors of each moment.
    assertEquals(0, moments[0], 5 * Math.sqrt(1.0 / COUNT));
    assertEquals(1, moments[1], 5 * Math.sqrt(2.0 / COUNT));
    assertEquals(0, moments[2], 5 * Math.sqrt(15.0 / COUNT));
    assertEquals(3, moments[3], 5 * Math.sqrt(96.0 / COUNT));
    assertEquals(15, moments[5], 5 * Math.sqrt(10170.0 / COUNT));
  }

  /**
   * Probabilities of |x| being larger, from tables; the layers' edges lie between them, the tail
   * begins at 3.44.
   */
  @Test
  void theShareBeyondEveryBoundIsRight() {
    double[] bounds = {0.1, 0.2723208646704639, 0.5, 1, 1.5, 2, 2.5, 3, 3.442619855899, 4};
    double[] beyond = {
      0.9203443259,
      0.7853753146,
      0.6170750775,
      0.3173105079,
      0.1336144025,
      0.0455002639,
      0.0124193307,
      0.0026997961,
      0.0005761085,
      0.0000633425
    };
    double[] numbers = numbers(2);
    for (int i = 0; i < bounds.length; i++) {
      double bound = bounds[i];
      double share =
          (double) Arrays.stream(numbers).filter(x -> Math.abs(x) > bound).count() / COUNT;
      double error = Math.sqrt(beyond[i] * (1 - beyond[i]) / COUNT);
      assertEquals(beyond[i], share, 4.5 * error, "beyond " + bound);
      double above = (double) Arrays.stream(numbers).filter(x -> x > bound).count() / COUNT;
      assertEquals(beyond[i] / 2, above, 4.5 * error, "above " + bound);
    }
  }

  @Test
  void successiveNumbersAreUnrelated() {
    double[] numbers = numbers(3);
    double product = 0;
    double squares = 0;
    for (int i = 1; i < COUNT; i++) {
      product += numbers[i] * numbers[i - 1] / COUNT;
      squares += (numbers[i] * numbers[i] - 1) * (numbers[i - 1] * numbers[i - 1] - 1) / COUNT;
    }
    assertTrue(Math.abs(product) < 5 / Math.sqrt(COUNT), "correlation " + product);
    assertTrue(Math.abs(squares) < 10 / Math.sqrt(COUNT), "of squares " + squares);
  }
}

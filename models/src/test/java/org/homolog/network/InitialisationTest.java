package org.homolog.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.homolog.random.CounterRandom;
import org.junit.jupiter.api.Test;

class InitialisationTest {
  private static final int N = 40;

  private static double[] drawn(Initialisation initialisation, double gain) {
    return initialisation.square(N, gain, new CounterRandom(3, 0));
  }

  @Test
  void anOrthogonalMatrixTimesItsTransposeIsTheSquaredGain() {
    double[] q = drawn(Initialisation.ORTHOGONAL, 0.5);
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        double product = 0;
        for (int k = 0; k < N; k++) {
          product += q[i * N + k] * q[j * N + k];
        }
        assertEquals(i == j ? 0.25 : 0, product, 1e-12);
      }
    }
  }

  @Test
  void spreadsAreAsStated() {
    double[] gaussian = drawn(Initialisation.GAUSSIAN, 2);
    double variance = Arrays.stream(gaussian).map(v -> v * v).average().orElseThrow();
    assertEquals(4.0 / N, variance, 0.15 * 4 / N);
    double largest =
        Arrays.stream(drawn(Initialisation.UNIFORM, 1)).map(Math::abs).max().orElseThrow();
    assertTrue(largest <= 1 / Math.sqrt(N) && largest > 0.99 / Math.sqrt(N));
    assertEquals(N * 0.7, Arrays.stream(drawn(Initialisation.DIAGONAL, 0.7)).sum(), 1e-12);
  }
}

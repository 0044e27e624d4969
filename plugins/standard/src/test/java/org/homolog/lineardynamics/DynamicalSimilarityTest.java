package org.homolog.lineardynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.homolog.geometry.Pairs;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Options;
import org.homolog.spi.Score;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Dynamical similarity of systems whose dynamics are known. */
class DynamicalSimilarityTest {
  private static final int COURSES = 6;
  private static final int BINS = 40;
  private final LinearAlgebra algebra = Pairs.run().algebra();

  /**
   * Courses of a spiral of a given angle and decay per bin, seen by units that mix its two axes.
   */
  private static NeuralSystem spiral(double angle, double decay, int units, long seed) {
    CounterRandom random = new CounterRandom(seed, 0);
    double[] mixing = new double[2 * units];
    for (int i = 0; i < mixing.length; i++) {
      mixing[i] = random.nextGaussian();
    }
    double[] values = new double[COURSES * BINS * units];
    for (int course = 0; course < COURSES; course++) {
      double x = random.nextGaussian();
      double y = random.nextGaussian();
      for (int t = 0; t < BINS; t++) {
        for (int u = 0; u < units; u++) {
          values[(course * BINS + t) * units + u] = x * mixing[u] + y * mixing[units + u];
        }
        double next = decay * (Math.cos(angle) * x - Math.sin(angle) * y);
        y = decay * (Math.sin(angle) * x + Math.cos(angle) * y);
        x = next;
      }
    }
    return SyntheticSystems.system("spiral " + seed, COURSES, 1, BINS, units, values);
  }

  private static double distance(Map<String, Object> options, NeuralSystem a, NeuralSystem b) {
    Score score = Pairs.scores(new DynamicalSimilarity(), options, a, b).get("distance");
    assertTrue(!score.isUndefined(), score.toString());
    return score.value();
  }

  @Test
  @DisplayName("finds the same spiral seen by other units the same, and another spiral not")
  void spirals() {
    Map<String, Object> spectral = Map.of("rank", 2, "distance", "wasserstein");
    NeuralSystem one = spiral(0.4, 0.98, 5, 1);
    assertEquals(0, distance(spectral, one, spiral(0.4, 0.98, 9, 2)), 1e-12);
    double apart = 0.98 * 0.98 + 0.9 * 0.9 - 2 * 0.98 * 0.9 * Math.cos(0.3);
    assertEquals(apart, distance(spectral, one, spiral(0.7, 0.9, 5, 3)), 1e-9);
    Map<String, Object> angular = Map.of("rank", 2);
    assertTrue(
        distance(angular, one, spiral(0.4, 0.98, 9, 2))
            < distance(angular, one, spiral(1.2, 0.98, 5, 3)) / 5);
  }

  @Test
  @DisplayName("relates its angular and Euclidean distance as chord and angle")
  void chordAndAngle() {
    NeuralSystem a = SyntheticSystems.random(1, 5, 1, 30, 4);
    NeuralSystem b = SyntheticSystems.random(2, 5, 1, 30, 6);
    double angle = distance(Map.of("rank", 4), a, b);
    double chord = distance(Map.of("rank", 4, "distance", "euclidean"), a, b);
    assertEquals(chord, 2 * Math.sin(angle / 2), 1e-12);
    assertEquals(0, distance(Map.of("rank", 4), a, a), 1e-10);
  }

  @Test
  @DisplayName("states the range of the distance that was chosen")
  void ranges() {
    assertEquals(Math.PI, highest("angular"));
    assertEquals(2, highest("euclidean"));
    assertEquals(Double.POSITIVE_INFINITY, highest("wasserstein"));
  }

  private static double highest(String distance) {
    return new DynamicalSimilarity()
        .describe(Options.bind(DynamicalSimilarityOptions.class, Map.of("distance", distance)))
        .highest();
  }

  @Test
  @DisplayName("embeds with the newest bin first")
  void embedding() {
    Matrix course = Matrix.of(5, 1, new double[] {1, 2, 3, 4, 5});
    DelayEmbedding embedding = DelayEmbedding.of(List.of(course, course), 2, 2);
    assertArrayEquals(
        new double[] {3, 1, 4, 2, 5, 3, 3, 1, 4, 2, 5, 3}, embedding.states().array());
    assertArrayEquals(new int[] {0, 1, 3, 4}, embedding.before());
    assertArrayEquals(new int[] {1, 2, 4, 5}, embedding.after());
  }

  @Test
  @DisplayName("solves the ridge regression of the textbook")
  void ridge() {
    CounterRandom random = new CounterRandom(8, 0);
    double[] values = new double[30];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextGaussian();
    }
    double norm = Math.sqrt(java.util.Arrays.stream(values).map(v -> v * v).sum());
    double square = 0;
    double product = 0;
    for (int i = 0; i + 1 < values.length; i++) {
      square += values[i] * values[i] / norm / norm;
      product += values[i] * values[i + 1] / norm / norm;
    }
    LinearDynamics fitted =
        LinearDynamics.of(
            List.of(Matrix.of(30, 1, values)),
            Options.bind(
                DynamicalSimilarityOptions.class, Map.of("delays", 1, "rank", 1, "ridge", 0.5)),
            algebra);
    assertEquals(product / (square + 0.5), fitted.operator().get(0, 0), 1e-12);
    assertEquals(norm, fitted.singularValues()[0], 1e-10);
  }

  @Test
  @DisplayName("pads the smaller set of eigenvalues with zeros")
  void unequalSpectra() {
    LinearDynamics one = map(new double[] {0.5}, new double[] {0});
    LinearDynamics three = map(new double[] {0.1, 0.6, 0.6}, new double[] {0, 0.3, -0.3});
    // Of 0.5 to each of the three, zeros to the others: 0.5 to 0.6 + 0.3i costs least.
    double best = 0.01 + 0.09 + (0.36 + 0.09) + 0.01;
    assertEquals(best / 3, EigenvalueTransport.cost(one, three), 1e-12);
    assertEquals(EigenvalueTransport.cost(one, three), EigenvalueTransport.cost(three, one), 1e-15);
  }

  private static LinearDynamics map(double[] real, double[] imaginary) {
    return new LinearDynamics(Matrix.identity(real.length), real, real, imaginary, "");
  }

  @Test
  @DisplayName("says why responses without time, zero or too short have no dynamics")
  void obstacles() {
    NeuralSystem still = SyntheticSystems.random(1, 5, 1, 1, 4);
    NeuralSystem zero = SyntheticSystems.system("zero", 3, 1, 9, 2, new double[54]);
    NeuralSystem few = SyntheticSystems.random(1, 1, 1, 6, 4);
    assertTrue(reason(still, Map.of()).contains("needs 4 time bins, but there are 1"));
    assertTrue(reason(zero, Map.of()).contains("zero"));
    assertTrue(reason(few, Map.of()).contains("rank 4 cannot be fitted to 3 steps"));
  }

  private static String reason(NeuralSystem system, Map<String, Object> options) {
    return Pairs.scores(new DynamicalSimilarity(), options, system, system)
        .get("distance")
        .reason();
  }

  @Test
  @DisplayName("takes single repeats as courses, which are the mean where there is one")
  void repeats() {
    NeuralSystem a = SyntheticSystems.random(1, 5, 1, 20, 4);
    NeuralSystem b = SyntheticSystems.random(2, 5, 1, 20, 4);
    Map<String, Object> separate = Map.of("rank", 3, "repeats", "separate");
    assertEquals(distance(Map.of("rank", 3), a, b), distance(separate, a, b));
    NeuralSystem noisy = SyntheticSystems.random(1, 5, 3, 20, 4);
    assertTrue(
        Math.abs(distance(Map.of("rank", 3), noisy, b) - distance(separate, noisy, b)) > 1e-6);
  }
}

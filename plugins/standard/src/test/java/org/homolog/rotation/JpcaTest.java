package org.homolog.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.geometry.Pairs;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.population.Population;
import org.homolog.random.CounterRandom;
import org.homolog.resample.Evaluation;
import org.homolog.resample.ResamplePlan;
import org.homolog.result.ScoreResult;
import org.homolog.spi.Design;
import org.homolog.spi.Options;
import org.homolog.spi.Score;
import org.homolog.spi.testkit.ReferenceAlgebra;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.spi.testkit.TestRun;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

/** jPCA on trajectories whose rotation is known, and its fit against what defines it. */
class JpcaTest {
  private static final LinearAlgebra ALGEBRA = new ReferenceAlgebra();
  private static final Map<String, Object> ONE_PLANE =
      Map.of("components", 2, "planes", 1, "soft-normalise", 0);

  /** Conditions that start all round and turn by one angle per bin, seen through random units. */
  private static NeuralSystem turning(
      String name, double angle, int conditions, int bins, int units, long seed) {
    CounterRandom random = new CounterRandom(seed, 0);
    Matrix gaussian = Matrix.zeros(units, 2);
    java.util.Arrays.setAll(gaussian.array(), i -> random.nextGaussian());
    double[] weights = ALGEBRA.qr(gaussian).q().transpose().array();
    double[] values = new double[conditions * bins * units];
    for (int c = 0; c < conditions; c++) {
      double phase = 2 * Math.PI * c / conditions;
      double size = 1 + c % 2;
      for (int t = 0; t < bins; t++) {
        for (int u = 0; u < units; u++) {
          values[(c * bins + t) * units + u] =
              size * Math.cos(phase + angle * t) * weights[u]
                  + size * Math.sin(phase + angle * t) * weights[units + u];
        }
      }
    }
    return SyntheticSystems.system(name, conditions, 1, bins, units, values);
  }

  @Test
  void aKnownRotationIsFoundWhateverTheUnits() {
    double angle = 0.3;
    Map<String, Score> scores =
        Pairs.scores(
            new Jpca(),
            ONE_PLANE,
            turning("x", angle, 6, 25, 7, 1),
            turning("y", angle, 6, 25, 12, 2));
    // A chord of a turn by an angle has the sine of it across the radius; bins are 0.1 s.
    double hertz = Math.sin(angle) / (2 * Math.PI * 0.1);
    assertEquals(hertz, scores.get("frequency-1-reference").value(), 1e-9);
    assertEquals(1, scores.get("plane-similarity").value(), 1e-9);
    assertEquals(1, scores.get("variance-share-candidate").value(), 1e-9);
    assertEquals((1 + Math.cos(angle)) / 2, scores.get("rotation-ratio-reference").value(), 1e-9);
    assertEquals(0, scores.get("frequency-difference").value(), 1e-9);
  }

  @Test
  void twiceTheFrequencyIsOneOctave() {
    double slow = 0.1;
    double fast = Math.asin(2 * Math.sin(slow));
    Map<String, Score> scores =
        Pairs.scores(
            new Jpca(),
            ONE_PLANE,
            turning("x", slow, 8, 64, 5, 1),
            turning("y", fast, 8, 64, 5, 1));
    assertEquals(1, scores.get("frequency-difference").value(), 1e-9);
  }

  private static Matrix gaussian(long seed, int rows, int columns) {
    return Pairs.random(seed, rows, columns);
  }

  private static double missed(Matrix states, Matrix steps, Matrix dynamics) {
    Matrix predicted = ALGEBRA.multiply(states, false, dynamics, true);
    double sum = 0;
    for (int i = 0; i < steps.array().length; i++) {
      double error = steps.array()[i] - predicted.array()[i];
      sum += error * error;
    }
    return sum;
  }

  @Test
  void noOtherSkewSymmetricMatrixFitsBetter() {
    for (int size : new int[] {2, 3, 5, 6}) {
      Matrix states = gaussian(size, 30, size);
      Matrix steps = gaussian(100 + size, 30, size);
      SkewFit fit = SkewFit.of(states, steps, ALGEBRA);
      double best = missed(states, steps, fit.skew());
      assertTrue(fit.skewShare() <= fit.freeShare() + 1e-12);
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          assertEquals(0.0, fit.skew().get(i, j) + fit.skew().get(j, i));
        }
        for (int j = 0; j < i; j++) {
          for (double change : new double[] {-1e-3, 1e-3}) {
            Matrix other = fit.skew().copy();
            other.array()[i * size + j] += change;
            other.array()[j * size + i] -= change;
            assertTrue(missed(states, steps, other) > best, size + ": " + i + ", " + j);
          }
        }
      }
    }
  }

  @Test
  void planesAreOrthogonalAndTurnFromTheFirstAxisToTheSecond() {
    // Two planes of the same frequency, one slower, one direction that does not turn.
    double[][] skew = new double[7][7];
    double[] frequencies = {0.5, 0.5, 0.2};
    for (int p = 0; p < 3; p++) {
      skew[2 * p + 1][2 * p] = frequencies[p];
      skew[2 * p][2 * p + 1] = -frequencies[p];
    }
    Matrix turn = ALGEBRA.qr(gaussian(3, 7, 7)).q();
    Matrix turned =
        ALGEBRA.multiply(ALGEBRA.multiply(turn, Matrix.copyOf(skew)), false, turn, true);
    SkewFit.Planes planes = new SkewFit(turned, 1, 1).planes(ALGEBRA);
    Matrix products = ALGEBRA.columnProducts(planes.axes());
    Matrix mapped =
        ALGEBRA.multiply(planes.axes(), true, ALGEBRA.multiply(turned, planes.axes()), false);
    for (int i = 0; i < 6; i++) {
      assertEquals(frequencies[i / 2], planes.frequencies()[i / 2], 1e-12);
      for (int j = 0; j < 6; j++) {
        assertEquals(i == j ? 1 : 0, products.get(i, j), 1e-10);
      }
    }
    for (int p = 0; p < 3; p++) {
      assertEquals(frequencies[p], mapped.get(2 * p + 1, 2 * p), 1e-10);
    }
  }

  @Test
  void whatHasNoRotationSaysWhy() {
    NeuralSystem still = SyntheticSystems.random(1, 8, 1, 1, 9);
    Score none = Pairs.scores(new Jpca(), Map.of(), still, still).get("plane-similarity");
    assertTrue(none.isUndefined() && none.reason().contains("no time bins"), none.toString());
    NeuralSystem thin = turning("thin", 0.2, 6, 10, 5, 1);
    Score few = Pairs.scores(new Jpca(), Map.of(), thin, thin).get("plane-similarity");
    assertTrue(few.reason().contains("span only 2"), few.toString());
    Map<String, Score> differing =
        Pairs.scores(new Jpca(), ONE_PLANE, thin, turning("longer", 0.2, 6, 12, 5, 1));
    assertTrue(differing.get("plane-similarity").reason().contains("12"));
    assertFalse(differing.get("frequency-difference").isUndefined());
  }

  @Test
  void unevenBinsAreRefused() {
    Population even = turning("x", 0.2, 4, 4, 3, 1).require(Population.class);
    NeuralSystem uneven =
        NeuralSystem.builder("uneven", NeuralSystem.Kind.SIMULATED)
            .facet(Population.class, even.toBuilder().times(0, 0.1, 0.3, 0.4).build())
            .build();
    HomologException refused =
        assertThrows(
            HomologException.class, () -> Pairs.scores(new Jpca(), ONE_PLANE, uneven, uneven));
    assertTrue(String.valueOf(refused.getMessage()).contains("equally"), refused.toString());
    assertThrows(
        Options.InvalidOption.class,
        () -> Options.bind(JpcaOptions.class, Map.of("components", 3, "planes", 2)));
  }

  @Test
  void exchangingConditionsIsANullOfTheTrajectoriesAlone() {
    NeuralSystem one = SyntheticSystems.random(1, 12, 1, 8, 9);
    ResamplePlan defaults = ResamplePlan.defaults();
    ResamplePlan plan =
        new ResamplePlan(
            0,
            List.of(),
            0.95,
            40,
            defaults.nullModel(),
            defaults.ceiling(),
            2,
            defaults.members());
    Map<String, ScoreResult> rows = new HashMap<>();
    Evaluation.of(
            "rotations",
            new Jpca(),
            Options.defaults(JpcaOptions.class),
            Design.shared(List.of(one)),
            Cohort.of(one),
            Cohort.of(one),
            plan,
            3,
            "",
            new TestRun(3))
        .scores()
        .forEach(row -> rows.put(row.score(), row));
    assertEquals(1 / 41.0, rows.get("plane-similarity").pValue(), 1e-12);
    for (String alone : List.of("frequency-difference", "rotation-ratio-difference")) {
      assertTrue(Double.isNaN(rows.get(alone).pValue()), alone);
      assertTrue(rows.get(alone).nullModel().contains("by itself"), rows.get(alone).nullModel());
    }
  }
}

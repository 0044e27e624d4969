package org.homolog.tangling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.geometry.Pairs;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.SymmetricEigen;
import org.homolog.linalg.Matrix;
import org.homolog.population.Population;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Axis;
import org.homolog.spi.Design;
import org.homolog.spi.Draw;
import org.homolog.spi.NullModel;
import org.homolog.spi.Options;
import org.homolog.spi.Score;
import org.homolog.spi.testkit.ReferenceAlgebra;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tangling of trajectories whose tangling is known, and against the slow formula. */
class TanglingTest {
  private static final Map<String, Object> AS_IT_IS = Map.of("soft-normalise", 0);
  private static final double BIN = 0.1;

  /** A trajectory of two axes over 40 bins, seen by units that mix the axes without distortion. */
  private static NeuralSystem planar(String name, int units, int xFrequency, int yFrequency) {
    int bins = 40;
    LinearAlgebra algebra = new ReferenceAlgebra();
    Matrix axes = algebra.qr(Pairs.random(units, units, 2)).q();
    double[] values = new double[bins * units];
    for (int t = 0; t < bins; t++) {
      double angle = 2 * Math.PI * t / 20;
      double x = Math.cos(xFrequency * angle);
      double y = Math.sin(yFrequency * angle);
      for (int u = 0; u < units; u++) {
        values[t * units + u] = 4 + x * axes.get(u, 0) + y * axes.get(u, 1);
      }
    }
    return SyntheticSystems.system(name, 1, 1, bins, units, values);
  }

  private static Tangles tangles(NeuralSystem system, Map<String, Object> options) {
    return new Tangling()
        .prepare(
            Design.shared(List.of(system)).sample(system),
            Options.bind(TanglingOptions.class, options),
            Pairs.run());
  }

  @Test
  @DisplayName("is on a circle what the ratio of chords says, whatever the units")
  void circle() {
    double angle = 2 * Math.PI / 20;
    double known = (2 - 2 * Math.cos(angle)) * 4 / (4 + 0.1) / (BIN * BIN);
    for (int units : new int[] {2, 5, 11}) {
      Tangles circle = tangles(planar("circle", units, 1, 1), AS_IT_IS);
      assertEquals(39, circle.values().length);
      for (double value : circle.values()) {
        assertEquals(known, value, 1e-9 * known);
      }
    }
  }

  @Test
  @DisplayName("is high where a figure of eight crosses itself, and not elsewhere")
  void figureOfEight() {
    NeuralSystem eight = planar("eight", 6, 1, 2);
    Tangles tangles = tangles(eight, AS_IT_IS);
    double circle = tangles(planar("circle", 6, 1, 1), AS_IT_IS).mean();
    // x = 0 where cos is, in bin 5 of 20; the first bin has no velocity.
    double crossing = tangles.values()[4];
    assertTrue(crossing > 10 * circle, crossing + " against " + circle);
    assertEquals(crossing, tangles.quantile(1), 1e-9 * crossing);
    Map<String, Score> scores =
        Pairs.scores(new Tangling(), AS_IT_IS, planar("circle", 9, 1, 1), eight);
    assertEquals(
        Math.log(tangles.mean() / circle) / Math.log(2),
        scores.get("tangling-difference").value(),
        1e-9);
    assertEquals(1, scores.get("more-tangled-share").value());
    assertEquals(tangles.mean(), scores.get("mean-candidate").value(), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({"1,9,4,3", "3,5,4,8", "6,4,12,2", "2,7,1,1"})
  @DisplayName("is what the formula says, step by step")
  void textbook(int conditions, int bins, int units, int components) {
    NeuralSystem system = SyntheticSystems.random(7, conditions, 2, bins, units);
    Map<String, Object> options =
        Map.of("components", components, "soft-normalise", 2.5, "constant", 0.3);
    double[] expected = slow(system, components, 2.5, 0.3);
    assertArrayEquals(expected, tangles(system, options).values(), 1e-8 * max(expected));
  }

  private static double max(double[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }

  private static double[] slow(
      NeuralSystem system, int components, double softening, double constant) {
    Population mean = system.require(Population.class).averageRepeats();
    double[][] rows = rows(mean);
    int units = mean.unitCount();
    for (int u = 0; u < units; u++) {
      int unit = u;
      double low = Arrays.stream(rows).mapToDouble(row -> row[unit]).min().orElseThrow();
      double high = Arrays.stream(rows).mapToDouble(row -> row[unit]).max().orElseThrow();
      double average = Arrays.stream(rows).mapToDouble(row -> row[unit]).average().orElseThrow();
      for (double[] row : rows) {
        row[u] = (row[u] - average) / (high - low + softening);
      }
    }
    Matrix covariance = Matrix.zeros(units, units);
    for (double[] row : rows) {
      for (int i = 0; i < units; i++) {
        for (int j = 0; j < units; j++) {
          covariance.array()[i * units + j] += row[i] * row[j] / rows.length;
        }
      }
    }
    SymmetricEigen eigen = new ReferenceAlgebra().symmetricEigen(covariance);
    int kept = Math.min(components, units);
    double variance = 0;
    double[][] states = new double[rows.length][kept];
    for (int k = 0; k < kept; k++) {
      variance += eigen.values()[units - 1 - k];
      for (int i = 0; i < rows.length; i++) {
        for (int u = 0; u < units; u++) {
          states[i][k] += rows[i][u] * eigen.vectors().get(u, units - 1 - k);
        }
      }
    }
    int bins = mean.timeCount();
    double[] tangling = new double[mean.entryCount() * (bins - 1)];
    for (int i = 0; i < tangling.length; i++) {
      int at = i / (bins - 1) * bins + i % (bins - 1) + 1;
      for (int j = 0; j < tangling.length; j++) {
        int other = j / (bins - 1) * bins + j % (bins - 1) + 1;
        double faster = 0;
        double apart = 0;
        for (int k = 0; k < kept; k++) {
          double own = (states[at][k] - states[at - 1][k]) / BIN;
          double others = (states[other][k] - states[other - 1][k]) / BIN;
          faster += (own - others) * (own - others);
          apart += Math.pow(states[at][k] - states[other][k], 2);
        }
        tangling[i] = Math.max(tangling[i], faster / (apart + constant * variance));
      }
    }
    return tangling;
  }

  private static double[][] rows(Population population) {
    Matrix all = population.byEntryAndTime();
    double[][] rows = new double[all.rows()][];
    Arrays.setAll(rows, all::row);
    return rows;
  }

  @Test
  @DisplayName("finds the same states tangled in other units that see the same trajectories")
  void otherUnits() {
    CounterRandom random = new CounterRandom(5, 0);
    int bins = 30;
    double[] own = new double[4 * bins * 6];
    double[] other = new double[4 * bins * 9];
    Matrix ownAxes = new ReferenceAlgebra().qr(Pairs.random(1, 6, 3)).q();
    Matrix otherAxes = new ReferenceAlgebra().qr(Pairs.random(2, 9, 3)).q();
    for (int row = 0; row < 4 * bins; row++) {
      for (int k = 0; k < 3; k++) {
        double latent = Math.sin(0.1 * (k + 1) * (row % bins) + row / bins) + random.nextGaussian();
        for (int u = 0; u < 6; u++) {
          own[row * 6 + u] += latent * ownAxes.get(u, k);
        }
        for (int u = 0; u < 9; u++) {
          other[row * 9 + u] += latent * otherAxes.get(u, k);
        }
      }
    }
    NeuralSystem one = SyntheticSystems.system("one", 4, 1, bins, 6, own);
    NeuralSystem two = SyntheticSystems.system("two", 4, 1, bins, 9, other);
    Map<String, Score> scores = Pairs.scores(new Tangling(), AS_IT_IS, one, two);
    assertEquals(0, scores.get("tangling-difference").value(), 1e-9);
    assertEquals(1, scores.get("profile-correlation").value(), 1e-12);
  }

  @Test
  @DisplayName("moves states under their labels where conditions are exchanged")
  void exchangedConditions() {
    NeuralSystem system = SyntheticSystems.random(3, 4, 1, 5, 6);
    Design design = Design.shared(List.of(system));
    TanglingOptions options = Options.defaults(TanglingOptions.class);
    Tangles whole = new Tangling().prepare(design.sample(system), options, Pairs.run());
    Draw draw = Draw.shuffle(Axis.CONDITION, new int[] {2, 0, 1, 3});
    double[] moved =
        new Tangling().prepare(design.sample(system, draw), options, Pairs.run()).values();
    assertArrayEquals(
        Arrays.copyOfRange(whole.values(), 8, 12), Arrays.copyOfRange(moved, 0, 4), 0);
    assertEquals(whole.mean(), Arrays.stream(moved).average().orElseThrow(), 1e-9);
    assertFalse(
        new Tangling()
            .describe()
            .refusal(NullModel.PERMUTE_CONDITIONS, "tangling-difference")
            .isEmpty());
  }

  @Test
  @DisplayName("says why still, constant, straight or unlike trajectories have no tangling")
  void obstacles() {
    NeuralSystem moving = SyntheticSystems.random(1, 3, 1, 6, 4);
    NeuralSystem still = SyntheticSystems.random(1, 3, 1, 1, 4);
    double[] same = new double[3 * 6 * 4];
    Arrays.fill(same, 1.1);
    NeuralSystem constant = SyntheticSystems.system("constant", 3, 1, 6, 4, same);
    double[] ramp = new double[3 * 6 * 4];
    Arrays.setAll(ramp, i -> 0.3 * (i / 4 % 6) + i % 4);
    NeuralSystem straight = SyntheticSystems.system("straight", 3, 1, 6, 4, ramp);
    NeuralSystem longer = SyntheticSystems.random(1, 3, 1, 7, 4);
    assertTrue(reason("tangling-difference", moving, still).contains("no time bins"));
    assertTrue(reason("tangling-difference", constant, moving).contains("do not vary"));
    assertTrue(reason("tangling-difference", moving, straight).contains("move alike"));
    assertTrue(reason("profile-correlation", moving, longer).contains("6 time bins"));
    assertEquals("", reason("tangling-difference", moving, longer));
  }

  private static String reason(String score, NeuralSystem a, NeuralSystem b) {
    return Pairs.scores(new Tangling(), Map.of(), a, b).get(score).reason();
  }

  @Test
  @DisplayName("refuses bins that are not equally far apart")
  void unevenBins() {
    NeuralSystem even = SyntheticSystems.random(1, 3, 1, 4, 4);
    NeuralSystem uneven =
        NeuralSystem.builder("uneven", NeuralSystem.Kind.SIMULATED)
            .facet(
                Population.class, even.require(Population.class).selectTimes(new int[] {0, 1, 3}))
            .build();
    HomologException refusal =
        assertThrows(HomologException.class, () -> tangles(uneven, Map.of()));
    assertTrue(String.valueOf(refusal.getMessage()).contains("equally far apart"));
  }
}

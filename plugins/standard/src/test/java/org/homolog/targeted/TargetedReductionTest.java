package org.homolog.targeted;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.homolog.failure.HomologException;
import org.homolog.geometry.ColumnedSystems;
import org.homolog.geometry.Pairs;
import org.homolog.linalg.LinearAlgebra.SymmetricEigen;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Design;
import org.homolog.spi.Options;
import org.homolog.spi.Score;
import org.homolog.spi.testkit.ReferenceAlgebra;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Axes that are known, and targeted dimensionality reduction against its slow steps. */
class TargetedReductionTest {
  private static final double[] MOTIONS = {-12, -4, 4, 12};
  private static final int CONDITIONS = 8;
  private static final int REPEATS = 3;
  private static final int BINS = 9;
  private static final Map<String, Object> BOTH = Map.of("columns", List.of("choice", "motion"));

  /** The choice grows over time; the motion comes and goes. */
  private static double choice(int bin) {
    return 2.0 * bin / (BINS - 1);
  }

  private static double motion(int bin) {
    return Math.exp(-Math.pow(bin - 3, 2) / 4);
  }

  private static double side(int condition) {
    return condition % 2 == 0 ? -1 : 1;
  }

  private static double strength(int condition) {
    return MOTIONS[condition / 2] / 12;
  }

  /** Four strengths of motion crossed with two choices, seen by units that mix both. */
  static NeuralSystem deciding(String name, int units, double noise, long seed) {
    CounterRandom random = new CounterRandom(seed, 1);
    double[] weights = new double[2 * units];
    Arrays.setAll(weights, i -> random.nextGaussian());
    double[] values = new double[CONDITIONS * REPEATS * BINS * units];
    for (int i = 0; i < values.length; i++) {
      int unit = i % units;
      int bin = i / units % BINS;
      int condition = i / units / BINS / REPEATS;
      values[i] =
          10
              + choice(bin) * side(condition) * weights[unit]
              + motion(bin) * strength(condition) * weights[units + unit]
              + noise * random.nextGaussian();
    }
    return system(name, units, values);
  }

  private static NeuralSystem system(String name, int units, double[] values) {
    String[] choices = new String[CONDITIONS];
    double[] motions = new double[CONDITIONS];
    Arrays.setAll(choices, c -> side(c) < 0 ? "left" : "right");
    Arrays.setAll(motions, c -> MOTIONS[c / 2]);
    return ColumnedSystems.of(
        name,
        List.of(Column.texts("choice", choices), Column.numbers("motion", motions)),
        REPEATS,
        BINS,
        units,
        values);
  }

  private static TargetedAxes axes(NeuralSystem system, Map<String, Object> options) {
    return new TargetedReduction()
        .prepare(
            Design.shared(List.of(system)).sample(system),
            Options.bind(TargetedReductionOptions.class, options),
            Pairs.run())
        .derived(Pairs.run().algebra());
  }

  @Test
  @DisplayName("finds when each variable is coded most and how its trajectory runs")
  void knownTrajectories() {
    // Equal weights but for signs, so that standardising scales both axes alike.
    int units = 4;
    double[] values = new double[CONDITIONS * REPEATS * BINS * units];
    for (int i = 0; i < values.length; i++) {
      int unit = i % units;
      int bin = i / units % BINS;
      int condition = i / units / BINS / REPEATS;
      values[i] =
          3
              + choice(bin) * side(condition) * (unit % 2 == 0 ? 1 : -1)
              + motion(bin) * strength(condition) * (unit / 2 == 0 ? 1 : -1);
    }
    TargetedAxes axes = axes(system("known", units, values), BOTH);
    assertArrayEquals(new int[] {BINS - 1, 3}, axes.peaks());
    assertEquals(0.85, axes.peakSeconds(0), 1e-12);
    double scale = axes.courses().get(BINS + BINS - 1, 0) / (choice(BINS - 1) * side(1));
    assertTrue(scale > 0, "the axis points to where the variable grows");
    for (int row = 0; row < CONDITIONS * BINS; row++) {
      int condition = row / BINS;
      int bin = row % BINS;
      assertEquals(scale * choice(bin) * side(condition), axes.courses().get(row, 0), 1e-9);
      assertEquals(scale * motion(bin) * strength(condition), axes.courses().get(row, 1), 1e-9);
    }
    assertEquals(1, axes.shares()[0] + axes.shares()[1], 1e-9);
  }

  @Test
  @DisplayName("compares systems with other units along axes of the same meaning")
  void comparison() {
    NeuralSystem one = deciding("one", 30, 0.2, 1);
    NeuralSystem other = deciding("other", 50, 0.2, 2);
    Map<String, Score> scores = Pairs.scores(new TargetedReduction(), BOTH, one, other);
    assertTrue(scores.get("trajectory-correlation-choice").value() > 0.95, scores.toString());
    assertTrue(scores.get("trajectory-correlation").value() > 0.9, scores.toString());
    assertEquals(0, scores.get("peak-difference-choice").value(), 1e-12);
    assertEquals(
        scores.get("trajectory-correlation").value(),
        (scores.get("trajectory-correlation-choice").value()
                + scores.get("trajectory-correlation-motion").value())
            / 2,
        1e-12);
    Map<String, Score> swapped =
        Pairs.scores(
            new TargetedReduction(), Map.of("columns", List.of("motion", "choice")), one, other);
    assertTrue(swapped.get("trajectory-correlation-motion").value() > 0.9, swapped.toString());
  }

  @Test
  @DisplayName("tells systems apart whose variables follow other time courses")
  void otherTimeCourse() {
    NeuralSystem one = deciding("one", 30, 0.1, 1);
    Population population = one.require(Population.class);
    int[] backwards = new int[BINS];
    Arrays.setAll(backwards, t -> BINS - 1 - t);
    double[] values = population.selectTimes(backwards).byEntry().array();
    NeuralSystem reversed = system("reversed", 30, values);
    Map<String, Score> scores = Pairs.scores(new TargetedReduction(), BOTH, one, reversed);
    assertEquals(0.8, scores.get("peak-difference-choice").value(), 1e-12);
    assertTrue(scores.get("trajectory-correlation-choice").value() < 0.8, scores.toString());
  }

  @ParameterizedTest
  @CsvSource({"12,3", "3,12", "6,6", "40,12"})
  @DisplayName("is what its steps say, one after the other")
  void textbook(int units, int components) {
    NeuralSystem system = deciding("system", units, 1, 4);
    double[][] expected = slow(system.require(Population.class), Math.min(units, components));
    Matrix courses =
        axes(system, Map.of("columns", List.of("choice", "motion"), "components", components))
            .courses();
    for (int row = 0; row < courses.rows(); row++) {
      assertArrayEquals(expected[row], courses.row(row), 1e-8);
    }
  }

  private static double[][] slow(Population population, int components) {
    int units = population.unitCount();
    Matrix all = population.byEntryAndTime();
    double[][] rows = new double[all.rows()][];
    Arrays.setAll(rows, all::row);
    for (int u = 0; u < units; u++) {
      int unit = u;
      double mean = Arrays.stream(rows).mapToDouble(r -> r[unit]).average().orElseThrow();
      double variance =
          Arrays.stream(rows).mapToDouble(r -> Math.pow(r[unit] - mean, 2)).average().orElseThrow();
      for (double[] row : rows) {
        row[u] = (row[u] - mean) / Math.sqrt(variance);
      }
    }
    int trials = CONDITIONS * REPEATS;
    double[][] regressors = new double[trials][];
    Arrays.setAll(regressors, i -> new double[] {side(i / REPEATS), strength(i / REPEATS)});
    double[][][] beta = new double[2][BINS][units];
    for (int t = 0; t < BINS; t++) {
      for (int u = 0; u < units; u++) {
        double[] y = new double[trials];
        for (int i = 0; i < trials; i++) {
          y[i] = rows[i * BINS + t][u];
        }
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.newSampleData(y, regressors);
        double[] estimated = regression.estimateRegressionParameters();
        beta[0][t][u] = estimated[1];
        beta[1][t][u] = estimated[2];
      }
    }
    double[][] means = new double[CONDITIONS * BINS][units];
    for (int i = 0; i < rows.length; i++) {
      int row = i / BINS / REPEATS * BINS + i % BINS;
      for (int u = 0; u < units; u++) {
        means[row][u] += rows[i][u] / REPEATS;
      }
    }
    Matrix products = Matrix.zeros(units, units);
    for (double[] row : means) {
      for (int i = 0; i < units; i++) {
        for (int j = 0; j < units; j++) {
          products.array()[i * units + j] += row[i] * row[j];
        }
      }
    }
    SymmetricEigen eigen = new ReferenceAlgebra().symmetricEigen(products);
    double[][] peaks = new double[2][];
    for (int v = 0; v < 2; v++) {
      double most = 0;
      for (int t = 0; t < BINS; t++) {
        double[] denoised = new double[units];
        for (int k = 0; k < components; k++) {
          double along = 0;
          for (int u = 0; u < units; u++) {
            along += beta[v][t][u] * eigen.vectors().get(u, units - 1 - k);
          }
          for (int u = 0; u < units; u++) {
            denoised[u] += along * eigen.vectors().get(u, units - 1 - k);
          }
        }
        double norm = Math.sqrt(dot(denoised, denoised));
        if (norm > most) {
          most = norm;
          peaks[v] = denoised;
        }
      }
    }
    normalise(peaks[0]);
    double along = dot(peaks[0], peaks[1]);
    for (int u = 0; u < units; u++) {
      peaks[1][u] -= along * peaks[0][u];
    }
    normalise(peaks[1]);
    double[][] courses = new double[means.length][];
    Arrays.setAll(
        courses, row -> new double[] {dot(peaks[0], means[row]), dot(peaks[1], means[row])});
    return courses;
  }

  private static void normalise(double[] vector) {
    double norm = Math.sqrt(dot(vector, vector));
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= norm;
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Test
  @DisplayName("has orthonormal axes and leaves the first as regression finds it")
  void orthogonal() {
    TargetedAxes axes = axes(deciding("system", 15, 0.5, 6), BOTH);
    assertEquals(1, dot(axes.axes().column(0), axes.axes().column(0)), 1e-12);
    assertEquals(1, dot(axes.axes().column(1), axes.axes().column(1)), 1e-12);
    assertEquals(0, dot(axes.axes().column(0), axes.axes().column(1)), 1e-12);
    assertArrayEquals(axes.vectors().column(0), axes.axes().column(0), 1e-12);
    assertTrue(dot(axes.vectors().column(1), axes.axes().column(1)) > 0);
  }

  @Test
  @DisplayName("removes what all conditions have in common where asked")
  void withoutMean() {
    Matrix courses =
        axes(
                deciding("system", 15, 0.5, 6),
                Map.of("columns", List.of("choice"), "remove-mean", true))
            .courses();
    for (int t = 0; t < BINS; t++) {
      double sum = 0;
      for (int c = 0; c < CONDITIONS; c++) {
        sum += courses.get(c * BINS + t, 0);
      }
      assertEquals(0, sum, 1e-10);
    }
  }

  @Test
  @DisplayName("says why variables that are not named, constant or not coded have no axis")
  void obstacles() {
    NeuralSystem one = deciding("one", 6, 0.5, 1);
    assertTrue(reason(Map.of(), one).contains("no columns are named"));
    NeuralSystem unlike =
        ColumnedSystems.of(
            "unlike",
            List.of(Column.numbers("choice", 1, 1, 1), Column.texts("colour", "r", "g", "b")),
            2,
            3,
            4,
            SyntheticSystems.random(1, 6, 1, 3, 4).require(Population.class).byEntry().array());
    assertTrue(
        reason(Map.of("columns", List.of("choice")), unlike).contains("do not vary independently"));
    HomologException refusal =
        assertThrows(
            HomologException.class, () -> reason(Map.of("columns", List.of("colour")), unlike));
    assertTrue(String.valueOf(refusal.getMessage()).contains("numbers or two values"));
    double[] same = new double[CONDITIONS * REPEATS * BINS * 2];
    assertTrue(reason(BOTH, system("still", 2, same)).contains("do not vary"));
    assertTrue(reason(BOTH, deciding("single", 1, 0.5, 1)).contains("in a direction of its own"));
    assertThrows(
        Options.InvalidOption.class,
        () ->
            Options.bind(
                TargetedReductionOptions.class,
                Map.of("columns", List.of("a", "b"), "components", 1)));
  }

  private static String reason(Map<String, Object> options, NeuralSystem system) {
    return Pairs.scores(new TargetedReduction(), options, system, system)
        .get("trajectory-correlation")
        .reason();
  }
}

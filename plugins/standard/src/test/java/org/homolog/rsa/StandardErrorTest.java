package org.homolog.rsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.random.CounterRandom;
import org.homolog.spi.testkit.TestRun;
import org.junit.jupiter.api.Test;

class StandardErrorTest {
  private static final int CONDITIONS = 4;
  private static final int FOLDS = 6;
  private static final int UNITS = 20;
  private static final int TIMES = 400;
  private final TestRun run = new TestRun(1);

  /** Signal plus noise that is correlated between neighbouring units. */
  private static double[][] simulated(double[][] signal, long seed) {
    CounterRandom random = new CounterRandom(seed, 0);
    double[][] x = new double[CONDITIONS * FOLDS][UNITS];
    for (int row = 0; row < x.length; row++) {
      double before = random.nextGaussian();
      for (int c = 0; c < UNITS; c++) {
        before = 0.5 * before + Math.sqrt(0.75) * random.nextGaussian();
        x[row][c] = signal[row / FOLDS][c] + before;
      }
    }
    return x;
  }

  private PreparedRdm prepared(double[][] x, String error) {
    return new Rsa()
        .prepare(
            Samples.whole(Samples.population(x, FOLDS, 1)),
            Samples.options(
                "dissimilarity", "crossnobis", "noise", "none", "standard-error", error),
            run);
  }

  @Test
  void areTheSpreadOverRepetitionsOfTheExperiment() {
    double[][] signal = Samples.noise(7, CONDITIONS, UNITS);
    Arrays.fill(signal[1], 0);
    signal[2] = signal[1].clone();
    for (String error : new String[] {"analytic", "jackknife"}) {
      int pairs = Triangle.length(CONDITIONS);
      double[] sums = new double[pairs];
      double[] squares = new double[pairs];
      double[] variances = new double[pairs];
      for (int t = 0; t < TIMES; t++) {
        PreparedRdm got = prepared(simulated(signal, 100 + t), error);
        double[] values = got.values();
        double[] errors = got.standardErrors().orElseThrow();
        for (int i = 0; i < pairs; i++) {
          sums[i] += values[i] / TIMES;
          squares[i] += values[i] * values[i] / TIMES;
          variances[i] += errors[i] * errors[i] / TIMES;
        }
      }
      for (int i = 0; i < pairs; i++) {
        double spread = Math.sqrt(squares[i] - sums[i] * sums[i]);
        double ratio = Math.sqrt(variances[i]) / spread;
        // 400 repetitions know a standard deviation to 3.5 %. Neither takes a pair without signal
        // for less noisy than it is, and a jackknife is on the safe side by design.
        assertTrue(
            ratio > 0.9 && ratio < (error.equals("analytic") ? 1.35 : 1.9),
            error + " of pair " + i + ": " + ratio);
      }
    }
  }

  @Test
  void aJackknifeLeavesEachFoldOut() {
    double[][] x = simulated(Samples.noise(8, CONDITIONS, UNITS), 9);
    double[][] without = new double[FOLDS][];
    for (int fold = 0; fold < FOLDS; fold++) {
      int left = fold;
      double[][] kept = new double[CONDITIONS * (FOLDS - 1)][];
      int at = 0;
      for (int row = 0; row < x.length; row++) {
        if (row % FOLDS != left) {
          kept[at++] = x[row];
        }
      }
      without[fold] =
          new Rsa()
              .prepare(
                  Samples.whole(Samples.population(kept, FOLDS - 1, 1)),
                  Samples.options("dissimilarity", "crossnobis", "noise", "none"),
                  run)
              .values();
    }
    double[] expected = new double[Triangle.length(CONDITIONS)];
    for (int i = 0; i < expected.length; i++) {
      int pair = i;
      double mean = Arrays.stream(without).mapToDouble(d -> d[pair]).average().orElseThrow();
      double sum = Arrays.stream(without).mapToDouble(d -> Math.pow(d[pair] - mean, 2)).sum();
      expected[i] = Math.sqrt(sum * (FOLDS - 1) / FOLDS);
    }
    assertArrayEquals(expected, prepared(x, "jackknife").standardErrors().orElseThrow(), 1e-12);
  }

  @Test
  void everyKindOfCrossValidationHasThem() {
    double[][] x = simulated(Samples.noise(8, CONDITIONS, UNITS), 9);
    for (double[] row : x) {
      Arrays.setAll(row, i -> Math.abs(row[i]));
    }
    int[] conditions = new int[x.length - 2];
    int[] folds = new int[conditions.length];
    double[][] ragged = new double[conditions.length][];
    for (int row = 0; row < ragged.length; row++) {
      conditions[row] = (row + 1) / FOLDS;
      folds[row] = (row + 1) % FOLDS;
      ragged[row] = x[row + 1];
    }
    for (String[] options :
        new String[][] {
          {"dissimilarity", "crossnobis", "noise", "repeats"},
          {"dissimilarity", "crossnobis", "noise", "none", "repeats", "pairs"},
          {"dissimilarity", "poisson-cv"}
        }) {
      String[] all = Arrays.copyOf(options, options.length + 2);
      all[options.length] = "standard-error";
      all[options.length + 1] = "jackknife";
      PreparedRdm got =
          new Rsa()
              .prepare(
                  Samples.observations(Matrix.copyOf(ragged), conditions, folds),
                  Samples.options(all),
                  run);
      double[] errors = got.standardErrors().orElseThrow();
      assertEquals(got.values().length, errors.length);
      assertTrue(Arrays.stream(errors).allMatch(e -> e > 0), Arrays.toString(errors));
    }
  }

  @Test
  void whatCannotHaveThemIsRefused() {
    double[][] two = Samples.noise(1, 6, 5);
    HomologException few =
        assertThrows(
            HomologException.class,
            () ->
                new Rsa()
                    .prepare(
                        Samples.whole(Samples.population(two, 2, 1)),
                        Samples.options(
                            "dissimilarity",
                            "crossnobis",
                            "noise",
                            "none",
                            "standard-error",
                            "jackknife"),
                        run));
    assertTrue(String.valueOf(few.getMessage()).contains("there are 2"), few.getMessage());
    assertThrows(
        RuntimeException.class,
        () -> Samples.options("dissimilarity", "euclidean", "standard-error", "jackknife"));
  }
}

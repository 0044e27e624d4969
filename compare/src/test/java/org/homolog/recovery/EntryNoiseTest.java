package org.homolog.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.linalg.openblas.OpenBlasAlgebra;
import org.homolog.random.CounterRandom;
import org.junit.jupiter.api.Test;

class EntryNoiseTest {
  private static final LinearAlgebra ALGEBRA = new OpenBlasAlgebra();

  /** Residuals with a factor that all columns share. */
  private static Matrix residuals(int rows, int columns, double shared) {
    CounterRandom random = new CounterRandom(4, rows);
    double[] values = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      double common = random.nextGaussian();
      for (int j = 0; j < columns; j++) {
        values[i * columns + j] = (1 + j) * (random.nextGaussian() + shared * common);
      }
    }
    return CandidateFeatures.centred(Matrix.of(rows, columns, values), 1);
  }

  private static double[] deviations(Matrix residuals) {
    double[] found = new double[residuals.columns()];
    for (int j = 0; j < found.length; j++) {
      for (int i = 0; i < residuals.rows(); i++) {
        found[j] += residuals.get(i, j) * residuals.get(i, j) / (residuals.rows() - 1);
      }
      found[j] = Math.sqrt(found[j]);
    }
    return found;
  }

  /** Schäfer and Strimmer's intensity, pair by pair. */
  private static double shrinkage(Matrix residuals) {
    int n = residuals.rows();
    double[] deviations = deviations(residuals);
    double variances = 0;
    double squares = 0;
    for (int i = 0; i < deviations.length; i++) {
      for (int j = 0; j < deviations.length; j++) {
        if (i == j) {
          continue;
        }
        double[] w = new double[n];
        double mean = 0;
        for (int k = 0; k < n; k++) {
          w[k] = residuals.get(k, i) * residuals.get(k, j) / deviations[i] / deviations[j];
          mean += w[k] / n;
        }
        double sum = 0;
        for (double one : w) {
          sum += (one - mean) * (one - mean);
        }
        variances += n / Math.pow(n - 1.0, 3) * sum;
        squares += Math.pow(n / (n - 1.0) * mean, 2);
      }
    }
    return Math.min(1, variances / squares);
  }

  @Test
  void shrinksCorrelationsAsThePairsSay() {
    for (int rows : new int[] {4, 30, 300}) {
      for (double shared : new double[] {0, 0.5, 2}) {
        Matrix residuals = residuals(rows, 6, shared);
        double expected = shrinkage(residuals);
        EntryNoise noise =
            EntryNoise.like(
                residuals,
                deviations(residuals),
                rows - 1,
                List.of(new int[] {0, 1, 2, 3, 4, 5}),
                ALGEBRA);
        assertEquals(expected, noise.shrinkage(), 1e-9);
      }
    }
  }

  @Test
  void drawsHaveTheCovarianceOfTheResiduals() {
    Matrix residuals = residuals(80, 4, 1.5);
    double[] deviations = deviations(residuals);
    // The last two columns were recorded at another time.
    EntryNoise noise =
        EntryNoise.like(
            residuals, deviations, 79, List.of(new int[] {0, 1}, new int[] {2, 3}), ALGEBRA);
    int rows = 40_000;
    double[] drawn = noise.draw(rows, new CounterRandom(1, 2), ALGEBRA);
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j <= i; j++) {
        double found = 0;
        double seen = 0;
        for (int k = 0; k < rows; k++) {
          found += drawn[k * 4 + i] * drawn[k * 4 + j] / rows;
        }
        for (int k = 0; k < 80; k++) {
          seen += residuals.get(k, i) * residuals.get(k, j) / 79;
        }
        double scale = deviations[i] * deviations[j];
        boolean apart = i / 2 != j / 2;
        if (apart) {
          assertTrue(seen / scale > 0.4, "correlated in the residuals");
          assertEquals(0, found / scale, 0.03);
        } else {
          // Two columns have a shrinkage of their own each time: at most a tenth here.
          assertEquals(seen / scale, found / scale, i == j ? 0.03 : 0.1);
        }
      }
    }
  }

  @Test
  void columnsWithoutNoiseStayWithout() {
    EntryNoise noise = EntryNoise.independent(new double[] {0, 2});
    double[] drawn = noise.draw(500, new CounterRandom(1, 2), ALGEBRA);
    double squares = 0;
    for (int i = 0; i < 500; i++) {
      assertEquals(0, Math.abs(drawn[2 * i]));
      squares += drawn[2 * i + 1] * drawn[2 * i + 1] / 500;
    }
    assertEquals(4, squares, 0.8);
    assertEquals(1, noise.shrinkage());
  }
}

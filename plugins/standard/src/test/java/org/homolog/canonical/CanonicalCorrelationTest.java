package org.homolog.canonical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import org.homolog.geometry.Centring;
import org.homolog.geometry.Pairs;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Options;
import org.homolog.spi.Score;
import org.homolog.spi.testkit.ReferenceAlgebra;
import org.junit.jupiter.api.Test;

class CanonicalCorrelationTest {
  private static final Map<String, Object> RAW = Map.of("estimate", "raw");
  private final LinearAlgebra slow = new ReferenceAlgebra();

  private CanonicalFit fit(Matrix x, Matrix y) {
    return CanonicalFit.raw(Variates.of(x, 1, slow), Variates.of(y, 1, slow), slow);
  }

  @Test
  void squaredCorrelationsAreEigenvaluesOfTheTextbook() {
    for (int[] shape : new int[][] {{20, 4, 6}, {30, 7, 3}, {15, 1, 1}, {12, 5, 5}}) {
      Matrix x = Centring.ofColumns(Pairs.random(1, shape[0], shape[1]));
      Matrix y = Centring.ofColumns(Pairs.random(2, shape[0], shape[2]));
      Matrix product =
          slow.multiply(
              slow.multiply(slow.inverse(slow.columnProducts(x)), slow.multiply(x, true, y, false)),
              slow.multiply(
                  slow.inverse(slow.columnProducts(y)), slow.multiply(y, true, x, false)));
      double[] eigenvalues = slow.eigen(product).real();
      Arrays.sort(eigenvalues);
      double[] found = fit(x, y).correlations();
      assertEquals(Math.min(shape[1], shape[2]), found.length);
      for (int i = 0; i < found.length; i++) {
        assertEquals(
            Math.sqrt(Math.max(0, eigenvalues[eigenvalues.length - 1 - i])), found[i], 1e-7);
      }
    }
  }

  @Test
  void invertibleMapsAndDependentUnitsAreImmaterialToRawCorrelations() {
    Matrix x = Pairs.random(1, 25, 4);
    Matrix y = Pairs.random(2, 25, 6);
    Matrix mixed = slow.multiply(x, Pairs.random(3, 4, 4));
    double expected = Pairs.main(new Cca(), RAW, x, y);
    assertEquals(expected, Pairs.main(new Cca(), RAW, mixed, y), 1e-9);
    assertEquals(expected, Pairs.main(new Cca(), RAW, y, x), 1e-12);
    Matrix doubled = x.selectColumns(new int[] {0, 1, 2, 3, 0, 1});
    assertEquals(expected, Pairs.main(new Cca(), RAW, doubled, y), 1e-9);
  }

  @Test
  void rawCorrelationsAreOneWithAsManyUnitsAsConditions() {
    Matrix x = Pairs.random(1, 12, 30);
    Matrix y = Pairs.random(2, 12, 30);
    assertEquals(1, Pairs.main(new Cca(), RAW, x, y), 1e-9);
    Map<String, Score> debiased =
        Pairs.scores(new Cca(), Map.of("estimate", "permutation-debiased"), x, y);
    assertTrue(debiased.get("mean-squared-correlation").reason().contains("too many units"));
    assertTrue(Math.abs(Pairs.main(new Cca(), Map.of("folds", 4), x, y)) < 0.5);
  }

  @Test
  void theChanceLevelOfTheMeanSquareIsExact() {
    Matrix x = Pairs.random(1, 5, 2);
    Matrix y = Pairs.random(2, 5, 1);
    Variates a = Variates.of(x, 1, slow);
    Variates b = Variates.of(y, 1, slow);
    double sum = 0;
    int count = 0;
    for (int code = 0; code < 3125; code++) {
      int[] order = {code % 5, code / 5 % 5, code / 25 % 5, code / 125 % 5, code / 625};
      if (Arrays.stream(order).distinct().count() == 5) {
        Variates moved =
            new Variates(b.basis().selectRows(order), b.loadings(), b.weights(), b.means());
        sum += CanonicalFit.raw(a, moved, slow).meanSquare();
        count++;
      }
    }
    assertEquals(120, count);
    Cca cca = new Cca();
    assertEquals(cca.exactChance(cca.summaries().get(1), a, b), sum / count, 1e-12);
  }

  @Test
  void unrelatedSystemsScoreAboutZeroOnceCorrected() {
    double validated = 0;
    double debiased = 0;
    int pairs = 40;
    for (int i = 0; i < pairs; i++) {
      Matrix x = Pairs.random(10 + i, 40, 5);
      Matrix y = Pairs.random(600 + i, 40, 5);
      validated += Pairs.main(new Cca(), Map.of(), x, y) / pairs;
      debiased +=
          Pairs.main(
                  new Cca(), Map.of("estimate", "permutation-debiased", "permutations", 20), x, y)
              / pairs;
    }
    assertEquals(0, validated, 0.06);
    assertEquals(0, debiased, 0.06);
    Matrix x = Pairs.random(1, 40, 5);
    Matrix same = slow.multiply(x, Pairs.random(2, 5, 5));
    assertEquals(1, Pairs.main(new Cca(), Map.of(), x, same), 1e-6);
    assertEquals(
        1, Pairs.main(new Cca(), Map.of("estimate", "permutation-debiased"), x, same), 1e-6);
  }

  @Test
  void componentsAreKeptUntilTheyHoldTheShare() {
    Matrix x = Matrix.zeros(4, 3);
    // Orthogonal columns with mean zero and squared norms 36, 16 and 4.
    double[][] columns = {{3, 3, -3, -3}, {2, -2, 2, -2}, {1, -1, -1, 1}};
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < 4; i++) {
        x.array()[i * 3 + c] = columns[c][i];
      }
    }
    assertEquals(1, Variates.of(x, 36 / 56.0 - 1e-9, slow).count());
    assertEquals(2, Variates.of(x, 0.7, slow).count());
    assertEquals(2, Variates.of(x, 52 / 56.0 - 1e-9, slow).count());
    assertEquals(3, Variates.of(x, 0.99, slow).count());
  }

  @Test
  void whatGoogleComputesIsOnlyForRepeatingIt() {
    assertThrows(
        RuntimeException.class,
        () ->
            Options.bind(
                PwccaOptions.class, Map.of("weights", "google", "estimate", "cross-validated")));
    Map<String, Score> scores =
        Pairs.scores(
            new Pwcca(),
            Map.of("weights", "google", "estimate", "raw"),
            Pairs.random(1, 20, 6),
            Pairs.random(2, 20, 4));
    assertTrue(scores.get("projection-weighted-correlation forward").isUndefined());
    assertTrue(!scores.get("projection-weighted-correlation reverse").isUndefined());
  }

  @Test
  void tooFewConditionsForTheFoldsHaveAReason() {
    Score score =
        Pairs.scores(new Cca(), Map.of("folds", 5), Pairs.random(1, 8, 2), Pairs.random(2, 8, 2))
            .get("mean-correlation");
    assertTrue(score.reason().contains("at least 10"), score.toString());
  }
}

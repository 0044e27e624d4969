package org.homolog.lesion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PsychometricTest {
  private static final double[] STRENGTHS = {-50, -20, -10, -5, 0, 5, 10, 20, 50};

  private static double[] right(double bias, double scale, double lapses) {
    return Arrays.stream(STRENGTHS)
        .map(
            x -> {
              double p = lapses + (1 - 2 * lapses) / (1 + Math.exp(-(x - bias) / scale));
              return x > 0 ? p : 1 - p;
            })
        .toArray();
  }

  @ParameterizedTest
  @CsvSource({"0,8,0", "4,8,0", "-3,12,0.05", "1,5,0.2"})
  void aCurveIsFoundAgain(double bias, double scale, double lapses) {
    Psychometric curve = Psychometric.of(STRENGTHS, right(bias, scale, lapses));
    assertEquals("", curve.obstacle());
    assertEquals(bias, curve.bias(), 1e-4);
    assertEquals(scale, curve.scale(), 1e-3);
    assertEquals(lapses, curve.lapses(), 1e-12);
    assertEquals(scale * Math.log(3), curve.threshold(), 2e-3);
    // The slope is that of the curve at its bias.
    double step = 1e-4;
    assertEquals(
        (curve.at(curve.bias() + step) - curve.at(curve.bias() - step)) / (2 * step),
        curve.slope(),
        1e-6);
    assertEquals(0.5, curve.at(curve.bias()), 1e-12);
    assertEquals(
        lapses + (1 - 2 * lapses) * 0.75, curve.at(curve.bias() + curve.threshold()), 1e-12);
  }

  @Test
  void theUnitOfStrengthDoesNotMatter() {
    double[] right = right(4, 8, 0.02);
    Psychometric one = Psychometric.of(STRENGTHS, right);
    Psychometric other =
        Psychometric.of(Arrays.stream(STRENGTHS).map(x -> x / 100).toArray(), right);
    assertEquals(one.bias() / 100, other.bias(), 1e-9);
    assertEquals(one.threshold() / 100, other.threshold(), 1e-9);
  }

  @Test
  void whatHasNoCurveSaysWhy() {
    double[] perfect = new double[STRENGTHS.length];
    Arrays.fill(perfect, 1);
    assertTrue(Psychometric.of(STRENGTHS, perfect).obstacle().contains("without error"));
    double[] never = new double[STRENGTHS.length];
    assertTrue(Psychometric.of(STRENGTHS, never).obstacle().contains("does not rise"));
    double[] always = Arrays.stream(STRENGTHS).map(x -> x > 0 ? 1 : 0).toArray();
    assertTrue(Psychometric.of(STRENGTHS, always).obstacle().contains("does not rise"));
    assertTrue(
        Psychometric.of(new double[] {1, 2, 3}, new double[] {0.6, 0.7, 0.9})
            .obstacle()
            .contains("both sides"));
    double[] unknown = new double[STRENGTHS.length];
    Arrays.fill(unknown, Double.NaN);
    assertTrue(Psychometric.of(STRENGTHS, unknown).obstacle().contains("3 strengths"));
    assertTrue(Double.isNaN(Psychometric.of(STRENGTHS, unknown).threshold()));
  }
}

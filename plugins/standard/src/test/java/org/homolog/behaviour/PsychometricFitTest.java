package org.homolog.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.homolog.behaviour.PsychometricData.Point;
import org.homolog.spi.Options;
import org.homolog.spi.Score;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Fits against scipy 1.10 (L-BFGS-B from 84 starts, then Nelder-Mead to 1e-11, the same bounds),
 * and what must hold of any.
 */
class PsychometricFitTest {
  private static final double[][] SYMMETRIC = {
    {-8, -4, -2, -1, 0, 1, 2, 4, 8},
    {40, 40, 40, 40, 40, 40, 40, 40, 40},
    {2, 4, 9, 14, 23, 27, 33, 38, 39}
  };
  private static final double[][] CONTRAST = {
    {-0.5, -0.25, -0.1, 0.1, 0.25, 0.5}, {25, 30, 28, 31, 29, 27}, {0, 3, 9, 20, 26, 27}
  };
  private static final double[][] COHERENCE = {
    {0, 3.2, 6.4, 12.8, 25.6, 51.2}, {60, 60, 60, 60, 60, 60}, {31, 36, 41, 50, 57, 59}
  };

  private record Golden(
      double[][] data,
      String form,
      String sigmoid,
      String lapses,
      double centre,
      double scale,
      double low,
      double high,
      double deviance) {}

  private static final List<Golden> GOLDEN =
      List.of(
          new Golden(
              SYMMETRIC,
              "choice",
              "normal",
              "shared",
              -0.25408944,
              2.20887462,
              0.03747756,
              0.03747756,
              1.13104499),
          new Golden(
              SYMMETRIC,
              "choice",
              "logistic",
              "shared",
              -0.25129973,
              1.31759741,
              0.03356961,
              0.03356961,
              1.11732919),
          new Golden(
              SYMMETRIC,
              "choice",
              "normal",
              "separate",
              -0.12182304,
              2.18744094,
              0.05395844,
              0.02426419,
              0.50226221),
          new Golden(
              SYMMETRIC, "choice", "normal", "none", -0.35731804, 3.32491402, 0, 0, 9.58001310),
          new Golden(
              CONTRAST, "choice", "normal", "shared", 0.00673769, 0.19487402, 0, 0, 0.88247944),
          new Golden(
              CONTRAST, "choice", "logistic", "separate", 0.00749566, 0.11312950, 0, 0, 1.84795268),
          new Golden(
              COHERENCE,
              "accuracy",
              "normal",
              "shared",
              9.14178610,
              7.51483080,
              0.5,
              0.02775251,
              1.10792721),
          new Golden(
              COHERENCE,
              "accuracy",
              "logistic",
              "none",
              10.92455041,
              7.46809380,
              0.5,
              0,
              5.16333256));

  private static List<Point> points(double[][] data) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < data[0].length; i++) {
      points.add(new Point(i, data[0][i], (int) data[1][i], (int) data[2][i]));
    }
    return points;
  }

  private static PsychometricOptions options(String form, String sigmoid, String lapses) {
    return Observers.options(
        PsychometricOptions.class, "form", form, "sigmoid", sigmoid, "lapses", lapses);
  }

  @TestFactory
  Stream<DynamicTest> isThatOfScipy() {
    return GOLDEN.stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.form() + " " + one.sigmoid() + " " + one.lapses() + " " + one.centre(),
                    () -> {
                      PsychometricCurve curve =
                          PsychometricFit.of(
                              points(one.data()), options(one.form(), one.sigmoid(), one.lapses()));
                      double tolerance = 2e-6;
                      assertEquals(one.centre(), curve.centre(), tolerance * one.scale());
                      assertEquals(one.scale(), curve.scale(), tolerance * one.scale());
                      assertEquals(one.low(), curve.low(), tolerance);
                      assertEquals(one.high(), curve.high(), tolerance);
                      assertEquals(one.deviance(), curve.deviance(), 1e-7);
                    }));
  }

  @Test
  void followsTheUnitAndTheSignOfStrengths() {
    PsychometricOptions options = options("choice", "normal", "separate");
    PsychometricCurve curve = PsychometricFit.of(points(SYMMETRIC), options);
    List<Point> scaled = new ArrayList<>();
    List<Point> mirrored = new ArrayList<>();
    for (Point p : points(SYMMETRIC)) {
      scaled.add(new Point(p.place(), 100 * p.strength() + 7, p.trials(), p.positive()));
      mirrored.add(new Point(p.place(), -p.strength(), p.trials(), p.trials() - p.positive()));
    }
    PsychometricCurve wider = PsychometricFit.of(scaled, options);
    assertEquals(100 * curve.centre() + 7, wider.centre(), 1e-4);
    assertEquals(100 * curve.scale(), wider.scale(), 1e-4);
    PsychometricCurve other = PsychometricFit.of(mirrored, options);
    assertEquals(-curve.centre(), other.centre(), 1e-6);
    assertEquals(curve.low(), other.high(), 1e-6);
    assertEquals(curve.high(), other.low(), 1e-6);
  }

  @Test
  void noChangeOfParametersIsMoreLikely() {
    for (Golden one : GOLDEN) {
      PsychometricCurve curve =
          PsychometricFit.of(points(one.data()), options(one.form(), one.sigmoid(), one.lapses()));
      for (double change : new double[] {-0.02, 0.02}) {
        double centre = curve.centre() + change * curve.scale();
        double scale = curve.scale() * (1 + change);
        assertTrue(deviance(one, curve, centre, curve.scale()) > curve.deviance());
        assertTrue(deviance(one, curve, curve.centre(), scale) > curve.deviance());
      }
    }
  }

  private static double deviance(Golden one, PsychometricCurve curve, double centre, double scale) {
    double sum = 0;
    PsychometricCurve moved =
        new PsychometricCurve(curve.sigmoid(), centre, scale, curve.low(), curve.high(), 0, "", "");
    for (Point p : points(one.data())) {
      double value = moved.value(p.strength());
      int k = p.positive();
      int n = p.trials();
      sum += k == 0 ? 0 : 2 * k * Math.log(k / (n * value));
      sum += k == n ? 0 : 2 * (n - k) * Math.log((n - k) / (n * (1 - value)));
    }
    return sum;
  }

  @Test
  void saysWhatDataDoNotDetermine() {
    PsychometricOptions options = options("choice", "normal", "none");
    double[][] step = {{-2, -1, 1, 2}, {10, 10, 10, 10}, {0, 0, 10, 10}};
    assertTrue(PsychometricFit.of(points(step), options).unresolved().contains("steeper"));
    double[][] onePoint = {{-2, -1, 0, 1, 2}, {10, 10, 10, 10, 10}, {0, 0, 4, 10, 10}};
    assertTrue(PsychometricFit.of(points(onePoint), options).unresolved().contains("steeper"));
    double[][] twoPoints = {{-2, -1, 0, 1, 2}, {10, 10, 10, 10, 10}, {0, 1, 4, 10, 10}};
    assertEquals("", PsychometricFit.of(points(twoPoints), options).unresolved());
    double[][] one = {{1, 1}, {10, 10}, {3, 5}};
    assertTrue(PsychometricFit.of(points(one), options).obstacle().contains("two strengths"));
    double[][] all = {{1, 2}, {10, 10}, {10, 10}};
    assertTrue(PsychometricFit.of(points(all), options).obstacle().contains("positive side"));
    double[][] flat = {{-2, -1, 1, 2}, {10, 10, 10, 10}, {5, 5, 5, 5}};
    assertFalse(PsychometricFit.of(points(flat), options).unresolved().isEmpty());
  }

  @Test
  void findsTheParametersOfManyTrials() {
    double[] strengths = {-8, -4, -2, -1, -0.5, 0.5, 1, 2, 4, 8};
    List<Score> scores =
        Observers.scores(
            new Psychometric(),
            Observers.options(PsychometricOptions.class),
            Observers.chooser(1, 3000, 0.5, 2, 0.04, strengths),
            Observers.chooser(2, 3000, -0.25, 1, 0.02, strengths));
    assertEquals(0.5, Observers.value(scores, "bias-reference"), 0.08);
    assertEquals(-0.25, Observers.value(scores, "bias-candidate"), 0.05);
    assertEquals(2 * 0.67449, Observers.value(scores, "threshold-reference"), 0.08);
    assertEquals(Math.log(2), Observers.value(scores, "threshold-log-ratio"), 0.1);
    assertEquals(0.08, Observers.value(scores, "lapse-reference"), 0.015);
    assertEquals(0.04, Observers.value(scores, "lapse-difference"), 0.02);
  }

  @Test
  void answersOfOtherNamesAndUnsignedStrengthsMakeTheSameCurve() {
    double[] strengths = {-4, -2, -1, 1, 2, 4};
    Observers.Trials unsigned = new Observers.Trials();
    Observers.Trials signed = new Observers.Trials();
    org.homolog.random.CounterRandom random = new org.homolog.random.CounterRandom(5, 0);
    for (int i = 0; i < strengths.length; i++) {
      for (int r = 0; r < 20; r++) {
        boolean right = random.nextDouble() < Sigmoid.NORMAL.value(strengths[i] / 2);
        boolean aborted = r == 0;
        signed.add("c" + i, strengths[i], "x", aborted ? "none" : right ? "2" : "1");
        unsigned.add(
            "c" + i,
            Math.abs(strengths[i]),
            strengths[i] > 0 ? "R" : "L",
            aborted ? "none" : right ? "R" : "L");
      }
    }
    PsychometricOptions both =
        Observers.options(
            PsychometricOptions.class, "toward", List.of("R", "2"), "away", List.of("L", "1"));
    PsychometricOptions bySide =
        Observers.options(
            PsychometricOptions.class,
            "toward",
            List.of("R", "2"),
            "away",
            List.of("L", "1"),
            "side",
            "object");
    double one =
        Observers.value(
            Observers.scores(new Psychometric(), both, signed.system("one"), signed.system("one")),
            "threshold-reference");
    double other =
        Observers.value(
            Observers.scores(
                new Psychometric(), bySide, unsigned.system("two"), unsigned.system("two")),
            "threshold-reference");
    assertEquals(one, other, 1e-9);
    assertThrows(
        Options.InvalidOption.class,
        () -> Observers.options(PsychometricOptions.class, "away", List.of("L")));
  }
}

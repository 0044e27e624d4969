package org.homolog.rsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.figure.Figure;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Axis;
import org.homolog.spi.Design;
import org.homolog.spi.Draw;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;
import org.homolog.spi.testkit.TestRun;
import org.junit.jupiter.api.Test;

/** Cosine and Poisson dissimilarities, time bins, noise of conditions and controls in a study. */
class NewDissimilarityTest {
  private final TestRun run = new TestRun(1);
  private final Rsa rsa = new Rsa();

  private double[] rdm(double[][] patterns, int repeats, String... options) {
    Sample sample = Samples.whole(Samples.population(patterns, repeats, 1));
    return rsa.prepare(sample, Samples.options(options), run).values();
  }

  private static String message(Runnable refused) {
    return String.valueOf(assertThrows(HomologException.class, refused::run).getMessage());
  }

  private static double[][] counts(long seed, int rows, int units) {
    CounterRandom random = new CounterRandom(seed, 0);
    double[][] counts = new double[rows][units];
    for (double[] row : counts) {
      Arrays.setAll(row, i -> random.nextInt(6));
    }
    return counts;
  }

  @Test
  void cosinesAreOfTheUnitsBothHave() {
    double[][] x = Samples.noise(1, 5, 6);
    x[1][2] = Double.NaN;
    x[4][0] = Double.NaN;
    double[] got = rdm(x, 1, "dissimilarity", "cosine", "missing", "pairwise");
    int at = 0;
    for (int i = 0; i < 5; i++) {
      for (int j = i + 1; j < 5; j++) {
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int c = 0; c < 6; c++) {
          if (!Double.isNaN(x[i][c] + x[j][c])) {
            xy += x[i][c] * x[j][c];
            xx += x[i][c] * x[i][c];
            yy += x[j][c] * x[j][c];
          }
        }
        assertEquals(1 - xy / Math.sqrt(xx * yy), got[at++], 1e-12);
      }
    }
    Arrays.fill(x[1], 0);
    assertTrue(
        message(() -> rdm(x, 1, "dissimilarity", "cosine", "missing", "drop-unit"))
            .contains("no unit responds in condition \"c1\""));
  }

  @Test
  void poissonDivergencesAreOfTheUnitsBothHave() {
    double[][] x = counts(2, 8, 5);
    x[2][1] = Double.NaN;
    x[3][1] = Double.NaN;
    double[] got =
        rdm(x, 2, "dissimilarity", "poisson", "missing", "pairwise", "prior-weight", "0.5");
    int at = 0;
    for (int i = 0; i < 4; i++) {
      for (int j = i + 1; j < 4; j++, at++) {
        double sum = 0;
        int units = 0;
        for (int c = 0; c < 5; c++) {
          double y = ((x[2 * i][c] + x[2 * i + 1][c]) / 2 + 0.5) / 1.5;
          double z = ((x[2 * j][c] + x[2 * j + 1][c]) / 2 + 0.5) / 1.5;
          if (!Double.isNaN(y + z)) {
            sum += (y - z) * (Math.log(y) - Math.log(z));
            units++;
          }
        }
        assertEquals(sum / units, got[at], 1e-12);
        assertTrue(got[at] >= 0);
      }
    }
    x[2][1] = -1;
    x[3][1] = 0;
    assertTrue(
        message(() -> rdm(x, 2, "dissimilarity", "poisson"))
            .contains("condition \"c1\" has -1.0 in unit 1"));
  }

  @Test
  void crossValidatedPoissonDivergencesOfOneRateAreZeroOnAverage() {
    double mean = 0;
    double plain = 0;
    for (int t = 0; t < 200; t++) {
      double[][] x = counts(100 + t, 12, 30);
      mean += rdm(x, 6, "dissimilarity", "poisson-cv")[0] / 200;
      plain += rdm(x, 6, "dissimilarity", "poisson")[0] / 200;
    }
    assertTrue(Math.abs(mean) < 0.1 * plain, mean + " beside " + plain);
  }

  @Test
  void everyBinHasDissimilaritiesOfItsOwn() {
    double[][] x = Samples.noise(3, 6, 12);
    Sample sample = Samples.whole(Samples.population(x, 1, 4));
    RsaOptions options =
        Samples.options("dissimilarity", "euclidean", "time", "per-bin", "bin-samples", "2");
    PreparedRdm got = rsa.prepare(sample, options, run);
    assertEquals(
        List.of("0.05 s", "0.25 s"),
        got.layerNames().stream().map(NewDissimilarityTest::rounded).toList());
    for (int bin = 0; bin < 2; bin++) {
      double[][] means = new double[6][3];
      for (int row = 0; row < 6; row++) {
        for (int u = 0; u < 3; u++) {
          means[row][u] = (x[row][bin * 6 + u] + x[row][bin * 6 + 3 + u]) / 2;
        }
      }
      assertArrayEquals(
          rdm(means, 1, "dissimilarity", "euclidean"), got.layers().get(bin).values(), 1e-12);
    }
    PreparedRdm other =
        rsa.prepare(Samples.whole(Samples.population(Samples.noise(4, 6, 12), 1, 4)), options, run);
    double mean = 0;
    for (int bin = 0; bin < 2; bin++) {
      mean +=
          Samples.score(
                      Samples.prepared(got.layers().get(bin).values(), RdmComparator.SPEARMAN),
                      Samples.prepared(other.layers().get(bin).values(), RdmComparator.SPEARMAN),
                      "spearman")
                  .value()
              / 2;
    }
    assertEquals(mean, rsa.score(got, other, options, run).get(0).value(), 1e-12);
    List<Figure> figures = rsa.explain(got, other, options, run).figures();
    assertTrue(
        figures.stream().anyMatch(figure -> figure.title().contains("time by time")),
        figures.toString());
    assertTrue(
        message(() -> rsa.prepare(sample, Samples.options("bin-samples", "3"), run))
            .contains("does not divide the 4 samples"));
  }

  private static String rounded(String name) {
    double seconds = Double.parseDouble(name.replace(" s", ""));
    return Math.round(seconds * 1000) / 1000.0 + " s";
  }

  @Test
  void drawsOfBinsAreDrawnFromTheWhole() {
    Sample sample = Samples.whole(Samples.population(Samples.noise(3, 12, 12), 2, 4));
    RsaOptions options =
        Samples.options(
            "dissimilarity",
            "crossnobis",
            "noise",
            "none",
            "time",
            "per-bin",
            "standard-error",
            "analytic",
            "comparator",
            "whitened-cosine",
            "condition-noise",
            "variances",
            "controlling",
            "different(condition)");
    PreparedRdm whole = rsa.prepare(sample, options, run);
    for (Draw draw :
        List.of(
            Draw.resample(Axis.CONDITION, new int[] {3, 3, 0, 1, 5, 2}),
            Draw.shuffle(Axis.CONDITION, new int[] {3, 4, 0, 1, 5, 2}))) {
      Sample drawn = new Design(sample.conditions()).sample(sample.system(), draw);
      assertEquals(
          rsa.prepare(drawn, options, run), rsa.redraw(whole, draw, options).orElseThrow());
    }
  }

  @Test
  void noiseOfConditionsIsThatOverFolds() {
    CounterRandom random = new CounterRandom(4, 0);
    double[] scale = {1, 2, 3};
    double[][] x = new double[3 * 40][50];
    for (int row = 0; row < x.length; row++) {
      double deviation = scale[row / 40];
      Arrays.setAll(x[row], i -> deviation * random.nextGaussian());
    }
    Sample sample = Samples.whole(Samples.population(x, 40, 1));
    Matrix covariance = ConditionCovariance.of(Samples.numbered(sample), 50, run);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        assertEquals(i == j ? scale[i] * scale[i] : 0, covariance.get(i, j), 0.4);
      }
    }
    assertTrue(
        message(
                () ->
                    rsa.prepare(
                        Samples.random(1, 4, 1, 5),
                        Samples.options(
                            "comparator",
                            "whitened-cosine",
                            "condition-noise",
                            "variances",
                            "folds",
                            "repeat"),
                        run))
            .contains("condition \"c0\" has 1"));
  }

  @Test
  void formulasOfConditionColumnsAreControlledFor() {
    double[][] x = Samples.noise(5, 6, 8);
    Table entries =
        Table.of(
            Column.texts("condition", Samples.labels(6).toArray(String[]::new)),
            Column.numbers("size", 1, 5, 2, 2, 8, 3));
    Population population =
        Population.builder(entries, Samples.units(8))
            .conditions(List.of("condition"))
            .values(Matrix.copyOf(x).array())
            .build();
    Sample sample =
        new Design(population.conditionLabels()).sample(Samples.system("sized", population));
    RsaOptions options =
        Samples.options("comparator", "pearson", "controlling", "abs(size - size')");
    PreparedRdm one = rsa.prepare(sample, options, run);
    PreparedRdm other = rsa.prepare(Samples.random(9, 6, 1, 8), options, run);
    double[] size = one.controls().get(0);
    assertArrayEquals(new double[] {4, 1, 1, 7, 2}, Arrays.copyOf(size, 5));
    double xy = r(one.values(), other.values());
    double xz = r(one.values(), size);
    double yz = r(other.values(), size);
    Score score = rsa.score(one, other, options, run).get(0);
    assertEquals((xy - xz * yz) / Math.sqrt((1 - xz * xz) * (1 - yz * yz)), score.value(), 1e-12);
    assertEquals("rsa[correlation;pearson;controlling abs(size - size')]", score.convention());
    assertEquals(score.value(), rsa.score(other, one, options, run).get(0).value(), 1e-12);
    assertTrue(message(() -> rsa.score(other, other, options, run)).contains("controlling"));
    PreparedRdm shuffled = one.draw(new int[] {1, 0, 3, 2, 5, 4}, true);
    assertArrayEquals(size, shuffled.controls().get(0), "labels stay");
    PreparedRdm drawn = one.draw(new int[] {1, 0, 3, 2, 5, 4}, false);
    assertEquals(3, drawn.controls().get(0)[1], "labels move: 5 and 2");
  }

  private static double r(double[] x, double[] y) {
    return Correlation.pearson(x, y);
  }
}

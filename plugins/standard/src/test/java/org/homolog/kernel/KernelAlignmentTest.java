package org.homolog.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homolog.geometry.Centring;
import org.homolog.geometry.Pairs;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Axis;
import org.homolog.spi.Design;
import org.homolog.spi.Draw;
import org.homolog.spi.Options;
import org.homolog.spi.Run;
import org.homolog.spi.Score;
import org.homolog.spi.testkit.ReferenceAlgebra;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

class KernelAlignmentTest {
  private static final int[][] SHAPES = {
    {6, 20, 30}, {12, 12, 12}, {30, 5, 7}, {9, 1, 1}, {25, 3, 40}
  };
  private final LinearAlgebra slow = new ReferenceAlgebra();

  private double hsic(Matrix k, Matrix l, boolean unbiased) {
    int n = k.rows();
    if (!unbiased) {
      Matrix h = Matrix.identity(n);
      for (int i = 0; i < n * n; i++) {
        h.array()[i] -= 1.0 / n;
      }
      Matrix product = slow.multiply(slow.multiply(k, h), slow.multiply(l, h));
      double trace = 0;
      for (int i = 0; i < n; i++) {
        trace += product.get(i, i);
      }
      return trace;
    }
    // Song et al. 2012, equation 5.
    Matrix a = k.copy();
    Matrix b = l.copy();
    for (int i = 0; i < n; i++) {
      a.array()[i * n + i] = 0;
      b.array()[i * n + i] = 0;
    }
    Matrix ab = slow.multiply(a, b);
    double trace = 0;
    double all = 0;
    for (int i = 0; i < n; i++) {
      trace += ab.get(i, i);
    }
    for (double value : ab.array()) {
      all += value;
    }
    double sumA = Arrays.stream(a.array()).sum();
    double sumB = Arrays.stream(b.array()).sum();
    return (trace + sumA * sumB / (n - 1) / (n - 2) - 2 * all / (n - 2)) / n / (n - 3.0);
  }

  private double textbook(Matrix k, Matrix l, boolean unbiased) {
    return hsic(k, l, unbiased) / Math.sqrt(hsic(k, k, unbiased) * hsic(l, l, unbiased));
  }

  private Matrix products(Matrix x) {
    return slow.multiply(x, false, x, true);
  }

  private static Matrix distances(Matrix x) {
    Matrix distances = Matrix.zeros(x.rows(), x.rows());
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < x.rows(); j++) {
        double sum = 0;
        for (int c = 0; c < x.columns(); c++) {
          sum += (x.get(i, c) - x.get(j, c)) * (x.get(i, c) - x.get(j, c));
        }
        distances.array()[i * x.rows() + j] = Math.sqrt(sum);
      }
    }
    return distances;
  }

  @Test
  void agreesWithTheTextbookOnShapesOfAllKinds() {
    for (int[] shape : SHAPES) {
      Matrix x = Pairs.random(1, shape[0], shape[1]);
      Matrix y = Pairs.random(2, shape[0], shape[2]);
      for (boolean unbiased : new boolean[] {true, false}) {
        Map<String, Object> options = Map.of("unbiased", unbiased);
        assertEquals(
            textbook(products(x), products(y), unbiased),
            Pairs.main(new Cka(), options, x, y),
            1e-9,
            Arrays.toString(shape) + unbiased);
        double squared = textbook(distances(x), distances(y), unbiased);
        assertEquals(
            unbiased ? squared : Math.sqrt(squared),
            Pairs.main(new DistanceCorrelation(), options, x, y),
            1e-9,
            Arrays.toString(shape) + unbiased);
      }
      assertEquals(
          textbook(products(x), products(y), false),
          Pairs.main(new RvCoefficient(), Map.of(), x, y),
          1e-9);
    }
  }

  @Test
  void constantUnitsTiesAndDependentUnitsAreImmaterial() {
    Matrix x = Pairs.random(1, 12, 3);
    Matrix y = Pairs.random(2, 12, 5);
    double expected = Pairs.main(new Cka(), Map.of(), x, y);
    Matrix more = Matrix.zeros(12, 5);
    for (int i = 0; i < 12; i++) {
      for (int c = 0; c < 3; c++) {
        more.array()[i * 5 + c] = x.get(i, c) * (c == 2 ? Math.sqrt(0.5) : 1);
      }
      more.array()[i * 5 + 3] = 0.1;
      // Two units that share one variance count as the one.
      more.array()[i * 5 + 4] = x.get(i, 2) * Math.sqrt(0.5);
    }
    assertEquals(expected, Pairs.main(new Cka(), Map.of(), more, y), 1e-12);
    Matrix tied = x.selectRows(new int[] {0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 7});
    assertEquals(
        textbook(products(tied), products(y), true),
        Pairs.main(new Cka(), Map.of(), tied, y),
        1e-9);
  }

  @Test
  void aSystemThatDoesNotVaryHasAReason() {
    Matrix still = Matrix.zeros(8, 4);
    Arrays.fill(still.array(), 0.1);
    Matrix y = Pairs.random(2, 8, 5);
    for (String kernel : List.of("linear", "rbf")) {
      for (boolean unbiased : new boolean[] {true, false}) {
        Score score =
            Pairs.scores(new Cka(), Map.of("kernel", kernel, "unbiased", unbiased), still, y)
                .get("cka");
        assertTrue(score.reason().contains("do not tell"), score.toString());
      }
    }
    Score three =
        Pairs.scores(new Cka(), Map.of(), Pairs.random(1, 3, 4), Pairs.random(2, 3, 4)).get("cka");
    assertTrue(three.reason().contains("4 different conditions"), three.toString());
  }

  @Test
  void unrelatedSystemsScoreZeroOnAverageOnlyWhereUnbiased() {
    double unbiased = 0;
    double biased = 0;
    int pairs = 200;
    for (int i = 0; i < pairs; i++) {
      Matrix x = Pairs.random(100 + i, 10, 40);
      Matrix y = Pairs.random(5000 + i, 10, 40);
      unbiased += Pairs.main(new Cka(), Map.of(), x, y) / pairs;
      biased += Pairs.main(new Cka(), Map.of("unbiased", false), x, y) / pairs;
    }
    assertEquals(0, unbiased, 0.03);
    assertTrue(biased > 0.7, "biased " + biased);
  }

  @Test
  void copiesOfConditionsAreNoEvidence() {
    Run run = Pairs.run();
    CkaOptions options = Options.defaults(CkaOptions.class);
    double mean = 0;
    int draws = 300;
    for (int i = 0; i < draws; i++) {
      NeuralSystem a = Pairs.system("a", Pairs.random(i, 12, 30));
      NeuralSystem b = Pairs.system("b", Pairs.random(9000 + i, 12, 30));
      Design design = Design.shared(List.of(a, b));
      Draw draw = Draw.resample(Axis.CONDITION, new CounterRandom(i, 3).withReplacement(12));
      PreparedKernel x = new Cka().prepare(design.sample(a, draw), options, run);
      PreparedKernel y = new Cka().prepare(design.sample(b, draw), options, run);
      mean += new Cka().score(x, y, options, run).get(0).value() / draws;
    }
    assertEquals(0, mean, 0.05);
  }

  @Test
  void pairsCountAsOftenAsTheyWereDrawn() {
    Matrix x = Pairs.random(1, 9, 4);
    Matrix y = Pairs.random(2, 9, 3);
    int[] rows = {0, 1, 2, 4, 5, 7};
    double[] weights = {1, 3, 1, 2, 1, 1};
    for (Estimator estimator : Estimator.values()) {
      double expected = replicated(x, y, rows, weights, estimator);
      CentredEntries a =
          CentredEntries.of(products(Centring.ofColumns(x)), rows, weights, estimator);
      CentredEntries b =
          CentredEntries.of(products(Centring.ofColumns(y)), rows, weights, estimator);
      assertEquals(expected, a.product(b), 1e-9 * Math.abs(expected), estimator + " entries");
      CentredFeatures f = CentredFeatures.of(Centring.ofColumns(x), rows, weights, estimator, true);
      CentredFeatures g = CentredFeatures.of(Centring.ofColumns(y), rows, weights, estimator, true);
      assertEquals(
          expected, f.product(g, slow), 1e-9 * Math.abs(expected), estimator + " features");
      assertEquals(a.norm(), f.norm(slow), 1e-9 * a.norm(), estimator + " norm");
    }
  }

  /** Rows written out as often as drawn; effects by least squares over the pairs that count. */
  private double replicated(Matrix x, Matrix y, int[] rows, double[] weights, Estimator estimator) {
    List<Integer> drawn = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      for (int copy = 0; copy < weights[i]; copy++) {
        drawn.add(rows[i]);
      }
    }
    int[] all = drawn.stream().mapToInt(Integer::intValue).toArray();
    Matrix k = centred(products(x.selectRows(all)), all, estimator);
    Matrix l = centred(products(y.selectRows(all)), all, estimator);
    double sum = 0;
    for (int i = 0; i < all.length; i++) {
      for (int j = 0; j < all.length; j++) {
        boolean counts = all[i] != all[j] || (i == j && estimator == Estimator.BIASED);
        sum += counts ? k.get(i, j) * l.get(i, j) : 0;
      }
    }
    return sum;
  }

  private Matrix centred(Matrix kernel, int[] all, Estimator estimator) {
    int n = all.length;
    if (estimator != Estimator.UNBIASED) {
      Matrix h = Matrix.identity(n);
      for (int i = 0; i < n * n; i++) {
        h.array()[i] -= 1.0 / n;
      }
      return slow.multiply(slow.multiply(h, kernel), h);
    }
    List<double[]> design = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        if (all[i] != all[j]) {
          double[] row = new double[n];
          row[i] = 1;
          row[j] = 1;
          design.add(row);
          values.add(kernel.get(i, j));
        }
      }
    }
    Matrix effects =
        slow.leastSquares(
            Matrix.copyOf(design.toArray(new double[0][])),
            Matrix.of(
                values.size(), 1, values.stream().mapToDouble(Double::doubleValue).toArray()));
    Matrix result = kernel.copy();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        result.array()[i * n + j] -= effects.get(i, 0) + effects.get(j, 0);
      }
    }
    return result;
  }

  @Test
  void manyRowsGiveTheSameByProductsOfUnitsAndOfConditions() {
    Matrix x = Pairs.random(3, 60, 6);
    Matrix y = Pairs.random(4, 60, 8);
    Run run = Pairs.run();
    CkaOptions options = Options.defaults(CkaOptions.class);
    Design design = new Design(Pairs.system("x", x).conditions());
    PreparedKernel a = new Cka().prepare(design.sample(Pairs.system("x", x)), options, run);
    PreparedKernel b = new Cka().prepare(design.sample(Pairs.system("y", y)), options, run);
    double features = a.product(b, run.algebra());
    double entries = a.entries(run.algebra()).product(b.entries(run.algebra()));
    assertEquals(entries, features, 1e-9 * Math.abs(entries));
  }

  @Test
  void missingValuesAreRefusedOrLeaveTheirUnitOut() {
    Matrix x = Pairs.random(3, 8, 5);
    Matrix y = Pairs.random(4, 8, 6);
    Matrix holed = x.copy();
    holed.array()[7] = Double.NaN;
    org.junit.jupiter.api.Assertions.assertThrows(
        org.homolog.failure.HomologException.class,
        () -> Pairs.main(new Cka(), Map.of(), holed, y));
    assertEquals(
        Pairs.main(new Cka(), Map.of(), x.selectColumns(new int[] {0, 1, 3, 4}), y),
        Pairs.main(new Cka(), Map.of("missing", "drop-unit"), holed, y),
        1e-12);
    org.junit.jupiter.api.Assertions.assertThrows(
        RuntimeException.class,
        () -> Options.bind(CkaOptions.class, Map.of("missing", "pairwise")));
  }

  @Test
  void conventionsNameTheBandwidth() {
    assertEquals("cka[linear;unbiased]", Options.defaults(CkaOptions.class).convention());
    assertEquals(
        "cka[rbf;sigma=0.5 x median-of-all;biased]",
        Options.bind(
                CkaOptions.class,
                Map.of(
                    "kernel",
                    "rbf",
                    "bandwidth",
                    "median-of-all",
                    "factor",
                    0.5,
                    "unbiased",
                    false))
            .convention());
    assertEquals(
        "cka[rbf;sigma=5;unbiased;time:average]",
        Options.bind(
                CkaOptions.class,
                Map.of("kernel", "rbf", "bandwidth", "one", "factor", 5, "time", "average"))
            .convention());
  }

  @Test
  void membersPoolToTheMeanOfTheirKernels() {
    Run run = Pairs.run();
    CkaOptions options = Options.defaults(CkaOptions.class);
    Cka cka = new Cka();
    NeuralSystem a = Pairs.system("a", Pairs.random(1, 10, 4));
    NeuralSystem b = Pairs.system("b", Pairs.random(2, 10, 30));
    NeuralSystem c = Pairs.system("c", Pairs.random(3, 10, 7));
    Design design = new Design(a.conditions());
    Draw draw = Draw.resample(Axis.CONDITION, new int[] {0, 1, 1, 3, 4, 5, 6, 7, 9, 9});
    for (boolean drawn : new boolean[] {false, true}) {
      List<PreparedKernel> all = new ArrayList<>();
      for (NeuralSystem one : List.of(a, b, c)) {
        PreparedKernel whole = cka.prepare(design.sample(one), options, run);
        all.add(drawn ? cka.redraw(whole, draw, options).orElseThrow() : whole);
      }
      PreparedKernel pool = cka.pool(all.subList(0, 2), options).orElseThrow();
      double ac = cka.score(all.get(0), all.get(2), options, run).get(0).value();
      double bc = cka.score(all.get(1), all.get(2), options, run).get(0).value();
      double ab = cka.score(all.get(0), all.get(1), options, run).get(0).value();
      double pooled = cka.score(pool, all.get(2), options, run).get(0).value();
      // The cosine with a sum of two unit vectors.
      assertEquals((ac + bc) / Math.sqrt(2 + 2 * ab), pooled, 1e-9);
    }
  }

  @Test
  void drawsSpreadAsTheScoreDoes() {
    Run run = Pairs.run();
    CkaOptions options = Options.defaults(CkaOptions.class);
    Cka cka = new Cka();
    double[] scores = new double[200];
    double within = 0;
    int bootstraps = 40;
    for (int i = 0; i < scores.length; i++) {
      Matrix[] pair = related(i, 50);
      NeuralSystem a = Pairs.system("a", pair[0]);
      NeuralSystem b = Pairs.system("b", pair[1]);
      Design design = new Design(a.conditions());
      PreparedKernel x = cka.prepare(design.sample(a), options, run);
      PreparedKernel y = cka.prepare(design.sample(b), options, run);
      scores[i] = cka.score(x, y, options, run).get(0).value();
      if (i < 20) {
        double[] draws = new double[bootstraps];
        for (int d = 0; d < bootstraps; d++) {
          Draw draw =
              Draw.resample(Axis.CONDITION, new CounterRandom(i, 100 + d).withReplacement(50));
          draws[d] =
              cka.score(
                      cka.redraw(x, draw, options).orElseThrow(),
                      cka.redraw(y, draw, options).orElseThrow(),
                      options,
                      run)
                  .get(0)
                  .value();
        }
        within += deviation(draws) / 20;
      }
    }
    assertEquals(1, within / deviation(scores), 0.25);
  }

  private static Matrix[] related(long seed, int rows) {
    Matrix shared = Pairs.random(seed, rows, 3);
    Matrix[] pair = new Matrix[2];
    for (int side = 0; side < 2; side++) {
      Matrix mixed = new ReferenceAlgebra().multiply(shared, Pairs.random(77 + side, 3, 8));
      Matrix noise = Pairs.random(10_000 + 2 * seed + side, rows, 8);
      for (int i = 0; i < mixed.array().length; i++) {
        mixed.array()[i] += 6 * noise.array()[i];
      }
      pair[side] = mixed;
    }
    return pair;
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    return Math.sqrt(
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
  }
}

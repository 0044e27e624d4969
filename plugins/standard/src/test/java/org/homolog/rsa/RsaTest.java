package org.homolog.rsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.figure.MatrixFigure;
import org.homolog.figure.ScatterFigure;
import org.homolog.population.Population;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Axis;
import org.homolog.spi.Design;
import org.homolog.spi.Draw;
import org.homolog.spi.Outcome;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;
import org.homolog.spi.testkit.TestRun;
import org.homolog.system.Dissimilarities;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

class RsaTest {
  private final Rsa rsa = new Rsa();
  private final TestRun run = new TestRun(1);

  private Score score(Sample a, Sample b, RsaOptions options) {
    return rsa.score(rsa.prepare(a, options, run), rsa.prepare(b, options, run), options, run)
        .get(0);
  }

  @Test
  void drawingFromTheWholeIsPreparingTheDraw() {
    NeuralSystem system = Samples.random(1, 12, 3, 7).system();
    Design design = new Design(Samples.labels(12));
    CounterRandom random = new CounterRandom(5, 0);
    for (String measure : new String[] {"correlation", "euclidean", "mahalanobis", "crossnobis"}) {
      RsaOptions options = Samples.options("dissimilarity", measure);
      PreparedRdm whole = rsa.prepare(design.sample(system), options, run);
      for (int i = 0; i < 10; i++) {
        Draw draw =
            i % 2 == 0
                ? Draw.resample(Axis.CONDITION, random.withReplacement(12))
                : Draw.shuffle(Axis.CONDITION, random.permutation(12));
        PreparedRdm slow = rsa.prepare(design.sample(system, draw), options, run);
        PreparedRdm fast = rsa.redraw(whole, draw, options).orElseThrow();
        assertEquals(slow, fast);
        assertArrayEquals(slow.layers().get(0).classes(), fast.layers().get(0).classes());
      }
      assertTrue(rsa.redraw(whole, Draw.resample(Axis.REPEAT, new int[] {0}), options).isEmpty());
    }
  }

  @Test
  void copiesAreLeftOutAndKeepTheirLabels() {
    PreparedRdm whole = Samples.prepared(new double[] {1, 2, 3}, RdmComparator.SPEARMAN);
    PreparedRdm drawn = whole.draw(new int[] {2, 0, 2}, false);
    assertArrayEquals(new double[] {2, Double.NaN, 2}, drawn.values());
    assertEquals(List.of("c2", "c0", "c2"), drawn.labels());
    PreparedRdm shuffled = whole.draw(new int[] {2, 0, 1}, true);
    assertArrayEquals(new double[] {2, 3, 1}, shuffled.values());
    assertEquals(List.of("c0", "c1", "c2"), shuffled.labels());
    assertThrows(IllegalArgumentException.class, () -> drawn.draw(new int[] {0, 1, 2}, false));
    assertThrows(IllegalArgumentException.class, () -> whole.draw(new int[] {0, 1, 3}, false));
  }

  @Test
  void aBootstrapOfIndependentSystemsStaysAtItsEstimate() {
    RsaOptions options = Samples.options();
    PreparedRdm a = rsa.prepare(Samples.random(21, 30, 1, 40), options, run);
    PreparedRdm b = rsa.prepare(Samples.random(22, 30, 1, 40), options, run);
    double whole = rsa.score(a, b, options, run).get(0).value();
    CounterRandom random = new CounterRandom(3, 0);
    double mean = 0;
    for (int i = 0; i < 400; i++) {
      Draw draw = Draw.resample(Axis.CONDITION, random.withReplacement(30));
      mean +=
          rsa.score(
                      rsa.redraw(a, draw, options).orElseThrow(),
                      rsa.redraw(b, draw, options).orElseThrow(),
                      options,
                      run)
                  .get(0)
                  .value()
              / 400;
    }
    assertEquals(whole, mean, 0.03);
  }

  @Test
  void tooFewConditionsHaveNoScore() {
    for (String comparator : new String[] {"pearson", "spearman", "cosine", "kendall-tau-a"}) {
      RsaOptions options = Samples.options("comparator", comparator);
      Score two = score(Samples.random(1, 2, 1, 9), Samples.random(2, 2, 1, 9), options);
      assertTrue(two.isUndefined() && two.reason().contains("2 distinct conditions"), two.reason());
      Score one = score(Samples.random(1, 1, 1, 9), Samples.random(2, 1, 1, 9), options);
      assertTrue(one.isUndefined(), one.toString());
    }
    PreparedRdm whole = Samples.prepared(new double[] {1, 2, 3}, RdmComparator.COSINE);
    PreparedRdm drawn = whole.draw(new int[] {0, 0, 2}, false);
    Score score = Samples.score(drawn, drawn, "cosine");
    assertTrue(score.isUndefined(), "copies are not distinct");
  }

  @Test
  void flatDissimilaritiesHaveNoScoreButTau() {
    double[] flat = {0.3, 0.1 + 0.2, 0.3};
    double[] varied = {1, 2, 4};
    for (String comparator : new String[] {"pearson", "spearman"}) {
      RdmComparator kind = RdmComparator.valueOf(comparator.toUpperCase(java.util.Locale.ROOT));
      double[] values = kind == RdmComparator.SPEARMAN ? new double[] {0.3, 0.3, 0.3} : flat;
      Score score =
          Samples.score(Samples.prepared(varied, kind), Samples.prepared(values, kind), comparator);
      assertTrue(score.isUndefined() && score.reason().contains("all equal"), score.toString());
    }
    Score cosine =
        Samples.score(
            Samples.prepared(new double[3], RdmComparator.COSINE),
            Samples.prepared(varied, RdmComparator.COSINE),
            "cosine");
    assertTrue(cosine.isUndefined() && cosine.reason().contains("all zero"), cosine.toString());
    Score tau =
        Samples.score(
            Samples.prepared(new double[3], RdmComparator.KENDALL_TAU_A),
            Samples.prepared(varied, RdmComparator.KENDALL_TAU_A),
            "kendall-tau-a");
    assertEquals(0, tau.value());
  }

  @Test
  void categoriesAndGivenDissimilaritiesStandOnEitherSide() {
    double[][] patterns = {{1, 0, 2}, {1.1, 0.1, 2.2}, {0, 3, 1}, {0.2, 2.8, 1}};
    Sample recorded = Samples.whole(Samples.population(patterns, 1, 1));
    Dissimilarities given = Samples.given(new double[6]);
    org.homolog.population.Table table =
        given.conditions().with(org.homolog.population.Column.texts("kind", "a", "a", "b", "b"));
    Dissimilarities categories = Dissimilarities.categories(table, given.labels(), List.of("kind"));
    Sample model = new Design(given.labels()).sample(Samples.system("kind", categories));
    RsaOptions options = Samples.options();
    Score score = score(recorded, model, options);
    assertTrue(score.value() > 0.8, score.toString());
    assertEquals(score.value(), score(model, recorded, options).value());
    assertEquals("rsa[correlation;spearman]", score.convention());
    assertEquals("spearman", score.name());
    Draw draw = Draw.resample(Axis.CONDITION, new int[] {0, 0, 1, 3});
    PreparedRdm slow =
        rsa.prepare(new Design(given.labels()).sample(model.system(), draw), options, run);
    assertEquals(rsa.redraw(rsa.prepare(model, options, run), draw, options).orElseThrow(), slow);
  }

  @Test
  void pairsThatWereNotMeasuredAreRefusedOrLeftOut() {
    double[] values = {1, Double.NaN, 2, 3, 4, 5};
    Sample sample =
        new Design(Samples.labels(4)).sample(Samples.system("given", Samples.given(values)));
    HomologException refused =
        assertThrows(HomologException.class, () -> rsa.prepare(sample, Samples.options(), run));
    assertTrue(String.valueOf(refused.getMessage()).contains("\"c0\" and \"c2\""));
    assertThrows(
        HomologException.class,
        () -> rsa.prepare(sample, Samples.options("missing", "drop-unit"), run));
    assertArrayEquals(
        values, rsa.prepare(sample, Samples.options("missing", "pairwise"), run).values());
    double nan = Double.NaN;
    assertArrayEquals(
        new double[] {nan, nan, nan, nan, 4, nan},
        rsa.prepare(sample, Samples.options("missing", "drop-condition"), run).values());
  }

  @Test
  void timeIsConcatenatedAveragedOrSeparated() {
    double[][] patterns = Samples.noise(31, 5, 12);
    Sample sample = Samples.whole(Samples.population(patterns, 1, 3));
    double[] concatenated =
        rsa.prepare(sample, Samples.options("dissimilarity", "euclidean"), run).values();
    double[] flat =
        rsa.prepare(
                Samples.whole(Samples.population(patterns, 1, 1)),
                Samples.options("dissimilarity", "euclidean"),
                run)
            .values();
    assertArrayEquals(flat, concatenated, 0);
    double[][] means = new double[5][4];
    double[][] bins = new double[15][4];
    for (int i = 0; i < 60; i++) {
      means[i / 12][i % 4] += patterns[i / 12][i % 12] / 3;
      bins[i / 4][i % 4] = patterns[i / 12][i % 12];
    }
    assertArrayEquals(
        rsa.prepare(Samples.whole(Samples.population(means, 1, 1)), Samples.options(), run)
            .values(),
        rsa.prepare(sample, Samples.options("time", "average"), run).values(),
        1e-12);
    PreparedRdm separate = rsa.prepare(sample, Samples.options("time", "separate"), run);
    assertArrayEquals(
        rsa.prepare(Samples.whole(Samples.population(bins, 1, 1)), Samples.options(), run).values(),
        separate.values(),
        0);
    assertEquals("c1 | 0.1 s", separate.labels().get(4));
    assertEquals(15, separate.size());
  }

  @Test
  void separateBinsAreDrawnWithTheirCondition() {
    Sample sample = Samples.whole(Samples.population(Samples.noise(32, 4, 6), 1, 2));
    RsaOptions options = Samples.options("time", "separate");
    PreparedRdm whole = rsa.prepare(sample, options, run);
    PreparedRdm drawn = whole.draw(new int[] {3, 1, 3, 0}, false);
    assertEquals(whole.get(6, 7), drawn.get(0, 1), "two bins of one condition stay");
    assertEquals(whole.get(7, 2), drawn.get(1, 2));
    for (int i = 0; i < 2; i++) {
      for (int j = 4; j < 6; j++) {
        assertTrue(Double.isNaN(drawn.get(i, j)), "no pair across copies");
      }
    }
    Sample other = Samples.whole(Samples.population(Samples.noise(33, 4, 9), 1, 3));
    HomologException refused =
        assertThrows(HomologException.class, () -> score(sample, other, options));
    assertTrue(String.valueOf(refused.getMessage()).contains("same time bins"));
  }

  @Test
  void aDrawOfRepeatsPreparesAnewAndLeavesEmptyConditionsOut() {
    Population population =
        Samples.population(Samples.noise(41, 12, 5), 3, 1)
            .selectEntries(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 11});
    NeuralSystem system = Samples.system("unbalanced", population);
    Design design = new Design(population.conditionLabels());
    Draw draw = Draw.resample(Axis.REPEAT, new int[] {0, 1});
    PreparedRdm drawn = rsa.prepare(design.sample(system, draw), Samples.options(), run);
    assertEquals(4, drawn.size());
    assertEquals(3, Arrays.stream(drawn.values()).filter(Double::isNaN).count());
    assertNotEquals(
        rsa.prepare(design.sample(system), Samples.options(), run).get(0, 1), drawn.get(0, 1));
  }

  @Test
  void aMemberWithoutSpreadDoesNotPoisonThePool() {
    for (RdmComparator comparator : RdmComparator.values()) {
      List<PreparedRdm> members =
          List.of(
              Samples.prepared(new double[] {1, 2, 4}, comparator),
              Samples.prepared(new double[3], comparator));
      PreparedRdm pooled = RdmPool.of(members, comparator, MemberScale.COMPARATOR);
      assertFalse(Arrays.stream(pooled.values()).anyMatch(Double::isNaN), comparator.toString());
      assertEquals("pooled given", pooled.measure());
    }
  }

  @Test
  void figuresStaySmallAndSayWhatTheyShow() {
    RsaOptions options = Samples.options();
    PreparedRdm a = rsa.prepare(Samples.random(51, 300, 1, 5), options, run);
    PreparedRdm b = rsa.prepare(Samples.random(52, 300, 1, 5), options, run);
    Outcome outcome = rsa.explain(a, b, options, run);
    MatrixFigure matrix = (MatrixFigure) rsa.show(a, options, run).figures().get(0);
    assertTrue(matrix.values().rows() <= 150);
    assertTrue(matrix.caption().contains("percentile") && matrix.caption().contains("of 300"));
    double[] shown = matrix.values().array();
    assertTrue(Arrays.stream(shown).allMatch(v -> v >= 0 && v <= 100));
    ScatterFigure scatter = (ScatterFigure) outcome.figures().get(0);
    assertTrue(scatter.series().get(0).x().length <= 2000);
    assertTrue(scatter.caption().contains("44850 pairs"), scatter.caption());
    RsaOptions raw = Samples.options("comparator", "pearson");
    assertTrue(rsa.show(a, raw, run).figures().get(0).caption().contains("as computed"));
  }

  @Test
  void factsOfTheNoiseStandBesideTheScore() {
    RsaOptions options = Samples.options("dissimilarity", "crossnobis");
    PreparedRdm a = rsa.prepare(Samples.random(61, 5, 4, 6), options, run);
    Outcome outcome = rsa.explain(a, a, options, run);
    assertTrue(outcome.tables().get("Dissimilarities compared").has("condition number"));
  }
}

package org.homolog.resample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.homolog.random.CounterRandom;
import org.homolog.result.CellResult;
import org.homolog.result.Consensus;
import org.homolog.result.Consensus.Disagreement;
import org.homolog.result.Difference;
import org.homolog.result.ScoreResult;
import org.homolog.spi.Direction;
import org.homolog.spi.Outcome;
import org.junit.jupiter.api.Test;

/** Whether comparisons rank candidates alike. */
class ConcordanceTest {
  private static final double NONE = Double.NaN;
  private static final Map<String, Direction> CLOSER =
      Map.of(
          "rsa",
          Direction.HIGHER_IS_CLOSER,
          "cka",
          Direction.HIGHER_IS_CLOSER,
          "distance",
          Direction.LOWER_IS_CLOSER);

  private static CellResult cell(
      String analysis, String reference, String candidate, double value, double... draws) {
    String interval =
        draws.length == 0 ? "none: no bootstrap" : new IntervalMethod(11, 12, 11).text();
    ScoreResult row =
        new ScoreResult(
            analysis,
            analysis,
            "c",
            reference,
            candidate,
            "",
            "",
            "s",
            value,
            NONE,
            NONE,
            "",
            NONE,
            NONE,
            0.9,
            interval,
            "none",
            NONE,
            NONE,
            NONE,
            12,
            5,
            6,
            1,
            "k",
            0,
            "done",
            "",
            draws,
            new double[0]);
    return new CellResult(
        analysis + candidate,
        analysis,
        analysis,
        reference,
        candidate,
        List.of(reference),
        List.of(row),
        Outcome.of(),
        Outcome.of(),
        Outcome.of(),
        List.of(),
        Map.of(),
        0);
  }

  private static List<CellResult> cells(String analysis, double... values) {
    List<CellResult> cells = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      cells.add(cell(analysis, "it", "net " + i, values[i]));
    }
    return cells;
  }

  @Test
  void wIsOneForEqualRanksAndZeroForOppositeOnes() {
    assertEquals(1, Concordance.w(new double[][] {{1, 2, 3}, {1, 2, 3}, {1, 2, 3}}), 1e-15);
    assertEquals(0, Concordance.w(new double[][] {{1, 2, 3}, {3, 2, 1}}), 1e-15);
    assertEquals(78 / 84.0, Concordance.w(new double[][] {{1, 2, 3}, {1.5, 1.5, 3}}), 1e-15);
    assertTrue(Double.isNaN(Concordance.w(new double[][] {{2, 2, 2}, {2, 2, 2}})));
    assertTrue(Double.isNaN(Concordance.w(new double[][] {{1, 2, 3}})));
    assertTrue(Double.isNaN(Concordance.w(new double[][] {{1}, {1}})));
    assertTrue(Double.isNaN(Concordance.w(new double[0][])));
  }

  /** Without ties W = (1 + (m - 1) r) / m, r the mean of Spearman's correlations of all pairs. */
  @Test
  void wIsTheMeanCorrelationOfRanksInAnotherForm() {
    CounterRandom random = new CounterRandom(5, 0);
    for (int trial = 0; trial < 40; trial++) {
      int judges = 2 + random.nextInt(5);
      int candidates = 2 + random.nextInt(7);
      double[][] ranks = new double[judges][];
      for (int j = 0; j < judges; j++) {
        ranks[j] =
            Arrays.stream(random.permutation(candidates)).mapToDouble(rank -> rank + 1).toArray();
      }
      double sum = 0;
      int pairs = 0;
      for (int a = 0; a < judges; a++) {
        for (int b = a + 1; b < judges; b++) {
          sum += new SpearmansCorrelation().correlation(ranks[a], ranks[b]);
          pairs++;
        }
      }
      assertEquals((1 + (judges - 1) * sum / pairs) / judges, Concordance.w(ranks), 1e-12);
    }
  }

  @Test
  void aSmallDistanceRanksFirst() {
    List<CellResult> cells = new ArrayList<>(cells("rsa", 0.9, 0.5, 0.1));
    cells.addAll(cells("distance", 1, 2, 3));
    Consensus found = Concordance.of(cells, CLOSER, List.of()).get(0);
    assertEquals(1, found.w(), 1e-15);
    assertEquals(List.of(1.0, 2.0, 3.0), found.rankings().get(1).ranks());
    assertEquals(List.of(1.0, 2.0, 3.0), found.meanRanks());
    assertEquals(List.of(), found.disagreements());
    assertEquals("none: a score has no interval of its own", found.method());
  }

  @Test
  void whatDoesNotRankIsLeftOutWithTheReason() {
    List<CellResult> cells = new ArrayList<>(cells("rsa", 0.9, 0.5, 0.1));
    cells.addAll(cells("cka", 0.8, NONE, 0.3));
    cells.addAll(cells("share", 0.8, 0.2, 0.3));
    cells.addAll(cells("distance", 3));
    Consensus found = Concordance.of(cells, CLOSER, List.of()).get(0);
    assertEquals(List.of("net 0", "net 2"), found.candidates());
    assertEquals(2, found.rankings().size());
    assertEquals(
        List.of(
            "share: its main score does not say what is closer",
            "distance: it scores fewer than two candidates",
            "net 1: cka did not score it"),
        found.leftOut());
    assertEquals(List.of(), Concordance.of(cells("rsa", 1, 2), CLOSER, List.of()));
    List<CellResult> one = new ArrayList<>(cells("rsa", 0.9, 0.5));
    one.addAll(cells("share", 0.8, 0.2));
    Consensus none = Concordance.of(one, CLOSER, List.of()).get(0);
    assertTrue(Double.isNaN(none.w()) && Double.isNaN(none.ciLow()));
  }

  @Test
  void theIntervalIsThatOfDrawsInCommon() {
    CounterRandom random = new CounterRandom(8, 0);
    int draws = 200;
    List<CellResult> cells = new ArrayList<>();
    double[][][] drawn = new double[2][4][draws];
    String[] names = {"rsa", "cka"};
    for (int j = 0; j < 2; j++) {
      for (int c = 0; c < 4; c++) {
        for (int b = 0; b < draws; b++) {
          drawn[j][c][b] = c + random.nextGaussian();
        }
        cells.add(cell(names[j], "it", "net " + c, c, drawn[j][c]));
      }
    }
    Consensus found = Concordance.of(cells, CLOSER, List.of()).get(0);
    double[] w = new double[draws];
    for (int b = 0; b < draws; b++) {
      double[][] ranks = new double[2][4];
      for (int j = 0; j < 2; j++) {
        for (int c = 0; c < 4; c++) {
          ranks[j][c] = 1;
          for (int other = 0; other < 4; other++) {
            ranks[j][c] += drawn[j][other][b] > drawn[j][c][b] ? 1 : 0;
          }
        }
      }
      w[b] = Concordance.w(ranks);
    }
    double half =
        new TDistribution(11).inverseCumulativeProbability(0.95)
            * Math.sqrt(StatUtils.variance(w) * 12 / 11);
    assertEquals(1, found.w(), 1e-15);
    assertEquals(1 - half, found.ciLow(), 1e-12);
    assertEquals(1, found.ciHigh());
    assertEquals(0.9, found.ciLevel());
    assertTrue(found.method().startsWith("W over the same 200 draws"), found.method());
    cells.set(0, cell("rsa", "it", "net 0", 0, new double[150]));
    assertEquals(
        "none: the comparisons were not resampled alike",
        Concordance.of(cells, CLOSER, List.of()).get(0).method());
  }

  @Test
  void aDrawWithoutAScoreIsLeftOutOfTheInterval() {
    List<CellResult> cells = new ArrayList<>();
    CounterRandom random = new CounterRandom(9, 0);
    for (String analysis : List.of("rsa", "cka")) {
      for (int c = 0; c < 3; c++) {
        double[] draws = new double[40];
        Arrays.setAll(draws, b -> random.nextGaussian());
        draws[7] = analysis.equals("cka") && c == 1 ? NONE : draws[7];
        cells.add(cell(analysis, "it", "net " + c, c, draws));
      }
    }
    Consensus found = Concordance.of(cells, CLOSER, List.of()).get(0);
    assertTrue(found.ciLow() < 1, "there is an interval");
    assertTrue(found.method().startsWith("W over the same 40 draws (39 scored)"), found.method());
  }

  private static Difference difference(String analysis, boolean sure) {
    return new Difference(
        analysis, "c", "it", "net 0", "net 1", "s", "", 1, 0, 2, 0.95, "paired", sure, 0, NONE,
        NONE, NONE, NONE, "");
  }

  @Test
  void disagreementsTellWhetherTheDataSettleThem() {
    List<CellResult> cells = new ArrayList<>(cells("rsa", 0.9, 0.5, 0.1));
    cells.addAll(cells("cka", 0.5, 0.9, 0.1));
    List<Difference> sure = List.of(difference("rsa", true), difference("cka", true));
    List<Difference> unsure = List.of(difference("rsa", true), difference("cka", false));
    List<Disagreement> found = Concordance.of(cells, CLOSER, sure).get(0).disagreements();
    assertEquals(
        List.of(
            new Disagreement(
                "net 0", "net 1", List.of("rsa"), List.of("cka"), List.of("rsa"), List.of("cka"))),
        found);
    assertTrue(found.get(0).isSettled());
    assertFalse(Concordance.of(cells, CLOSER, unsure).get(0).disagreements().get(0).isSettled());
  }

  @Test
  void referencesAreApart() {
    List<CellResult> cells = new ArrayList<>();
    for (String reference : List.of("it", "v4")) {
      for (String analysis : List.of("rsa", "cka")) {
        cells.add(cell(analysis, reference, "a", 1));
        cells.add(cell(analysis, reference, "b", reference.equals("it") ? 2 : 0));
      }
    }
    List<Consensus> found = Concordance.of(cells, CLOSER, List.of());
    assertEquals(List.of("it", "v4"), found.stream().map(Consensus::reference).toList());
    assertEquals(List.of(2.0, 1.0), found.get(0).meanRanks());
    assertEquals(List.of(1.0, 2.0), found.get(1).meanRanks());
  }
}

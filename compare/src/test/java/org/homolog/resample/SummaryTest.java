package org.homolog.resample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.TTest;
import org.homolog.failure.HomologException;
import org.homolog.result.CellResult;
import org.homolog.result.Difference;
import org.homolog.result.ScoreResult;
import org.homolog.spi.Axis;
import org.homolog.spi.Design;
import org.homolog.spi.Direction;
import org.homolog.spi.NullModel;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

/** What is said of several rows: differences and adjusted p; and plans. */
class SummaryTest {
  private final Design design = Simulated.design(14);
  private final Cohort brain = Cohort.of(Simulated.repeated("brain", 3, 14, 1, 30, 11, 0.5));

  private CellResult cell(NeuralSystem candidate, ResamplePlan plan) {
    return EvaluationTest.evaluate(
        new RdmComparison(), RdmComparison.FAST, design, brain, Cohort.of(candidate), plan);
  }

  @Test
  void pairedDifferencesCancelWhatBothShare() {
    ResamplePlan plan = EvaluationTest.plan(300, Axis.CONDITION);
    CellResult close = cell(Simulated.repeated("close", 3, 14, 1, 30, 12, 0.3), plan);
    CellResult closer = cell(Simulated.repeated("closer", 3, 14, 1, 30, 12, 0.2), plan);
    CellResult far = cell(Simulated.noise("far", 99, 14, 30), plan);
    List<Difference> found =
        Differences.paired(
            List.of(close, closer, far),
            List.of(List.of("close", "far"), List.of("closer", "close"), List.of("far", "gone")),
            0.9);
    assertEquals(4, found.size(), "two scores of two pairs; the third pair has one cell only");
    Difference difference = found.get(0);
    ScoreResult a = close.scores().get(0);
    ScoreResult b = far.scores().get(0);
    assertEquals(a.value() - b.value(), difference.value());
    assertTrue(difference.excludesZero(), difference.toString());
    double[] paired = new double[300];
    Arrays.setAll(paired, i -> a.draws()[i] - b.draws()[i]);
    double half =
        new TDistribution(13).inverseCumulativeProbability(0.95)
            * Math.sqrt(StatUtils.variance(paired) * 14 / 13);
    assertEquals(half, (difference.ciHigh() - difference.ciLow()) / 2, 1e-9);
    double t = difference.value() / Math.sqrt(StatUtils.variance(paired) * 14 / 13);
    assertEquals(
        2 * new TDistribution(13).cumulativeProbability(-Math.abs(t)),
        difference.pValue(),
        1e-12,
        "the two-sided p of the same t");
    assertTrue(difference.method().startsWith("paired over the same 300 draws"));
    Difference small = found.get(2);
    ScoreResult one = closer.scores().get(0);
    double own = Math.hypot(a.ciHigh() - a.ciLow(), one.ciHigh() - one.ciLow());
    assertTrue(small.ciHigh() - small.ciLow() < own / 2, "what both share cancels");
  }

  @Test
  void candidatesOnOtherDrawsHaveNoInterval() {
    CellResult one =
        cell(Simulated.noise("one", 1, 14, 9), EvaluationTest.plan(50, Axis.CONDITION));
    CellResult two =
        cell(Simulated.noise("two", 2, 14, 9), EvaluationTest.plan(60, Axis.CONDITION));
    Difference difference =
        Differences.paired(List.of(one, two), List.of(List.of("one", "two")), 0.95).get(0);
    assertTrue(difference.method().startsWith("none: the candidates were not compared"));
    assertTrue(Double.isNaN(difference.ciLow()));
    assertFalse(difference.excludesZero());
    assertEquals(one.scores().get(0).value() - two.scores().get(0).value(), difference.value());
  }

  @Test
  void candidatesAreTestedOverTheMembersOfTheReference() {
    List<NeuralSystem> animals =
        IntStream.range(0, 6)
            .mapToObj(i -> Simulated.repeated("animal " + i, 3, 14, 1, 30, 20 + i, 0.5))
            .toList();
    Cohort several = new Cohort("animals", "animal", animals);
    List<CellResult> cells =
        Stream.of(
                Simulated.repeated("close", 3, 14, 1, 30, 12, 0.3),
                Simulated.noise("far", 99, 14, 30))
            .map(
                candidate ->
                    EvaluationTest.evaluate(
                        new RdmComparison(),
                        RdmComparison.FAST,
                        design,
                        several,
                        Cohort.of(candidate),
                        EvaluationTest.plan(20, Axis.CONDITION)))
            .toList();
    Difference difference = Differences.paired(cells, List.of(List.of("close", "far")), 0.9).get(0);
    double[][] scores = new double[2][];
    for (int i = 0; i < 2; i++) {
      String name = cells.get(i).scores().get(0).score();
      scores[i] =
          cells.get(i).scores().stream()
              .filter(row -> row.score().equals(name) && row.member().startsWith("animal "))
              .mapToDouble(ScoreResult::value)
              .toArray();
    }
    assertEquals(6, difference.members());
    assertEquals(new TTest().pairedTTest(scores[0], scores[1]), difference.pStudent(), 1e-9);
    assertEquals(2 / 64.0, difference.pSignedRank(), 1e-12, "all six agree");
    Difference swapped = Differences.paired(cells, List.of(List.of("far", "close")), 0.9).get(0);
    assertEquals(difference.pStudent(), swapped.pStudent());
  }

  @Test
  void membersOfCandidatesAreNotPaired() {
    List<CellResult> cells = new ArrayList<>();
    for (String name : List.of("one", "two")) {
      List<NeuralSystem> seeds =
          List.of(Simulated.noise("seed 0", 1, 14, 9), Simulated.noise("seed 1", 2, 14, 9));
      cells.add(
          EvaluationTest.evaluate(
              new RdmComparison(),
              RdmComparison.FAST,
              design,
              brain,
              new Cohort(name, "seed", seeds),
              EvaluationTest.plan(20, Axis.CONDITION)));
    }
    assertEquals("seed 0", cells.get(1).scores().get(0).member());
    Difference difference = Differences.paired(cells, List.of(List.of("one", "two")), 0.95).get(0);
    assertEquals(0, difference.members());
    assertTrue(Double.isNaN(difference.pStudent()));
  }

  @Test
  void oneReferenceLeavesNothingToTestOver() {
    ResamplePlan plan = EvaluationTest.plan(20, Axis.CONDITION);
    CellResult one = cell(Simulated.noise("one", 1, 14, 9), plan);
    CellResult two = cell(Simulated.noise("two", 2, 14, 9), plan);
    Difference difference =
        Differences.paired(List.of(one, two), List.of(List.of("one", "two")), 0.95).get(0);
    assertEquals(0, difference.members());
    assertTrue(Double.isNaN(difference.pStudent()) && Double.isNaN(difference.pSignedRank()));
  }

  @Test
  void thePValueFollowsTheDirection() {
    double[] nulls = {0, 1, 2, 3, Double.NaN};
    assertEquals(2 / 5.0, NullDistribution.p(3, 1.5, nulls, Direction.HIGHER_IS_CLOSER));
    assertEquals(1 / 5.0, NullDistribution.p(4, 1.5, nulls, Direction.HIGHER_IS_CLOSER));
    assertEquals(2 / 5.0, NullDistribution.p(0, 1.5, nulls, Direction.LOWER_IS_CLOSER));
    assertEquals(3 / 5.0, NullDistribution.p(3, 1.5, nulls, Direction.NEUTRAL));
    assertEquals(
        2 / 5.0, NullDistribution.p(Math.nextUp(3.0), 1.5, nulls, Direction.HIGHER_IS_CLOSER));
  }

  @Test
  void theMethodIsReadBackFromItsWords() {
    IntervalMethod method = new IntervalMethod(23, 24, 23);
    assertEquals(Optional.of(method), IntervalMethod.parse("over x: " + method.text()));
    assertEquals(Optional.empty(), IntervalMethod.parse("none: no bootstrap was asked for"));
  }

  @Test
  void badPlansAreRefused() {
    assertRefused("bootstrap must lie between 0", -1, 0.95, 10, 10, Axis.CONDITION);
    assertRefused("bootstrap is 1", 1, 0.95, 10, 10, Axis.CONDITION);
    assertRefused("level of the interval", 10, 1, 10, 10, Axis.CONDITION);
    assertRefused("level of the interval", 10, Double.NaN, 10, 10, Axis.CONDITION);
    assertRefused("permutations must lie", 10, 0.95, -3, 10, Axis.CONDITION);
    assertRefused("splits must lie", 10, 0.95, 10, 0, Axis.CONDITION);
    assertRefused("not both", 10, 0.95, 10, 10, Axis.UNIT, Axis.SESSION);
    assertRefused("over names no axis", 10, 0.95, 10, 10);
    assertEquals(List.of(Axis.CONDITION), ResamplePlan.defaults().over());
    assertEquals(0, ResamplePlan.none().bootstrap());
  }

  private static void assertRefused(
      String text, int bootstrap, double level, int permutations, int splits, Axis... over) {
    HomologException thrown =
        assertThrows(
            HomologException.class,
            () ->
                new ResamplePlan(
                    bootstrap,
                    List.of(over),
                    level,
                    permutations,
                    Optional.of(NullModel.PERMUTE_CONDITIONS),
                    CeilingMethod.AUTOMATIC,
                    splits,
                    MemberPolicy.EACH));
    assertTrue(thrown.getMessage().contains(text), thrown.getMessage());
  }
}

package org.homolog.resample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.TTest;
import org.homolog.result.CellResult;
import org.homolog.result.ScoreResult;
import org.homolog.result.ScoreTests;
import org.homolog.spi.Axis;
import org.homolog.spi.Design;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

/** Tests of scores over the members of a reference, and against the ceiling. */
class MemberRowsTest {
  private final Design design = Simulated.design(14);

  private CellResult cell(int members, ResamplePlan plan) {
    List<NeuralSystem> animals =
        IntStream.range(0, members)
            .mapToObj(i -> Simulated.repeated("animal " + i, 3, 14, 1, 30, 20 + i, 0.8))
            .toList();
    return EvaluationTest.evaluate(
        new RdmComparison(),
        RdmComparison.FAST,
        design,
        new Cohort("animals", "animal", animals),
        Cohort.of(Simulated.repeated("net", 3, 14, 1, 30, 12, 2)),
        plan);
  }

  private static List<ScoreResult> members(CellResult cell) {
    return cell.scores().stream()
        .filter(row -> row.member().startsWith("animal") && row.score().equals("similarity"))
        .toList();
  }

  @Test
  void aMeanIsTestedOverMembersAgainstNullAndCeiling() {
    CellResult cell = MemberRows.tested(cell(6, EvaluationTest.plan(20, Axis.CONDITION)));
    ScoreResult mean = EvaluationTest.row(cell, "mean");
    List<ScoreResult> members = members(cell);
    ScoreTests tests = mean.tests();
    assertEquals(6, tests.members());
    double[] excess = members.stream().mapToDouble(r -> r.value() - r.nullMean()).toArray();
    double[] values = members.stream().mapToDouble(ScoreResult::value).toArray();
    assertEquals(new TTest().tTest(0, excess), tests.pNullStudent(), 1e-9);
    assertEquals(2 / 64.0, tests.pNullSignedRank(), 1e-12, "all six agree");
    assertTrue(mean.ceilingLow() > mean.value(), "noise keeps the candidate below the ceiling");
    assertEquals(new TTest().tTest(mean.ceilingLow(), values), tests.pCeilingStudent(), 1e-9);
    assertEquals(
        SignedRank.pValue(
            members.stream().mapToDouble(r -> r.value() - mean.ceilingLow()).toArray()),
        tests.pCeilingSignedRank());
    for (ScoreResult member : members) {
      assertEquals(0, member.tests().members());
    }
  }

  @Test
  void withoutNullOrCeilingThereIsNothingToTestAgainst() {
    ResamplePlan plan = EvaluationTest.plan(20, Axis.CONDITION);
    ResamplePlan bare =
        new ResamplePlan(
            20, plan.over(), 0.95, 0, plan.nullModel(), CeilingMethod.NONE, 1, MemberPolicy.EACH);
    ScoreTests tests = EvaluationTest.row(MemberRows.tested(cell(4, bare)), "mean").tests();
    assertEquals(4, tests.members());
    assertTrue(Double.isNaN(tests.pNullStudent()) && Double.isNaN(tests.pCeilingStudent()));
    assertTrue(Double.isNaN(tests.pNullSignedRank()) && Double.isNaN(tests.pCeilingSignedRank()));
    assertEquals("none: there is no ceiling", tests.ceilingTest());
    CellResult single = cell(1, plan);
    assertEquals(single, MemberRows.tested(single));
    assertSame(single.scores().get(0), MemberRows.tested(single).scores().get(0));
  }

  @Test
  void aScoreIsTestedAgainstItsCeilingOverWhatIsDrawn() {
    CellResult cell = cell(5, EvaluationTest.plan(200, Axis.CONDITION));
    ScoreResult mean = EvaluationTest.row(cell, "mean");
    double t =
        (mean.value() - mean.ceilingLow())
            / Math.sqrt(StatUtils.variance(mean.draws()) * 14 / 13.0);
    assertEquals(
        2 * new TDistribution(13).cumulativeProbability(-Math.abs(t)),
        mean.tests().pCeiling(),
        1e-12);
    assertTrue(mean.tests().ceilingTest().contains("the ceiling counts as fixed"));
    assertTrue(
        mean.tests().ceilingTest().startsWith("t(13) of score less lower bound, two-sided"),
        mean.tests().ceilingTest());
    ScoreResult none = EvaluationTest.row(cell(5, EvaluationTest.plan(0)), "mean");
    assertEquals("none: there is no interval", none.tests().ceilingTest());
  }

  @Test
  void theDualBootstrapTestsByItsOwnVariance() {
    ScoreResult mean =
        EvaluationTest.row(cell(5, EvaluationTest.plan(100, Axis.CONDITION, Axis.MEMBER)), "mean");
    // Within the score's range the interval is the estimate and t(4) standard errors.
    double error =
        (mean.ciHigh() - mean.value()) / new TDistribution(4).inverseCumulativeProbability(0.975);
    double t = (mean.value() - mean.ceilingLow()) / error;
    assertEquals(
        2 * new TDistribution(4).cumulativeProbability(-Math.abs(t)),
        mean.tests().pCeiling(),
        1e-9);
  }
}

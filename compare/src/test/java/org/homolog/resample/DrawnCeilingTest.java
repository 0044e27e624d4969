package org.homolog.resample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.homolog.population.Population;
import org.homolog.result.CellResult;
import org.homolog.result.DrawStream;
import org.homolog.result.ScoreResult;
import org.homolog.spi.Axis;
import org.homolog.spi.Design;
import org.homolog.spi.Draw;
import org.homolog.spi.testkit.TestRun;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

/** Tests against ceilings that are found anew on every draw. */
class DrawnCeilingTest {
  private static final RdmComparison RDM = new RdmComparison();
  private final Design design = Simulated.design(14);
  private final Cohort net = Cohort.of(Simulated.repeated("net", 3, 14, 1, 20, 12, 2));
  private final TestRun run = new TestRun(1);

  private static ResamplePlan plan(CeilingMethod ceiling, Axis... over) {
    return new ResamplePlan(
        40,
        List.of(over),
        0.95,
        0,
        Optional.empty(),
        ceiling,
        3,
        MemberPolicy.EACH,
        CeilingTest.DRAWN);
  }

  private CellResult cell(Cohort reference, ResamplePlan plan) {
    return Evaluation.of(
        "rows", RDM, RdmComparison.FAST, design, reference, net, plan, 7, "key", run);
  }

  private RdmComparison.Rdm whole(NeuralSystem system) {
    return RDM.prepare(design.sample(system), RdmComparison.FAST, run);
  }

  private static RdmComparison.Rdm drawn(RdmComparison.Rdm rdm, int[] rows) {
    return RDM.redraw(rdm, Draw.resample(Axis.CONDITION, rows), RdmComparison.FAST).orElseThrow();
  }

  private double score(RdmComparison.Rdm one, RdmComparison.Rdm other) {
    return RDM.score(one, other, RdmComparison.FAST, run).get(0).value();
  }

  private static int[][] rows(CellResult cell, String stream) {
    return cell.drawn().stream()
        .filter(found -> found.name().equals(stream))
        .map(DrawStream::rows)
        .findFirst()
        .orElseThrow();
  }

  private static void assertTested(ScoreResult row, double[] gaps, int freedom) {
    double variance = StatUtils.variance(gaps) * (freedom + 1) / freedom;
    double t = (row.value() - row.ceilingLow()) / Math.sqrt(variance);
    assertEquals(
        2 * new TDistribution(freedom).cumulativeProbability(-Math.abs(t)),
        row.tests().pCeiling(),
        1e-9,
        row.tests().ceilingTest());
    assertTrue(row.tests().ceilingTest().endsWith("; the ceiling is found anew on every draw"));
  }

  @Test
  void membersAreLeftOutUnderTheDraw() {
    Cohort animals = Simulated.cohort("m", 3, 4, 14, 1);
    CellResult cell = cell(animals, plan(CeilingMethod.AUTOMATIC, Axis.CONDITION));
    List<RdmComparison.Rdm> members = animals.members().stream().map(this::whole).toList();
    RdmComparison.Rdm candidate = whole(net.members().get(0));
    double[] gaps = new double[40];
    for (int b = 0; b < gaps.length; b++) {
      int[] rows = rows(cell, "bootstrap condition")[b];
      List<RdmComparison.Rdm> drawn = members.stream().map(one -> drawn(one, rows)).toList();
      for (int i = 0; i < 4; i++) {
        List<RdmComparison.Rdm> others = new ArrayList<>(drawn);
        others.remove(i);
        double low = score(drawn.get(i), RDM.pool(others, RdmComparison.FAST).orElseThrow());
        gaps[b] += (score(drawn.get(i), drawn(candidate, rows)) - low) / 4;
      }
    }
    assertTested(EvaluationTest.row(cell, "mean"), gaps, 13);
  }

  @Test
  void copiesOfAMemberAreLeftOutWithIt() {
    Cohort animals = Simulated.cohort("m", 3, 4, 14, 1);
    CellResult cell = cell(animals, plan(CeilingMethod.LEAVE_ONE_MEMBER_OUT, Axis.MEMBER));
    List<RdmComparison.Rdm> members = animals.members().stream().map(this::whole).toList();
    RdmComparison.Rdm candidate = whole(net.members().get(0));
    double[] gaps = new double[40];
    for (int b = 0; b < gaps.length; b++) {
      int[] rows = rows(cell, "bootstrap reference member")[b];
      for (int i : rows) {
        int[] others = Arrays.stream(rows).filter(row -> row != i).toArray();
        List<RdmComparison.Rdm> pool =
            Arrays.stream(others.length == 0 ? rows : others).mapToObj(members::get).toList();
        double low = score(members.get(i), RDM.pool(pool, RdmComparison.FAST).orElseThrow());
        gaps[b] += (score(members.get(i), candidate) - low) / rows.length;
      }
    }
    assertTested(EvaluationTest.row(cell, "mean"), gaps, 3);
  }

  @Test
  void halvesOfRepeatsAreDrawnAsTheDataAre() {
    NeuralSystem brain = Simulated.repeated("brain", 3, 14, 6, 20, 11, 1);
    CellResult cell = cell(Cohort.of(brain), plan(CeilingMethod.SPLIT_HALF, Axis.CONDITION));
    RdmComparison.Rdm reference = whole(brain);
    RdmComparison.Rdm candidate = whole(net.members().get(0));
    RepeatStrata strata = RepeatStrata.of(brain.require(Population.class)).orElseThrow();
    double[] gaps = new double[40];
    for (int b = 0; b < gaps.length; b++) {
      int[] rows = rows(cell, "bootstrap condition")[b];
      double mean =
          IntStream.range(0, 3)
              .mapToDouble(
                  split ->
                      score(
                          drawn(half(strata, cell, "first", split), rows),
                          drawn(half(strata, cell, "second", split), rows)))
              .average()
              .orElseThrow();
      gaps[b] = score(drawn(reference, rows), drawn(candidate, rows)) - 2 * mean / (1 + mean);
    }
    assertTested(EvaluationTest.row(cell, ""), gaps, 13);
  }

  private RdmComparison.Rdm half(RepeatStrata strata, CellResult cell, String which, int split) {
    int[] repeats = rows(cell, "halves reference 0 " + which)[split];
    return whole(Simulated.system("half", strata.select(repeats)));
  }

  @Test
  void whereRepeatsAreDrawnTheCeilingCountsAsFixed() {
    NeuralSystem brain = Simulated.repeated("brain", 3, 14, 6, 20, 11, 1);
    ScoreResult row =
        EvaluationTest.row(
            cell(Cohort.of(brain), plan(CeilingMethod.SPLIT_HALF, Axis.CONDITION, Axis.REPEAT)),
            "");
    assertTrue(
        row.tests().ceilingTest().endsWith("counts as fixed, since repeats or units are drawn"));
    assertTrue(row.tests().pCeiling() > 0);
  }

  @Test
  void membersAndConditionsTogetherAreADualBootstrap() {
    Cohort animals = Simulated.cohort("m", 3, 4, 14, 1);
    ScoreResult mean =
        EvaluationTest.row(
            cell(animals, plan(CeilingMethod.AUTOMATIC, Axis.CONDITION, Axis.MEMBER)), "mean");
    assertTrue(mean.tests().ceilingTest().startsWith("t(3) of score less lower bound"));
    assertTrue(mean.tests().pCeiling() > 0 && mean.tests().pCeiling() <= 1);
  }
}

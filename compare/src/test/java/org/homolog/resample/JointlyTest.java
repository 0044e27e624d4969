package org.homolog.resample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.homolog.result.CellResult;
import org.homolog.result.ScoreResult;
import org.homolog.run.HostRun;
import org.homolog.spi.Axis;
import org.homolog.spi.Description;
import org.homolog.spi.Design;
import org.homolog.spi.Draw;
import org.homolog.spi.JointComparison;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

class JointlyTest {
  private final Design design = Simulated.design(14);
  private final NeuralSystem brain = Simulated.repeated("brain", 3, 14, 4, 20, 11, 1);
  private final NeuralSystem twin = Simulated.repeated("twin", 3, 14, 1, 20, 12, 0.3);
  private final NeuralSystem other = Simulated.repeated("other", 9, 14, 1, 20, 13, 0.3);

  /** The similarity of the best candidate, and how many there are. */
  private static final class Best
      implements JointComparison<RdmComparison.Settings, RdmComparison.Rdm> {
    private final RdmComparison single = new RdmComparison();

    @Override
    public Description describe() {
      return single.describe();
    }

    @Override
    public Class<RdmComparison.Settings> options() {
      return single.options();
    }

    @Override
    public RdmComparison.Rdm prepare(Sample sample, RdmComparison.Settings options, Run run) {
      return single.prepare(sample, options, run);
    }

    @Override
    public Optional<RdmComparison.Rdm> redraw(
        RdmComparison.Rdm whole, Draw draw, RdmComparison.Settings options) {
      return single.redraw(whole, draw, options);
    }

    @Override
    public Optional<RdmComparison.Rdm> pool(
        List<RdmComparison.Rdm> members, RdmComparison.Settings options) {
      return single.pool(members, options);
    }

    @Override
    public List<Score> score(
        RdmComparison.Rdm reference,
        List<RdmComparison.Rdm> candidates,
        RdmComparison.Settings options,
        Run run) {
      double best =
          candidates.stream()
              .mapToDouble(c -> single.score(reference, c, options, run).get(0).value())
              .max()
              .orElseThrow();
      return List.of(
          Score.of("similarity", "best", best), Score.of("count", "best", candidates.size()));
    }
  }

  private CellResult together(
      RdmComparison.Settings options, ResamplePlan plan, Cohort reference, Cohort... candidates) {
    try (HostRun run = Simulated.run(2)) {
      return Evaluation.together(
          "rows",
          new Best(),
          options,
          design,
          reference,
          List.of(candidates),
          plan,
          7,
          "key",
          run,
          new PreparedCache(8));
    }
  }

  @Test
  void candidatesAreScoredTogetherWithIntervalNullAndCeiling() {
    ResamplePlan plan = EvaluationTest.plan(200, Axis.CONDITION);
    CellResult cell =
        together(RdmComparison.FAST, plan, Cohort.of(brain), Cohort.of(other), Cohort.of(twin));
    assertEquals("other + twin", cell.candidate());
    ScoreResult row = cell.scores().get(0);
    ScoreResult alone =
        EvaluationTest.evaluate(
                new RdmComparison(),
                RdmComparison.FAST,
                design,
                Cohort.of(brain),
                Cohort.of(twin),
                plan)
            .scores()
            .get(0);
    assertEquals(alone.value(), row.value());
    assertEquals(2, cell.scores().get(1).value());
    assertTrue(row.ciLow() > 0 && row.ciLow() < row.value() && row.value() < row.ciHigh());
    assertEquals(1 / 201.0, row.pValue());
    assertEquals(alone.ceilingLow(), row.ceilingLow());
    assertEquals(200, row.draws().length);
  }

  @Test
  void theFastPathEqualsTheSlowOne() {
    ResamplePlan plan = EvaluationTest.plan(50, Axis.CONDITION);
    Cohort reference = Cohort.of(brain);
    CellResult fast =
        together(RdmComparison.FAST, plan, reference, Cohort.of(other), Cohort.of(twin));
    CellResult slow =
        together(RdmComparison.SLOW, plan, reference, Cohort.of(other), Cohort.of(twin));
    assertArrayEquals(slow.scores().get(0).draws(), fast.scores().get(0).draws());
    assertArrayEquals(slow.scores().get(0).nulls(), fast.scores().get(0).nulls());
  }

  @Test
  void membersOfACandidateArePooledAndThoseOfTheReferenceAreRows() {
    Cohort pair = new Cohort("pair", "seed", List.of(twin, other));
    Cohort brains = new Cohort("brains", "animal", List.of(brain, twin));
    CellResult cell =
        together(
            RdmComparison.FAST,
            EvaluationTest.plan(0, Axis.CONDITION),
            brains,
            pair,
            Cohort.of(other));
    assertEquals("pair + other", cell.candidate());
    assertEquals(
        List.of("brain", "brain", "twin", "twin", "mean", "mean", "pooled", "pooled"),
        cell.scores().stream().map(ScoreResult::member).toList());
    assertTrue(cell.scores().stream().allMatch(row -> row.status().equals("done")));
  }
}

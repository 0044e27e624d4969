package org.homolog.resample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.homolog.result.CellResult;
import org.homolog.result.ScoreResult;
import org.homolog.run.HostRun;
import org.homolog.spi.Axis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Design;
import org.homolog.spi.Direction;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private final Design design = Simulated.design(14);
  private final NeuralSystem brain = Simulated.repeated("brain", 3, 14, 4, 20, 11, 1);
  private final NeuralSystem twin = Simulated.repeated("twin", 3, 14, 1, 20, 12, 0.3);

  static ResamplePlan plan(int draws, Axis... over) {
    return new ResamplePlan(
        draws,
        List.of(over),
        0.95,
        200,
        Optional.empty(),
        CeilingMethod.AUTOMATIC,
        20,
        MemberPolicy.BOTH);
  }

  static <O extends Record, P> CellResult evaluate(
      Comparison<O, P> comparison,
      O options,
      Design design,
      Cohort a,
      Cohort b,
      ResamplePlan plan) {
    try (HostRun run = Simulated.run(2)) {
      return Evaluation.of("rows", comparison, options, design, a, b, plan, 7, "key", run);
    }
  }

  @Test
  void alikeSystemsScoreHighWithIntervalNullAndCeiling() {
    CellResult cell =
        evaluate(
            new RdmComparison(),
            RdmComparison.FAST,
            design,
            Cohort.of(brain),
            Cohort.of(twin),
            plan(200, Axis.CONDITION));
    assertEquals(2, cell.scores().size());
    ScoreResult row = cell.scores().get(0);
    assertEquals("similarity", row.score());
    assertEquals("", row.member());
    assertEquals("done", row.status(), row.message());
    assertTrue(row.value() > 0.5, row.toString());
    assertTrue(row.ciLow() < row.value() && row.value() < row.ciHigh());
    assertEquals(row.value(), (row.ciLow() + row.ciHigh()) / 2, 1e-12);
    assertTrue(row.ciLow() > 0, row.toString());
    assertEquals(1 / 201.0, row.pValue());
    assertTrue(Math.abs(row.nullMean()) < 0.1);
    assertTrue(row.ceilingLow() > 0.5 && row.ceilingLow() < 1, row.ceilingMethod());
    assertEquals(Math.sqrt(row.ceilingLow()), row.ceilingHigh());
    assertEquals(200, row.draws().length);
    assertEquals(200, row.nulls().length);
    assertEquals(20, row.referenceUnits());
    assertEquals(14, row.conditions());
    assertTrue(
        row.ciMethod().startsWith("bootstrap over 14 conditions, 200 draws: estimate +- t(13)"),
        row.ciMethod());
    assertEquals(Direction.HIGHER_IS_CLOSER, new RdmComparison().describe().direction());
  }
}

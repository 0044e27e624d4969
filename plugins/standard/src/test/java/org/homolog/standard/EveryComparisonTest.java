package org.homolog.standard;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.homolog.fixedpoints.Switches;
import org.homolog.resample.CeilingMethod;
import org.homolog.resample.Evaluation;
import org.homolog.resample.MemberPolicy;
import org.homolog.resample.ResamplePlan;
import org.homolog.result.CellResult;
import org.homolog.result.ScoreResult;
import org.homolog.spi.Axis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Design;
import org.homolog.spi.Options;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.spi.testkit.TestRun;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;
import org.homolog.system.Perturbable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every built-in comparison of populations goes through the engine with its default options. */
class EveryComparisonTest {
  @TestFactory
  Stream<DynamicTest> hasIntervalNullAndCeilingOrAReason() {
    return new StandardPlugin()
        .analyses().stream()
            .filter(analysis -> analysis instanceof Comparison<?, ?>)
            .map(analysis -> (Comparison<?, ?>) analysis)
            // What silences systems needs systems that can be silenced.
            .filter(one -> !one.describe().facets().contains(Perturbable.class))
            .map(one -> DynamicTest.dynamicTest(one.describe().id(), () -> evaluate(one)));
  }

  private static <O extends Record, P> void evaluate(Comparison<O, P> comparison) {
    NeuralSystem reference =
        Switches.with(
            InTasks.of(SyntheticSystems.random(1, 24, 4, 1, 5)), Switches.dynamics(1, 1, 5));
    NeuralSystem candidate =
        Switches.with(
            InTasks.of(SyntheticSystems.random(2, 24, 4, 1, 7)), Switches.dynamics(2, 2, 7));
    boolean drawn = comparison.describe().drawable().contains(Axis.CONDITION);
    ResamplePlan plan =
        new ResamplePlan(
            drawn ? 6 : 0,
            drawn ? List.of(Axis.CONDITION) : List.of(),
            0.95,
            6,
            Optional.empty(),
            CeilingMethod.AUTOMATIC,
            2,
            MemberPolicy.EACH);
    CellResult cell =
        Evaluation.of(
            "all",
            comparison,
            Options.defaults(comparison.options()),
            Design.shared(List.of(reference, candidate)),
            Cohort.of(reference),
            Cohort.of(candidate),
            plan,
            5,
            "key",
            new TestRun(5));
    assertFalse(cell.scores().isEmpty());
    for (ScoreResult row : cell.scores()) {
      String where = row.score() + " " + row.direction() + ": ";
      assertTrue(!Double.isNaN(row.value()) || !row.message().isBlank(), where + "value");
      assertTrue(row.ciLow() <= row.ciHigh() || !row.ciMethod().isBlank(), where + "interval");
      assertTrue(row.pValue() > 0 || !row.nullModel().isBlank(), where + "null");
      assertFalse(row.ceilingMethod().isBlank(), where + "ceiling");
    }
    ScoreResult main = cell.scores().get(0);
    assertTrue(
        !drawn
            || Double.isNaN(main.value())
            || (main.ciLow() <= main.value() && main.value() <= main.ciHigh()),
        main.toString());
  }
}

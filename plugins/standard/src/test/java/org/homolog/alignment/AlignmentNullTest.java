package org.homolog.alignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homolog.resample.Evaluation;
import org.homolog.resample.ResamplePlan;
import org.homolog.result.ScoreResult;
import org.homolog.spi.Design;
import org.homolog.spi.Options;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.spi.testkit.TestRun;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

/** Which of the scores have a null, and on which side it is extreme. */
class AlignmentNullTest {
  @Test
  void smallAnglesAreCloseAndWhatDescribesHasNoNull() {
    NeuralSystem one = SyntheticSystems.random(1, 12, 1, 1, 8);
    ResamplePlan defaults = ResamplePlan.defaults();
    ResamplePlan plan =
        new ResamplePlan(
            0,
            List.of(),
            0.95,
            60,
            defaults.nullModel(),
            defaults.ceiling(),
            2,
            defaults.members());
    Map<String, ScoreResult> rows = new HashMap<>();
    Evaluation.of(
            "alignment",
            new PcaAlignment(),
            Options.defaults(PcaAlignmentOptions.class),
            Design.shared(List.of(one)),
            Cohort.of(one),
            Cohort.of(one),
            plan,
            3,
            "",
            new TestRun(3))
        .scores()
        .forEach(row -> rows.put(row.score() + row.direction(), row));
    ScoreResult angle = rows.get("mean-principal-angle");
    assertTrue(angle.nullModel().contains("as small or smaller"), angle.nullModel());
    // A system's angle to itself is zero: no permutation comes closer.
    assertEquals(1 / 61.0, angle.pValue(), 1e-12);
    assertEquals(1 / 61.0, rows.get("alignment-indexforward").pValue(), 1e-12);
    for (String name : List.of("chance-alignment-indexforward", "participation-ratio-reference")) {
      assertTrue(rows.get(name).nullModel().contains("describes"), rows.get(name).nullModel());
      assertTrue(Double.isNaN(rows.get(name).pValue()));
    }
  }
}

package org.homolog.resample;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homolog.result.ScoreResult;
import org.homolog.spi.Axis;
import org.homolog.system.Cohort;
import org.junit.jupiter.api.Test;

/**
 * Populations that have nothing in common must score zero, draws included: copies of a condition
 * that counted as evidence would lift the draws, and percentiles of lifted draws would miss zero.
 * Found when written, for 16 and 24 conditions: bootstrap means of 0.004 and 0.007; all 40
 * intervals cover zero, and are on average 0.66 and 0.42 wide.
 */
class IndependentPopulationsTest {
  private static final int PAIRS = 40;

  @Test
  void bootstrapMeansAreNearZeroAndIntervalsCoverIt() {
    for (int conditions : new int[] {16, 24}) {
      double mean = 0;
      int covering = 0;
      double width = 0;
      for (int pair = 0; pair < PAIRS; pair++) {
        ScoreResult row =
            EvaluationTest.evaluate(
                    new RdmComparison(),
                    RdmComparison.FAST,
                    Simulated.design(conditions),
                    Cohort.of(Simulated.noise("a", 1000 + pair, conditions, 30)),
                    Cohort.of(Simulated.noise("b", 2000 + pair, conditions, 30)),
                    new ResamplePlan(
                        300,
                        List.of(Axis.CONDITION),
                        0.95,
                        0,
                        Optional.empty(),
                        CeilingMethod.NONE,
                        1,
                        MemberPolicy.EACH))
                .scores()
                .get(0);
        mean +=
            Arrays.stream(row.draws()).filter(x -> !Double.isNaN(x)).average().orElseThrow()
                / PAIRS;
        covering += row.ciLow() <= 0 && 0 <= row.ciHigh() ? 1 : 0;
        width += (row.ciHigh() - row.ciLow()) / PAIRS;
      }
      String found =
          conditions + " conditions: mean " + mean + ", covering " + covering + ", width " + width;
      assertTrue(Math.abs(mean) < 0.03, found);
      assertTrue(covering >= 36, found);
      // An interval that covers all of the range would cover zero for nothing.
      assertTrue(width < 1, found);
    }
  }
}

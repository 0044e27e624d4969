package org.homolog.rsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.PseudoPopulation;
import org.homolog.population.PseudoPopulation.Unshared;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.resample.CeilingMethod;
import org.homolog.resample.Evaluation;
import org.homolog.resample.MemberPolicy;
import org.homolog.resample.ResamplePlan;
import org.homolog.result.ScoreResult;
import org.homolog.spi.Axis;
import org.homolog.spi.Design;
import org.homolog.spi.Sample;
import org.homolog.spi.testkit.TestRun;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

/** Sessions that were not recorded together, joined into one population. */
class SessionsTest {
  private static final int CONDITIONS = 6;
  private static final int REPEATS = 12;

  private static Population session(long seed, int units) {
    CounterRandom random = new CounterRandom(seed, 0);
    double[] means = new double[CONDITIONS * units];
    java.util.Arrays.setAll(means, i -> 2 * random.nextGaussian());
    String[] condition = new String[CONDITIONS * REPEATS];
    double[] values = new double[condition.length * units];
    for (int entry = 0; entry < condition.length; entry++) {
      condition[entry] = "c" + entry % CONDITIONS;
      for (int u = 0; u < units; u++) {
        values[entry * units + u] = means[entry % CONDITIONS * units + u] + random.nextGaussian();
      }
    }
    String[] names = new String[units];
    java.util.Arrays.setAll(names, u -> "u" + u);
    return Population.builder(
            Table.of(Column.texts("condition", condition)), Table.of(Column.texts("unit", names)))
        .conditions(List.of("condition"))
        .values(values)
        .build();
  }

  private static NeuralSystem joined(String name, long seed) {
    Map<String, Population> sessions = new LinkedHashMap<>();
    for (int s = 0; s < 4; s++) {
      sessions.put("day " + s, session(seed + s, 3 + s));
    }
    return Samples.system(name, new PseudoPopulation(3, 0, Unshared.REFUSE, 5).join(sessions));
  }

  private static Design design() {
    return new Design(List.of("c0", "c1", "c2", "c3", "c4", "c5"));
  }

  private static PreparedRdm prepare(NeuralSystem system, String... options) {
    Sample sample = design().sample(system);
    return new Rsa().prepare(sample, Samples.options(options), new TestRun(1));
  }

  @Test
  void aNoiseCovarianceAcrossSessionsIsRefusedByName() {
    NeuralSystem system = joined("both", 1);
    for (String covariance : List.of("full", "shrink-to-diagonal", "shrink-to-identity")) {
      HomologException refused =
          assertThrows(
              HomologException.class,
              () ->
                  prepare(
                      system,
                      "dissimilarity",
                      "crossnobis",
                      "noise",
                      "repeats",
                      "covariance",
                      covariance));
      String message = String.valueOf(refused.getMessage());
      assertTrue(message.contains("system both joins 4 sessions"), message);
      assertTrue(message.contains("covariance: variances"), message);
    }
    prepare(system, "dissimilarity", "crossnobis", "noise", "repeats", "covariance", "variances");
    prepare(system, "dissimilarity", "crossnobis", "noise", "none");
    prepare(system, "dissimilarity", "euclidean");
    Population whole = system.require(Population.class);
    Population one = whole.whereUnits(org.homolog.population.RowFilter.parse("session == 'day 2'"));
    prepare(
        Samples.system("one", one),
        "dissimilarity",
        "crossnobis",
        "noise",
        "repeats",
        "covariance",
        "shrink-to-diagonal");
  }

  @Test
  void unitsAndSessionsAreDrawn() {
    for (Axis axis : List.of(Axis.UNIT, Axis.SESSION)) {
      ScoreResult row =
          Evaluation.of(
                  "rsa",
                  new Rsa(),
                  Samples.options("dissimilarity", "euclidean"),
                  design(),
                  Cohort.of(joined("a", 1)),
                  Cohort.of(joined("b", 1)),
                  new ResamplePlan(
                      40,
                      List.of(axis),
                      0.95,
                      0,
                      Optional.empty(),
                      CeilingMethod.NONE,
                      1,
                      MemberPolicy.EACH),
                  3,
                  "key",
                  new TestRun(1))
              .scores()
              .get(0);
      assertEquals(40, java.util.Arrays.stream(row.draws()).filter(Double::isFinite).count());
      String expected = "bootstrap over " + (axis == Axis.UNIT ? "18 units" : "4 sessions");
      assertTrue(row.ciMethod().startsWith(expected), row.ciMethod());
    }
  }
}

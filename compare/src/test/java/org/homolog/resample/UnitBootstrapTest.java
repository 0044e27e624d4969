package org.homolog.resample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.result.CellResult;
import org.homolog.result.ScoreResult;
import org.homolog.run.HostRun;
import org.homolog.spi.Axis;
import org.homolog.spi.Description;
import org.homolog.spi.Draw;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

/** Draws over units and over the sessions they were recorded in. */
class UnitBootstrapTest {
  private static final int DRAWS = 4000;

  private static Fake drawable() {
    return Fake.with(Fake.basics().drawable(Axis.UNIT));
  }

  /** One condition a unit's value stands for; units of a session are alike where spread is 0. */
  private static NeuralSystem sessions(String name, double level, int count, int each, double own) {
    CounterRandom random = new CounterRandom(name.hashCode(), 0);
    double[] values = new double[count * each];
    String[] session = new String[values.length];
    for (int s = 0; s < count; s++) {
      double shared = random.nextGaussian();
      for (int u = 0; u < each; u++) {
        values[s * each + u] = level + shared + own * random.nextGaussian();
        session[s * each + u] = "day " + s;
      }
    }
    Population population =
        Population.builder(
                Table.of(Column.texts("condition", "c0")),
                Table.of(Column.texts("session", session)))
            .sessions("session")
            .values(values)
            .build();
    return Simulated.system(name, population);
  }

  /** Without units of its own to draw. */
  private static NeuralSystem zero() {
    Population one =
        Population.builder(
                Table.of(Column.texts("condition", "c0")), Table.of(Column.texts("unit", "u")))
            .values(new double[] {0})
            .build();
    return Simulated.system("zero", one);
  }

  private static ScoreResult row(NeuralSystem reference, NeuralSystem candidate, Axis... over) {
    return EvaluationTest.fake(
            drawable(), Cohort.of(reference), Cohort.of(candidate), plan(DRAWS, over))
        .scores()
        .get(0);
  }

  private static ResamplePlan plan(int draws, Axis... over) {
    return new ResamplePlan(
        draws,
        List.of(over),
        0.95,
        0,
        java.util.Optional.empty(),
        CeilingMethod.NONE,
        1,
        MemberPolicy.EACH);
  }

  private static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1);
  }

  private static double standardError(ScoreResult row, int drawn) {
    double quantile =
        new org.apache.commons.math3.distribution.TDistribution(drawn - 1)
            .inverseCumulativeProbability(0.975);
    return (row.ciHigh() - row.ciLow()) / 2 / quantile;
  }

  @Test
  void theStandardErrorOfAMeanOverUnitsIsThatOfTheTextbook() {
    NeuralSystem system = sessions("brain", 100, 12, 1, 0);
    double[] values = system.require(Population.class).byEntry().array();
    ScoreResult row = EvaluationTest.row(cell(system, zero(), Axis.UNIT), "");
    double expected = Math.sqrt(variance(values) / values.length);
    // A variance over 4000 draws is known to 2.2 %, its root to 1.1 %.
    assertEquals(expected, standardError(row, 12), 0.05 * expected);
    assertTrue(
        row.ciMethod().startsWith("bootstrap over 12 units, 4000 draws: estimate +- t(11)"),
        row.ciMethod());
  }

  private static CellResult cell(NeuralSystem reference, NeuralSystem candidate, Axis... over) {
    return EvaluationTest.evaluate(
        drawable(),
        new Fake.Settings(),
        new org.homolog.spi.Design(List.of("c0")),
        Cohort.of(reference),
        Cohort.of(candidate),
        plan(DRAWS, over));
  }

  @Test
  void sessionsAreDrawnWholeSoThatAlikeUnitsAreNoEvidenceForEachOther() {
    NeuralSystem alike = sessions("alike", 100, 6, 5, 0);
    double[] values = alike.require(Population.class).byEntry().array();
    double[] means = IntStream.range(0, 6).mapToDouble(s -> values[s * 5]).toArray();
    double expected = Math.sqrt(variance(means) / 6);
    ScoreResult row = cell(alike, zero(), Axis.SESSION).scores().get(0);
    assertEquals(expected, standardError(row, 6), 0.05 * expected);
    assertTrue(row.ciMethod().startsWith("bootstrap over 6 sessions"), row.ciMethod());
    ScoreResult units = cell(alike, zero(), Axis.UNIT).scores().get(0);
    assertTrue(standardError(units, 30) < 0.7 * expected, "units alone would be too sure");
  }

  @Test
  void drawsAreReplayableApartForEitherSideAndCommonToAllCandidates() {
    Population population = sessions("x", 0, 4, 3, 1).require(Population.class);
    UnitGroups units = UnitGroups.of(population, Axis.UNIT).orElseThrow();
    UnitGroups sessions = UnitGroups.of(population, Axis.SESSION).orElseThrow();
    assertEquals(12, units.count());
    assertEquals(4, sessions.count());
    for (int number = 0; number < 40; number++) {
      Draw draw = Draws.units(3, "reference 0", units, number);
      assertEquals(draw, Draws.units(3, "reference 0", units, number));
      assertEquals(12, draw.rows().length);
      int[] rows = Draws.units(3, "reference 0", sessions, number).rows();
      int[] counts = new int[12];
      Arrays.stream(rows).forEach(row -> counts[row]++);
      for (int u = 0; u < 12; u++) {
        assertEquals(counts[u / 3 * 3], counts[u], "units of a session are drawn together");
      }
    }
    assertNotEquals(
        Draws.units(3, "reference 0", units, 0), Draws.units(3, "candidate 0", units, 0));
    ScoreResult one = cell(sessions("r", 100, 8, 1, 0), zero(), Axis.UNIT).scores().get(0);
    ScoreResult other = cell(sessions("r", 100, 8, 1, 0), zero(), Axis.UNIT).scores().get(0);
    assertArrayEquals(one.draws(), other.draws());
  }

  @Test
  void bothSidesAreDrawnAndTheSmallerRules() {
    ScoreResult row =
        cell(sessions("big", 100, 20, 1, 0), sessions("small", 0, 5, 1, 0), Axis.UNIT)
            .scores()
            .get(0);
    assertTrue(row.ciMethod().startsWith("bootstrap over 5 units"), row.ciMethod());
    ScoreResult alone = cell(sessions("big", 100, 20, 1, 0), zero(), Axis.UNIT).scores().get(0);
    assertTrue(variance(row.draws()) > variance(alone.draws()));
  }

  @Test
  void unitsConditionsRepeatsAndMembersAreDrawnTogetherAlikeAtAnyNumberOfThreads() {
    Fake fake = drawable();
    Cohort reference = Cohort.of(Simulated.repeated("brain", 3, 6, 4, 7, 11, 1));
    Cohort members = Simulated.cohort("m", 3, 3, 6, 1);
    List<ScoreResult> first = List.of();
    for (int threads : new int[] {1, 3}) {
      try (HostRun run = Simulated.run(threads)) {
        List<ScoreResult> scores =
            Evaluation.of(
                    "rows",
                    fake,
                    new Fake.Settings(),
                    Simulated.design(6),
                    reference,
                    members,
                    plan(50, Axis.CONDITION, Axis.REPEAT, Axis.UNIT, Axis.MEMBER),
                    7,
                    "key",
                    run)
                .scores();
        assertTrue(first.isEmpty() || first.equals(scores));
        first = scores;
      }
    }
    assertTrue(
        first.get(0).ciMethod().startsWith("bootstrap over 6 conditions and 4 repeats and 7 units"),
        first.get(0).ciMethod());
    assertTrue(first.get(3).ciMethod().contains("dual bootstrap"), first.get(3).ciMethod());
  }

  @Test
  void whatCannotBeDrawnIsRefusedOrGivenTheReason() {
    Description without = Fake.basics().build();
    for (Axis axis : List.of(Axis.UNIT, Axis.SESSION)) {
      assertTrue(plan(10, axis).refusal(without).orElseThrow().contains("conditions, repeats"));
    }
    HomologException refused =
        assertThrows(
            HomologException.class, () -> Bootstrap.check(plan(10, Axis.SESSION), without));
    assertTrue(refused.getMessage().contains("cannot be drawn over sessions"));
    ScoreResult one = cell(zero(), zero(), Axis.UNIT).scores().get(0);
    assertTrue(one.ciMethod().contains("no system has several units"), one.ciMethod());
    ScoreResult none =
        row(Simulated.noise("a", 1, 6, 4), Simulated.noise("b", 2, 6, 4), Axis.SESSION);
    assertTrue(none.ciMethod().contains("sessions apart"), none.ciMethod());
  }
}

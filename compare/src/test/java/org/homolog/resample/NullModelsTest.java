package org.homolog.resample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.result.ScoreResult;
import org.homolog.spi.Design;
import org.homolog.spi.NullModel;
import org.homolog.spi.testkit.TestRun;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

/** Nulls that are no permutations, through the engine. */
class NullModelsTest {
  private static final NullModel[] ALL = {
    NullModel.PERMUTE_CONDITIONS,
    NullModel.PERMUTE_REPEATS,
    NullModel.CIRCULAR_SHIFT,
    NullModel.RANDOM_ROTATION,
    NullModel.MATCHED_SPECTRUM,
    NullModel.UNTRAINED
  };

  private static ResamplePlan plan(NullModel model, int draws) {
    return new ResamplePlan(
        0, List.of(), 0.95, draws, Optional.of(model), CeilingMethod.NONE, 1, MemberPolicy.EACH);
  }

  private static ScoreResult fake(
      NullModel model, Cohort reference, Cohort candidate, Optional<Cohort> twin) {
    return EvaluationTest.row(
        Evaluation.of(
            "rows",
            Fake.with(Fake.basics().nulls(ALL)),
            new Fake.Settings(),
            Design.shared(List.of(reference.members().get(0))),
            reference,
            candidate,
            twin,
            plan(model, 50),
            7,
            "key",
            new TestRun(1),
            new PreparedCache(9)),
        "");
  }

  private static Cohort timed(String name, long seed, int times) {
    CounterRandom random = new CounterRandom(seed, 0);
    double[] values = new double[6 * times * 3];
    Arrays.setAll(values, i -> random.nextGaussian());
    double[] seconds = new double[times];
    Arrays.setAll(seconds, t -> t);
    return Cohort.of(
        Simulated.system(
            name,
            Population.builder(
                    Table.of(Column.texts("condition", Simulated.labels(6, i -> "c" + i))),
                    Simulated.units(3))
                .name(name)
                .times(seconds)
                .values(values)
                .build()));
  }

  @Test
  void shiftsNeedTime() {
    Cohort single = Cohort.of(Simulated.noise("a", 1, 6, 1));
    assertEquals(
        "refused: circular-shift: a has no bins of time",
        fake(NullModel.CIRCULAR_SHIFT, single, single, Optional.empty()).nullModel());
  }

  @Test
  void aCountThatNoDrawAltersHasNoNull() {
    ScoreResult pairs =
        EvaluationTest.evaluate(
                new RdmComparison(),
                RdmComparison.FAST,
                Simulated.design(14),
                Cohort.of(Simulated.noise("a", 1, 14, 9)),
                Cohort.of(Simulated.noise("b", 2, 14, 9)),
                plan(NullModel.PERMUTE_CONDITIONS, 50))
            .scores()
            .get(1);
    assertEquals("pairs", pairs.score());
    assertEquals(
        "refused: permute-conditions: the score is the same under every draw", pairs.nullModel());
    assertTrue(Double.isNaN(pairs.pValue()));
  }

  @Test
  void rotationsAndMixturesAreDrawnAnewAndAlikeAtAnyNumberOfThreads() {
    for (NullModel model : List.of(NullModel.RANDOM_ROTATION, NullModel.MATCHED_SPECTRUM)) {
      Cohort a = Cohort.of(Simulated.noise("a", 1, 6, 3));
      Cohort b = Cohort.of(Simulated.noise("b", 2, 6, 3));
      ScoreResult row = fake(model, a, b, Optional.empty());
      assertEquals(50, row.nulls().length, row.nullModel());
      assertTrue(Arrays.stream(row.nulls()).distinct().count() == 50);
      assertTrue(row.pValue() >= 1 / 51.0);
      ScoreResult again = fake(model, a, b, Optional.empty());
      assertArrayEquals(row.nulls(), again.nulls());
    }
  }

  @Test
  void untrainedTwinsAreTheDraws() {
    Cohort reference = Cohort.of(Simulated.noise("a", 1, 6, 3));
    Cohort candidate = Cohort.of(Simulated.noise("b", 2, 6, 3));
    List<NeuralSystem> seeds =
        List.of(
            Simulated.noise("u0", 10, 6, 3),
            Simulated.noise("u1", 11, 6, 3),
            Simulated.noise("u2", 12, 6, 3));
    ScoreResult row =
        fake(
            NullModel.UNTRAINED,
            reference,
            candidate,
            Optional.of(new Cohort("twin", "seed", seeds)));
    assertEquals(3, row.nulls().length);
    for (int i = 0; i < 3; i++) {
      ScoreResult own =
          fake(NullModel.PERMUTE_CONDITIONS, reference, Cohort.of(seeds.get(i)), Optional.empty());
      assertEquals(own.value(), row.nulls()[i]);
    }
    assertEquals(
        "untrained (3 untrained networks, one-sided: as large or larger)", row.nullModel());
    ScoreResult none = fake(NullModel.UNTRAINED, reference, candidate, Optional.empty());
    assertTrue(
        none.nullModel().startsWith("refused: untrained: there is no untrained twin"),
        none.nullModel());
  }

  @Test
  void clipsOfBinsAreShiftedByTheirOwnOffsets() {
    NeuralSystem movie =
        NeuralSystem.builder("movie", NeuralSystem.Kind.SIMULATED)
            .facet(
                Population.class,
                timed("movie", 1, 8).members().get(0).require(Population.class).timeAsCondition())
            .build();
    NeuralSystem other =
        NeuralSystem.builder("other", NeuralSystem.Kind.SIMULATED)
            .facet(
                Population.class,
                timed("other", 2, 8).members().get(0).require(Population.class).timeAsCondition())
            .build();
    ScoreResult row =
        fake(NullModel.CIRCULAR_SHIFT, Cohort.of(movie), Cohort.of(other), Optional.empty());
    assertEquals(
        "circular-shift (50 random shifts of 6 courses of bins, one-sided: as large or larger)",
        row.nullModel());
    assertEquals(50, row.nulls().length);
  }

  /**
   * Two unrelated courses that change slowly: exchanging bins takes each bin for evidence of its
   * own and finds relations far too often; shifting the course does not.
   */
  @Test
  void shiftsKeepTheAutocorrelationThatPermutationsLose() {
    int permuted = 0;
    int shifted = 0;
    int simulations = 60;
    for (int i = 0; i < simulations; i++) {
      Cohort a = slow("a", 2 * i);
      Cohort b = slow("b", 2 * i + 1);
      permuted += rejected(a, b, NullModel.PERMUTE_CONDITIONS);
      shifted += rejected(a, b, NullModel.CIRCULAR_SHIFT);
    }
    assertTrue(permuted > 0.3 * simulations, "permutations reject " + permuted);
    assertTrue(shifted < 0.2 * simulations, "shifts reject " + shifted);
  }

  private static int rejected(Cohort a, Cohort b, NullModel model) {
    ScoreResult row =
        EvaluationTest.row(
            Evaluation.of(
                "rows",
                new Slopes(),
                new Slopes.Settings(),
                Design.shared(List.of(a.members().get(0))),
                a,
                b,
                plan(model, 99),
                7,
                "key",
                new TestRun(1)),
            "");
    return row.pValue() <= 0.05 ? 1 : 0;
  }

  /** One unit that wanders over 60 bins. */
  private static Cohort slow(String name, long seed) {
    CounterRandom random = new CounterRandom(seed, 0);
    double[] values = new double[60];
    for (int t = 1; t < values.length; t++) {
      values[t] = 0.97 * values[t - 1] + random.nextGaussian();
    }
    double[] seconds = new double[60];
    Arrays.setAll(seconds, t -> t);
    return Cohort.of(
        NeuralSystem.builder(name, NeuralSystem.Kind.SIMULATED)
            .facet(
                Population.class,
                Population.builder(Table.of(Column.texts("clip", "one")), Simulated.units(1))
                    .times(seconds)
                    .values(values)
                    .build()
                    .timeAsCondition())
            .build());
  }
}

package org.homolog.standard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.homolog.population.Population;
import org.homolog.random.CounterRandom;
import org.homolog.resample.CeilingMethod;
import org.homolog.resample.CircularShift;
import org.homolog.resample.Evaluation;
import org.homolog.resample.MemberPolicy;
import org.homolog.resample.PreparedCache;
import org.homolog.resample.RandomRotation;
import org.homolog.resample.ResamplePlan;
import org.homolog.result.ScoreResult;
import org.homolog.spi.Analysis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Description;
import org.homolog.spi.Design;
import org.homolog.spi.JointComparison;
import org.homolog.spi.NullModel;
import org.homolog.spi.Options;
import org.homolog.spi.Score;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.spi.testkit.TestRun;
import org.homolog.system.Cohort;
import org.homolog.system.Dynamics;
import org.homolog.system.NeuralSystem;
import org.homolog.system.Perturbable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Nulls that comparisons declare do alter their scores; those they refuse do not. */
class DeclaredNullsTest {
  private static final int CONDITIONS = 100;
  private static final int TIMES = 5;
  private static final Set<NullModel> CHANGES =
      Set.of(NullModel.CIRCULAR_SHIFT, NullModel.RANDOM_ROTATION, NullModel.MATCHED_SPECTRUM);

  /** What they refuse because their scores hardly, not never, depend on it. */
  private static final Set<String> HARDLY =
      Set.of(
          "rsa random-rotation",
          "dsa circular-shift",
          "tangling random-rotation",
          "tangling circular-shift",
          "tensor-components random-rotation");

  private static Stream<Comparison<?, ?>> comparisons() {
    return new StandardPlugin()
        .analyses().stream()
            .filter(analysis -> analysis instanceof Comparison<?, ?>)
            // What silences systems, or follows their dynamics, needs more than responses.
            .filter(analysis -> !analysis.describe().facets().contains(Perturbable.class))
            .filter(analysis -> !analysis.describe().facets().contains(Dynamics.class))
            .map(analysis -> (Comparison<?, ?>) analysis);
  }

  @TestFactory
  Stream<DynamicTest> alterTheScoreWhereAdmittedAndNotWhereRefused() {
    return comparisons()
        .flatMap(
            one ->
                CHANGES.stream()
                    .sorted()
                    .map(
                        model ->
                            DynamicTest.dynamicTest(
                                one.describe().id() + " " + Options.kebab(model.name()),
                                () -> check(one, model))));
  }

  private static <O extends Record, P> void check(Comparison<O, P> comparison, NullModel model) {
    O options = Options.defaults(comparison.options());
    Description description = comparison.describe(options);
    NeuralSystem reference = InTasks.of(SyntheticSystems.random(1, CONDITIONS, 4, TIMES, 6));
    NeuralSystem candidate = InTasks.of(SyntheticSystems.random(2, CONDITIONS, 4, TIMES, 7));
    List<Score> before = scores(comparison, options, reference, candidate);
    List<Score> after = scores(comparison, options, reference, changed(candidate, model));
    boolean admitted = description.nulls().contains(model);
    boolean refused = description.refusedNulls().containsKey(model);
    assertFalse(admitted && refused, "both admitted and refused");
    String name = description.id() + " " + Options.kebab(model.name());
    int altered = 0;
    for (int s = 0; s < before.size(); s++) {
      double difference = Math.abs(before.get(s).value() - after.get(s).value());
      altered += difference > 1e-6 ? 1 : 0;
      // A reverse score predicts the candidate's own units, one by one.
      boolean ofUnits = before.get(s).direction().equals("reverse");
      if (refused && !ofUnits && !HARDLY.contains(name)) {
        assertTrue(!(difference > 1e-6), before.get(s) + " became " + after.get(s));
      }
    }
    if (admitted && altered == 0 && model == NullModel.CIRCULAR_SHIFT) {
      assertTrue(shiftsOfBinsAlter(comparison, options, reference, candidate), "bins");
    } else {
      assertTrue(!admitted || altered > 0, "no score is altered: " + before);
    }
  }

  /** Where a comparison averages over time, shifts matter to bins that are conditions. */
  private static <O extends Record, P> boolean shiftsOfBinsAlter(
      Comparison<O, P> comparison, O options, NeuralSystem reference, NeuralSystem candidate) {
    NeuralSystem left = bins(reference);
    NeuralSystem right = bins(candidate);
    Design design = Design.shared(List.of(left));
    List<int[]> courses = CircularShift.courses(right.require(Population.class));
    int[] offsets = new int[courses.size()];
    java.util.Arrays.setAll(offsets, i -> i % TIMES);
    TestRun run = new TestRun(5);
    P one = comparison.prepare(design.sample(left), options, run);
    P other = comparison.prepare(design.sample(right), options, run);
    P shifted =
        comparison.prepare(
            design.sample(
                right, CircularShift.ofConditions(courses, offsets, design.conditions().size())),
            options,
            run);
    double before = comparison.score(one, other, options, run).get(0).value();
    double after = comparison.score(one, shifted, options, run).get(0).value();
    return Math.abs(before - after) > 1e-6;
  }

  private static NeuralSystem bins(NeuralSystem system) {
    return NeuralSystem.builder(system.name(), system.kind())
        .facet(Population.class, system.require(Population.class).timeAsCondition())
        .build();
  }

  private static <O extends Record, P> List<Score> scores(
      Comparison<O, P> comparison, O options, NeuralSystem reference, NeuralSystem candidate) {
    Design design = Design.shared(List.of(reference));
    TestRun run = new TestRun(5);
    return comparison.score(
        comparison.prepare(design.sample(reference), options, run),
        comparison.prepare(design.sample(candidate), options, run),
        options,
        run);
  }

  private static NeuralSystem changed(NeuralSystem system, NullModel model) {
    Population population = system.require(Population.class);
    CounterRandom random = new CounterRandom(3, 0);
    TestRun run = new TestRun(5);
    Population changed =
        switch (model) {
          case RANDOM_ROTATION -> RandomRotation.ofUnits(population, random, run.algebra());
          case MATCHED_SPECTRUM -> RandomRotation.ofConditions(population, random, run.algebra());
          default -> {
            int[] offsets = new int[population.conditionCount()];
            java.util.Arrays.setAll(offsets, i -> random.nextInt(TIMES));
            yield CircularShift.ofTime(population, offsets);
          }
        };
    return NeuralSystem.builder("changed", system.kind()).facet(Population.class, changed).build();
  }

  @TestFactory
  Stream<DynamicTest> everyComparisonOfPairsHasItsUntrainedTwinForANull() {
    return comparisons()
        .map(one -> DynamicTest.dynamicTest(one.describe().id(), () -> untrained(one)));
  }

  private static <O extends Record, P> void untrained(Comparison<O, P> comparison) {
    O options = Options.defaults(comparison.options());
    assertTrue(comparison.describe(options).nulls().contains(NullModel.UNTRAINED));
    NeuralSystem reference = InTasks.of(SyntheticSystems.random(1, 24, 4, TIMES, 5));
    List<NeuralSystem> seeds =
        List.of(
            InTasks.of(SyntheticSystems.random(3, 24, 4, TIMES, 7)),
            InTasks.of(SyntheticSystems.random(4, 24, 4, TIMES, 7)));
    NeuralSystem candidate = InTasks.of(SyntheticSystems.random(2, 24, 4, TIMES, 7));
    ScoreResult row =
        main(
            comparison,
            options,
            reference,
            candidate,
            Optional.of(new Cohort("twin", "seed", seeds)));
    if (Double.isNaN(row.pValue())) {
      assertTrue(
          row.nullModel().startsWith("none: ")
              || row.nullModel().endsWith("the score is the same under every draw"),
          row.nullModel());
      return;
    }
    for (int i = 0; i < 2; i++) {
      ScoreResult own = main(comparison, options, reference, seeds.get(i), Optional.empty());
      assertEquals(own.value(), row.nulls()[i]);
    }
    assertTrue(row.nullModel().startsWith("untrained (2 untrained networks, "), row.nullModel());
  }

  private static <O extends Record, P> ScoreResult main(
      Comparison<O, P> comparison,
      O options,
      NeuralSystem reference,
      NeuralSystem candidate,
      Optional<Cohort> twin) {
    ResamplePlan plan =
        new ResamplePlan(
            0,
            List.of(),
            0.95,
            100,
            Optional.of(NullModel.UNTRAINED),
            CeilingMethod.NONE,
            1,
            MemberPolicy.EACH);
    return Evaluation.of(
            "all",
            comparison,
            options,
            Design.shared(List.of(reference)),
            Cohort.of(reference),
            Cohort.of(candidate),
            twin,
            plan,
            5,
            "key",
            new TestRun(5),
            new PreparedCache(9))
        .scores()
        .get(0);
  }

  @Test
  void candidatesScoredTogetherSayWhyTheyRefuse() {
    for (Analysis<?, ?> analysis : new StandardPlugin().analyses()) {
      if (analysis instanceof JointComparison<?, ?>) {
        Description description = analysis.describe();
        for (NullModel model : NullModel.values()) {
          assertTrue(
              description.nulls().contains(model)
                  || description.refusedNulls().containsKey(model)
                  || model == NullModel.PERMUTE_REPEATS,
              description.id() + " " + model);
        }
      }
    }
  }
}

package org.homolog.spi.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.population.Population;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Axis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Description;
import org.homolog.spi.Design;
import org.homolog.spi.Direction;
import org.homolog.spi.Draw;
import org.homolog.spi.NullModel;
import org.homolog.spi.Options;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Holds a comparison to the contract. Extend it, supply the comparison and what it claims to be
 * invariant under:
 *
 * <pre>{@code
 * class SparsenessTest extends PluginContractTest<SparsenessOptions, Profile> {
 *   protected Comparison<SparsenessOptions, Profile> comparison() { return new Sparseness(); }
 *   protected Set<Invariance> invariances() { return Set.of(Invariance.SCALE, Invariance.UNIT_ORDER); }
 * }
 * }</pre>
 *
 * @param <O> the comparison's options
 * @param <P> what it boils a system down to
 */
public abstract class PluginContractTest<O extends Record, P> {
  private static final int CONDITIONS = 9;
  private static final int UNITS = 6;

  /**
   * The comparison under test.
   *
   * @return the comparison
   */
  protected abstract Comparison<O, P> comparison();

  /**
   * What its scores do not change under.
   *
   * @return the claims
   */
  protected abstract Set<Invariance> invariances();

  /**
   * The options it is tested with.
   *
   * @return by default, all options at their defaults
   */
  protected O options() {
    return Options.defaults(comparison().options());
  }

  /**
   * A system to compare.
   *
   * @param seed a seed
   * @return by default a static population of 9 conditions with 3 repeats and 6 units
   */
  protected NeuralSystem system(long seed) {
    return SyntheticSystems.random(seed, CONDITIONS, 3, 1, UNITS);
  }

  /**
   * How closely scores must agree where they cannot agree to the bit.
   *
   * @return an absolute tolerance
   */
  protected double tolerance() {
    return 1e-9;
  }

  private List<Score> scores(Sample reference, Sample candidate) {
    TestRun run = new TestRun(11);
    return comparison()
        .score(
            comparison().prepare(reference, options(), run),
            comparison().prepare(candidate, options(), run),
            options(),
            run);
  }

  private Design design() {
    return Design.shared(List.of(system(1), system(2)));
  }

  private List<Score> scores(NeuralSystem reference, NeuralSystem candidate) {
    Design design = Design.shared(List.of(reference, candidate));
    return scores(design.sample(reference), design.sample(candidate));
  }

  private static void assertSameBits(List<Score> expected, List<Score> actual, String what) {
    assertEquals(expected.size(), actual.size(), what);
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).toString(), actual.get(i).toString(), what);
    }
  }

  private void assertClose(List<Score> expected, List<Score> actual, String what) {
    assertEquals(expected.size(), actual.size(), what);
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(
          expected.get(i).value(),
          actual.get(i).value(),
          tolerance(),
          what + ": " + expected.get(i));
    }
  }

  @Test
  @DisplayName("describes itself in full")
  void describesItself() {
    Description description = comparison().describe();
    assertFalse(description.title().isBlank(), "title");
    assertFalse(description.summary().isBlank(), "summary, for the methods text of a report");
    assertFalse(description.formula().isBlank(), "formula");
    assertFalse(description.facets().isEmpty(), "facets it can work from");
    assertTrue(description.lowest() < description.highest(), "range of its scores");
    for (Options.Described option : Options.describe(comparison().options())) {
      assertFalse(option.text().isBlank(), "help text of option " + option.name());
    }
  }

  @Test
  @DisplayName("refuses an unknown option and a number out of bounds")
  void refusesBadOptions() {
    org.junit.jupiter.api.Assertions.assertThrows(
        Options.InvalidOption.class,
        () -> Options.bind(comparison().options(), Map.of("no-such-option", 1)));
    for (Options.Described option : Options.describe(comparison().options())) {
      if (option.max() < Double.POSITIVE_INFINITY) {
        org.junit.jupiter.api.Assertions.assertThrows(
            Options.InvalidOption.class,
            () -> Options.bind(comparison().options(), Map.of(option.name(), option.max() + 1)),
            option.name());
      }
    }
  }

  @Test
  @DisplayName("gives the same scores again, to the bit")
  void isDeterministic() {
    assertSameBits(scores(system(1), system(2)), scores(system(1), system(2)), "second time");
  }

  @Test
  @DisplayName("gives the same scores on many threads at once")
  void isThreadSafe() throws InterruptedException, ExecutionException {
    List<Score> expected = scores(system(1), system(2));
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<Score>>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Callable<List<Score>> task = () -> scores(system(1), system(2));
        all.add(pool.submit(task));
      }
      for (Future<List<Score>> one : all) {
        assertSameBits(expected, one.get(), "on another thread");
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  @DisplayName("stays within its range and names its convention")
  void staysInRange() {
    Description description = comparison().describe(options());
    for (long seed = 1; seed < 6; seed++) {
      List<Score> scores = scores(system(seed), system(seed + 100));
      assertFalse(scores.isEmpty(), "at least one score");
      for (Score score : scores) {
        assertFalse(score.convention().isBlank(), "convention of " + score.name());
        if (!score.isUndefined()) {
          assertTrue(
              score.value() >= description.lowest(score.name()) - tolerance()
                  && score.value() <= description.highest(score.name()) + tolerance(),
              score
                  + " lies outside "
                  + description.lowest(score.name())
                  + " to "
                  + description.highest(score.name()));
        }
      }
    }
  }

  @Test
  @DisplayName("finds a system closer to itself than to another")
  void selfIsClosest() {
    Direction direction = comparison().describe().direction();
    if (direction == Direction.NEUTRAL) {
      return;
    }
    Score self = scores(system(1), system(1)).get(0);
    Score other = scores(system(1), system(2)).get(0);
    double gain = self.value() - other.value();
    assertTrue(
        direction == Direction.HIGHER_IS_CLOSER ? gain > 0 : gain < 0, self + " against " + other);
  }

  @Test
  @DisplayName("does not depend on the order of the conditions")
  void conditionOrderDoesNotMatter() {
    Design design = design();
    List<String> reversed = new ArrayList<>(design.conditions());
    java.util.Collections.reverse(reversed);
    Design other = new Design(reversed);
    if (conditionOrderMatters()) {
      return;
    }
    assertClose(
        scores(design.sample(system(1)), design.sample(system(2))),
        scores(other.sample(system(1)), other.sample(system(2))),
        "conditions reversed");
  }

  /**
   * Whether scores may depend on the order of conditions, as those of random folds do.
   *
   * @return false by default
   */
  protected boolean conditionOrderMatters() {
    return false;
  }

  @Test
  @DisplayName("is invariant under what it claims")
  void isInvariant() {
    NeuralSystem reference = system(1);
    NeuralSystem candidate = system(2);
    List<Score> expected = scores(reference, candidate);
    for (Invariance claim : invariances()) {
      List<Score> changed =
          claim == Invariance.EXCHANGE
              ? scores(candidate, reference)
              : scores(reference, transformed(candidate, claim));
      assertClose(expected, changed, claim.toString());
    }
  }

  private static NeuralSystem transformed(NeuralSystem system, Invariance claim) {
    Population population = system.require(Population.class);
    Matrix values = population.byEntryAndTime();
    int units = population.unitCount();
    Matrix turn = claim == Invariance.UNIT_ROTATION ? rotation(units) : Matrix.identity(units);
    if (claim == Invariance.UNIT_ORDER) {
      turn = turn.selectColumns(new CounterRandom(5, 0).permutation(units));
    }
    double[] turned = new ReferenceAlgebra().multiply(values, turn).array();
    for (int i = 0; i < turned.length; i++) {
      turned[i] =
          claim == Invariance.SCALE
              ? 2.5 * turned[i]
              : turned[i] + (claim == Invariance.OFFSET ? 1.75 : 0);
    }
    return NeuralSystem.builder(system.name(), system.kind())
        .facet(Population.class, population.toBuilder().values(turned).build())
        .build();
  }

  private static Matrix rotation(int size) {
    CounterRandom random = new CounterRandom(3, 0);
    Matrix gaussian = Matrix.zeros(size, size);
    for (int i = 0; i < size * size; i++) {
      gaussian.array()[i] = random.nextGaussian();
    }
    return new ReferenceAlgebra().qr(gaussian).q();
  }

  @Test
  @DisplayName("redraws to the same bits as it prepares")
  void redrawEqualsPrepare() {
    Design design = design();
    TestRun run = new TestRun(11);
    P reference = comparison().prepare(design.sample(system(1)), options(), run);
    P candidate = comparison().prepare(design.sample(system(2)), options(), run);
    for (Draw draw : conditionDraws()) {
      java.util.Optional<P> a = comparison().redraw(reference, draw, options());
      java.util.Optional<P> b = comparison().redraw(candidate, draw, options());
      assertEquals(a.isPresent(), b.isPresent(), "redraw must not depend on the data");
      if (a.isPresent() && b.isPresent()) {
        assertSameBits(
            scores(design.sample(system(1), draw), design.sample(system(2), draw)),
            comparison().score(a.get(), b.get(), options(), run),
            draw.toString());
      }
    }
  }

  private List<Draw> conditionDraws() {
    List<Draw> draws = new ArrayList<>();
    int count = design().conditions().size();
    CounterRandom random = new CounterRandom(17, 0);
    if (comparison().describe().drawable().contains(Axis.CONDITION)) {
      for (int i = 0; i < 4; i++) {
        int[] rows = random.withReplacement(count);
        Arrays.sort(rows);
        draws.add(Draw.resample(Axis.CONDITION, rows));
      }
    }
    if (comparison().describe().nulls().contains(NullModel.PERMUTE_CONDITIONS)) {
      for (int i = 0; i < 4; i++) {
        draws.add(Draw.shuffle(Axis.CONDITION, random.permutation(count)));
      }
    }
    return draws;
  }

  @Test
  @DisplayName("can be drawn over every axis it names")
  void canBeDrawn() {
    Design design = design();
    Set<Axis> drawable = comparison().describe().drawable();
    List<Draw> draws = new ArrayList<>(conditionDraws());
    if (drawable.contains(Axis.REPEAT)) {
      draws.add(Draw.resample(Axis.REPEAT, new int[] {0, 1}));
    }
    if (drawable.contains(Axis.UNIT)) {
      draws.add(Draw.resample(Axis.UNIT, new int[] {0, 2, 3, 3, 5}));
    }
    for (Draw draw : draws) {
      for (Score score : scores(design.sample(system(1), draw), design.sample(system(2), draw))) {
        assertTrue(!score.isUndefined() || !score.reason().isBlank(), draw + ": " + score);
      }
    }
  }

  @Test
  @DisplayName("answers NaN, constants and tiny data with a score, a reason or a clear refusal")
  void edges() {
    double nan = Double.NaN;
    List<NeuralSystem> odd = new ArrayList<>();
    for (int units : new int[] {1, 2, 40}) {
      odd.add(SyntheticSystems.random(4, CONDITIONS, 3, 1, units));
    }
    for (int conditions : new int[] {1, 2, 3}) {
      odd.add(SyntheticSystems.random(4, conditions, 3, 1, UNITS));
    }
    odd.add(SyntheticSystems.random(4, CONDITIONS, 1, 1, UNITS));
    odd.add(SyntheticSystems.random(4, CONDITIONS, 3, 5, UNITS));
    double[] constant = new double[CONDITIONS * 3 * UNITS];
    Arrays.fill(constant, 2);
    odd.add(SyntheticSystems.system("constant", CONDITIONS, 3, 1, UNITS, constant));
    double[] missing = system(6).require(Population.class).byEntry().array();
    if (missing.length == CONDITIONS * 3 * UNITS) {
      missing[7] = nan;
      odd.add(SyntheticSystems.system("one value missing", CONDITIONS, 3, 1, UNITS, missing));
    }
    for (NeuralSystem system : odd) {
      NeuralSystem partner =
          SyntheticSystems.random(
              9,
              system.conditions().size(),
              3,
              system.require(Population.class).timeCount(),
              UNITS);
      answered(system, partner);
      answered(partner, system);
    }
  }

  private void answered(NeuralSystem reference, NeuralSystem candidate) {
    try {
      for (Score score : scores(reference, candidate)) {
        assertTrue(!score.isUndefined() || !score.reason().isBlank(), score.toString());
      }
    } catch (HomologException refused) {
      assertFalse(String.valueOf(refused.getMessage()).isBlank(), "a refusal must say why");
    } catch (RuntimeException e) {
      fail(
          "reference "
              + reference.name()
              + ", candidate "
              + candidate.name()
              + ": must refuse with a HomologException, not "
              + e,
          e);
    }
  }

  @Test
  @DisplayName("shows figures without failing")
  void shows() {
    Design design = design();
    TestRun run = new TestRun(11);
    P reference = comparison().prepare(design.sample(system(1)), options(), run);
    P candidate = comparison().prepare(design.sample(system(2)), options(), run);
    comparison()
        .show(reference, options(), run)
        .figures()
        .forEach(PluginContractTest::assertCaptioned);
    comparison()
        .explain(reference, candidate, options(), run)
        .figures()
        .forEach(PluginContractTest::assertCaptioned);
  }

  private static void assertCaptioned(org.homolog.figure.Figure figure) {
    assertFalse(figure.title().isBlank(), "title of a figure");
    assertFalse(figure.caption().isBlank(), "caption of figure " + figure.title());
  }
}

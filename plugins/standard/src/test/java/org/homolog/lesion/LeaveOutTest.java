package org.homolog.lesion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homolog.decoding.LabelledTrials;
import org.homolog.failure.HomologException;
import org.homolog.geometry.Centring;
import org.homolog.geometry.Pairs;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.resample.CeilingMethod;
import org.homolog.resample.Evaluation;
import org.homolog.resample.MemberPolicy;
import org.homolog.resample.ResamplePlan;
import org.homolog.result.CellResult;
import org.homolog.result.ScoreResult;
import org.homolog.spi.Axis;
import org.homolog.spi.Design;
import org.homolog.spi.NullModel;
import org.homolog.spi.Options;
import org.homolog.spi.Score;
import org.homolog.spi.testkit.ReferenceAlgebra;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaveOutTest {
  private static final int REPEATS = 10;

  /**
   * Four stimuli, each coded by the units of one area alone; the areas differ in how strongly.
   *
   * @param strengths signal of each area
   */
  private static NeuralSystem coding(String name, long seed, int perArea, double... strengths) {
    int areas = strengths.length;
    int units = areas * perArea;
    CounterRandom random = new CounterRandom(seed, 0);
    double[] values = new double[areas * REPEATS * units];
    for (int i = 0; i < values.length; i++) {
      int stimulus = i / units / REPEATS;
      int area = i % units / perArea;
      values[i] = 5 + (stimulus == area ? strengths[area] : 0) + random.nextGaussian();
    }
    String[] stimuli = new String[areas * REPEATS];
    String[] repeats = new String[stimuli.length];
    Arrays.setAll(stimuli, i -> "s" + i / REPEATS);
    Arrays.setAll(repeats, i -> "r" + i % REPEATS);
    String[] names = new String[units];
    String[] area = new String[units];
    Arrays.setAll(names, u -> "u" + u);
    Arrays.setAll(area, u -> "s" + u / perArea);
    Population population =
        Population.builder(
                Table.of(Column.texts("stimulus", stimuli), Column.texts("repeat", repeats)),
                Table.of(Column.texts("unit", names), Column.texts("area", area)))
            .name(name)
            .conditions(List.of("stimulus"))
            .repeats("repeat")
            .values(values)
            .build();
    return NeuralSystem.builder(name, NeuralSystem.Kind.SIMULATED)
        .facet(Population.class, population)
        .build();
  }

  private static EffectProfile profile(NeuralSystem system, Map<String, ?> options) {
    LeaveOutOptions bound = Options.bind(LeaveOutOptions.class, options);
    return new LeaveOut()
        .prepare(Design.shared(List.of(system)).sample(system), bound, Pairs.run())
        .derived(Pairs.run().algebra());
  }

  /** A decoder fitted to fewer features, the penalty being that of all. */
  private static double[] fittedAnew(LabelledTrials trials, int[] left, double penalty) {
    ReferenceAlgebra algebra = new ReferenceAlgebra();
    int[] kept =
        IntStream.range(0, trials.patterns().columns())
            .filter(f -> Arrays.stream(left).noneMatch(l -> l == f))
            .toArray();
    double[] right = new double[trials.classes()];
    double[] counts = new double[trials.classes()];
    for (int fold = 0; fold < trials.folds(); fold++) {
      int[] outside = trials.rows(fold, false);
      int[] inside = trials.rows(fold, true);
      Matrix training = trials.patterns().selectRows(outside);
      Matrix all = Centring.ofColumns(training);
      double ridge = penalty * Centring.sumOfSquares(all) / all.columns();
      Matrix x = all.selectColumns(kept);
      Matrix targets = Matrix.zeros(outside.length, trials.classes());
      for (int i = 0; i < outside.length; i++) {
        targets.array()[i * trials.classes() + trials.classOf()[outside[i]]] = 1;
      }
      Matrix products = algebra.columnProducts(x);
      for (int i = 0; i < kept.length; i++) {
        products.array()[i * kept.length + i] += ridge;
      }
      Matrix weights =
          algebra.solve(products, algebra.multiply(x, true, Centring.ofColumns(targets), false));
      double[] means = Centring.means(training.selectColumns(kept));
      double[] base = Centring.means(targets);
      for (int row : inside) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < trials.classes(); c++) {
          double value = base[c];
          for (int f = 0; f < kept.length; f++) {
            value += (trials.patterns().get(row, kept[f]) - means[f]) * weights.get(f, c);
          }
          if (value > most) {
            most = value;
            best = c;
          }
        }
        counts[trials.classOf()[row]]++;
        right[trials.classOf()[row]] += best == trials.classOf()[row] ? 1 : 0;
      }
    }
    Arrays.setAll(right, c -> right[c] / counts[c]);
    return right;
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 12})
  void refittingIsExact(int perArea) {
    // 40 trials: 12 units are solved for by units, 48 by trials.
    NeuralSystem system = coding("one", 4, perArea, 1.2, 0.9, 1.5, 0.6);
    LeaveOutOptions options = Options.bind(LeaveOutOptions.class, Map.of("column", "stimulus"));
    org.homolog.geometry.ResponseMatrix responses =
        org.homolog.geometry.ResponseMatrix.withTrials(
            Design.shared(List.of(system)).sample(system),
            options,
            org.homolog.geometry.Copies.LEFT_OUT,
            Pairs.run());
    LabelledTrials trials =
        LabelledTrials.of(responses, responses.conditions(), 5, options.across(), 3);
    LeaveOutDecoder decoder = new LeaveOutDecoder(trials, 0.1, true, false, new ReferenceAlgebra());
    for (int[] left : new int[][] {{}, {0}, {1, 5, 7}, IntStream.range(0, 4).toArray()}) {
      assertArrayEquals(fittedAnew(trials, left, 0.1), decoder.without(left), 1e-12);
    }
  }

  @Test
  void withoutItsAreaAStimulusIsNotToldApart() {
    NeuralSystem system = coding("one", 4, 6, 2, 2, 2, 2);
    Map<String, Object> options = Map.of("column", "stimulus", "by", "area", "decoder", "frozen");
    EffectProfile frozen = profile(system, options);
    assertEquals(List.of("s0", "s1", "s2", "s3"), frozen.groups());
    assertTrue(frozen.intactMean() > 0.85, "intact " + frozen.intactMean());
    for (int g = 0; g < 4; g++) {
      for (int c = 0; c < 4; c++) {
        assertTrue(c == g || frozen.effects().get(g, c) < frozen.effects().get(g, g));
      }
    }
    assertTrue(frozen.rankAmongRandom() > 0.8, "rank " + frozen.rankAmongRandom());
    EffectProfile preferred = profile(system, Map.of("column", "stimulus"));
    assertArrayEquals(
        profile(system, Map.of("column", "stimulus", "by", "area")).effects().array(),
        preferred.effects().array(),
        "units prefer what their area codes");
  }

  @Test
  void leavingEverythingOutLeavesChance() {
    NeuralSystem system = coding("one", 4, 3, 2, 2, 2);
    NeuralSystem one =
        NeuralSystem.builder("one", NeuralSystem.Kind.SIMULATED)
            .facet(Population.class, relabelled(system.require(Population.class), "everything"))
            .build();
    EffectProfile profile = profile(one, Map.of("column", "stimulus", "by", "area"));
    // All trials are taken for the same stimulus.
    assertEquals(1 / 3.0, profile.intactMean() - profile.overall(0), 1e-12);
  }

  private static Population relabelled(Population population, String area) {
    String[] areas = new String[population.unitCount()];
    Arrays.fill(areas, area);
    Table units = population.units().without(List.of("area")).with(Column.texts("area", areas));
    return Population.builder(population.entries(), units)
        .name(population.name())
        .conditions(List.of("stimulus"))
        .repeats("repeat")
        .values(population.byEntry().array())
        .build();
  }

  @Test
  void copiesOfUnitsMakeACodeDegenerate() {
    // Many units that say the same: none of them is missed alone.
    EffectProfile many = profile(coding("many", 4, 16, 1, 1, 1, 1), Map.of("column", "stimulus"));
    EffectProfile few = profile(coding("few", 4, 1, 3, 3, 3, 3), Map.of("column", "stimulus"));
    assertEquals(0, few.degeneracy(), 1e-9);
    assertTrue(many.degeneracy() > 0.5, "degeneracy " + many.degeneracy());
  }

  @Test
  void systemsThatDependOnTheSameAreasAreCloser() {
    Map<String, Object> options =
        Map.of("column", "stimulus", "by", "area", "decoder", "frozen", "effect", "error");
    NeuralSystem a = coding("a", 1, 6, 2.5, 0.5, 1.5, 1);
    NeuralSystem alike = coding("alike", 2, 9, 2.5, 0.5, 1.5, 1);
    NeuralSystem unlike = coding("unlike", 3, 9, 0.5, 2.5, 1, 1.5);
    Map<String, Score> near = Pairs.scores(new LeaveOut(), options, a, alike);
    Map<String, Score> far = Pairs.scores(new LeaveOut(), options, a, unlike);
    assertTrue(near.get("profile-correlation").value() > 0.9);
    assertTrue(far.get("profile-correlation").value() < 0);
    assertTrue(near.get("condition-agreement").value() > far.get("condition-agreement").value());
  }

  @Test
  void theEngineGivesIntervalCeilingAndTheNullOfRandomSets() {
    NeuralSystem a = coding("a", 1, 6, 2.5, 0.3, 1.5, 0.8);
    NeuralSystem b = coding("b", 2, 8, 2.5, 0.3, 1.5, 0.8);
    ResamplePlan plan =
        new ResamplePlan(
            8,
            List.of(Axis.REPEAT),
            0.95,
            39,
            Optional.empty(),
            CeilingMethod.AUTOMATIC,
            3,
            MemberPolicy.EACH);
    CellResult cell =
        Evaluation.of(
            "leave-out",
            new LeaveOut(),
            Options.bind(
                LeaveOutOptions.class,
                Map.of("column", "stimulus", "by", "area", "decoder", "frozen", "random-sets", 0)),
            Design.shared(List.of(a, b)),
            Cohort.of(a),
            Cohort.of(b),
            plan,
            5,
            "key",
            Pairs.run());
    ScoreResult main = cell.scores().get(0);
    assertEquals("profile-correlation", main.score());
    assertTrue(main.value() > 0.9, main.toString());
    assertTrue(main.ciLow() <= main.value() && main.value() <= main.ciHigh());
    assertTrue(main.ceilingLow() > 0.5, main.ceilingMethod());
    assertTrue(main.nullModel().startsWith("permute-units"), main.nullModel());
    assertTrue(main.nullMean() < main.value() - 0.3, "null mean " + main.nullMean());
    assertTrue(new LeaveOut().describe().refusedNulls().containsKey(NullModel.PERMUTE_CONDITIONS));
  }

  @Test
  void whatCannotBeLeftOutIsRefused() {
    NeuralSystem a = coding("a", 1, 2, 1, 1);
    HomologException unknown =
        assertThrows(HomologException.class, () -> profile(a, Map.of("by", "aera")));
    assertTrue(String.valueOf(unknown.getMessage()).contains("area"), unknown.toString());
    Map<String, Score> scores = Pairs.scores(new LeaveOut(), Map.of("by", "area"), a, a);
    assertTrue(scores.get("profile-correlation").reason().contains("3 or more"));
    assertThrows(
        Options.InvalidOption.class,
        () -> Options.bind(LeaveOutOptions.class, Map.of("time", "separate")));
  }
}

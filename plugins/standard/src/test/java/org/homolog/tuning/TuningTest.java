package org.homolog.tuning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.geometry.Pairs;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Design;
import org.homolog.spi.Options;
import org.homolog.spi.Outcome;
import org.homolog.spi.Score;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

class TuningTest {
  /**
   * Three colours crossed with two shapes, a number of repeats each.
   *
   * @param units each unit's response to the six combinations
   */
  private static NeuralSystem crossed(String name, int repeats, double noise, double[]... units) {
    CounterRandom random = new CounterRandom(7, 0);
    int entries = 6 * repeats;
    String[] colour = new String[entries];
    String[] shape = new String[entries];
    String[] repeat = new String[entries];
    double[] values = new double[entries * units.length];
    for (int i = 0; i < entries; i++) {
      int cell = i / repeats;
      colour[i] = List.of("red", "green", "blue").get(cell / 2);
      shape[i] = cell % 2 == 0 ? "round" : "square";
      repeat[i] = "r" + i % repeats;
      for (int u = 0; u < units.length; u++) {
        values[i * units.length + u] = units[u][cell] + noise * random.nextGaussian();
      }
    }
    String[] names = new String[units.length];
    Arrays.setAll(names, u -> "u" + u);
    return NeuralSystem.builder(name, NeuralSystem.Kind.SIMULATED)
        .facet(
            Population.class,
            Population.builder(
                    Table.of(
                        Column.texts("colour", colour),
                        Column.texts("shape", shape),
                        Column.texts("repeat", repeat)),
                    Table.of(Column.texts("unit", names)))
                .name(name)
                .conditions(List.of("colour", "shape"))
                .repeats("repeat")
                .values(values)
                .build())
        .build();
  }

  private static TuningProfile profile(NeuralSystem system, Map<String, ?> options) {
    return new Tuning()
        .prepare(
            Design.shared(List.of(system)).sample(system),
            Options.bind(TuningOptions.class, options),
            Pairs.run())
        .derived(Pairs.run().algebra());
  }

  @Test
  void curvesAndIndicesByHand() {
    NeuralSystem one =
        crossed(
            "one",
            1,
            0,
            new double[] {4, 6, 1, 1, 0, 0},
            new double[] {2, 2, 2, 2, 2, 2},
            new double[] {-1, -1, -2, -2, -3, -3});
    TuningProfile profile = profile(one, Map.of("column", "colour"));
    assertEquals(List.of("red", "green", "blue"), profile.values());
    assertArrayEquals(new double[] {5, 1, 0}, profile.curves().row(0), 1e-12);
    assertEquals(0, profile.preferred()[0]);
    assertEquals(1, profile.depth()[0], 1e-12);
    // (1 - (6 / 3)^2 / (26 / 3)) / (2 / 3)
    assertEquals((1 - 4 / (26.0 / 3)) * 1.5, profile.sparseness()[0], 1e-12);
    assertEquals(0, profile.depth()[1], 1e-12);
    assertEquals(0, profile.sparseness()[1], 1e-12);
    assertTrue(Double.isNaN(profile.depth()[2]) && Double.isNaN(profile.sparseness()[2]));
    // Red: mean 5, variance 1; others: 1, 1, 0, 0, mean 0.5, variance 0.25.
    assertEquals(4.5 / Math.sqrt((1 + 0.25 + 1e-7) / 2), profile.dPrime()[0], 1e-12);
  }

  @Test
  void interactionsAreNonlinear() {
    double[] sum = {3, 4, 5, 6, 1, 2};
    double[] product = {1, -1, -1, 1, 0, 0};
    double[] both = {4, 3, 4, 7, 1, 2};
    double[] flat = {2, 2, 2, 2, 2, 2};
    Map<String, Object> options = Map.of("column", "colour", "second", "shape");
    double[] clean = profile(crossed("one", 1, 0, sum, product, both, flat), options).nonlinear();
    assertEquals(0, clean[0], 1e-12);
    assertEquals(1, clean[1], 1e-12);
    // Sums of squares: colour 16, shape 1.5, interaction 4.
    assertEquals(4 / 21.5, clean[2], 1e-12);
    assertTrue(Double.isNaN(clean[3]));
    // Noise adds an interaction that repeats take away again.
    double[] noisy = profile(crossed("two", 40, 1, sum, product, both), options).nonlinear();
    assertEquals(0, noisy[0], 0.02);
    assertEquals(4 / 21.5, noisy[2], 0.06);
  }

  @Test
  void matchedUnitsAreFoundInAnyOrderAndScale() {
    double[] red = {4, 4, 1, 1, 0, 0};
    double[] green = {0, 0, 3, 3, 1, 1};
    double[] blue = {1, 1, 0, 0, 5, 5};
    NeuralSystem a = crossed("a", 1, 0, red, green, blue);
    NeuralSystem b =
        crossed(
            "b",
            1,
            0,
            Arrays.stream(blue).map(v -> 3 * v + 1).toArray(),
            Arrays.stream(red).map(v -> 0.1 * v).toArray(),
            Arrays.stream(green).map(v -> v - 2).toArray(),
            new double[] {1, 1, 1, 1, 1, 1});
    Map<String, Object> options = Map.of("column", "colour");
    Map<String, Score> scores = Pairs.scores(new Tuning(), options, a, b);
    assertEquals(1, scores.get("matched-correlation").value(), 1e-12);
    // The flat unit counts for the first value: shares 1/3 each against 1/2, 1/4 and 1/4.
    assertEquals(5 / 6.0, scores.get("preferred-overlap").value(), 1e-12);
    MatchedUnits matched = MatchedUnits.of(profile(a, options), profile(b, options));
    for (int k = 0; k < 3; k++) {
      assertEquals((matched.reference()[k] + 1) % 3, matched.candidate()[k]);
    }
    TuningOptions bound = Options.bind(TuningOptions.class, options);
    Design design = Design.shared(List.of(a, b));
    Outcome gallery =
        new Tuning()
            .explain(
                new Tuning().prepare(design.sample(a), bound, Pairs.run()),
                new Tuning().prepare(design.sample(b), bound, Pairs.run()),
                bound,
                Pairs.run());
    assertEquals(2 + 3 + 3, gallery.figures().size());
    assertEquals(3, gallery.tables().get("Matched units").rows());
  }

  @Test
  void distancesBetweenDistributions() {
    double nan = Double.NaN;
    assertEquals(1.5, Distributions.distance(new double[] {0, 1}, new double[] {2, nan, 2}), 1e-12);
    assertEquals(
        0, Distributions.distance(new double[] {3, 1, 2}, new double[] {1, 2, 3, nan}), 1e-12);
    assertEquals(0.25, Distributions.distance(new double[] {0, 0, 0, 1}, new double[] {0}), 1e-12);
    assertTrue(Double.isNaN(Distributions.distance(new double[] {nan}, new double[] {1})));
    assertEquals(2.5, Distributions.median(new double[] {4, nan, 1, 2, 3}), 1e-12);
  }

  @Test
  void whatIsNotCrossedIsRefused() {
    NeuralSystem one = crossed("one", 1, 0, new double[] {1, 2, 3, 4, 5, 6});
    NeuralSystem gap =
        NeuralSystem.builder("gap", NeuralSystem.Kind.SIMULATED)
            .facet(
                Population.class,
                one.require(Population.class).drawConditions(new int[] {0, 1, 2, 4, 5}))
            .build();
    HomologException refused =
        assertThrows(
            HomologException.class,
            () -> profile(gap, Map.of("column", "colour", "second", "shape")));
    assertTrue(String.valueOf(refused.getMessage()).contains("green, square"));
    assertThrows(
        Options.InvalidOption.class,
        () -> Options.bind(TuningOptions.class, Map.of("second", "shape")));
  }

  @Test
  void taskVarianceIsThatWithinTasks() {
    // Time-major activity: in task a unit 0 varies (variance 1), in task b unit 1 (variance 4).
    double[] first = {1, 5, -1, 5};
    double[] second = {2, 7, 2, 3};
    double[] within = TaskVariance.within(first, 1, 2, 2);
    assertArrayEquals(new double[] {1, 0}, within, 1e-12);
    assertArrayEquals(new double[] {0, 4}, TaskVariance.within(second, 1, 2, 2), 1e-12);
    double[] ragged = {1, -1, Double.NaN, 8};
    assertEquals(1, TaskVariance.within(ragged, 2, 2, 1)[0], 1e-12);
    TaskVariance variance =
        new TaskVariance(List.of("a", "b"), Matrix.of(3, 2, new double[] {1, 0, 0, 4, 0, 0}));
    assertArrayEquals(new int[] {0, 1}, variance.active(1e-3));
    assertArrayEquals(
        new double[] {1, -1}, variance.fractional(0, 1, variance.active(1e-3)), 1e-12);
    assertEquals(Matrix.of(2, 2, new double[] {1, 0, 0, 1}), variance.normalised(new int[] {0, 1}));
  }

  @Test
  void unitsThatServeTheSameTasksClusterInBothSystems() {
    NeuralSystem a = specialists("a", 1, 4, 5, 6);
    NeuralSystem b = specialists("b", 2, 7, 5, 3);
    Map<String, Score> scores = Pairs.scores(new TaskVarianceComparison(), Map.of(), a, b);
    assertEquals(3, scores.get("clusters-reference").value());
    assertEquals(3, scores.get("clusters-candidate").value());
    assertTrue(scores.get("cluster-correlation").value() > 0.95);
    assertTrue(scores.get("silhouette-reference").value() > 0.6);
    NeuralSystem generalists = specialists("c", 3, 0, 0, 0);
    Map<String, Score> far = Pairs.scores(new TaskVarianceComparison(), Map.of(), a, generalists);
    assertTrue(far.get("fractional-distance").value() > scores.get("fractional-distance").value());
    HomologException unknown =
        assertThrows(
            HomologException.class,
            () -> Pairs.scores(new TaskVarianceComparison(), Map.of("column", "rule"), a, b));
    assertTrue(String.valueOf(unknown.getMessage()).contains("task"));
  }

  /** Units that serve one of three tasks alone; twelve that serve all where none is asked for. */
  private static NeuralSystem specialists(String name, long seed, int... perTask) {
    int special = Arrays.stream(perTask).sum();
    int units = special == 0 ? 12 : special;
    CounterRandom random = new CounterRandom(seed, 0);
    String[] task = new String[15];
    String[] condition = new String[15];
    double[] values = new double[15 * units];
    for (int c = 0; c < 15; c++) {
      task[c] = "task " + c / 5;
      condition[c] = "c" + c;
      for (int u = 0; u < units; u++) {
        int serves = u < perTask[0] ? 0 : u < perTask[0] + perTask[1] ? 1 : 2;
        double size = special == 0 || serves == c / 5 ? 1 : 0.1;
        values[c * units + u] = size * random.nextGaussian();
      }
    }
    String[] names = new String[units];
    Arrays.setAll(names, u -> "u" + u);
    return NeuralSystem.builder(name, NeuralSystem.Kind.SIMULATED)
        .facet(
            Population.class,
            Population.builder(
                    Table.of(Column.texts("task", task), Column.texts("condition", condition)),
                    Table.of(Column.texts("unit", names)))
                .name(name)
                .conditions(List.of("condition"))
                .values(values)
                .build())
        .build();
  }
}

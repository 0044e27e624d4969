package org.homolog.demixing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.geometry.Pairs;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.PopulationBuilder;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.spi.NullModel;
import org.homolog.spi.Options;
import org.homolog.spi.Score;
import org.homolog.spi.testkit.ReferenceAlgebra;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

/** Marginalised variance that is known, and demixing against what defines it. */
class DemixedPcaTest {
  private static final Map<String, Object> BOTH = Map.of("columns", List.of("stimulus", "choice"));

  /** Three stimuli crossed with two choices, in time bins of 0.1 s; values time-major. */
  private static NeuralSystem crossed(String name, int times, int units, double[] values) {
    int entries = values.length / (times * units);
    String[] stimuli = new String[entries];
    String[] choices = new String[entries];
    String[] repeats = new String[entries];
    for (int i = 0; i < entries; i++) {
      stimuli[i] = "s" + i % 6 / 2;
      choices[i] = i % 2 == 0 ? "left" : "right";
      repeats[i] = "r" + i / 6;
    }
    String[] labels = new String[units];
    double[] seconds = new double[times];
    java.util.Arrays.setAll(labels, u -> "u" + u);
    java.util.Arrays.setAll(seconds, t -> 0.1 * t);
    PopulationBuilder builder =
        Population.builder(
                Table.of(
                    Column.texts("stimulus", stimuli),
                    Column.texts("choice", choices),
                    Column.texts("repeat", repeats)),
                Table.of(Column.texts("unit", labels)))
            .name(name)
            .conditions(List.of("stimulus", "choice"))
            .repeats("repeat")
            .values(values)
            .times(seconds);
    return NeuralSystem.builder(name, NeuralSystem.Kind.SIMULATED)
        .facet(Population.class, builder.build())
        .build();
  }

  /** The same with random responses, three repeats each. */
  static NeuralSystem crossed(long seed, int times, int units) {
    CounterRandom random = new CounterRandom(seed, 3);
    double[] values = new double[18 * times * units];
    java.util.Arrays.setAll(values, i -> 3 + random.nextGaussian());
    return crossed("crossed " + seed, times, units, values);
  }

  @Test
  void varianceGoesToWhatDrivesIt() {
    // Unit 0 follows the stimulus (variance 6), unit 1 the choice (1), unit 2 time (4), unit 3 both
    // columns together (1).
    double[] stimulus = {-3, 0, 3};
    double[] values = new double[6 * 2 * 4];
    for (int i = 0; i < 12; i++) {
      int condition = i / 2;
      double choice = condition % 2 == 0 ? -1 : 1;
      values[i * 4] = 7 + stimulus[condition / 2];
      values[i * 4 + 1] = choice;
      values[i * 4 + 2] = i % 2 == 0 ? -2 : 2;
      values[i * 4 + 3] = choice * Math.sqrt(1.5) * stimulus[condition / 2] / 3;
    }
    NeuralSystem one = crossed("one", 2, 4, values);
    Map<String, Score> scores = Pairs.scores(new DemixedPca(), BOTH, one, one);
    assertEquals(6 / 12.0, scores.get("share-stimulus-reference").value(), 1e-12);
    assertEquals(1 / 12.0, scores.get("share-choice-reference").value(), 1e-12);
    assertEquals(4 / 12.0, scores.get("share-time-reference").value(), 1e-12);
    assertEquals(1 / 12.0, scores.get("share-stimulus-by-choice-candidate").value(), 1e-12);
    assertEquals(6 / 12.0, scores.get("captured-stimulus-candidate").value(), 1e-12);
    assertEquals(1, scores.get("share-agreement").value(), 1e-12);
    assertEquals(1, scores.get("course-similarity-choice").value(), 1e-12);
  }

  @Test
  void agreementIsTheOverlapOfShares() {
    NeuralSystem a = crossed(1, 4, 6);
    NeuralSystem b = crossed(2, 4, 9);
    Map<String, Score> scores = Pairs.scores(new DemixedPca(), BOTH, a, b);
    double shared = 0;
    double sum = 0;
    for (String name : List.of("time", "stimulus", "choice", "stimulus-by-choice")) {
      double own = scores.get("share-" + name + "-reference").value();
      shared += Math.min(own, scores.get("share-" + name + "-candidate").value());
      sum += own;
    }
    assertEquals(1, sum, 1e-12);
    assertEquals(shared, scores.get("share-agreement").value(), 1e-12);
  }

  @Test
  void partsAddUpAndAreOrthogonal() {
    int[] levels = {3, 2, 4};
    Matrix responses = Pairs.random(5, 24, 5);
    Map<String, Matrix> parts =
        Marginalisations.of(responses, levels, List.of("a", "b", "time"), false);
    assertEquals(7, parts.size());
    assertEquals(
        List.copyOf(parts.keySet()), Marginalisations.names(List.of("a", "b", "time"), false));
    for (int u = 0; u < 5; u++) {
      double mean = java.util.Arrays.stream(responses.column(u)).average().orElseThrow();
      for (int row = 0; row < 24; row++) {
        double sum = mean;
        for (Matrix part : parts.values()) {
          sum += part.get(row, u);
        }
        assertEquals(responses.get(row, u), sum, 1e-12);
      }
    }
    for (Matrix one : parts.values()) {
      for (Matrix other : parts.values()) {
        double product = 0;
        for (int i = 0; i < one.array().length; i++) {
          product += one.array()[i] * other.array()[i];
        }
        assertTrue(one == other ? product > 0 : Math.abs(product) < 1e-10);
      }
    }
  }

  @Test
  void allComponentsRecoverAPartWhereUnitsAreMany() {
    DemixedPcaOptions options =
        Options.bind(DemixedPcaOptions.class, Map.of("columns", List.of("a"), "components", 40));
    Demixed demixed =
        Demixed.of(Pairs.random(9, 12, 40), new int[] {3, 4}, options, new ReferenceAlgebra());
    for (String name : demixed.parts().keySet()) {
      assertEquals(demixed.share(name), demixed.captured(name), 1e-9);
    }
  }

  @Test
  void whatCannotBeCrossedIsRefused() {
    NeuralSystem whole = crossed(1, 4, 6);
    Population population = whole.require(Population.class);
    NeuralSystem gap =
        NeuralSystem.builder("gap", NeuralSystem.Kind.SIMULATED)
            .facet(Population.class, population.drawConditions(new int[] {0, 1, 2, 3, 4}))
            .build();
    HomologException missing =
        assertThrows(HomologException.class, () -> Pairs.scores(new DemixedPca(), BOTH, gap, gap));
    assertTrue(String.valueOf(missing.getMessage()).contains("s2, right"), missing.toString());
    HomologException unknown =
        assertThrows(
            HomologException.class,
            () ->
                Pairs.scores(
                    new DemixedPca(), Map.of("columns", List.of("stimulos")), whole, whole));
    assertTrue(String.valueOf(unknown.getMessage()).contains("stimulus"), unknown.toString());
    assertThrows(
        Options.InvalidOption.class,
        () -> Options.bind(DemixedPcaOptions.class, Map.of("columns", List.of("a", "a"))));
  }

  @Test
  void theNullOfSharesNeedsTwoColumns() {
    DemixedPca one = new DemixedPca();
    assertTrue(
        one.describe(Options.bind(DemixedPcaOptions.class, BOTH))
            .refusal(NullModel.PERMUTE_CONDITIONS, "share-agreement")
            .isEmpty());
    assertTrue(
        one.describe().refusal(NullModel.PERMUTE_CONDITIONS, "share-agreement").contains("single"));
  }
}

package org.homolog.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Options;
import org.homolog.spi.Score;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

/** Accuracy, error consistency and error patterns against values by hand and by NumPy. */
class ErrorsTest {
  private static NeuralSystem answered(String name, String[] truths, String... answers) {
    Observers.Trials trials = new Observers.Trials();
    for (int i = 0; i < truths.length; i++) {
      trials.add("c" + i, 0, truths[i], answers[i]);
    }
    return trials.system(name);
  }

  private static String[] letters(String text) {
    return text.split("");
  }

  /** Answers to two images each of the objects a, b and c, as counts per answer. */
  private static NeuralSystem counted(String name, int[][] counts) {
    Observers.Trials trials = new Observers.Trials();
    for (int i = 0; i < counts.length; i++) {
      for (int k = 0; k < 3; k++) {
        for (int r = 0; r < counts[i][k]; r++) {
          trials.add("c" + i, 0, letters("aabbcc")[i], letters("abc")[k]);
        }
      }
    }
    return trials.system(name);
  }

  private static final NeuralSystem ONE =
      counted(
          "one", new int[][] {{7, 2, 1}, {5, 3, 2}, {1, 8, 1}, {2, 4, 4}, {0, 3, 7}, {3, 1, 6}});
  private static final NeuralSystem OTHER =
      counted(
          "other", new int[][] {{6, 1, 3}, {6, 4, 0}, {2, 6, 2}, {1, 5, 4}, {1, 1, 8}, {4, 2, 4}});

  @Test
  void kappaOfSingleTrialsIsCohens() {
    String[] truth = letters("111111111111");
    List<Score> scores =
        Observers.scores(
            new ErrorConsistency(),
            Options.defaults(ErrorConsistencyOptions.class),
            answered("one", truth, letters("110101110101")),
            answered("other", truth, letters("100111100111")));
    // Agreement in 8 of 12 trials; both right in 2/3 of theirs: (2/3 - 5/9) / (4/9).
    assertEquals(0.25, Observers.value(scores, "kappa"), 1e-12);
    assertEquals(2 / 3.0, Observers.value(scores, "observed-agreement"), 1e-12);
    assertTrue(Double.isNaN(Observers.value(scores, "kappa-within-reference")));
  }

  @Test
  void kappaOfAnswersCountsEveryAnswer() {
    String[] truth = letters("xxxxxxxx");
    List<Score> scores =
        Observers.scores(
            new ErrorConsistency(),
            Observers.options(ErrorConsistencyOptions.class, "agreement", "answers"),
            answered("one", truth, letters("adaodooa")),
            answered("other", truth, letters("addoaoda")));
    // (5/8 - 21/64) / (1 - 21/64), as NumPy has it from the tables of counts.
    assertEquals(0.4418604651162791, Observers.value(scores, "kappa"), 1e-12);
  }

  @Test
  void repeatsDoNotBiasKappa() {
    double[] accuracies = new double[200];
    CounterRandom random = new CounterRandom(2, 0);
    Arrays.setAll(accuracies, i -> random.nextDouble());
    ErrorConsistencyOptions options = Options.defaults(ErrorConsistencyOptions.class);
    double few =
        Observers.value(
            Observers.scores(
                new ErrorConsistency(),
                options,
                Observers.recogniser(1, 3, accuracies),
                Observers.recogniser(2, 40, accuracies)),
            "kappa");
    List<Score> many =
        Observers.scores(
            new ErrorConsistency(),
            options,
            Observers.recogniser(3, 40, accuracies),
            Observers.recogniser(4, 40, accuracies));
    // Uniform p: 2 var(p) / (2 * 1/4) = 1/3.
    assertEquals(1 / 3.0, Observers.value(many, "kappa"), 0.05);
    assertEquals(few, Observers.value(many, "kappa"), 0.06);
    assertEquals(
        Observers.value(many, "kappa"), Observers.value(many, "kappa-within-reference"), 0.02);
  }

  @Test
  void patternsOfImagesAreThoseOfNumpy() {
    assertEquals(0.433720945885, correlation("i1", "object"), 1e-9);
    assertEquals(0.410709301891, correlation("i1n", "object"), 1e-9);
    assertEquals(0.167884684851, correlation("i2", "object"), 1e-9);
    assertEquals(0.139925970247, correlation("i2n", "object"), 1e-9);
  }

  private static double correlation(String pattern, String truth) {
    return Observers.value(
        Observers.scores(
            new ErrorPattern(),
            Observers.options(ErrorPatternOptions.class, "pattern", pattern, "truth", truth),
            ONE,
            OTHER),
        "correlation");
  }

  @Test
  void noiseCorrectionRecoversEqualPatterns() {
    double[] accuracies = new double[60];
    CounterRandom random = new CounterRandom(7, 0);
    Arrays.setAll(accuracies, i -> 0.2 + 0.7 * random.nextDouble());
    List<Score> scores =
        Observers.scores(
            new ErrorPattern(),
            Options.defaults(ErrorPatternOptions.class),
            Observers.recogniser(1, 12, accuracies),
            Observers.recogniser(2, 20, accuracies));
    assertTrue(Observers.value(scores, "correlation") < 0.9);
    assertEquals(1, Observers.value(scores, "noise-corrected-correlation"), 0.1);
    assertTrue(Observers.value(scores, "reliability-candidate") > 0.7);
  }

  @Test
  void accuracyWeighsConditionsOrTrials() {
    Observers.Trials uneven = new Observers.Trials();
    for (int i = 0; i < 9; i++) {
      uneven.add("easy", 0, "a", "a");
    }
    uneven.add("hard", 0, "a", "b");
    NeuralSystem one = uneven.system("one");
    for (String weighting : List.of("conditions", "trials")) {
      List<Score> scores =
          Observers.scores(
              new AccuracyComparison(),
              Observers.options(AccuracyOptions.class, "weighting", weighting),
              one,
              one);
      assertEquals(
          weighting.equals("trials") ? 0.9 : 0.5,
          Observers.value(scores, "accuracy-reference"),
          1e-12);
      assertEquals(0, Observers.value(scores, "accuracy-difference"), 0);
    }
  }

  @Test
  void aSystemWithoutBehaviourIsRefusedByName() {
    HomologException refused =
        assertThrows(
            HomologException.class,
            () ->
                Observers.scores(
                    new AccuracyComparison(),
                    Options.defaults(AccuracyOptions.class),
                    SyntheticSystems.random(1, 4, 2, 1, 3),
                    SyntheticSystems.random(2, 4, 2, 1, 3)));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("no column correct"), refused.toString());
  }
}

package org.homolog.predictivity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Axis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Design;
import org.homolog.spi.Draw;
import org.homolog.spi.Options;
import org.homolog.spi.Score;
import org.homolog.spi.testkit.Invariance;
import org.homolog.spi.testkit.PluginContractTest;
import org.homolog.spi.testkit.ReferenceAlgebra;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.spi.testkit.TestRun;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

class PredictivityComparisonTest extends PluginContractTest<PredictivityOptions, Responses> {

  private static PredictivityOptions with(Object... pairs) {
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(pairs[i].toString(), pairs[i + 1]);
    }
    return Options.bind(PredictivityOptions.class, values);
  }

  @Override
  protected Comparison<PredictivityOptions, Responses> comparison() {
    return new PredictivityComparison();
  }

  @Override
  protected PredictivityOptions options() {
    // Rotating the candidate changes its units, and so what reverse predictivity predicts.
    return with("folds", 3, "direction", "forward");
  }

  @Override
  protected Set<Invariance> invariances() {
    return Set.of(Invariance.UNIT_ORDER, Invariance.UNIT_ROTATION, Invariance.OFFSET);
  }

  @Override
  protected boolean conditionOrderMatters() {
    return true;
  }

  @Override
  protected double tolerance() {
    return 1e-7;
  }

  private static Map<String, Score> scores(
      NeuralSystem reference, NeuralSystem candidate, PredictivityOptions options) {
    PredictivityComparison comparison = new PredictivityComparison();
    Design design = Design.shared(List.of(reference, candidate));
    TestRun run = new TestRun(3);
    Map<String, Score> byName = new HashMap<>();
    comparison
        .score(
            comparison.prepare(design.sample(reference), options, run),
            comparison.prepare(design.sample(candidate), options, run),
            options,
            run)
        .forEach(score -> byName.put(score.name() + " " + score.direction(), score));
    return byName;
  }

  @Test
  void aLinearImageOfThePopulationIsPredictedAlmostPerfectly() {
    int conditions = 60;
    NeuralSystem source = SyntheticSystems.random(5, conditions, 1, 1, 4);
    Matrix values = source.require(org.homolog.population.Population.class).byEntry();
    CounterRandom random = new CounterRandom(8, 0);
    Matrix mixing = Matrix.zeros(4, 3);
    Arrays.setAll(mixing.array(), i -> random.nextGaussian());
    NeuralSystem image =
        SyntheticSystems.system(
            "image", conditions, 1, 1, 3, new ReferenceAlgebra().multiply(values, mixing).array());
    Map<String, Score> scores = scores(image, source, with("regression", "ridge"));
    assertEquals(1, scores.get("r forward").value(), 1e-4);
    assertEquals(1, scores.get("r-squared forward").value(), 1e-3);
    // Three units cannot tell four: the other way is imperfect.
    assertTrue(scores.get("r-squared reverse").value() < 0.999);
    for (String method : List.of("pls", "least-squares")) {
      assertEquals(
          1,
          scores(image, source, with("regression", method)).get("r forward").value(),
          1e-9,
          method);
    }
  }

  @Test
  void leaveOneOutOfNoiseIsReportedByDeterminationBecausePooledCorrelationIsBiased() {
    NeuralSystem one = SyntheticSystems.random(21, 40, 1, 1, 8);
    NeuralSystem other = SyntheticSystems.random(22, 40, 1, 1, 8);
    PredictivityOptions options = with("validation", "leave-one-out", "penalties", List.of(1e9));
    PredictivityComparison comparison = new PredictivityComparison();
    Design design = Design.shared(List.of(one, other));
    TestRun run = new TestRun(3);
    List<Score> scores =
        comparison.score(
            comparison.prepare(design.sample(one), options, run),
            comparison.prepare(design.sample(other), options, run),
            options,
            run);
    assertEquals("r-squared", scores.get(0).name());
    assertEquals(0, scores.get(0).value(), 1e-3);
    assertTrue(scores.get(1).isUndefined(), "one sample has no correlation");
    assertTrue(scores.get(2).value() < -0.9, "a constant predictor pools to -1");
  }

  @Test
  void copiesOfAConditionStayInOneFold() {
    NeuralSystem one = SyntheticSystems.random(1, 12, 1, 1, 5);
    Design design = Design.shared(List.of(one));
    PredictivityOptions options = with("folds", 4);
    int[] rows = {0, 0, 0, 3, 3, 5, 6, 6, 8, 9, 10, 10};
    Responses drawn =
        new PredictivityComparison()
            .prepare(
                design.sample(one, Draw.resample(Axis.CONDITION, rows)), options, new TestRun(1));
    assertArrayEquals(rows, drawn.conditionOf());
    int[] foldOf = Folds.random(new int[12], 4, options.foldSeed());
    for (int[] held : Folds.heldOut(Arrays.stream(rows).map(row -> foldOf[row]).toArray())) {
      for (int sample : held) {
        for (int trained : Folds.training(held, rows.length)) {
          assertFalse(
              rows[sample] == rows[trained], "condition " + rows[sample] + " is in two folds");
        }
      }
    }
  }

  @Test
  void binsOfAConditionStayInOneFoldAndSystemsNeedTheSameBins() {
    NeuralSystem moving = SyntheticSystems.random(1, 9, 2, 4, 5);
    NeuralSystem still = SyntheticSystems.random(2, 9, 2, 1, 5);
    HomologException refused =
        assertThrows(HomologException.class, () -> scores(moving, still, with("folds", 3)));
    assertTrue(refused.getMessage().contains("time: average"), refused.getMessage());
    assertFalse(scores(moving, still, with("folds", 3, "time", "average")).isEmpty());
    assertFalse(scores(moving, still, with("folds", 3, "time", "features")).isEmpty());
  }

  @Test
  void theRankOfTheDataCapsTheComponentsAndIsSaid() {
    NeuralSystem one = SyntheticSystems.random(1, 12, 1, 1, 4);
    NeuralSystem other = SyntheticSystems.random(2, 12, 1, 1, 4);
    PredictivityComparison comparison = new PredictivityComparison();
    PredictivityOptions options = with("regression", "pls", "components", 25, "folds", 3);
    Design design = Design.shared(List.of(one, other));
    TestRun run = new TestRun(3);
    comparison.score(
        comparison.prepare(design.sample(one), options, run),
        comparison.prepare(design.sample(other), options, run),
        options,
        run);
    assertTrue(
        run.warnings().get(0).contains("the rank of the training data ended at 4"),
        run.warnings().toString());
  }

  @Test
  void reliabilityOfNoiselessRepeatsIsOneAndThenExplainedVarianceIsTheSquare() {
    double[] values = new double[20 * 2 * 3];
    CounterRandom random = new CounterRandom(4, 0);
    for (int condition = 0; condition < 20; condition++) {
      for (int unit = 0; unit < 3; unit++) {
        double value = random.nextGaussian();
        values[(condition * 2) * 3 + unit] = value;
        values[(condition * 2 + 1) * 3 + unit] = value;
      }
    }
    NeuralSystem repeated = SyntheticSystems.system("repeated", 20, 2, 1, 3, values);
    Map<String, Score> scores = scores(repeated, repeated, with("folds", 4));
    assertEquals(1, scores.get("explained-variance forward").value(), 1e-3);
  }

  @Test
  void leakyPreprocessingIsLabelledSo() {
    assertTrue(
        with("principal-components", 10, "preprocessing", "all-conditions")
            .convention()
            .contains("leaky"));
    assertFalse(with("principal-components", 10).convention().contains("leaky"));
  }

  @Test
  void aPredictionIsTakenAsItIsUnitByUnit() {
    NeuralSystem truth = SyntheticSystems.random(1, 12, 1, 1, 4);
    PredictivityOptions options = with("regression", "none", "direction", "forward", "folds", 3);
    assertEquals(1, scores(truth, truth, options).get("r-squared forward").value(), 1e-12);
    NeuralSystem other = SyntheticSystems.random(2, 12, 1, 1, 4);
    assertTrue(scores(truth, other, options).get("r-squared forward").value() < 0);
    HomologException refused =
        assertThrows(
            HomologException.class,
            () -> scores(truth, SyntheticSystems.random(2, 12, 1, 1, 5), options));
    assertTrue(refused.getMessage().contains("matches units by name"), refused.getMessage());
    assertThrows(Options.InvalidOption.class, () -> with("regression", "none"));
  }
}

package org.homolog.benchmark;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homolog.linalg.Matrix;
import org.homolog.predictivity.PenaltyChoice;
import org.homolog.predictivity.PredictivityComparison;
import org.homolog.predictivity.PredictivityOptions;
import org.homolog.predictivity.RidgeRegression;
import org.homolog.spi.Comparison;
import org.homolog.spi.Design;
import org.homolog.spi.Options;
import org.homolog.spi.Run;
import org.homolog.system.NeuralSystem;

/** Regression predictivity, of a large population once and of a small one under a bootstrap. */
final class RegressionTasks {
  private static final int SAMPLES = 2560;
  private static final int PREDICTORS = 2000;
  private static final int TARGETS = 168;
  private static final List<Double> PENALTIES =
      List.of(1e-2, 1e-1, 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7);

  private RegressionTasks() {}

  static List<Task> all(Inputs inputs, Run run) {
    return List.of(
        Task.whole(
            "ridge-1split",
            "2304 x 2000 to 168 targets, one of 10 penalties by leave-one-out",
            () -> once(inputs, run)),
        Task.whole(
            "ridge-10splits",
            "10 folds of 2560 x 2000 to 168 targets, 10 penalties, fit, predict, correlate",
            () -> score(inputs, Map.of("regression", "ridge", "penalties", PENALTIES), run)),
        Task.whole(
            "pls25-10splits",
            "10 folds of 2560 x 2000 to 168 targets, 25 components, fit, predict, correlate",
            () -> score(inputs, Map.of("regression", "pls", "components", 25), run)),
        Task.whole(
            "bootstrap-ridge-34x21",
            "1000 draws x 10 folds, 34 conditions, 21 units to 21, 8 penalties",
            () -> bootstrap(inputs, run)));
  }

  private static Matrix predictors(Inputs inputs) {
    return inputs.matrix("regression", "x", SAMPLES, PREDICTORS);
  }

  private static Matrix targets(Inputs inputs) {
    return inputs.matrix("regression", "y", SAMPLES, TARGETS);
  }

  private static Runnable once(Inputs inputs, Run run) {
    int[] training = IntStream.range(0, SAMPLES * 9 / 10).toArray();
    int[] held = IntStream.range(SAMPLES * 9 / 10, SAMPLES).toArray();
    Matrix x = predictors(inputs).selectRows(training);
    Matrix y = targets(inputs).selectRows(training);
    Matrix test = predictors(inputs).selectRows(held);
    RidgeRegression ridge =
        new RidgeRegression(
            PENALTIES.stream().mapToDouble(Double::doubleValue).toArray(),
            new PenaltyChoice(false, 0, false));
    int[] conditions = IntStream.range(0, x.rows()).toArray();
    return () -> ridge.fit(x, y, conditions, run).predict(test);
  }

  private static Runnable score(Inputs inputs, Map<String, Object> given, Run run) {
    return scores(
        new PredictivityComparison(),
        options(given),
        Systems.population("reference", targets(inputs)),
        Systems.population("candidate", predictors(inputs)),
        run);
  }

  private static <O extends Record, P> Runnable scores(
      Comparison<O, P> comparison, O options, NeuralSystem one, NeuralSystem other, Run run) {
    Design design = Design.shared(List.of(one, other));
    P reference = comparison.prepare(design.sample(one), options, run);
    P candidate = comparison.prepare(design.sample(other), options, run);
    return () -> comparison.score(reference, candidate, options, run);
  }

  private static Runnable bootstrap(Inputs inputs, Run run) {
    Matrix both = inputs.matrix("bootstrap-ridge", "x", 34, 42);
    int[] first = IntStream.range(0, 21).toArray();
    int[] second = Arrays.stream(first).map(i -> i + 21).toArray();
    NeuralSystem reference = Systems.population("reference", both.selectColumns(first));
    NeuralSystem candidate = Systems.population("candidate", both.selectColumns(second));
    PredictivityOptions options = options(Map.of());
    return () ->
        DissimilarityTasks.evaluate(
            new PredictivityComparison(), options, reference, List.of(candidate), run);
  }

  private static PredictivityOptions options(Map<String, Object> given) {
    Map<String, Object> all = new LinkedHashMap<>(given);
    all.put("direction", "forward");
    return Options.bind(PredictivityOptions.class, all);
  }
}

package org.homolog.predictivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Options;
import org.homolog.spi.testkit.TestRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Values computed by scikit-learn and Brain-Score; the manifest names versions, calls and
 * tolerances.
 */
class GoldenRegressionTest {
  private static final TreeMap<String, String> OUTCOMES = new TreeMap<>();

  @AfterAll
  static void report() {
    long skipped = OUTCOMES.values().stream().filter(o -> o.startsWith("skipped")).count();
    System.out.println(
        "golden regression cases: "
            + (OUTCOMES.size() - skipped)
            + " run, "
            + skipped
            + " skipped");
    OUTCOMES.forEach((id, outcome) -> System.out.println("  " + id + ": " + outcome));
  }

  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    Path folder = Path.of(System.getProperty("homolog.shared", "../shared"), "golden", "compare");
    assumeTrue(Files.exists(folder.resolve("manifest.json")), "golden values are not at " + folder);
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode node :
        new ObjectMapper().readTree(folder.resolve("manifest.json").toFile()).get("cases")) {
      String id = node.get("id").asText();
      if (id.matches("(regression|brainscore|ceiling|spikes)/.*") && !id.endsWith("rsa_ceiling")) {
        tests.add(DynamicTest.dynamicTest(id, () -> check(id, node, folder)));
      }
    }
    return tests.stream();
  }

  private static void check(String id, JsonNode node, Path folder) {
    OUTCOMES.put(id, "failed");
    try (HdfFile file = new HdfFile(folder.resolve(node.get("file").asText()))) {
      Golden golden = new Golden(node, file);
      if (id.contains("himalaya_banded")) {
        banded(golden);
      } else if (id.startsWith("regression/")) {
        regression(id, golden);
      } else if (id.endsWith("bits_per_spike")) {
        spikes(golden);
      } else if (id.endsWith("decoder_r2")) {
        decoder(golden);
      } else if (id.startsWith("brainscore/")) {
        brainScore(id, golden);
      } else if (id.endsWith("internal_consistency")) {
        consistency(golden);
      } else {
        double[] r = golden.input("r");
        for (int times : new int[] {2, 3, 5}) {
          golden.same(
              "n" + times,
              Arrays.stream(r).map(v -> Correlation.spearmanBrown(v, times)).toArray());
        }
      }
    }
    OUTCOMES.put(id, "run");
  }

  private static Regression regression(JsonNode parameters, String call) {
    if (call.startsWith("PLS")) {
      return new PartialLeastSquares(parameters.get("n_components").asInt());
    }
    if (call.startsWith("Linear")) {
      return new LeastSquares();
    }
    if (parameters.has("alpha")) {
      return new RidgeRegression(
          new double[] {parameters.get("alpha").asDouble()}, PenaltyChoice.leaveOneOut(false));
    }
    PenaltyChoice choice =
        parameters.has("cv")
            ? new PenaltyChoice(true, 5, false)
            : PenaltyChoice.leaveOneOut(
                parameters.get("selection").asText().contains("per target"));
    return new RidgeRegression(penalties(parameters), choice);
  }

  private static double[] penalties(JsonNode parameters) {
    double[] penalties = new double[parameters.get("alphas").size()];
    Arrays.setAll(penalties, i -> parameters.get("alphas").get(i).asDouble());
    return penalties;
  }

  private static int[] distinct(Matrix samples) {
    return java.util.stream.IntStream.range(0, samples.rows()).toArray();
  }

  private static void banded(Golden golden) {
    Matrix x = golden.matrix("x");
    Matrix y = golden.matrix("y");
    Matrix trainX = x.selectRows(golden.integers("train"));
    int[] test = golden.integers("test");
    Matrix weights = golden.matrix("group_weights");
    double[][] choices = new double[weights.rows()][];
    Arrays.setAll(choices, weights::row);
    BandedRidge.BandedFit fitted =
        new BandedRidge(penalties(golden.node.get("params")), golden.integers("group"), choices, 5)
            .fit(trainX, y.selectRows(golden.integers("train")), distinct(trainX), new TestRun(1));
    golden.same("prediction", fitted.predict(x.selectRows(test)).array());
    golden.same("alpha", fitted.linear().used());
    int bands = weights.columns();
    double[] deltas = new double[bands * y.columns()];
    for (int band = 0; band < bands; band++) {
      for (int t = 0; t < y.columns(); t++) {
        deltas[band * y.columns() + t] =
            Math.log(fitted.bands()[t][band] / fitted.linear().used()[t]);
      }
    }
    golden.same("deltas", deltas);
    golden.same("r2", determination(fitted.predict(x.selectRows(test)), y.selectRows(test)));
  }

  private static double[] determination(Matrix predicted, Matrix y) {
    double[] shares = new double[y.columns()];
    double[] means = Centering.means(y);
    for (int t = 0; t < shares.length; t++) {
      double errors = 0;
      double spread = 0;
      for (int i = 0; i < y.rows(); i++) {
        errors += Math.pow(y.get(i, t) - predicted.get(i, t), 2);
        spread += Math.pow(y.get(i, t) - means[t], 2);
      }
      shares[t] = 1 - errors / spread;
    }
    return shares;
  }

  private static void spikes(Golden golden) {
    JsonNode shape = golden.node.get("inputs").get("rates").get("shape");
    int units = shape.get(shape.size() - 1).asInt();
    double[] rates = golden.input("rates");
    Matrix expected = Matrix.of(rates.length / units, units, rates);
    Matrix counts = Matrix.of(rates.length / units, units, golden.input("spikes"));
    golden.same("bits_per_spike", SpikeLikelihood.bitsPerSpike(expected, counts));
    golden.same("nll", SpikeLikelihood.negative(expected, counts));
  }

  private static void decoder(Golden golden) {
    Matrix x = golden.matrix("train_x");
    Regression.Fitted fitted =
        new RidgeRegression(penalties(golden.node.get("params")), new PenaltyChoice(false, 5, true))
            .fit(x, golden.matrix("train_y"), distinct(x), new TestRun(1));
    golden.same(
        "r2",
        Arrays.stream(
                determination(fitted.predict(golden.matrix("eval_x")), golden.matrix("eval_y")))
            .average()
            .orElseThrow());
  }

  private static void regression(String id, Golden golden) {
    Matrix x = golden.matrix("x");
    Matrix y = golden.matrix("y");
    int[] train = golden.integers("train");
    int[] test = golden.integers("test");
    Regression.Fitted fitted =
        regression(golden.node.get("params"), golden.node.get("call").asText())
            .fit(x.selectRows(train), y.selectRows(train), train, new TestRun(1));
    Matrix prediction = fitted.predict(x.selectRows(test));
    double[] correlations = Correlation.ofColumns(prediction, y.selectRows(test));
    // Components here are exact: of the two sets a port may match, the converged one.
    String suffix = id.contains("pls") ? "_converged" : "";
    golden.same("prediction" + suffix, prediction.array());
    if (golden.has("r_per_target" + suffix)) {
      golden.same("r_per_target" + suffix, correlations);
      golden.same("r_median" + suffix, Correlation.median(correlations));
    }
    if (golden.has("r2")) {
      golden.same("r2", determination(prediction, y.selectRows(test)));
      golden.same("r", correlations);
    }
    if (golden.has("alpha") && fitted instanceof RidgeRegression.RidgeFit ridge) {
      double[] used = ridge.used();
      golden.same("alpha", golden.output("alpha").length == 1 ? new double[] {used[0]} : used);
    }
  }

  private static void brainScore(String id, Golden golden) {
    Matrix x = golden.matrix("x");
    Matrix y = golden.matrix("y");
    Matrix masks = golden.matrix("train_mask");
    PredictivityOptions options =
        Options.bind(
            PredictivityOptions.class,
            id.contains("pls")
                ? java.util.Map.of("regression", "pls", "components", 25)
                : id.endsWith("ridge")
                    ? java.util.Map.of(
                        "regression", "ridge", "penalties", List.of(brainScorePenalty()))
                    : java.util.Map.of(
                        "regression", id.endsWith("single") ? "one-to-one" : "least-squares"));
    List<int[]> heldOut = new ArrayList<>();
    for (int split = 0; split < masks.rows(); split++) {
      double[] mask = masks.row(split);
      heldOut.add(
          java.util.stream.IntStream.range(0, mask.length).filter(i -> mask[i] == 0).toArray());
    }
    CrossValidation validation =
        CrossValidation.run(
            x, y, distinct(x), heldOut, options.chosen(new int[0]), options, new TestRun(1));
    double[] medians = validation.splits().stream().mapToDouble(Correlation::median).toArray();
    double mean = validation.medianCorrelation();
    double squares = Arrays.stream(medians).map(m -> (m - mean) * (m - mean)).sum();
    golden.same("score", mean);
    golden.same("error", Math.sqrt(squares / medians.length) / Math.sqrt(medians.length));
    golden.same(
        "r_split_by_neuroid",
        validation.splits().stream().flatMapToDouble(Arrays::stream).toArray());
  }

  /** Brain-Score's ridge_regression is scikit-learn's Ridge at its default penalty. */
  private static double brainScorePenalty() {
    return 1;
  }

  private static void consistency(Golden golden) {
    Matrix y = golden.matrix("y");
    int[] stimulus = golden.integers("stimulus");
    int[] repetition = golden.integers("repetition");
    Matrix halves = golden.matrix("first_half_mask");
    int conditions = Arrays.stream(stimulus).max().orElseThrow() + 1;
    int[][] entries = new int[conditions][];
    Arrays.setAll(
        entries,
        c ->
            java.util.stream.IntStream.range(0, stimulus.length)
                .filter(i -> stimulus[i] == c)
                .toArray());
    List<Double> medians = new ArrayList<>();
    List<Double> corrected = new ArrayList<>();
    for (int split = 0; split < halves.rows(); split++) {
      boolean[] first = new boolean[stimulus.length];
      for (int i = 0; i < first.length; i++) {
        first[i] = halves.get(split, repetition[i]) == 1;
      }
      double[] one = Reliability.corrected(y, entries, first);
      medians.add(Correlation.median(one));
      Arrays.stream(one).forEach(corrected::add);
    }
    golden.same(
        "corrected_r_split_by_neuroid",
        corrected.stream().mapToDouble(Double::doubleValue).toArray());
    golden.same(
        "ceiling", medians.stream().mapToDouble(Double::doubleValue).average().orElseThrow());
  }

  /** One case: its inputs, and what it must give. */
  private record Golden(JsonNode node, HdfFile file) {
    double[] read(String path) {
      Object data = file.getDatasetByPath(node.get("group").asText() + path).getData();
      List<Double> flat = new ArrayList<>();
      flatten(data, flat);
      return flat.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void flatten(Object data, List<Double> flat) {
      if (data instanceof Number number) {
        flat.add(number.doubleValue());
        return;
      }
      for (int i = 0; i < java.lang.reflect.Array.getLength(data); i++) {
        flatten(java.lang.reflect.Array.get(data, i), flat);
      }
    }

    double[] input(String name) {
      return read("/inputs/" + name);
    }

    double[] output(String name) {
      return read("/outputs/" + name);
    }

    boolean has(String name) {
      return node.get("outputs").has(name);
    }

    int[] integers(String name) {
      return Arrays.stream(input(name)).mapToInt(v -> (int) v).toArray();
    }

    Matrix matrix(String name) {
      JsonNode shape = node.get("inputs").get(name).get("shape");
      return Matrix.of(shape.get(0).asInt(), shape.get(1).asInt(), input(name));
    }

    void same(String name, double... got) {
      JsonNode tolerance = node.get("outputs").get(name);
      double[] want = output(name);
      assertEquals(want.length, got.length, name);
      for (int i = 0; i < want.length; i++) {
        double allowed =
            tolerance.get("atol").asDouble() + tolerance.get("rtol").asDouble() * Math.abs(want[i]);
        assertEquals(want[i], got[i], allowed, name + "[" + i + "]");
      }
    }
  }
}

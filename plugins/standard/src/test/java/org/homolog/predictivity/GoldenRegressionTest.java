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
      if (id.matches("(regression|brainscore|ceiling)/.*")) {
        tests.add(DynamicTest.dynamicTest(id, () -> check(id, node, folder)));
      }
    }
    return tests.stream();
  }

  private static void check(String id, JsonNode node, Path folder) {
    String laterWork =
        id.contains("himalaya")
            ? "penalty by K-fold and banded ridge are not offered"
            : id.endsWith("_single")
                ? "one-to-one regression is not offered"
                : id.contains("rsa_ceiling") ? "a ceiling of RSA" : "";
    OUTCOMES.put(id, laterWork.isEmpty() ? "failed" : "skipped: " + laterWork);
    assumeTrue(laterWork.isEmpty(), laterWork);
    try (HdfFile file = new HdfFile(folder.resolve(node.get("file").asText()))) {
      Golden golden = new Golden(node, file);
      if (id.startsWith("regression/")) {
        regression(id, golden);
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
      return new RidgeRegression(new double[] {parameters.get("alpha").asDouble()}, false);
    }
    double[] penalties = new double[parameters.get("alphas").size()];
    Arrays.setAll(penalties, i -> parameters.get("alphas").get(i).asDouble());
    return new RidgeRegression(
        penalties, parameters.get("selection").asText().contains("per target"));
  }

  private static void regression(String id, Golden golden) {
    Matrix x = golden.matrix("x");
    Matrix y = golden.matrix("y");
    int[] train = golden.integers("train");
    int[] test = golden.integers("test");
    Regression.Fitted fitted =
        regression(golden.node.get("params"), golden.node.get("call").asText())
            .fit(x.selectRows(train), y.selectRows(train), new TestRun(1));
    Matrix prediction = fitted.predict(x.selectRows(test));
    double[] correlations = Correlation.ofColumns(prediction, y.selectRows(test));
    // Components here are exact: of the two sets a port may match, the converged one.
    String suffix = id.contains("pls") ? "_converged" : "";
    golden.same("prediction" + suffix, prediction.array());
    golden.same("r_per_target" + suffix, correlations);
    golden.same("r_median" + suffix, Correlation.median(correlations));
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
                    : java.util.Map.of("regression", "least-squares"));
    List<int[]> heldOut = new ArrayList<>();
    for (int split = 0; split < masks.rows(); split++) {
      double[] mask = masks.row(split);
      heldOut.add(
          java.util.stream.IntStream.range(0, mask.length).filter(i -> mask[i] == 0).toArray());
    }
    CrossValidation validation = CrossValidation.run(x, y, heldOut, options, new TestRun(1));
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

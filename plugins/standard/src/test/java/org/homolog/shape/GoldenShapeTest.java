package org.homolog.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homolog.geometry.Pairs;
import org.homolog.kernel.Cka;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.linalg.openblas.OpenBlasAlgebra;
import org.homolog.matching.Assignment;
import org.homolog.spi.Options;
import org.homolog.standard.GoldenCases;
import org.homolog.stochastic.GoldenNoise;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Shape metrics as netrep computes them. */
class GoldenShapeTest {
  private static final GoldenCases GOLDEN = new GoldenCases();
  private final LinearAlgebra algebra = new OpenBlasAlgebra(1);

  @AfterAll
  static void report() {
    System.out.println("golden shape cases: " + GOLDEN.summary());
  }

  @TestFactory
  Stream<DynamicTest> goldenValues() {
    return GOLDEN.family("shape_metric", this::compare);
  }

  private Optional<String> compare(GoldenCases.Case one) {
    if (one.expects("sq_bures") || one.has("cov1")) {
      GoldenNoise.compare(one, algebra);
    } else if (one.expects("distances")) {
      pairwise(one);
    } else if (one.expects("px")) {
      permutation(one);
    } else if (one.has("n_test")) {
      linear(one);
    } else {
      Map<String, Object> biased = Map.of("unbiased", false);
      one.check(
          "distance",
          Pairs.scores(new Cka(), biased, one.matrix("x"), one.matrix("y"))
              .get("angular-distance")
              .value());
    }
    return Optional.empty();
  }

  private void linear(GoldenCases.Case one) {
    Map<String, Object> options =
        Map.of(
            "alpha", Double.parseDouble(one.parameter("alpha")),
            "ground", one.parameter("score_method"),
            "centre", Boolean.parseBoolean(one.parameter("center_columns")));
    Matrix x = one.matrix("x");
    Matrix y = one.matrix("y");
    one.check("distance", Pairs.main(new ShapeMetric(), options, x, y));
    int held = one.integers("n_test")[0];
    int[] test = IntStream.range(0, held).toArray();
    int[] train = IntStream.range(held, x.rows()).toArray();
    one.check(
        "train_distance",
        Pairs.main(new ShapeMetric(), options, x.selectRows(train), y.selectRows(train)));
    ShapeMetricOptions bound = Options.bind(ShapeMetricOptions.class, options);
    one.check(
        "test_distance",
        ShapeMetric.heldOut(x, y, train, test, bound, algebra).distance(bound.ground()));
  }

  private void permutation(GoldenCases.Case one) {
    Map<String, Object> options =
        Map.of("alignment", "permutation", "ground", one.parameter("score_method"));
    Matrix x = one.matrix("x");
    Matrix y = one.matrix("y");
    one.check("distance", Pairs.main(new ShapeMetric(), options, x, y));
    ShapeMetricOptions bound = Options.bind(ShapeMetricOptions.class, options);
    int[] partner =
        Assignment.largest(
            PermutedUnits.products(
                PermutedUnits.shape(x, bound, algebra),
                PermutedUnits.shape(y, bound, algebra),
                algebra));
    one.check("px", IntStream.range(0, partner.length).asDoubleStream().toArray());
    one.check("py", Arrays.stream(partner).asDoubleStream().toArray());
  }

  private static void pairwise(GoldenCases.Case one) {
    List<Matrix> networks = new ArrayList<>();
    for (int i = 0; one.has("x" + i); i++) {
      networks.add(one.matrix("x" + i));
    }
    int size = networks.size();
    double[] distances = new double[size * size];
    Map<String, Object> options = Map.of("alpha", Double.parseDouble(one.parameter("alpha")));
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        distances[i * size + j] =
            i == j ? 0 : Pairs.main(new ShapeMetric(), options, networks.get(i), networks.get(j));
      }
    }
    one.check("distances", distances);
  }
}

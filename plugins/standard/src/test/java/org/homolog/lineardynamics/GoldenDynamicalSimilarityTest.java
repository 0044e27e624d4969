package org.homolog.lineardynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.homolog.geometry.Centring;
import org.homolog.geometry.Pairs;
import org.homolog.linalg.LinearAlgebra.GeneralEigen;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Options;
import org.homolog.spi.Run;
import org.homolog.standard.GoldenCases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Dynamical similarity as the package of its authors computes it, in single precision. */
class GoldenDynamicalSimilarityTest {
  private static final GoldenCases GOLDEN = new GoldenCases();

  /** Of the tolerance that allows for the peer's search, what its single precision needs. */
  private static final double NO_WORSE = 0.05;

  private final Run run = Pairs.run();

  @AfterAll
  static void report() {
    System.out.println("golden dsa cases: " + GOLDEN.summary());
  }

  @TestFactory
  Stream<DynamicTest> goldenValues() {
    return GOLDEN.family(
        "dsa",
        one -> {
          if (one.has("x")) {
            fit(one);
          } else {
            distances(one);
          }
          return Optional.empty();
        });
  }

  private void fit(GoldenCases.Case one) {
    Map<String, Object> given =
        Map.of(
            "delays", Integer.parseInt(one.parameter("n_delays")),
            "interval", Integer.parseInt(one.parameter("delay_interval")),
            "rank", Integer.parseInt(one.parameter("rank")),
            "ridge", Double.parseDouble(one.parameter("lamb")));
    LinearDynamics fitted =
        LinearDynamics.of(
            courses(one), Options.bind(DynamicalSimilarityOptions.class, given), run.algebra());
    double[] eigenvalues = new double[2 * fitted.real().length];
    for (int i = 0; i < fitted.real().length; i++) {
      eigenvalues[2 * i] = fitted.real()[i];
      eigenvalues[2 * i + 1] = fitted.imaginary()[i];
    }
    one.check("eigenvalues", eigenvalues);
    one.check("singular_values", fitted.singularValues());
    one.check("a_v_frobenius", Math.sqrt(Centring.sumOfSquares(fitted.operator())));
    one.check("a_v_singular_values", run.algebra().singularValues(fitted.operator()));
  }

  /** Trials x times x units, or the times x units of one trial. */
  private static List<Matrix> courses(GoldenCases.Case one) {
    int[] shape = one.shape("x");
    int units = shape[shape.length - 1];
    int times = shape[shape.length - 2];
    double[] values = one.input("x");
    List<Matrix> courses = new ArrayList<>();
    for (int from = 0; from < values.length; from += times * units) {
      courses.add(Matrix.of(times, units, Arrays.copyOfRange(values, from, from + times * units)));
    }
    return courses;
  }

  private void distances(GoldenCases.Case one) {
    LinearDynamics a = map(one.matrix("a"));
    LinearDynamics b = map(one.matrix("b"));
    one.checkWithin("angular", NO_WORSE, distance(a, b, "angular"));
    one.checkWithin("euclidean", NO_WORSE, distance(a, b, "euclidean"));
    one.check("wasserstein_eig", distance(a, b, "wasserstein"));
  }

  private double distance(LinearDynamics a, LinearDynamics b, String distance) {
    return DynamicalSimilarity.distance(
        a, b, Options.bind(DynamicalSimilarityOptions.class, Map.of("distance", distance)), run);
  }

  private LinearDynamics map(Matrix operator) {
    GeneralEigen eigen = run.algebra().eigen(operator);
    double[] unknown = new double[operator.rows()];
    return new LinearDynamics(operator, unknown, eigen.real(), eigen.imaginary(), "");
  }
}

package org.homolog.rotation;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.homolog.geometry.Trajectories;
import org.homolog.linalg.Matrix;
import org.homolog.linalg.openblas.OpenBlasAlgebra;
import org.homolog.population.MissingPolicy;
import org.homolog.standard.GoldenCases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Rotations as the Python package jPCA finds them. */
class GoldenJpcaTest {
  private static final GoldenCases GOLDEN = new GoldenCases();

  @AfterAll
  static void report() {
    System.out.println("golden jpca cases: " + GOLDEN.summary());
  }

  @TestFactory
  Stream<DynamicTest> goldenValues() {
    return GOLDEN.family("jpca", GoldenJpcaTest::compare);
  }

  private static Optional<String> compare(GoldenCases.Case one) {
    int[] shape = one.shape("x");
    JpcaOptions options =
        new JpcaOptions(
            Integer.parseInt(one.parameter("num_pcs")),
            Integer.parseInt(one.parameter("num_jpcs")) / 2,
            Double.parseDouble(one.parameter("soft_normalize")),
            Boolean.parseBoolean(one.parameter("subtract_condition_mean")),
            MissingPolicy.REFUSE);
    Matrix values = Matrix.of(shape[0] * shape[1], shape[2], one.input("x"));
    Rotation rotation =
        Rotation.of(
            "x", new Trajectories(values, shape[0], shape[1]), options, new OpenBlasAlgebra(1));
    double[] eigenvalues = new double[options.components()];
    for (int i = 0; i < 2 * rotation.frequencies().length; i++) {
      eigenvalues[i] = rotation.frequencies()[i / 2];
    }
    one.check("m_skew_eigenvalue_imag", eigenvalues);
    one.check("full_variance", rotation.totalVariance());
    one.check("pc_variance", Arrays.copyOf(rotation.componentVariances(), options.components()));
    one.check("plane_variance", rotation.planeVariances());
    return Optional.empty();
  }
}

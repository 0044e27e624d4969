package org.homolog.demixing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.linalg.openblas.OpenBlasAlgebra;
import org.homolog.population.MissingPolicy;
import org.homolog.standard.GoldenCases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Demixed components as the Python package dPCA finds them. */
class GoldenDemixedPcaTest {
  private static final GoldenCases GOLDEN = new GoldenCases();
  private static final LinearAlgebra ALGEBRA = new OpenBlasAlgebra(1);

  @AfterAll
  static void report() {
    System.out.println("golden dpca cases: " + GOLDEN.summary());
  }

  @TestFactory
  Stream<DynamicTest> goldenValues() {
    return GOLDEN.family("dpca", GoldenDemixedPcaTest::compare);
  }

  private static Optional<String> compare(GoldenCases.Case one) {
    String labels = one.parameter("labels");
    List<String> columns = new ArrayList<>();
    for (int f = 0; f < labels.length() - 1; f++) {
      columns.add(labels.substring(f, f + 1));
    }
    DemixedPcaOptions options =
        new DemixedPcaOptions(
            columns,
            Integer.parseInt(one.parameter("n_components")),
            !one.outputs().contains("marginal_" + labels.charAt(0) + "t"),
            Double.parseDouble(one.parameter("regularizer")),
            MissingPolicy.REFUSE);
    int[] shape = one.shape("x");
    double[] values = one.input("x");
    Matrix byUnit = Matrix.of(shape[0], values.length / shape[0], values);
    int[] levels = Arrays.copyOfRange(shape, 1, shape.length);
    Demixed demixed = Demixed.of(byUnit.transpose(), levels, options, ALGEBRA);
    for (String output : one.outputs()) {
      int split = output.lastIndexOf('_');
      Demixed.Part part = demixed.part(name(output.substring(split + 1)));
      double[] got =
          switch (output.substring(0, split)) {
            case "P" -> leading(part.encoder(), one.expected(output).length / shape[0]);
            case "D" -> leading(part.decoder(), one.expected(output).length / shape[0]);
            case "marginal" -> part.marginal().transpose().array();
            case "residual" -> new double[] {part.residual()};
            // Components beyond the rank of the responses explain nothing.
            case "var_ratio" ->
                Arrays.copyOf(
                    part.varianceRatios(demixed.total(), ALGEBRA), one.expected(output).length);
            default -> throw new AssertionError("nothing computes " + output);
          };
      one.check(output, got);
    }
    return Optional.empty();
  }

  /** The reference writes "st", this package "s-by-time". */
  private static String name(String letters) {
    return String.join("-by-", letters.split("")).replaceAll("\\bt\\b", "time");
  }

  private static double[] leading(Matrix components, int count) {
    int[] first = new int[count];
    Arrays.setAll(first, i -> i);
    return components.selectColumns(first).array();
  }
}

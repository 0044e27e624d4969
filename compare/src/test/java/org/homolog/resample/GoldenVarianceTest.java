package org.homolog.resample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.homolog.failure.HomologException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Variance formulas against rsatoolbox. */
class GoldenVarianceTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("homolog.shared", ""), "golden", "compare");

  @TestFactory
  Stream<DynamicTest> variances() throws IOException {
    Path manifest = FOLDER.resolve("manifest.json");
    if (!Files.exists(manifest)) {
      return Stream.of(
          DynamicTest.dynamicTest(
              "variances (reference values absent)",
              () -> Assumptions.abort("no " + manifest + "; set homolog.shared")));
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode entry : new ObjectMapper().readTree(manifest.toFile()).get("cases")) {
      if (entry.get("file").asText().equals("variances.h5")) {
        tests.add(DynamicTest.dynamicTest(entry.get("id").asText(), () -> check(entry)));
      }
    }
    assertEquals(24, tests.size());
    return tests.stream();
  }

  private static void check(JsonNode entry) {
    try (HdfFile file = new HdfFile(FOLDER.resolve("variances.h5"))) {
      String group = entry.get("group").asText();
      Object given = file.getDatasetByPath(group + "/inputs/variances").getData();
      JsonNode parameters = entry.get("params");
      boolean ceiling = parameters.get("noise_ceiling_included").asBoolean();
      int members = parameters.get("n_rdm").asInt(0);
      int conditions = parameters.get("n_pattern").asInt(0);
      BootstrapVariance found;
      if (given instanceof double[][][] three) {
        found = BootstrapVariance.dual(three[0], three[1], three[2], ceiling, members, conditions);
      } else {
        double[][] covariance = given instanceof double[][] two ? two : diagonal((double[]) given);
        found = BootstrapVariance.of(covariance, ceiling, members, conditions);
      }
      compare(file, group, "model_var", found.models());
      compare(file, group, "diff_var", found.differences());
      compare(
          file,
          group,
          "noise_ceil_var",
          Arrays.stream(found.toCeiling()).flatMapToDouble(Arrays::stream).toArray());
    }
  }

  private static double[][] diagonal(double[] variances) {
    double[][] matrix = new double[variances.length][variances.length];
    for (int i = 0; i < variances.length; i++) {
      matrix[i][i] = variances[i];
    }
    return matrix;
  }

  private static void compare(HdfFile file, String group, String output, double[] found) {
    double[] expected =
        (double[]) file.getDatasetByPath(group + "/outputs/" + output).getDataFlat();
    assertEquals(expected.length, found.length, output);
    for (int i = 0; i < found.length; i++) {
      assertEquals(expected[i], found[i], 1e-10 + 1e-9 * Math.abs(expected[i]), output + " " + i);
    }
  }

  @Test
  void theDualVarianceLiesBetweenItsParts() {
    assertEquals(2 * (0.2 + 0.3) - 0.6, BootstrapVariance.dual(0.6, 0.2, 0.3, 0, 0), 1e-15);
    assertEquals(0.35, BootstrapVariance.dual(0.35, 0.2, 0.3, 0, 0), 1e-15);
    assertEquals(0.3, BootstrapVariance.dual(0.9, 0.2, 0.3, 0, 0), 1e-15);
  }

  @Test
  void unfitMatricesAreRefused() {
    assertTrue(
        assertThrows(
                HomologException.class,
                () -> BootstrapVariance.of(new double[][] {{1, 2}}, false, 0, 0))
            .getMessage()
            .contains("must be square"));
    assertThrows(
        HomologException.class,
        () -> BootstrapVariance.of(new double[][] {{1, 0}, {0, 1}}, true, 0, 0));
  }
}

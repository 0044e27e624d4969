package org.homolog.fixedpoints;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.homolog.dynamics.Cell;
import org.homolog.dynamics.CellDynamics;
import org.homolog.dynamics.GatedCell;
import org.homolog.dynamics.LeakyCell;
import org.homolog.linalg.Matrix;
import org.homolog.network.ActivationFunction;
import org.homolog.network.UpdateForm;
import org.junit.jupiter.api.Assumptions;

/** Networks with known fixed points, computed by SciPy, and what fixed-point-finder found. */
record GoldenPoints(String name, JsonNode description, Path file) {
  private static final Path FOLDER =
      Path.of(System.getProperty("homolog.shared", ""), "golden", "models");

  /** All cases of a family; aborts the test where the reference values are absent. */
  static List<GoldenPoints> family(String family) {
    Path manifest = FOLDER.resolve("manifest.json");
    Assumptions.assumeTrue(Files.exists(manifest), "no " + manifest + "; set homolog.shared");
    try {
      JsonNode described =
          new ObjectMapper().readTree(manifest.toFile()).get("families").get(family);
      Path file = FOLDER.resolve(described.get("file").asText());
      List<GoldenPoints> cases = new ArrayList<>();
      JsonNode all = described.get("cases");
      all.fieldNames()
          .forEachRemaining(name -> cases.add(new GoldenPoints(name, all.get(name), file)));
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode config() {
    return description.get("config");
  }

  boolean has(String path) {
    return description.get("datasets").has(path);
  }

  int[] shape(String path) {
    return IntStream.range(0, description.get("datasets").get(path).get(1).size())
        .map(i -> description.get("datasets").get(path).get(1).get(i).asInt())
        .toArray();
  }

  double[] values(String path) {
    try (HdfFile hdf = new HdfFile(file)) {
      Object data = ((Dataset) hdf.getByPath(name + "/" + path)).getDataFlat();
      if (data instanceof double[] doubles) {
        return doubles;
      }
      if (data instanceof float[] floats) {
        return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
      }
      return Arrays.stream((long[]) data).asDoubleStream().toArray();
    }
  }

  Matrix matrix(String path) {
    int[] shape = shape(path);
    return Matrix.of(shape[0], shape[1], values(path));
  }

  double[] input() {
    JsonNode input = config().path("input");
    return IntStream.range(0, input.size()).mapToDouble(i -> input.get(i).asDouble()).toArray();
  }

  /** The network of the case, from its weights. */
  CellDynamics dynamics() {
    return new CellDynamics(cell(), 0.02);
  }

  private Cell cell() {
    if (has("params/rnn.weight_hh_l0")) {
      return new GatedCell(
          matrix("params/rnn.weight_ih_l0"),
          matrix("params/rnn.weight_hh_l0"),
          values("params/rnn.bias_ih_l0"),
          values("params/rnn.bias_hh_l0"));
    }
    if (has("params/Wr")) {
      JsonNode meta = config().get("meta");
      return LeakyCell.of(
          UpdateForm.valueOf(meta.get("form").asText().toUpperCase(Locale.ROOT)),
          ActivationFunction.valueOf(meta.get("act").asText().toUpperCase(Locale.ROOT)),
          meta.get("alpha").asDouble(),
          matrix("params/Wr"),
          matrix("params/Wx"),
          values("params/b"));
    }
    Matrix recurrent = matrix("params/W");
    String update = config().get("update").asText();
    return LeakyCell.of(
        UpdateForm.RATE,
        update.contains("tanh") ? ActivationFunction.TANH : ActivationFunction.LINEAR,
        config().path("alpha").asDouble(1),
        recurrent,
        Matrix.zeros(recurrent.rows(), 0),
        has("params/b") ? values("params/b") : new double[recurrent.rows()]);
  }
}

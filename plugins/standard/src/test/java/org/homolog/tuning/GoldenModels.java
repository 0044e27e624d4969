package org.homolog.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homolog.network.ActivationFunction;
import org.homolog.network.ContinuousTimeRecurrent;
import org.homolog.network.Initialisation;
import org.homolog.network.InputNoise;
import org.homolog.network.Network;
import org.homolog.network.NoiseScaling;
import org.homolog.network.UpdateForm;
import org.homolog.network.Weights;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/** Trained networks with what other programs computed of them. */
final class GoldenModels {
  private static final Path FOLDER =
      Path.of(System.getProperty("homolog.shared", ""), "golden", "models");

  private GoldenModels() {}

  /** One test per case of a family that a test is about; a skipped one where files are absent. */
  static Stream<DynamicTest> family(String name, Predicate<Case> about, Consumer<Case> check) {
    Path manifest = FOLDER.resolve("manifest.json");
    if (!Files.exists(manifest)) {
      return Stream.of(
          DynamicTest.dynamicTest(
              name + " (reference values absent)",
              () -> Assumptions.abort("no " + manifest + "; set homolog.shared")));
    }
    try {
      JsonNode family = new ObjectMapper().readTree(manifest.toFile()).get("families").get(name);
      List<DynamicTest> tests = new ArrayList<>();
      for (Map.Entry<String, JsonNode> entry : family.get("cases").properties()) {
        Case one =
            new Case(entry.getKey(), FOLDER.resolve(family.get("file").asText()), entry.getValue());
        if (about.test(one)) {
          tests.add(DynamicTest.dynamicTest(entry.getKey(), () -> check.accept(one)));
        }
      }
      Assertions.assertFalse(tests.isEmpty(), "the manifest has no such case of " + name);
      return tests.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One case. */
  record Case(String name, Path file, JsonNode description) {
    boolean has(String path) {
      return description.get("datasets").has(path);
    }

    JsonNode config() {
      return description.get("config");
    }

    int[] shape(String path) {
      JsonNode shape = description.get("datasets").get(path).get(1);
      return IntStream.range(0, shape.size()).map(i -> shape.get(i).asInt()).toArray();
    }

    double[] doubles(String path) {
      try (HdfFile hdf5 = new HdfFile(file)) {
        Object data = ((Dataset) ((Group) hdf5.getByPath(name)).getByPath(path)).getDataFlat();
        if (data instanceof double[] values) {
          return values;
        }
        if (data instanceof float[] values) {
          return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
        }
        if (data instanceof int[] values) {
          return Arrays.stream(values).asDoubleStream().toArray();
        }
        return Arrays.stream((long[]) data).asDoubleStream().toArray();
      }
    }

    int[] ints(String path) {
      return Arrays.stream(doubles(path)).mapToInt(v -> (int) v).toArray();
    }

    void check(String path, double[] actual) {
      double[] expected = doubles(path);
      assertEquals(expected.length, actual.length, path);
      for (int i = 0; i < expected.length; i++) {
        double tolerance =
            description.get("atol").asDouble()
                + description.get("rtol").asDouble() * Math.abs(expected[i]);
        assertEquals(expected[i], actual[i], tolerance, path + "[" + i + "]");
      }
    }

    /** The network; one with a sign matrix M has |Wr| M as recurrent weights. */
    Network network() {
      int[] in = shape("params/Wx");
      int outputs = shape("params/Wy")[0];
      int read = shape("params/Wy")[1];
      int units = in[0];
      Map<String, double[]> values = new LinkedHashMap<>();
      for (String weight : List.of("Wx", "Wr", "b", "by")) {
        values.put(weight, doubles("params/" + weight));
      }
      if (has("params/M")) {
        double[] signs = doubles("params/M");
        values.computeIfPresent(
            "Wr",
            (key, raw) ->
                IntStream.range(0, raw.length)
                    .mapToDouble(i -> Math.abs(raw[i]) * signs[i])
                    .toArray());
      }
      double[] readout = new double[outputs * units];
      double[] given = doubles("params/Wy");
      for (int i = 0; i < outputs; i++) {
        System.arraycopy(given, i * read, readout, i * units, read);
      }
      values.put("Wy", readout);
      values.put("r0", new double[units]);
      ContinuousTimeRecurrent spec =
          new ContinuousTimeRecurrent(
              units,
              UpdateForm.valueOf(text("form", "current")),
              ActivationFunction.valueOf(text("act", "relu")),
              1,
              config().get("alpha").asDouble(),
              0,
              NoiseScaling.INPUT,
              InputNoise.NONE,
              Initialisation.UNIFORM,
              1,
              false);
      return new Network(spec, in[1], outputs, Weights.of(spec.shapes(in[1], outputs), values));
    }

    private String text(String key, String otherwise) {
      return config().path(key).asText(otherwise).toUpperCase(Locale.ROOT);
    }
  }
}

package org.homolog.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.WrittenFile;
import org.homolog.importer.mapping.ArrayMapping;
import org.homolog.importer.mapping.RecordingMapping;
import org.homolog.population.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in what a study says of arrays: each is one message that names the option. */
class MappingMistakesTest {
  private static final Importers IMPORTERS = Importers.builtIn();

  @TempDir Path folder = Path.of("");

  private static Map<String, Object> options(Object... pairs) {
    Map<String, Object> options = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      options.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return options;
  }

  private static Map<String, Object> axis(String role, Object name) {
    return Map.of(role, name);
  }

  private Recording tensor() {
    double[][][] values = new double[3][4][2];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 4; j++) {
        for (int k = 0; k < 2; k++) {
          values[i][j][k] = 100 * i + 10 * j + k;
        }
      }
    }
    Path file =
        WrittenFile.write(
            folder.resolve("tensor.h5"),
            root -> {
              root.putDataset("values", values);
              root.putDataset("stimulus", new String[] {"x", "y", "z"});
              root.putDataset("seconds", new double[] {0.1, 0.2, 0.3, 0.4});
              root.putDataset("area", new String[] {"V1", "IT"});
              root.putDataset("depth", new double[] {0.5, 1.5});
            });
    return IMPORTERS.open(file, null, Map.of());
  }

  static List<Arguments> mistakes() {
    List<Object> axes =
        List.of(
            axis("condition", "stimulus"),
            axis("time", Map.of("name", "t", "rate", 10)),
            axis("unit", "cell"));
    List<Arguments> all = new ArrayList<>();
    all.add(
        Arguments.of(options("axes", axes), "study.population: the option \"values\" is missing"));
    all.add(Arguments.of(options("values", "values"), "\"axes\" is missing"));
    all.add(
        Arguments.of(
            options("values", "values", "axes", axes, "lables", Map.of()),
            "did you mean \"labels\""));
    all.add(Arguments.of(options("values", "valeus", "axes", axes), "did you mean \"/values\""));
    all.add(Arguments.of(options("values", "stimulus", "axes", axes), "holds text"));
    all.add(
        Arguments.of(
            options("values", "values", "axes", axes.subList(0, 2)),
            "3 axes (3 x 4 x 2), but 2 are named"));
    all.add(
        Arguments.of(
            options("values", "values", "axes", List.of(axis("conditon", "a"))),
            "study.population.axes[1]: unknown axis \"conditon\""));
    all.add(
        Arguments.of(
            options("values", "values", "axes", axes, "labels", Map.of("stimulus", "seconds")),
            "4 labels for an axis of length 3"));
    all.add(
        Arguments.of(
            options("values", "values", "axes", axes, "labels", Map.of("stimulis", "stimulus")),
            "unknown axis \"stimulis\""));
    all.add(
        Arguments.of(
            options(
                "values",
                "values",
                "axes",
                axes,
                "labels",
                Map.of("stimulus", "stimulus"),
                "select",
                "stimulus == q"),
            "no condition fulfils stimulus == q"));
    all.add(
        Arguments.of(
            options("values", "values", "axes", axes, "select", "stimulus == q"),
            "study.population.select: column \"stimulus\" holds numbers"));
    all.add(
        Arguments.of(
            options("values", "values", "axes", axes, "select", "stimulus = q"), "cannot be read"));
    all.add(
        Arguments.of(
            options("values", "values", "axes", axes, "slice", Map.of("t", List.of(2, 9))),
            "study.population.slice.t"));
    all.add(
        Arguments.of(
            options(
                "values",
                "values",
                "axes",
                List.of(axis("condition", "a"), axis("time", "t"), axis("unit", "c"))),
            "needs labels (the times in seconds) or a rate"));
    return all;
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakesNameTheOption(Map<String, Object> mapping, String expected) {
    try (Recording recording = tensor()) {
      HomologException failure =
          assertThrows(
              HomologException.class,
              () -> ArrayMapping.of(mapping, "study.population").population(recording));
      assertEquals(HomologException.Kind.MISTAKE, failure.kind());
      assertTrue(String.valueOf(failure.getMessage()).contains(expected), failure.getMessage());
    }
  }

  @Test
  void mistakesBesideTheFileNameTheOption() {
    Path file = WrittenFile.sample(folder.resolve("sample.h5"));
    Map<Map<String, Object>, String> wrong = new LinkedHashMap<>();
    wrong.put(options("spike", Map.of()), "did you mean \"spikes\"");
    wrong.put(options("spikes", Map.of("times", "/units/times")), "one of ends, starts or unit");
    wrong.put(
        options("spikes", Map.of("times", "/units/times", "ends", "/trials/start")),
        "no list of ends");
    wrong.put(
        options("spikes", Map.of("times", "/unit/times", "ends", "/units/ends")),
        "recording.spikes.times");
    wrong.put(
        options("tables", Map.of("mixed", List.of("/trials/start", "/units/ends", "/floats"))),
        "recording.tables.mixed");
    wrong.put(
        options("series", Map.of("s", Map.of("values", "/floats"))),
        "recording.series.s: give either times");
    wrong.forEach(
        (mapping, expected) -> {
          HomologException failure =
              assertThrows(HomologException.class, () -> IMPORTERS.open(file, "hdf5", mapping));
          assertEquals(HomologException.Kind.MISTAKE, failure.kind());
          assertTrue(String.valueOf(failure.getMessage()).contains(expected), failure.getMessage());
        });
    assertEquals(4, RecordingMapping.help().size());
  }
}

package org.homolog.importer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.WrittenFile;
import org.homolog.importer.mapping.ArrayMapping;
import org.homolog.importer.mapping.DissimilarityMapping;
import org.homolog.population.Alignment;
import org.homolog.population.Population;
import org.homolog.population.Recording;
import org.homolog.system.Dissimilarities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a study says of arrays, on small files with known content. */
class MappingTest {
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

  @Test
  void axesGoWhereTheirNamesSay() {
    try (Recording recording = tensor()) {
      Map<String, Object> mapping =
          options(
              "values", "values",
              "axes",
                  List.of(axis("condition", "stimulus"), axis("time", "t"), axis("unit", "cell")),
              "labels", Map.of("stimulus", "/stimulus", "t", "seconds"),
              "columns", Map.of("cell", List.of("area", "/depth")));
      Population population = ArrayMapping.of(mapping, "population").population(recording);
      assertEquals(List.of("x", "y", "z"), population.conditionLabels());
      assertArrayEquals(
          new double[] {0.1, 0.2, 0.3, 0.4}, population.time().column("seconds").numbers());
      assertEquals(List.of("cell", "area", "depth"), population.units().names());
      double[] one = new double[8];
      population.read(2, one, 0);
      assertArrayEquals(new double[] {200, 201, 210, 211, 220, 221, 230, 231}, one);
    }
  }

  @Test
  void anyOrderOfAxesGivesTheSameValues() {
    try (Recording recording = tensor()) {
      Map<String, Object> mapping =
          options(
              "values",
              "values",
              "axes",
              List.of(
                  axis("unit", "a"),
                  axis("condition", "b"),
                  axis("time", Map.of("name", "c", "rate", 10, "start", 1))));
      Population population = ArrayMapping.of(mapping, "population").population(recording);
      assertEquals(4, population.entryCount());
      assertEquals(3, population.unitCount());
      assertArrayEquals(
          new double[] {1, 1.1}, population.time().column("seconds").numbers(), 1e-15);
      double[] one = new double[6];
      for (int entry = 0; entry < 4; entry++) {
        population.read(entry, one, 0);
        for (int t = 0; t < 2; t++) {
          for (int unit = 0; unit < 3; unit++) {
            assertEquals(100 * unit + 10 * entry + t, one[t * 3 + unit]);
          }
        }
      }
    }
  }

  @Test
  void repeatsAndSelectionsAreKept() {
    try (Recording recording = tensor()) {
      Map<String, Object> mapping =
          options(
              "values",
              "values",
              "axes",
              List.of(axis("condition", "stimulus"), axis("repeat", "trial"), axis("unit", "cell")),
              "labels",
              Map.of("stimulus", "stimulus"),
              "columns",
              Map.of("cell", "area"),
              "select",
              "trial != 2",
              "units",
              "area == IT");
      Population population = ArrayMapping.of(mapping, "population").population(recording);
      assertEquals(9, population.entryCount());
      assertEquals(3, population.conditionCount());
      assertEquals("trial", population.repeatColumn().orElseThrow());
      double[] one = new double[1];
      population.read(4, one, 0);
      assertEquals(121, one[0]);
    }
  }

  @Test
  void spikesTablesAndUnitsComeFromFlatArrays() {
    Path file = WrittenFile.sample(folder.resolve("sample.h5"));
    Map<String, Object> mapping =
        options(
            "tables", Map.of("trials", "/trials"),
            "units", "/units/area",
            "spikes", Map.of("times", "/units/times", "ends", "/units/ends"));
    try (Recording recording = IMPORTERS.open(file, "hdf5", mapping)) {
      assertEquals(3, recording.spikes().orElseThrow().unitCount());
      assertArrayEquals(new double[] {0.1, 0.2, 0.3}, recording.spikes().orElseThrow().times(0));
      assertEquals(0, recording.spikes().orElseThrow().times(1).length);
      assertArrayEquals(new double[] {1.1, 1.2}, recording.spikes().orElseThrow().times(2));
      assertEquals("IT", recording.units().column("area").text(2));
      assertEquals(
          List.of("start", "stimulus"),
          recording.table("trials").names().stream().sorted().toList());
      Population counts =
          Alignment.of("trials", "start", -0.5, 0.5, 1, "stimulus").apply(recording);
      double[] one = new double[3];
      counts.read(0, one, 0);
      assertArrayEquals(new double[] {3, 0, 0}, one);
      counts.read(1, one, 0);
      assertArrayEquals(new double[] {0, 0, 2}, one);
    }
  }

  @Test
  void unitsMayBeNamedSpikeBySpike() {
    Path file =
        WrittenFile.write(
            folder.resolve("pairs.h5"),
            root -> {
              root.putDataset("ms", new double[] {300, 100, 200, 400});
              root.putDataset("who", new String[] {"b", "a", "b", "b"});
              root.putDataset("begins", new int[] {0, 1, 1});
            });
    Map<String, Object> byUnit =
        options("spikes", Map.of("times", "ms", "unit", "who", "scale", 0.001));
    try (Recording recording = IMPORTERS.open(file, null, byUnit)) {
      assertArrayEquals(new String[] {"b", "a"}, recording.units().column("unit").texts());
      assertArrayEquals(
          new double[] {0.2, 0.3, 0.4}, recording.spikes().orElseThrow().times(0), 1e-15);
    }
    Map<String, Object> byStart = options("spikes", Map.of("times", "ms", "starts", "begins"));
    try (Recording recording = IMPORTERS.open(file, null, byStart)) {
      assertEquals(1, recording.spikes().orElseThrow().times(0).length);
      assertEquals(0, recording.spikes().orElseThrow().times(1).length);
      assertEquals(3, recording.spikes().orElseThrow().times(2).length);
    }
  }

  @Test
  void dissimilaritiesAreReadPerMemberAndAveraged() {
    double[][][][] sessions = new double[2][2][3][3];
    for (int s = 0; s < 2; s++) {
      for (int r = 0; r < 2; r++) {
        for (int i = 0; i < 3; i++) {
          for (int j = 0; j < 3; j++) {
            sessions[s][r][i][j] = i == j ? 0 : 100 * s + 10 * r + i + j;
          }
        }
      }
    }
    Path file =
        WrittenFile.write(
            folder.resolve("rdm.h5"),
            root -> {
              root.putDataset("rdm", sessions);
              root.putDataset("triangle", new double[] {1, 2, 3});
              root.putDataset("lopsided", new double[][] {{0, 1}, {2, 0}});
            });
    Map<String, Object> mapping =
        options(
            "values",
            "rdm",
            "axes",
            List.of(
                axis("member", "subject"),
                axis("member", "session"),
                axis("condition", "image"),
                axis("condition", "image")),
            "average",
            List.of("session"),
            "measure",
            "1 - Pearson");
    try (Recording recording = IMPORTERS.open(file, null, Map.of())) {
      Map<String, Dissimilarities> members =
          DissimilarityMapping.of(mapping, "dissimilarities").members(recording);
      assertEquals(List.of("subject 1", "subject 2"), List.copyOf(members.keySet()));
      assertArrayEquals(
          new double[] {106, 107, 108},
          java.util.Objects.requireNonNull(members.get("subject 2")).values());
      Map<String, Object> pairs =
          options("values", "triangle", "axes", List.of(axis("pair", "image")));
      Dissimilarities single =
          DissimilarityMapping.of(pairs, "dissimilarities")
              .members(recording)
              .values()
              .iterator()
              .next();
      assertEquals(2, single.get(2, 0));
      Map<String, Object> lopsided =
          options(
              "values",
              "lopsided",
              "axes",
              List.of(axis("condition", "i"), axis("condition", "i")));
      HomologException failure =
          assertThrows(
              HomologException.class,
              () -> DissimilarityMapping.of(lopsided, "dissimilarities").members(recording));
      assertTrue(
          String.valueOf(failure.getMessage()).contains("not symmetric"), failure.getMessage());
    }
  }

  @Test
  void aSeriesIsReadInSlices() {
    double[][] samples = new double[50][2];
    for (int i = 0; i < 50; i++) {
      samples[i] = new double[] {i, -i};
    }
    Path file =
        WrittenFile.write(folder.resolve("series.h5"), root -> root.putDataset("eye", samples));
    Map<String, Object> mapping =
        options(
            "series",
            Map.of(
                "gaze",
                Map.of("values", "/eye", "rate", 100, "start", 5, "unit", "degrees", "scale", 2)));
    try (Recording recording = IMPORTERS.open(file, null, mapping)) {
      assertEquals("degrees", recording.series("gaze").unit());
      assertArrayEquals(new double[] {20, -20, 22, -22}, recording.series("gaze").read(10, 2));
      assertArrayEquals(new double[] {5.1, 5.11}, recording.series("gaze").times(10, 2), 1e-12);
      assertThrows(HomologException.class, () -> recording.series("gaze").read(49, 2));
    }
  }

  @Test
  void oneDimensionalLabelsMatchAnyVectorShape() {
    Path file =
        WrittenFile.write(
            folder.resolve("vector.h5"),
            root -> {
              root.putDataset("values", new double[][] {{1, 2}, {3, 4}});
              root.putDataset("names", new String[][] {{"p"}, {"q"}});
            });
    Map<String, Object> mapping =
        options(
            "values",
            "values",
            "axes",
            List.of(axis("condition", Map.of("name", "s", "labels", "names")), axis("unit", "u")));
    try (Recording recording = IMPORTERS.open(file, null, Map.of())) {
      Population population = ArrayMapping.of(mapping, "population").population(recording);
      assertEquals(Arrays.asList("p", "q"), population.conditionLabels());
    }
  }

  @Test
  void aGroupsColumnsAreThoseDirectlyBelowIt() {
    Path file =
        WrittenFile.write(
            folder.resolve("groups.h5"),
            root -> {
              var trials = root.putGroup("trials");
              trials.putDataset("go.time", new double[] {1, 2});
              trials.putDataset("kind", new String[] {"a", "b"});
              trials.putDataset("comment", "not a column");
              trials.putGroup("deeper").putDataset("other", new double[] {1, 2, 3});
              root.putGroup("trials2").putDataset("more", new double[] {1});
            });
    try (Recording recording =
        IMPORTERS.open(file, null, options("tables", Map.of("t", "trials")))) {
      assertEquals(
          List.of("go.time", "kind"), recording.table("t").names().stream().sorted().toList());
    }
  }
}

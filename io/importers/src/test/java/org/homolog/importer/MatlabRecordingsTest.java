package org.homolog.importer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.importer.mapping.ArrayMapping;
import org.homolog.population.DataArray;
import org.homolog.population.Population;
import org.homolog.population.Recording;
import org.homolog.population.Table;
import org.homolog.recordings.Recordings;
import org.junit.jupiter.api.Test;

/** The MATLAB recordings against their facts: shapes, labels, values and the traps they set. */
class MatlabRecordingsTest {
  private static final Importers IMPORTERS = Importers.builtIn();

  private static Map<String, Object> doseResponse(Object... more) {
    Map<String, Object> options = new java.util.LinkedHashMap<>();
    options.put("values", "dff");
    options.put(
        "axes",
        List.of(
            Map.of("condition", "odor"),
            Map.of("unit", "orn"),
            Map.of("condition", "concentration")));
    options.put("labels", Map.of("odor", "odorList", "orn", "ORNList", "concentration", "concHm"));
    for (int i = 0; i < more.length; i += 2) {
      options.put(String.valueOf(more[i]), more[i + 1]);
    }
    return options;
  }

  @Test
  void doseResponseVariablesAgreeWithTheFacts() {
    Path file = Recordings.file("larval-orn/doseResponseData.mat");
    JsonNode domain = Recordings.facts(file).get("domain");
    assertEquals("matlab", IMPORTERS.find(file).id());
    try (Recording recording = IMPORTERS.open(file, null, Map.of())) {
      for (Map.Entry<String, JsonNode> variable : domain.get("variables").properties()) {
        String name = variable.getKey();
        if (variable.getValue().get("matlab_class").textValue().equals("table")) {
          Table table = recording.table(name);
          assertEquals(1190, table.rows());
          assertEquals(24, table.columns().size());
          assertEquals(
              List.of("Odor", "Exp_ID", "Concentration", "Or33b_47a"), table.names().subList(0, 4));
          assertEquals("1-pentanol", table.column("Odor").text(0));
          assertEquals("201", table.column("Exp_ID").text(0));
          assertEquals(1e-8, table.column("Concentration").number(0));
          continue;
        }
        long[] shape = longs(variable.getValue().get("matlab_shape"));
        assertArrayEquals(shape, recording.array(name).shape(), name);
      }
      assertArrayEquals(texts(domain.get("odorList")), recording.array("odorList").texts());
      assertArrayEquals(texts(domain.get("ORNList")), recording.array("ORNList").texts());
      assertArrayEquals(doubles(domain.get("concHm")), recording.array("concHm").numbers());
      for (String name : List.of("dff", "dffSEM", "dffHm", "dffSEMHm", "conc")) {
        matchesStatistics(name, domain.get(name), recording.array(name));
      }
    }
  }

  private static void matchesStatistics(String name, JsonNode facts, DataArray array) {
    double[] values = array.numbers();
    double sum = Arrays.stream(values).sum();
    double magnitude = Arrays.stream(values).map(Math::abs).sum();
    Recordings.assertClose(Recordings.number(facts.get("sum")), sum, magnitude, name);
    assertEquals(Recordings.number(facts.get("min")), Arrays.stream(values).min().orElseThrow());
    assertEquals(Recordings.number(facts.get("max")), Arrays.stream(values).max().orElseThrow());
    assertArrayEquals(doubles(facts.get("odor0_orn0")), Arrays.copyOf(values, 5), name);
    assertArrayEquals(
        doubles(facts.get("odor33_orn20")),
        Arrays.copyOfRange(values, values.length - 5, values.length),
        name);
    assertArrayEquals(
        doubles(facts.get("odor33_orn20")),
        array.numbers(new long[] {33, 20, 0}, new int[] {1, 1, 5}),
        name);
  }

  @Test
  void oneConcentrationBecomesOdorsByNeurons() {
    Path file = Recordings.file("larval-orn/doseResponseData.mat");
    JsonNode domain = Recordings.facts(file).get("domain");
    Map<String, Object> options = doseResponse("select", "concentration == 1e-4");
    try (Recording recording = IMPORTERS.open(file, null, Map.of())) {
      Population population = ArrayMapping.of(options, "population").population(recording);
      assertEquals(34, population.conditionCount());
      assertEquals(21, population.unitCount());
      assertEquals(List.of("odor"), population.conditionColumns());
      assertEquals(List.of(texts(domain.get("odorList"))), population.conditionLabels());
      assertArrayEquals(texts(domain.get("ORNList")), population.units().column("orn").texts());
      double[] one = new double[21];
      population.read(0, one, 0);
      assertEquals(domain.get("dff").get("odor0_orn0").get(4).doubleValue(), one[0]);
    }
  }

  @Test
  void allConcentrationsBecomeOdorsTimesConcentrationsByNeurons() {
    Path file = Recordings.file("larval-orn/doseResponseData.mat");
    JsonNode facts = Recordings.facts(file).get("domain").get("dff");
    try (Recording recording = IMPORTERS.open(file, null, Map.of())) {
      Population population = ArrayMapping.of(doseResponse(), "population").population(recording);
      assertEquals(170, population.conditionCount());
      assertEquals(List.of("odor", "concentration"), population.conditionColumns());
      double sum = 0;
      double[] one = new double[21];
      for (int entry = 0; entry < 170; entry++) {
        population.read(entry, one, 0);
        sum += Arrays.stream(one).sum();
        if (entry < 5) {
          assertEquals(facts.get("odor0_orn0").get(entry).doubleValue(), one[0]);
        }
      }
      Recordings.assertClose(facts.get("sum").doubleValue(), sum, 1200, "sum");
    }
  }

  @Test
  void sliceReadsTheSameAsSelect() {
    Path file = Recordings.file("larval-orn/doseResponseData.mat");
    try (Recording recording = IMPORTERS.open(file, null, Map.of())) {
      Population sliced =
          ArrayMapping.of(doseResponse("slice", Map.of("concentration", 4)), "population")
              .population(recording);
      Population selected =
          ArrayMapping.of(doseResponse("select", "concentration == 1e-4"), "population")
              .population(recording);
      assertEquals(selected.conditionLabels(), sliced.conditionLabels());
      assertArrayEquals(selected.byEntry().array(), sliced.byEntry().array());
    }
  }

  @Test
  void responsesThatAreExactlyZeroStayZero() {
    Path file = Recordings.file("larval-orn/doseResponseData.mat");
    try (Recording recording = IMPORTERS.open(file, null, Map.of())) {
      double[] values = recording.array("dff").numbers();
      double[] errors = recording.array("dffSEM").numbers();
      int silent = 0;
      for (int i = 0; i < values.length; i++) {
        silent += values[i] == 0 && errors[i] == 0 ? 1 : 0;
      }
      assertEquals(0.55, silent / (double) values.length, 0.05);
    }
  }

  @Test
  void earlierAveragesAgreeWithTheFacts() {
    Path file = Recordings.file("larval-orn/AveRawDataMatrix2ndRound.mat");
    JsonNode domain = Recordings.facts(file).get("domain");
    try (Recording recording = IMPORTERS.open(file, null, Map.of())) {
      DataArray mean = recording.array("dataMean");
      assertArrayEquals(longs(domain.get("matlab_shape_dataMean")), mean.shape());
      double[] values = mean.numbers();
      double[] perNeuron = doubles(domain.get("mean_per_ORN"));
      for (int orn = 0; orn < 21; orn++) {
        double sum = 0;
        for (int odor = 0; odor < 34; odor++) {
          for (int c = 0; c < 5; c++) {
            sum += values[(odor * 21 + orn) * 5 + c];
          }
        }
        Recordings.assertClose(perNeuron[orn], sum / 170, 1, "neuron " + orn);
      }
      assertArrayEquals(
          doubles(domain.get("example_odor33_orn20_all_conc")),
          Arrays.copyOfRange(values, values.length - 5, values.length));
      assertArrayEquals(texts(domain.get("odorList")), recording.array("odorList").texts());
      assertArrayEquals(texts(domain.get("ORNList")), recording.array("ORNList").texts());
      assertEquals(List.of(), recording.notes());
    }
  }

  @Test
  void structsListTheirFieldsInMatlabsOrder() {
    Path file = Recordings.file("larval-orn/dataFigureS3D.mat");
    JsonNode domain = Recordings.facts(file).get("domain");
    try (Recording recording = IMPORTERS.open(file, null, Map.of())) {
      assertEquals(
          List.of(
              "coeff",
              "data1.dff",
              "data1.t",
              "data1.id",
              "data1.oTInfo",
              "data2.dff",
              "data2.t",
              "data2.id",
              "data2.oTInfo"),
          List.copyOf(recording.arrays().keySet()));
      for (String animal : List.of("data1", "data2")) {
        JsonNode facts = domain.get(animal);
        assertArrayEquals(
            longs(facts.get("matlab_shape_dff")), recording.array(animal + ".dff").shape());
        assertArrayEquals(texts(facts.get("orn_ids")), recording.array(animal + ".id").texts());
        double[] times = recording.array(animal + ".t").numbers();
        assertEquals(facts.get("t_first").doubleValue(), times[0]);
        assertEquals(facts.get("t_last").doubleValue(), times[times.length - 1]);
        assertArrayEquals(
            doubles(facts.get("oTInfo")), recording.array(animal + ".oTInfo").numbers());
        double[] dff = recording.array(animal + ".dff").numbers();
        double[] expected = doubles(facts.get("mean_per_orn"));
        for (int orn = 0; orn < expected.length; orn++) {
          double sum = Arrays.stream(dff, orn * times.length, (orn + 1) * times.length).sum();
          Recordings.assertClose(expected[orn], sum / times.length, 1, animal + " neuron " + orn);
        }
      }
      assertArrayEquals(
          doubles(domain.get("coeff").get("first_row_matlab")),
          recording.array("coeff").numbers(new long[] {0, 0}, new int[] {1, 21}));
    }
  }

  @Test
  void imagingOverTimeBecomesASeries() {
    Path file = Recordings.file("larval-orn/dataFigureS3D.mat");
    Map<String, Object> series =
        Map.of(
            "values",
            "data1.dff",
            "times",
            "data1.t",
            "axes",
            List.of("channel", "time"),
            "channels",
            "data1.id");
    try (Recording recording =
        IMPORTERS.open(file, null, Map.of("series", Map.of("calcium", series)))) {
      assertEquals(410, recording.series("calcium").sampleCount());
      assertEquals(16, recording.series("calcium").channels().rows());
      double[] whole = recording.array("data1.dff").numbers();
      double[] samples = recording.series("calcium").read(7, 2);
      assertEquals(whole[7], samples[0]);
      assertEquals(whole[410 + 8], samples[16 + 1]);
      assertEquals(0.6632758750000001, recording.series("calcium").times(0, 1)[0]);
    }
  }

  @Test
  void aMissingVariableNamesTheNearest() {
    Path file = Recordings.file("larval-orn/doseResponseData.mat");
    try (Recording recording = IMPORTERS.open(file, null, Map.of())) {
      ArrayMapping mapping =
          ArrayMapping.of(doseResponse("values", "dfff"), "systems.orn.population");
      HomologException failure =
          assertThrows(HomologException.class, () -> mapping.population(recording));
      assertEquals(HomologException.Kind.MISTAKE, failure.kind());
      assertTrue(
          String.valueOf(failure.getMessage()).contains("systems.orn.population.values"),
          failure.getMessage());
      assertTrue(
          String.valueOf(failure.getMessage()).contains("did you mean \"dff\""),
          failure.getMessage());
    }
  }

  private static long[] longs(JsonNode array) {
    long[] values = new long[array.size()];
    Arrays.setAll(values, i -> array.get(i).longValue());
    return values;
  }

  private static double[] doubles(JsonNode array) {
    double[] values = new double[array.size()];
    Arrays.setAll(values, i -> Recordings.number(array.get(i)));
    return values;
  }

  private static String[] texts(JsonNode array) {
    String[] values = new String[array.size()];
    Arrays.setAll(values, i -> array.get(i).textValue());
    return values;
  }
}

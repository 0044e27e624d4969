package org.homolog.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.homolog.failure.HomologException;
import org.homolog.recordings.Recordings;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What inspection says of every shared recording, against the facts. */
class InspectorTest {
  private static final String HUMAN = "human-mtl-boundaries/sub-4_ses-4_ecephys+image.nwb";

  @TestFactory
  Stream<DynamicTest> everyRecording() {
    return Recordings.all().stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
  }

  private static void check(Path file) throws IOException {
    JsonNode facts = Recordings.facts(file);
    Inspection inspection = Inspector.inspect(file);
    assertEquals(facts.get("sha256").textValue(), inspection.sha256());
    JsonNode json = new ObjectMapper().readTree(inspection.toJson());
    assertEquals(facts.get("sha256").textValue(), json.get("sha256").textValue());
    boolean matlab = inspection.importer().equals("matlab");
    int compared = 0;
    for (JsonNode array : json.get("arrays")) {
      String name = array.get("name").textValue();
      String path = matlab ? "/" + name.replace('.', '/') : name;
      JsonNode object = facts.get("objects").get(path);
      assertNotNull(object, path);
      List<Long> shape = new ArrayList<>();
      object.get("shape").forEach(length -> shape.add(length.longValue()));
      if (matlab) {
        Collections.reverse(shape);
      }
      List<Long> found = new ArrayList<>();
      array.get("shape").forEach(length -> found.add(length.longValue()));
      assertEquals(shape, found, path);
      if (object.has("stats") && array.has("sum")) {
        JsonNode stats = object.get("stats");
        double sum = Recordings.number(stats.get("sum"));
        double scale = Math.abs(sum) + Math.abs(Recordings.number(stats.get("max")));
        Recordings.assertClose(sum, Recordings.number(array.get("sum")), scale, path);
        Recordings.assertClose(
            Recordings.number(stats.get("mean")),
            Recordings.number(array.get("mean")),
            scale,
            path);
        assertEquals(stats.get("nan_count").longValue(), array.get("missing").longValue(), path);
        compared++;
      }
    }
    assertTrue(compared > 0 || inspection.importer().equals("nwb"), "no array was compared");
    for (String line : inspection.toText().lines().skip(1).toList()) {
      assertTrue(line.length() <= PlainText.WIDTH + 24, line);
    }
  }

  @Test
  void unitsTablesAndDescriptionsAreShown() throws IOException {
    Path file = Recordings.file(HUMAN);
    JsonNode facts = Recordings.facts(file).get("domain");
    Inspection inspection = Inspector.inspect(file);
    JsonNode json = new ObjectMapper().readTree(inspection.toJson());
    assertEquals("nwb", json.get("importer").textValue());
    assertEquals(35, json.get("units").get("count").intValue());
    assertEquals(214278, json.get("units").get("totalSpikes").intValue());
    for (int unit = 0; unit < 35; unit++) {
      JsonNode expected = facts.get("units").get("per_unit").get(unit);
      JsonNode found = json.get("units").get("units").get(unit);
      assertEquals(expected.get("n"), found.get("spikes"));
      assertEquals(expected.get("first").doubleValue(), found.get("first").doubleValue());
      assertEquals(expected.get("last").doubleValue(), found.get("last").doubleValue());
      assertEquals(expected.get("location"), found.get("labels").get("location"));
    }
    String text = inspection.toText();
    assertTrue(text.contains("0 (30), 1 (30), 2 (30)"), text);
    assertTrue(
        text.contains("1=no boundary (NB), 2=soft boundary (SB), 3=hard boundary (HB)"), text);
    assertTrue(text.contains("spike trains of 35 units to table encoding_table"), text);
    assertTrue(text.contains("boundary1_time"), text);
  }

  @Test
  void matlabVariablesShowWhatCouldLabelThem() {
    Inspection inspection = Inspector.inspect(Recordings.file("larval-orn/doseResponseData.mat"));
    String text = inspection.toText();
    assertTrue(text.contains("34 x 21 x 5"), text);
    assertTrue(
        text.replaceAll("\\s+", " ")
            .contains("labels to array dff: axis 1 (34): odorList; axis 2 (21): ORNList"),
        text);
    assertTrue(text.contains("rawDataTable") && text.contains("1190 rows"), text);
  }

  @Test
  void netcdfDimensionsAreNotMistakenForData() {
    Inspection inspection =
        Inspector.inspect(Recordings.file("macaque-v1-properties/assy_shapley_Ringach2002.nc"));
    List<String> names = inspection.arrays().stream().map(ArraySummary::name).toList();
    assertTrue(names.contains("/neuronal_property_"), names.toString());
    assertTrue(
        !names.contains("/neuronal_property") && !names.contains("/neuroid"), names.toString());
    assertTrue(
        inspection.notes().stream()
            .anyMatch(n -> n.startsWith("/neuroid is a netCDF dimension of length 304")),
        inspection.notes().toString());
  }

  @Test
  void matlab5IsRefusedWithARemedy() {
    Path file = Recordings.file("images92/92_brainRDMs.mat");
    HomologException failure = assertThrows(HomologException.class, () -> Inspector.inspect(file));
    assertEquals(HomologException.Kind.UNSUPPORTED, failure.kind());
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.contains("MATLAB 5") && message.contains("-v7.3"), message);
  }
}

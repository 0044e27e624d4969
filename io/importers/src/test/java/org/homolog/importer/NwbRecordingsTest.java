package org.homolog.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homolog.population.Alignment;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Recording;
import org.homolog.population.SampledSeries;
import org.homolog.population.SpikeTrains;
import org.homolog.population.Table;
import org.homolog.recordings.Recordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The NWB recordings against the facts h5py found in them. */
class NwbRecordingsTest {
  private static final String HUMAN = "human-mtl-boundaries/sub-4_ses-4_ecephys+image.nwb";
  private static final String MOUSE = "mouse-postsubiculum/A8604-211122.nwb";
  private static final String CLAMP =
      "mouse-barrel-patchclamp/LantyerEtAl2018_170328_AB_277_ST50_C.nwb";
  private static final String OPHYS = "nwb-ophys-fixture/test_RoiResponseSeries.nwb";
  private static final Importers IMPORTERS = Importers.builtIn();

  private static Recording open(Path file) {
    assertEquals("nwb", IMPORTERS.find(file).id());
    return IMPORTERS.open(file, null, Map.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {HUMAN, MOUSE, CLAMP, OPHYS})
  void sessionAgrees(String path) {
    Path file = Recordings.file(path);
    JsonNode domain = Recordings.facts(file).get("domain");
    try (Recording recording = open(file)) {
      assertEquals("NWB " + domain.get("nwb_version").textValue(), recording.format());
      for (String fact : List.of("identifier", "session_description", "session_start_time")) {
        String expected = domain.get(fact).textValue().strip();
        assertEquals(expected, recording.session().getOrDefault(fact, ""), fact);
      }
      if (domain.get("subject").isObject()) {
        domain
            .get("subject")
            .properties()
            .forEach(
                e ->
                    assertEquals(
                        e.getValue().textValue(),
                        recording.session().getOrDefault("subject." + e.getKey(), ""),
                        e.getKey()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {HUMAN, MOUSE})
  void everyUnitsSpikesAgree(String path) {
    Path file = Recordings.file(path);
    JsonNode facts = Recordings.facts(file).get("domain").get("units");
    try (Recording recording = open(file)) {
      SpikeTrains trains = recording.spikes().orElseThrow();
      assertEquals(facts.get("count").intValue(), trains.unitCount());
      int total = 0;
      for (int unit = 0; unit < trains.unitCount(); unit++) {
        JsonNode expected = facts.get("per_unit").get(unit);
        double[] spikes = trains.times(unit);
        total += spikes.length;
        assertEquals(expected.get("n").intValue(), spikes.length);
        assertEquals(expected.get("first").doubleValue(), spikes[0]);
        assertEquals(expected.get("last").doubleValue(), spikes[spikes.length - 1]);
        double sum = Arrays.stream(spikes).sum();
        Recordings.assertClose(
            expected.get("sum").doubleValue(), sum, Math.abs(sum), "unit " + unit);
        assertEquals(expected.get("id").doubleValue(), recording.units().column("id").number(unit));
        if (expected.has("location")) {
          assertEquals(
              expected.get("location").textValue(),
              recording.units().column("location").text(unit));
          assertEquals(
              expected.get("electrode_row").doubleValue(),
              recording.units().column("electrodes").number(unit));
        }
      }
      assertEquals(facts.get("total_spikes").intValue(), total);
    }
  }

  @Test
  void unitsCarryTheirElectrodesArea() {
    Path file = Recordings.file(HUMAN);
    JsonNode counts = Recordings.facts(file).get("domain").get("units").get("units_per_location");
    try (Recording recording = open(file)) {
      Map<String, Integer> levels = recording.units().column("location").levels();
      assertEquals(counts.size(), levels.size());
      counts
          .properties()
          .forEach(e -> assertEquals(e.getValue().intValue(), levels.get(e.getKey())));
    }
  }

  @Test
  void tablesAgree() {
    Path human = Recordings.file(HUMAN);
    JsonNode domain = Recordings.facts(human).get("domain");
    try (Recording recording = open(human)) {
      matches(domain.get("electrodes"), recording.table("electrodes"));
      domain
          .get("intervals")
          .properties()
          .forEach(table -> matches(table.getValue(), recording.table(table.getKey())));
      Column category = recording.table("encoding_table").column("stimCategory");
      assertTrue(category.description().startsWith("1=no boundary"), category.description());
      assertEquals(Map.of("0", 30, "1", 30, "2", 30), category.levels());
      assertEquals("s", recording.table("encoding_table").column("start_time").unit());
    }
    Path mouse = Recordings.file(MOUSE);
    try (Recording recording = open(mouse)) {
      JsonNode facts = Recordings.facts(mouse).get("domain");
      matches(facts.get("electrodes"), recording.table("electrodes"));
      matches(facts.get("epochs"), recording.table("epochs"));
      assertEquals("wake", recording.table("epochs").column("tags").text(0));
    }
  }

  private static void matches(JsonNode facts, Table table) {
    assertEquals(facts.get("rows").intValue(), table.rows());
    List<String> names = new ArrayList<>();
    facts.get("colnames").forEach(n -> names.add(n.textValue()));
    names.add(0, "id");
    assertEquals(names, table.names().subList(0, names.size()));
    for (Map.Entry<String, JsonNode> entry : facts.get("columns").properties()) {
      if (entry.getKey().endsWith("_index")) {
        continue;
      }
      Column column = table.column(entry.getKey());
      JsonNode expected = entry.getValue();
      JsonNode first = expected.has("values") ? expected.get("values") : expected.get("first");
      String type = expected.get("type").textValue();
      for (int row = 0; row < first.size(); row++) {
        if (type.startsWith("string")) {
          assertEquals(first.get(row).textValue(), column.text(row), entry.getKey());
        } else if (type.startsWith("reference")) {
          assertTrue(first.get(row).textValue().endsWith("/" + column.text(row)), entry.getKey());
        } else {
          assertEquals(Recordings.number(first.get(row)), column.number(row), entry.getKey());
        }
      }
      if (expected.has("sum")) {
        double[] values = column.numbers();
        double magnitude = Arrays.stream(values).map(Math::abs).sum();
        Recordings.assertClose(
            expected.get("sum").doubleValue(),
            Arrays.stream(values).sum(),
            magnitude,
            entry.getKey());
      }
      if (expected.has("counts")) {
        Map<String, Integer> levels = column.levels();
        expected
            .get("counts")
            .properties()
            .forEach(e -> assertEquals(e.getValue().intValue(), levels.get(e.getKey())));
      }
    }
  }

  @Test
  void dataThatContradictTheirDescriptionComeOutAsStored() {
    try (Recording recording = open(Recordings.file(HUMAN))) {
      Table clips = recording.table("encoding_table");
      double[] onset = clips.column("start_time").numbers();
      double[] second = clips.column("boundary2_time").numbers();
      double[] third = clips.column("boundary3_time").numbers();
      int absentSecond = 0;
      int absentThird = 0;
      for (int clip = 0; clip < clips.rows(); clip++) {
        absentSecond += second[clip] == onset[clip] ? 1 : 0;
        absentThird += third[clip] == onset[clip] ? 1 : 0;
      }
      assertEquals(60, absentSecond);
      assertEquals(75, absentThird);
      assertEquals(
          1.0,
          Arrays.stream(recording.table("recognition_table").column("resp_value").numbers())
              .min()
              .orElseThrow());
      double[] events = recording.table("events").column("time").numbers();
      assertEquals(-1542900540.735703, events[0]);
    }
  }

  @Test
  void spikesAlignToTrials() {
    Path file = Recordings.file(HUMAN);
    JsonNode facts =
        Recordings.facts(file)
            .get("domain")
            .get("recognition_spike_counts_0_to_1s_after_start_time");
    try (Recording recording = open(file)) {
      Population counts =
          Alignment.of("recognition_table", "start_time", 0, 1, 1, "boundary_type")
              .apply(recording);
      assertEquals(180, counts.entryCount());
      assertEquals(3, counts.conditionCount());
      double sum = 0;
      double[] perUnit = new double[35];
      double[] one = new double[35];
      for (int entry = 0; entry < 180; entry++) {
        counts.read(entry, one, 0);
        for (int unit = 0; unit < 35; unit++) {
          perUnit[unit] += one[unit];
          sum += one[unit];
        }
      }
      assertEquals(facts.get("sum").doubleValue(), sum);
      for (int unit = 0; unit < 35; unit++) {
        assertEquals(facts.get("per_unit_sum").get(unit).doubleValue(), perUnit[unit]);
      }
    }
  }

  @Test
  void patchClampSeriesAgree() {
    Path file = Recordings.file(CLAMP);
    JsonNode domain = Recordings.facts(file).get("domain");
    try (Recording recording = open(file)) {
      for (Map.Entry<String, JsonNode> entry : domain.get("series").properties()) {
        JsonNode facts = entry.getValue();
        String name = entry.getKey().substring(entry.getKey().lastIndexOf('/') + 1);
        SampledSeries series = recording.series(name);
        assertEquals(facts.get("n").longValue(), series.sampleCount());
        assertEquals(facts.get("unit").textValue(), series.unit());
        assertEquals(facts.get("rate").doubleValue(), series.rate().orElseThrow());
        double[] values = series.read(0, (int) series.sampleCount());
        for (int i = 0; i < 3; i++) {
          assertEquals(facts.get("first").get(i).doubleValue(), values[i]);
          assertEquals(facts.get("last").get(i).doubleValue(), values[values.length - 3 + i]);
          assertEquals(values[20000 + i], series.read(20000, 3)[i]);
        }
        double magnitude = Arrays.stream(values).map(Math::abs).sum();
        Recordings.assertClose(
            facts.get("sum").doubleValue(), Arrays.stream(values).sum(), magnitude, name);
        assertEquals(1 / 49999.99999999999, series.times(0, 2)[1]);
      }
      Table sweeps = recording.table("sweep_table");
      JsonNode facts = domain.get("sweep_table");
      for (int row = 0; row < 4; row++) {
        assertEquals(
            facts.get("sweep_number").get(row).doubleValue(),
            sweeps.column("sweep_number").number(row));
        assertTrue(
            facts
                .get("series")
                .get(row)
                .textValue()
                .endsWith("/" + sweeps.column("series").text(row)));
      }
    }
  }

  @Test
  void opticalPhysiologyIsReadAsASeriesAndTheRestIsNamed() {
    try (Recording recording = open(Recordings.file(OPHYS))) {
      SampledSeries series = recording.series("test_roi_response_series");
      assertEquals(10, series.sampleCount());
      assertEquals("lumens", series.unit());
      Table rois = recording.table("test_plane_seg_name");
      assertEquals(2, rois.rows());
      assertFalse(rois.has("pixel_mask"));
      String notes = String.join("\n", recording.notes());
      assertTrue(notes.contains("pixel_mask"), notes);
      assertTrue(notes.contains("image_mask"), notes);
      assertTrue(notes.contains("test_iS"), notes);
    }
  }
}

package org.homolog.importer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homolog.population.Alignment;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.RaggedColumn;
import org.homolog.population.Recording;
import org.homolog.population.SampledSeries;
import org.homolog.population.Table;
import org.homolog.recordings.Recordings;
import org.junit.jupiter.api.Test;

/** The NWB recordings against the facts h5py found in them. */
class NwbRecordingsTest {
  private static final String HUMAN = "human-mtl-boundaries/sub-4_ses-4_ecephys+image.nwb";
  private static final String OPHYS = "nwb-ophys-fixture/test_RoiResponseSeries.nwb";
  private static final Importers IMPORTERS = Importers.builtIn();

  private static Recording open(Path file) {
    assertEquals("nwb", IMPORTERS.find(file).id());
    return IMPORTERS.open(file, null, Map.of());
  }

  @Test
  void columnsCarryTheirDescriptionsAndUnits() {
    try (Recording recording = open(Recordings.file(HUMAN))) {
      Column category = recording.table("encoding_table").column("stimCategory");
      assertTrue(category.description().startsWith("1=no boundary"), category.description());
      assertEquals(Map.of("0", 30, "1", 30, "2", 30), category.levels());
      assertEquals("s", recording.table("encoding_table").column("start_time").unit());
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
  void opticalPhysiologyIsReadWithItsMasks() {
    try (Recording recording = open(Recordings.file(OPHYS))) {
      SampledSeries series = recording.series("test_roi_response_series");
      assertEquals(10, series.sampleCount());
      assertEquals("lumens", series.unit());
      assertEquals(2, recording.table("test_plane_seg_name").rows());
      String plane = "/processing/plane_seg_test_module/ImageSegmentation/test_plane_seg_name";
      RaggedColumn pixels = recording.ragged(plane + "/pixel_mask");
      assertEquals(List.of("x", "y", "weight"), pixels.members());
      assertArrayEquals(new int[] {3}, pixels.lengths(0));
      assertArrayEquals(new double[] {1, 2, 1, 3, 4, 1, 5, 6, 1}, pixels.numbers(0));
      assertArrayEquals(new double[] {7, 8, 2, 9, 10, 2}, pixels.numbers(1));
      assertArrayEquals(new long[] {2, 5, 5}, recording.array(plane + "/image_mask").shape());
      assertEquals("images.tiff", recording.table("test_iS").column("file").text(0));
      String notes = String.join("\n", recording.notes());
      assertTrue(notes.contains("test_iS: its images lie in 1 file outside"), notes);
    }
  }
}

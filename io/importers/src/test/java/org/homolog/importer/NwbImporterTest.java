package org.homolog.importer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.WrittenFile;
import org.homolog.population.Column;
import org.homolog.population.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small NWB files with one odd feature each. */
class NwbImporterTest {
  private static final DatasetCreationOptions UNSIGNED =
      DatasetCreationOptions.builder().unsigned().build();

  @TempDir Path folder = Path.of("");

  private Path nwb(WrittenFile.Content content) {
    return WrittenFile.write(
        folder.resolve("some.file"),
        root -> {
          root.putAttribute("nwb_version", "2.6.0");
          root.putAttribute("neurodata_type", "NWBFile");
          content.write(root);
        });
  }

  private static WritableGroup table(
      WritableGroup parent, String name, int rows, String... columns) {
    WritableGroup group = parent.putGroup(name);
    group.putAttribute("colnames", columns);
    long[] ids = new long[rows];
    for (int i = 0; i < rows; i++) {
      ids[i] = i;
    }
    group.putDataset("id", ids);
    return group;
  }

  private static WritableGroup series(WritableHdfFile root, String name) {
    WritableGroup group = root.putGroup(name);
    group.putAttribute("neurodata_type", "TimeSeries");
    return group;
  }

  private static Recording open(Path file) {
    return Importers.builtIn().open(file, null, Map.of());
  }

  @Test
  void indicesOfAnyUnsignedWidthCutTheSpikes() {
    Object[] indices = {
      new byte[] {(byte) 200, (byte) 250},
      new short[] {200, 250},
      new int[] {200, 250},
      new long[] {200, 250}
    };
    double[] times = new double[250];
    for (int i = 0; i < times.length; i++) {
      times[i] = i;
    }
    for (Object index : indices) {
      Path file =
          nwb(
              root -> {
                WritableGroup units = table(root, "units", 2, "spike_times", "quality");
                units.putDataset("spike_times", times);
                units.putDataset("spike_times_index", index, UNSIGNED);
                units.putDataset("quality", new double[] {0.5, Double.NaN});
              });
      try (Recording recording = open(file)) {
        assertEquals(200, recording.spikes().orElseThrow().times(0).length);
        assertEquals(200.0, recording.spikes().orElseThrow().times(1)[0]);
        assertEquals(50, recording.spikes().orElseThrow().times(1).length);
        assertTrue(recording.units().column("quality").isMissing(1));
      }
    }
  }

  @Test
  void anIndexBeyondTheSpikesIsDamage() {
    Path file =
        nwb(
            root -> {
              WritableGroup units = table(root, "units", 2, "spike_times");
              units.putDataset("spike_times", new double[] {1, 2, 3});
              units.putDataset("spike_times_index", new int[] {2, 4});
            });
    HomologException failure = assertThrows(HomologException.class, () -> open(file));
    assertEquals(HomologException.Kind.DAMAGED, failure.kind());
    assertTrue(
        String.valueOf(failure.getMessage()).contains("spike_times_index"), failure.getMessage());
  }

  @Test
  void spikesThatAreNotSortedComeOutSorted() {
    Path file =
        nwb(
            root -> {
              WritableGroup units = table(root, "units", 1, "spike_times");
              units.putDataset("spike_times", new double[] {3, 1, 2});
              units.putDataset("spike_times_index", new int[] {3});
            });
    try (Recording recording = open(file)) {
      assertArrayEquals(new double[] {1, 2, 3}, recording.spikes().orElseThrow().times(0));
    }
  }

  @Test
  void columnsThatDoNotFitAreNamedAndTheOthersRead() {
    Path file =
        nwb(
            root -> {
              WritableGroup trials =
                  table(
                      root.putGroup("intervals"),
                      "trials",
                      2,
                      "start_time",
                      "tags",
                      "gone",
                      "short",
                      "xy");
              trials.putDataset("start_time", new double[] {1, 2});
              trials.putDataset("tags", new String[] {"a", "b", "c"});
              trials.putDataset("tags_index", new byte[] {2, 3}, UNSIGNED);
              trials.putDataset("short", new double[] {1});
              trials.putDataset("xy", new double[][] {{1, 2}, {3, 4}});
              trials.putDataset("forgotten", new int[] {7, 8});
            });
    try (Recording recording = open(file)) {
      Column tags = recording.table("trials").column("tags");
      assertEquals("a, b", tags.text(0));
      assertEquals("c", tags.text(1));
      assertEquals(4.0, recording.table("trials").column("xy_2").number(1));
      assertEquals(8.0, recording.table("trials").column("forgotten").number(1));
      assertFalse(recording.table("trials").has("short"));
      String notes = String.join("\n", recording.notes());
      assertTrue(notes.contains("trials/gone") && notes.contains("trials/short"), notes);
    }
  }

  @Test
  void seriesAreConvertedAndTimed() {
    Path file =
        nwb(
            root -> {
              WritableGroup clocked = series(root, "clocked");
              clocked
                  .putDataset("data", new short[][] {{1, 2}, {3, 4}, {5, 6}})
                  .putAttribute("conversion", 0.5);
              clocked.getChild("data");
              ((io.jhdf.api.WritableDataset) clocked.getChild("data")).putAttribute("offset", 10.0);
              ((io.jhdf.api.WritableDataset) clocked.getChild("data"))
                  .putAttribute("unit", "volts");
              clocked.putDataset("channel_conversion", new double[] {1, 100});
              clocked.putDataset("starting_time", 2.0).putAttribute("rate", 4.0);
              WritableGroup codes = series(root, "codes");
              codes.putDataset("data", new int[] {5, 6});
              codes.putDataset("timestamps", new double[] {0.25, 0.75});
              WritableGroup words = series(root, "words");
              words.putDataset("data", new String[] {"go", "stop"});
              words.putDataset("timestamps", new double[] {1, 2});
              WritableGroup odd = series(root, "odd");
              odd.putDataset("data", new double[] {1, 2, 3});
              odd.putDataset("timestamps", new double[] {1, 2});
            });
    try (Recording recording = open(file)) {
      assertEquals("volts", recording.series("clocked").unit());
      assertArrayEquals(
          new double[] {11.5, 210, 12.5, 310}, recording.series("clocked").read(1, 2));
      assertArrayEquals(new double[] {2.25, 2.5}, recording.series("clocked").times(1, 2));
      assertArrayEquals(
          new double[] {0.25, 0.75}, recording.table("codes").column("time").numbers());
      assertEquals(6.0, recording.table("codes").column("value").number(1));
      assertEquals("stop", recording.table("words").column("value").text(1));
      assertFalse(recording.series().containsKey("odd"));
      assertTrue(String.join("\n", recording.notes()).contains("2 timestamps for 3 samples"));
    }
  }

  @Test
  void version1IsUnsupported() {
    Path file =
        WrittenFile.write(
            folder.resolve("old.nwb"), root -> root.putDataset("nwb_version", "NWB-1.0.6"));
    HomologException failure = assertThrows(HomologException.class, () -> open(file));
    assertEquals(HomologException.Kind.UNSUPPORTED, failure.kind());
    assertTrue(String.valueOf(failure.getMessage()).contains("NWB 1"), failure.getMessage());
  }

  @Test
  void optionsAreRefused() {
    Path file = nwb(root -> {});
    assertThrows(
        HomologException.class,
        () -> Importers.builtIn().open(file, null, Map.of("tables", Map.of())));
  }
}

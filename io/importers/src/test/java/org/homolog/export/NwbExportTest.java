package org.homolog.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homolog.export.RecordingFile.Format;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.writing.Hdf5Writer;
import org.homolog.importer.Importers;
import org.homolog.population.Column;
import org.homolog.population.Recording;
import org.homolog.population.SpikeTrains;
import org.homolog.population.Table;
import org.homolog.recordings.Recordings;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** NWB files that homolog writes follow the schema, and say what the recording said. */
class NwbExportTest {
  @TempDir Path folder;

  /** A session with every kind of thing that NWB has a place for. */
  private static Recording session() {
    Table electrodes =
        Table.of(
            Column.integers("id", 10, 11, 12),
            Column.numbers("x", 0.5, Double.NaN, 2).description("position"),
            Column.numbers("y", 0, 1, 2),
            Column.numbers("z", 0, 1, 2),
            Column.numbers("imp", 0, 1, 2),
            Column.texts("filtering", "none", "", "none"),
            Column.texts("location", "V1", "V1", "IT").description("area"),
            Column.texts("group", "probe a", "probe a", "probe b").description("group"),
            Column.texts("group_name", "probe a", "probe a", "probe b").description("its name"));
    Table units =
        Table.of(
            Column.integers("id", 3, 1, 2),
            Column.texts("electrodes", "0, 1", "", "2").description("where it was seen"),
            Column.texts("electrode_group", "probe a", "probe a", "probe b").description("group"),
            Column.numbers("snr", 1.5, Double.NaN, 3).description("signal to noise"),
            Column.booleans("good", true, false, true).description("by hand"),
            Column.texts("obs_intervals", "a", "b", "c"));
    Table trials =
        Table.of(
            Column.integers("id", 0, 1),
            Column.numbers("start_time", 0.5, 2).unit("s").description("begins"),
            Column.numbers("stop_time", 1.5, Double.NaN).unit("s").description("ends"),
            Column.texts("stimulus", "a/b", "").description("what was shown"),
            Column.integers("timeseries", 4, 5),
            Column.numbers("contrast", 0.1, 1).unit("%").description("how strong"));
    Recording.Builder recording =
        Recording.builder("session")
            .format("made up")
            .session("identifier", "one")
            .session("session_description", "a test")
            .session("session_start_time", "2020-02-29T12:00:00+01:00")
            .session("experimenter", "Doe, John")
            .session("lab", "a lab")
            .session("rig", "left")
            .session("subject.subject_id", "mouse 1")
            .session("subject.species", "Mus musculus")
            .table("electrodes", electrodes)
            .units(units, SpikeTrains.of(new double[][] {{0.25, 1}, {}, {1.0 / 3, 2, 5}}))
            .table("trials", trials)
            .table(
                "stimuli",
                Table.of(Column.texts("name", "a", "b"), Column.texts("name_index", "x", "y")))
            .table(
                "marks",
                Table.of(
                    Column.numbers("time", 1, 2).unit("s").description("time of the event"),
                    Column.texts("value", "go", "stop").description("marks")));
    recording.series(
        "eye", new RecordingFileTest.Samples(Optional.of(2.0), new double[] {1, 1.5, 2}, 2));
    recording.series(
        "lick/port", new RecordingFileTest.Samples(Optional.empty(), new double[] {1, 5}, 1));
    recording.ragged(
        "/units/amplitudes",
        new RecordingFileTest.Lists(1, new int[][] {{2}, {0}, {3}}, new long[0], "mV"));
    recording.ragged(
        "/units/waveforms",
        new RecordingFileTest.Lists(2, new int[][] {{2, 1}, {}, {3}}, new long[] {4}, "volts"));
    recording.ragged(
        "/units/templates",
        new RecordingFileTest.Lists(2, new int[][] {{1}, {2, 0}, {3}}, new long[] {4}, "mV"));
    recording.array(
        "/units/waveform_mean", new RecordingFileTest.Numbers(new long[] {3, 2}, 1, 2, 3, 4, 5, 6));
    recording.array("/pca/loadings", new RecordingFileTest.Numbers(new long[] {2, 2}, 1, 2, 3, 4));
    return recording.build();
  }

  private List<String> complaints(Path path) {
    try (Hdf5File file = Hdf5File.open(path)) {
      NwbValidator.Verdict verdict = NwbValidator.validate(file, NwbSchema.of(file));
      assertTrue(verdict.objects() > 5, "hardly anything was looked at");
      return verdict.complaints();
    }
  }

  @Test
  void aSessionFollowsTheSchemaItCarries() {
    Path path = folder.resolve("session.nwb");
    List<String> remarks = RecordingFile.write(session(), path, Format.NWB, "made up", false);
    assertEquals(List.of(), complaints(path));
    try (Recording read = Importers.builtIn().open(path, null, Map.of())) {
      assertEquals("NWB 2.7.0", read.format());
      assertEquals("a lab", read.session().get("lab"));
      assertEquals("Mus musculus", read.session().get("subject.species"));
      assertEquals("rig: left", read.session().get("notes"));
      assertEquals(
          session().table("trials").column("stimulus"), read.table("trials").column("stimulus"));
      assertEquals(
          session().table("trials").column("contrast"), read.table("trials").column("contrast"));
      assertEquals(session().table("electrodes"), read.table("electrodes"));
      assertEquals(session().table("marks"), read.table("marks"));
      assertEquals(
          session()
              .units()
              .column("electrodes")
              .description("where it was seen; rows of table electrodes"),
          read.units().column("electrodes"));
      assertEquals(session().units().column("good"), read.units().column("good"));
      SameRecording.series("eye", session().series("eye"), read.series("eye"));
      Map<String, List<String>> lists = tails(read);
      assertEquals(3 + 1, Objects.requireNonNull(lists.remove("units/electrodes")).size());
      assertEquals(tails(session()), lists);
      assertEquals(3, read.spikes().orElseThrow().times(2).length);
    }
    assertTrue(remarks.stream().anyMatch(r -> r.contains("timeseries_column")), remarks::toString);
  }

  private static Stream<DynamicTest> each(String ending, java.util.function.Consumer<Path> check) {
    List<Path> files =
        Recordings.all().stream().filter(file -> file.toString().endsWith(ending)).toList();
    if (files.isEmpty()) {
      return Stream.of(
          DynamicTest.dynamicTest(
              "recordings",
              () -> Assumptions.abort("the shared folder " + Recordings.folder() + " is absent")));
    }
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    String.valueOf(file.getFileName()), () -> check.accept(file)));
  }

  @TestFactory
  Stream<DynamicTest> everySampleRecordingBecomesNwbThatFollowsTheSchema() {
    return each(
        "",
        file -> {
          Path path = folder.resolve(file.getFileName() + ".nwb");
          try (Recording recording = Importers.builtIn().open(file, null, Map.of())) {
            RecordingFile.write(recording, path, Format.NWB, "", false);
          }
          assertEquals(List.of(), complaints(path));
        });
  }

  @TestFactory
  Stream<DynamicTest> sampleNwbFilesComeBackAsTheyWere() {
    return each(
        ".nwb",
        file -> {
          Path path = folder.resolve(file.getFileName() + "-copy.nwb");
          try (Recording recording = Importers.builtIn().open(file, null, Map.of())) {
            RecordingFile.write(recording, path, Format.NWB, "", false);
            try (Recording copy = Importers.builtIn().open(path, null, Map.of())) {
              comparesEqual(recording, copy);
            }
          }
        });
  }

  private static void comparesEqual(Recording recording, Recording copy) {
    assertEquals(own(recording.session()), own(copy.session()));
    SameRecording.units(recording, copy);
    assertEquals(tails(recording), tails(copy));
    Map<String, Table> tables = content(copy.tables());
    recording
        .series()
        .forEach(
            (name, series) -> {
              // What channels are, where they are no electrodes, stands in a table of its own.
              Table channels = tables.remove(name + "_channels");
              assertEquals(
                  numberless(series.channels()),
                  channels == null ? numberless(copy.series(name).channels()) : channels);
              SameRecording.samples(name, series, copy.series(name));
            });
    assertEquals(recording.series().keySet(), copy.series().keySet());
    assertEquals(content(recording.tables()), tables);
  }

  /** All but when the file was made, which is true of each file alone. */
  private static Map<String, String> own(Map<String, String> session) {
    Map<String, String> facts = new TreeMap<>(session);
    facts.remove("file_create_date");
    return facts;
  }

  /** Ragged columns by table and name, since a table may be written in another group. */
  private static Map<String, List<String>> tails(Recording recording) {
    Map<String, List<String>> tails = new TreeMap<>();
    recording
        .ragged()
        .forEach(
            (path, column) -> {
              List<String> rows = new ArrayList<>();
              for (int row = 0; row < column.rows(); row++) {
                rows.add(Arrays.toString(column.lengths(row)) + List.of(column.texts(row)));
              }
              rows.add(column.unit() + "; " + column.description() + "; " + column.depth());
              Path name = Path.of(path);
              tails.put(name.getParent().getFileName() + "/" + name.getFileName(), rows);
            });
    return tails;
  }

  /**
   * All but the tables that list the objects of a file, which is true of each file alone; and
   * without ids, which every table has in NWB though what it was made from may have none.
   */
  private static Map<String, Table> content(Map<String, Table> tables) {
    Map<String, Table> content = new TreeMap<>();
    tables.forEach(
        (name, table) -> {
          boolean listing = List.of("objects", "time_series", "dynamic_tables").contains(name);
          if (!listing) {
            content.put(name, numberless(table));
          }
        });
    return content;
  }

  private static Table numberless(Table table) {
    boolean numbered =
        table.has("id")
            && Arrays.equals(
                table.column("id").numbers(),
                IntStream.range(0, table.rows()).asDoubleStream().toArray());
    return numbered ? table.without(List.of("id")) : table;
  }

  @TestFactory
  Stream<DynamicTest> sampleNwbFilesFollowTheSchemaTheyCarry() {
    return each(
        ".nwb",
        file -> {
          try (Hdf5File open = Hdf5File.open(file)) {
            NwbSchema schema = NwbSchema.of(open);
            Assumptions.assumeTrue(schema.knows("NWBFile"), "the file carries no specifications");
            assertEquals(List.of(), NwbValidator.validate(open, schema).complaints());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> aSessionFollowsTheSchemasThatSampleFilesCarry() {
    return each(
        ".nwb",
        file -> {
          Path path = folder.resolve(file.getFileName() + "-session.nwb");
          RecordingFile.write(session(), path, Format.NWB, "", false);
          try (Hdf5File open = Hdf5File.open(path);
              Hdf5File sample = Hdf5File.open(file)) {
            NwbSchema schema = NwbSchema.of(sample);
            String version = sample.root().attributes().text("nwb_version").orElse("");
            Assumptions.assumeTrue(
                schema.knows("NWBFile") && version.compareTo("2.4") >= 0,
                "the file carries no schema, or one older than what is written fits: " + version);
            assertEquals(List.of(), NwbValidator.validate(open, schema).complaints());
          }
        });
  }

  @Test
  void theValidatorFindsWhatIsWrong() {
    Path path = folder.resolve("wrong.nwb");
    try (Hdf5Writer out = Hdf5Writer.create(path)) {
      NwbFile file = new NwbFile(out, "wrong", session());
      Specifications.embed(out);
      file.typed("/", NwbFile.CORE, "NWBFile");
      out.attribute("/", "nwb_version", 2L);
      out.text("/session_start_time", "yesterday").text("/file_create_date", "2020-01-01");
      out.doubles("/identifier", new long[0], 1);
      out.group("/acquisition").group("/intervals").group("/odd");
      file.group("/acquisition/trace", NwbFile.HDMF, "TimeSeries");
      out.doubles("/acquisition/trace/data", new long[] {1}, 1);
      file.group("/intervals/trials", NwbFile.HDMF, "DynamicTable");
      file.group("/units", NwbFile.CORE, "Units");
      out.attribute("/units", "colnames", "spike_times").attribute("/units", "description", "");
      out.integers("/units/id", 1);
      file.typed("/units/id", NwbFile.HDMF, "ElementIdentifiers");
      out.integers("/units/spike_times", 1);
      file.typed("/units/spike_times", NwbFile.HDMF, "VectorData");
      out.attribute("/units/spike_times", "description", "");
      out.integers("/units/spike_times_index", 1);
      new DynamicTables(file).described("/units/spike_times_index", "VectorIndex", "");
      out.reference("/units/spike_times_index", "target", "/units/id");
    }
    String all = String.join("\n", complaints(path));
    for (String wanted :
        List.of(
            "/@nwb_version: holds int64",
            "/: lacks session_description",
            "/: lacks general",
            "/session_start_time: \"yesterday\" is no",
            "/file_create_date: has 0 axes",
            "/identifier: holds float64",
            "/odd: has no place",
            "/acquisition/trace: says namespace",
            "/acquisition/trace/data: lacks the attribute unit",
            "/intervals/trials: is a DynamicTable, but must be a TimeIntervals",
            "/units@colnames: has 0 axes",
            "/units/spike_times: holds int64",
            "/units/spike_times_index: holds int64",
            "/units/spike_times_index@target: leads to /units/id, which is no VectorData")) {
      assertTrue(all.contains(wanted), () -> wanted + " is not among\n" + all);
    }
  }
}

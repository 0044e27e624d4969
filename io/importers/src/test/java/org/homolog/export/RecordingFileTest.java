package org.homolog.export;

import static org.homolog.export.SameRecording.assertSame;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.homolog.export.RecordingFile.Format;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.NumberText;
import org.homolog.importer.Importers;
import org.homolog.population.Alignment;
import org.homolog.population.Column;
import org.homolog.population.DataArray;
import org.homolog.population.Population;
import org.homolog.population.RaggedColumn;
import org.homolog.population.Recording;
import org.homolog.population.SampledSeries;
import org.homolog.population.SpikeTrains;
import org.homolog.population.Table;
import org.homolog.recordings.Recordings;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What is written in homolog's own layout is read as it was. */
class RecordingFileTest {
  @TempDir Path folder;

  /** A recording with everything that is easily lost: order, types, NaN, odd names, nothing. */
  static Recording odd() {
    Table trials =
        Table.of(
            Column.numbers("z", 1.5, Double.NaN, -0.0, Double.NEGATIVE_INFINITY).unit("s"),
            Column.integers("whole", 1L << 53, -3, 0, 7).description("zählt"),
            Column.booleans("flag", true, false, false, true),
            Column.texts("a/b %", "", "π\n\"x\"", " ", "日本語"),
            Column.texts(".", "a", "b", "c", "d"));
    return Recording.builder("odd / name")
        .format("none")
        .session("z fact", "1")
        .session("a fact", "two\nlines")
        .session("empty", "")
        .units(
            Table.of(Column.texts("unit", "a", "b", "c"), Column.numbers("snr", 1, Double.NaN, 2)),
            SpikeTrains.of(new double[][] {{0.25, 0.5}, {}, {1.0 / 3}}))
        .table("trials", trials)
        .table("empty", Table.of(Column.numbers("x"), Column.texts("t"), Column.booleans("b")))
        .table("bare", Table.empty(3))
        .table("..", Table.of(Column.integers("i", 1)))
        .series("regular", new Samples(Optional.of(3.0), new double[] {0.1, 0.1 + 1 / 3.0}, 2))
        .series("irregular", new Samples(Optional.empty(), new double[] {-1, 5, 5}, 1))
        .series("rounded", new Samples(Optional.of(10.0), new double[] {0, 0.1000001}, 1))
        .ragged("/units/amplitudes", new Lists(1, new int[][] {{2}, {0}, {1}}, new long[0], "mV"))
        .ragged(
            "/units/waveforms", new Lists(2, new int[][] {{2, 0, 1}, {}, {3}}, new long[] {4}, ""))
        .array("/stimuli/images", new Numbers(new long[] {2, 3}, 1, 2, Double.NaN, 4, 5, 6))
        .array("scalar", new Numbers(new long[0], 7))
        .array("none", new Numbers(new long[] {0, 4}))
        .note("something was left out")
        .build();
  }

  record Samples(Optional<Double> rate, double[] stamps, int width) implements SampledSeries {
    @Override
    public String unit() {
      return "µV";
    }

    @Override
    public String description() {
      return "made up";
    }

    @Override
    public long sampleCount() {
      return stamps.length;
    }

    @Override
    public Table channels() {
      long[] numbers = new long[width];
      Arrays.setAll(numbers, c -> c + 1L);
      return Table.of(Column.integers("channel", numbers));
    }

    @Override
    public double[] times(long first, int count) {
      return Arrays.copyOfRange(stamps, (int) first, (int) first + count);
    }

    @Override
    public double[] read(long first, int count) {
      double[] values = new double[count * width];
      Arrays.setAll(values, i -> first * width + i + 0.5);
      return values;
    }
  }

  record Lists(int depth, int[][] perRow, long[] elementShape, String unit)
      implements RaggedColumn {
    @Override
    public String description() {
      return "made up";
    }

    @Override
    public int rows() {
      return perRow.length;
    }

    @Override
    public boolean isText() {
      return false;
    }

    @Override
    public int[] lengths(int row) {
      return perRow[row];
    }

    @Override
    public double[] numbers(int row) {
      int width = elementShape.length == 0 ? 1 : (int) elementShape[0];
      double[] values = new double[Arrays.stream(perRow[row]).sum() * width];
      Arrays.setAll(values, i -> row + i / 8.0);
      return values;
    }

    @Override
    public String[] texts(int row) {
      return Arrays.stream(numbers(row)).mapToObj(NumberText::of).toArray(String[]::new);
    }
  }

  record Numbers(long[] shape, double... numbers) implements DataArray {
    @Override
    public boolean isText() {
      return false;
    }

    @Override
    public String description() {
      return "made up";
    }

    @Override
    public String[] texts() {
      throw new AssertionError("numbers are asked for as texts");
    }
  }

  private Path write(Recording recording, String name) {
    Path file = folder.resolve(name);
    assertEquals(List.of(), RecordingFile.write(recording, file, Format.HDF5, "", false));
    return file;
  }

  @Test
  void everythingComesBackAsItWas() {
    Recording odd = odd();
    Path file = write(odd, "odd.h5");
    assertEquals("homolog", Importers.builtIn().find(file).id());
    try (Recording read = Importers.builtIn().open(file, null, Map.of())) {
      assertSame(odd, read);
      assertEquals("odd / name", read.name());
      assertEquals("homolog 1 (from none)", read.format());
    }
  }

  @Test
  void theSameRecordingGivesTheSameBytes() throws IOException {
    assertArrayEquals(
        Files.readAllBytes(write(odd(), "one.h5")), Files.readAllBytes(write(odd(), "two.h5")));
  }

  @Test
  void arraysLargerThanABlockAreWrittenInParts() {
    double[] values = new double[20_000_000];
    Arrays.setAll(values, i -> i % 1000);
    long[] shape = {20_000, 1000};
    Path file =
        write(
            Recording.builder("large").array("a", new Numbers(shape, values)).build(), "large.h5");
    try (Recording read = Importers.builtIn().open(file, null, Map.of())) {
      assertArrayEquals(values, read.array("a").numbers());
    }
  }

  @Test
  void historyGrowsWithEachConversion() {
    Path file = folder.resolve("a.h5");
    RecordingFile.write(odd(), file, Format.HDF5, "first", false);
    try (Recording read = Importers.builtIn().open(file, null, Map.of())) {
      RecordingFile.write(read, folder.resolve("b.h5"), Format.HDF5, "second", false);
    }
    try (Recording read = Importers.builtIn().open(folder.resolve("b.h5"), null, Map.of())) {
      assertEquals("first\nsecond", read.session().get(RecordingFile.HISTORY));
    }
  }

  @Test
  void populationsComeBackAsTheyWere() {
    Recording session =
        Recording.builder("session")
            .units(
                Table.of(Column.texts("unit", "a", "b")),
                SpikeTrains.of(new double[][] {{0.1, 1.2, 1.3, 2.4}, {2.1, 3.2}}))
            .table(
                "trials",
                Table.of(
                    Column.numbers("time", 0, 1, 2, 3),
                    Column.integers("stimulus", 2, 1, 2, 1),
                    Column.booleans("correct", true, true, false, true)))
            .build();
    Population aligned = Alignment.of("trials", "time", 0, 1, 0.25, "stimulus").apply(session);
    for (Population population :
        List.of(
            aligned,
            aligned.timeAsCondition(),
            aligned.averageRepeats(),
            aligned.drawConditions(new int[] {1, 1}))) {
      Path file =
          folder.resolve(
              "population" + population.conditionCount() + population.entryCount() + ".h5");
      RecordingFile.write(population, file, Format.HDF5, "", true);
      try (Recording read = Importers.builtIn().open(file, null, Map.of())) {
        Population back = PopulationRecording.population(read);
        assertEquals(population.entries(), back.entries());
        assertEquals(population.time(), back.time());
        assertEquals(population.units(), back.units());
        assertEquals(population.name(), back.name());
        assertEquals(population.valueUnit(), back.valueUnit());
        assertEquals(population.repeatColumn(), back.repeatColumn());
        assertEquals(population.conditionColumns(), back.conditionColumns());
        assertEquals(population.conditionLabels(), back.conditionLabels());
        assertArrayEquals(population.entriesByCondition(), back.entriesByCondition());
        assertArrayEquals(population.byEntry().array(), back.byEntry().array());
        assertTrue(read.arrays().containsKey("/entries/stimulus"));
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> sampleRecordingsComeBackAsTheyWere() {
    if (Recordings.all().isEmpty()) {
      return Stream.of(
          DynamicTest.dynamicTest(
              "recordings",
              () -> Assumptions.abort("the shared folder " + Recordings.folder() + " is absent")));
    }
    return Recordings.all().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> comesBack(file)));
  }

  private void comesBack(Path file) throws IOException {
    try (Recording read = Importers.builtIn().open(file, null, Map.of())) {
      Path copy = write(read, file.getFileName() + ".h5");
      try (Recording back = Importers.builtIn().open(copy, null, Map.of())) {
        assertSame(read, back);
      }
      Files.delete(copy);
    }
  }

  @Test
  void whatIsThereIsNotReplacedUnasked() throws IOException {
    Path file = Files.writeString(folder.resolve("there.h5"), "mine");
    HomologException refused =
        assertThrows(
            HomologException.class, () -> RecordingFile.write(odd(), file, Format.HDF5, "", false));
    assertTrue(refused.getMessage().contains("--force"), refused.getMessage());
    assertEquals("mine", Files.readString(file));
    RecordingFile.write(odd(), file, Format.HDF5, "", true);
    assertEquals("homolog", Importers.builtIn().find(file).id());
  }

  @Test
  void aFailureLeavesNothingBehind() throws IOException {
    Recording broken =
        Recording.builder("broken").table("t", Table.of(Column.texts("x", "a\0b"))).build();
    Path file = folder.resolve("broken.h5");
    HomologException refused =
        assertThrows(
            HomologException.class,
            () -> RecordingFile.write(broken, file, Format.HDF5, "", false));
    assertTrue(refused.getMessage().startsWith(file + " cannot be written"), refused.getMessage());
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    HomologException refused =
        assertThrows(
            HomologException.class,
            () -> RecordingFile.write(odd(), folder.resolve("no/such.h5"), Format.HDF5, "", false));
    assertTrue(refused.getMessage().contains("does not exist"), refused.getMessage());
    assertThrows(HomologException.class, () -> Format.of(Path.of("x.mat")));
  }
}

package org.homolog.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homolog.export.PopulationRecording;
import org.homolog.export.RecordingFile;
import org.homolog.importer.Importers;
import org.homolog.population.Population;
import org.homolog.population.Recording;
import org.homolog.simulation.DecisionPopulation;
import org.homolog.simulation.DecisionPopulationOptions;
import org.homolog.spi.Options;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command convert, on what homolog itself simulates. */
class ConvertTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void quiet() {
    RunLog.silence();
  }

  private int homolog(Object... arguments) {
    err.getBuffer().setLength(0);
    return Main.execute(
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        Stream.of(arguments).map(Object::toString).toArray(String[]::new));
  }

  private static DecisionPopulationOptions options() {
    return Options.bind(
        DecisionPopulationOptions.class,
        Map.of("units", 3, "repeats", 2, "coherences", List.of(10, 50)));
  }

  private Path simulated() {
    Path file = folder.resolve("simulated.h5");
    DecisionPopulation.write(file, options(), 1);
    return file;
  }

  @Test
  void aSimulatedSessionKeepsUnitsSpikesAndTrialsInEitherFormat() {
    Recording session = DecisionPopulation.simulate(options(), 1);
    for (String name : List.of("session.nwb", "session.hdf5")) {
      Path file = folder.resolve(name);
      RecordingFile.write(session, file, RecordingFile.Format.of(file), "", false);
      try (Recording read = Importers.builtIn().open(file, null, Map.of())) {
        assertEquals(session.units().column("unit"), read.units().column("unit"));
        assertEquals(
            session.table("trials").column("coherence"), read.table("trials").column("coherence"));
        assertEquals(session.spikes().orElseThrow().count(2), read.spikes().orElseThrow().count(2));
      }
    }
  }

  @Test
  void aFileIsConvertedThereAndBack() {
    Path copy = folder.resolve("copy.nwb");
    assertEquals(0, homolog("convert", simulated(), copy), err::toString);
    assertTrue(
        err.toString().contains("note: when the session started is not stated"), err::toString);
    Path again = folder.resolve("again.h5");
    assertEquals(0, homolog("convert", copy, again), err::toString);
    assertEquals(0, homolog("inspect", again), err::toString);
    assertTrue(
        out.toString().contains("simulated.h5 (HDF5, importer hdf5, SHA-256"), out::toString);
  }

  @Test
  void whatIsThereStaysUnlessForced() throws IOException {
    Path there = Files.writeString(folder.resolve("there.nwb"), "mine");
    Path file = simulated();
    assertEquals(2, homolog("convert", file, there));
    assertEquals(1, err.toString().lines().count(), err::toString);
    assertTrue(err.toString().contains("say --force"), err::toString);
    assertEquals("mine", Files.readString(there));
    assertEquals(0, homolog("convert", "--force", file, there), err::toString);
    assertEquals(2, homolog("convert", "--force", file, file));
    assertTrue(err.toString().contains("is the recording itself"), err::toString);
  }

  @Test
  void wrongNamesAndFilesAreOneLine() throws IOException {
    Path file = simulated();
    assertEquals(2, homolog("convert", file, folder.resolve("x.mat")));
    assertTrue(err.toString().contains("must end in .nwb"), err::toString);
    assertEquals(2, homolog("convert", folder.resolve("none.nwb"), folder.resolve("x.nwb")));
    Path text = Files.writeString(folder.resolve("text.nwb"), "no HDF5");
    assertEquals(3, homolog("convert", text, folder.resolve("x.nwb")));
    assertEquals(1, err.toString().lines().count(), err::toString);
    assertFalse(Files.exists(folder.resolve("x.nwb")));
  }

  private Path study() throws IOException {
    RecordingFile.write(
        DecisionPopulation.simulate(options(), 1),
        folder.resolve("session.h5"),
        RecordingFile.Format.HDF5,
        "",
        false);
    return Files.writeString(
        folder.resolve("study.yaml"),
        """
        study: test
        seed: 1
        systems:
          brain:
            recording: {file: session.h5}
            align: {table: trials, event: stimulus_on, window: [0, 0.4], bin: 0.1, conditions: [coherence]}
        reference: brain
        candidates: [brain]
        comparisons:
          - rsa: {}
        """);
  }

  @Test
  void aPopulationOfAStudyIsWrittenAndReadBackAsItIs() throws IOException {
    Path study = study();
    Path file = folder.resolve("brain.h5");
    assertEquals(0, homolog("convert", study, file, "--system", "brain"), err::toString);
    try (Recording read = Importers.builtIn().open(file, null, Map.of())) {
      assertTrue(PopulationRecording.isPopulation(read));
      Population population = PopulationRecording.population(read);
      assertEquals(3, population.unitCount());
      assertEquals(4, population.timeCount());
      assertTrue(population.conditionCount() > 1);
    }
    assertEquals(2, homolog("convert", study, folder.resolve("x.h5"), "--system", "brian"));
    assertTrue(err.toString().contains("brain"), err::toString);
    assertEquals(2, homolog("convert", folder.resolve("session.h5"), file, "--member", "one"));
    assertTrue(err.toString().contains("--system"), err::toString);
  }
}

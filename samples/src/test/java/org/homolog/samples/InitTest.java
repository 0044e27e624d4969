package org.homolog.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.homolog.cli.Main;
import org.homolog.export.RecordingFile;
import org.homolog.population.Column;
import org.homolog.population.Recording;
import org.homolog.population.SpikeTrains;
import org.homolog.population.Table;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Studies that homolog init drafts can be run as they stand. */
class InitTest {
  private static final Path RECORDINGS =
      Path.of(System.getProperty("homolog.shared", "../../shared"), "data", "recordings");

  /** Recordings whose files hold conditions that a comparison can use. */
  private static final Set<String> USABLE =
      Set.of(
          "sub-4_ses-4_ecephys+image.nwb",
          "images92_kriegeskorte2008.h5",
          "doseResponseData.mat",
          "AveRawDataMatrix2ndRound.mat",
          "neuro_run01.snirf",
          "assy_test_package_assembly_extras.nc");

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int homolog(Object... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.execute(
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        Stream.of(arguments).map(Object::toString).toArray(String[]::new));
  }

  private void runs(Path study) {
    assertEquals(0, homolog("run", study, "--dry-run"), err::toString);
  }

  @TestFactory
  Stream<DynamicTest> everyRecordingGetsAStudyThatRunsOrIsRefused() throws IOException {
    if (!Files.isDirectory(RECORDINGS)) {
      return Stream.of(
          DynamicTest.dynamicTest(
              "recordings",
              () -> Assumptions.abort("the shared folder " + RECORDINGS + " is absent")));
    }
    try (Stream<Path> files = Files.walk(RECORDINGS)) {
      List<Path> recordings =
          files.filter(f -> f.toString().matches(".*\\.(nwb|mat|nc|snirf|h5)")).sorted().toList();
      return recordings.stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> check(file)));
    }
  }

  private void check(Path file) {
    String name = String.valueOf(file.getFileName());
    Path study = folder.resolve(name);
    int code = homolog("init", study, "--from", file);
    if (code == 0) {
      runs(study.resolve("study.yaml"));
      return;
    }
    assertFalse(USABLE.contains(name), err::toString);
    assertEquals(1, err.toString().lines().count(), err::toString);
    boolean matlab5 = name.startsWith("92_") || name.startsWith("Krieg");
    assertEquals(matlab5 ? 3 : 2, code, err::toString);
    assertTrue(
        err.toString().contains(matlab5 ? "MATLAB 5" : "no study can be drafted"), err::toString);
    assertFalse(Files.exists(study));
  }

  /** A session whose names need quotes everywhere, with two areas and four repeats each. */
  private Path awkward() {
    int trials = 24;
    double[] start = new double[trials];
    String[] stimulus = new String[trials];
    double[][] spikes = new double[6][trials * 3];
    for (int trial = 0; trial < trials; trial++) {
      start[trial] = trial * 2;
      stimulus[trial] = List.of("yes: a", "#b \"c\"", "d,\\ e").get(trial % 3);
      for (int unit = 0; unit < spikes.length; unit++) {
        for (int spike = 0; spike < 3; spike++) {
          spikes[unit][trial * 3 + spike] =
              start[trial] + ((unit * 7 + trial * 3 + spike * 11) % 19) / 19.0;
        }
      }
    }
    Recording session =
        Recording.builder("awkward")
            .units(
                Table.of(
                    Column.texts(
                        "brain area", "CA1: left", "CA1: left", "CA1: left", "x y", "x y", "x y")),
                SpikeTrains.of(spikes))
            .table(
                "my trials: all",
                Table.of(
                    Column.numbers("start_time", start).unit("s"),
                    Column.texts("what \"was\" shown", stimulus)
                        .description("line one\nline two: [x] {y} # z")))
            .build();
    Path file = folder.resolve("awk ward.h5");
    RecordingFile.write(session, file, RecordingFile.Format.HDF5, "", true);
    return file;
  }

  @Test
  void namesOfAFileAreTextWhateverTheyHold() throws IOException {
    Path study = folder.resolve("study");
    assertEquals(0, homolog("init", study, "--from", awkward()), err::toString);
    runs(study.resolve("study.yaml"));
    String text = Files.readString(study.resolve("study.yaml"));
    assertTrue(text.contains("file: \"../awk ward.h5\""), text);
    assertTrue(text.contains("crossnobis"), text);
    assertEquals(
        0,
        homolog("run", study.resolve("study.yaml"), "--out", study.resolve("results")),
        err::toString);
  }

  @Test
  void aFileBelowTheDataFolderIsNamedRelativeToIt() throws IOException {
    awkward();
    Path study = folder.resolve("far/away");
    assertEquals(
        0,
        homolog("init", study, "--from", folder.resolve("awk ward.h5"), "--data", folder),
        err::toString);
    assertTrue(Files.readString(study.resolve("study.yaml")).contains("file: \"awk ward.h5\""));
    assertEquals(
        0,
        homolog("run", study.resolve("study.yaml"), "--data", folder, "--dry-run"),
        err::toString);
  }

  @Test
  void withoutARecordingTheStudyIsOfSimulatedData() {
    assertEquals(0, homolog("init", folder.resolve("new")), err::toString);
    runs(folder.resolve("new/study.yaml"));
    assertEquals(2, homolog("init", folder.resolve("new")));
    assertTrue(err.toString().contains("study.yaml exists"), err::toString);
    assertEquals(2, homolog("init", folder.resolve("new"), "--from", folder.resolve("none.nwb")));
  }
}

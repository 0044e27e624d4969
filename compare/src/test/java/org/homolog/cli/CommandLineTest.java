package org.homolog.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.homolog.spi.NullModel;
import org.homolog.spi.Options;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void quiet() {
    RunLog.silence();
  }

  private int homolog(String... arguments) {
    return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  /** Exit code, and one line on standard error that holds the texts. */
  private void refused(int code, String[] arguments, String... texts) {
    err.getBuffer().setLength(0);
    assertEquals(code, homolog(arguments), err::toString);
    String said = err.toString();
    assertEquals(1, said.lines().count(), said);
    assertTrue(said.startsWith("homolog: "), said);
    for (String text : texts) {
      assertTrue(said.contains(text), said);
    }
    assertFalse(said.contains("Exception"), said);
    assertEquals("", out.toString());
  }

  private static String[] typed(Object... arguments) {
    return java.util.Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void aMisspeltCommandNamesTheNearest() {
    refused(2, typed("inspct", "x.nwb"), "there is no command \"inspct\"", "inspect", "--help");
  }

  @Test
  void anUnknownOptionIsNamed() {
    refused(2, typed("inspect", "--jsn", "x.nwb"), "\"--jsn\"", "homolog inspect --help");
  }

  @Test
  void noCommandShowsWhatThereIs() {
    assertEquals(2, homolog());
    assertTrue(err.toString().contains("inspect"));
  }

  @Test
  void helpTellsExitCodesAndOptions() {
    assertEquals(0, homolog("--help"));
    assertTrue(out.toString().contains("130"));
    assertEquals(0, homolog("run", "--help"));
    for (String option :
        new String[] {
          "--out",
          "--data",
          "--plugins",
          "--cache",
          "--runner",
          "--shard",
          "--threads",
          "--seed",
          "--dry-run"
        }) {
      assertTrue(out.toString().contains(option), option);
    }
  }

  @Test
  void versionIsTold() {
    assertEquals(0, homolog("--version"));
    assertTrue(out.toString().startsWith("homolog "));
  }

  @Test
  void inspectRefusesATextFile() throws IOException {
    Path text = file("notes.nwb", "notes, not a recording\n");
    refused(3, typed("inspect", text), text.toString());
  }

  @Test
  void inspectRefusesAMissingFile() {
    Path missing = folder.resolve("missing.nwb");
    refused(2, typed("inspect", missing), missing.toString());
  }

  @Test
  void runRefusesAMissingStudy() {
    Path missing = folder.resolve("missing.yaml");
    refused(2, typed("run", missing, "--out", folder.resolve("o")), missing.toString());
  }

  @Test
  void runRefusesAMisspeltKey() throws IOException {
    Path study = file("study.yaml", "study: x\nsystms: {}\n");
    assertEquals(2, homolog("run", study.toString(), "--out", folder.resolve("o").toString()));
    assertTrue(err.toString().contains("systms"), err.toString());
    assertTrue(err.toString().contains("systems"), err.toString());
    assertTrue(err.toString().contains("study.yaml:2:1"), err.toString());
    assertFalse(err.toString().contains("\tat "), err.toString());
  }

  @Test
  void runRefusesAFolderThatIsAFile() throws IOException {
    Path study = file("study.yaml", "study: x\n");
    Path taken = file("taken", "");
    refused(2, typed("run", study, "--out", taken), taken.toString(), "a folder is needed");
  }

  @Test
  void runRefusesAFolderThatCannotBeWritten() throws IOException {
    Path study = file("study.yaml", "study: x\n");
    Path taken = file("taken", "");
    refused(2, typed("run", study, "--out", taken.resolve("out")), "cannot be written");
  }

  @Test
  void runNeedsAnOutFolder() throws IOException {
    refused(2, typed("run", file("study.yaml", "study: x\n")), "--out DIR is missing");
  }

  @Test
  void runRefusesWrongOptions() throws IOException {
    String study = file("study.yaml", "study: x\n").toString();
    String where = folder.resolve("o").toString();
    refused(2, typed("run", study, "--out", where, "--shard", "3/2"), "shard 3/2");
    refused(2, typed("run", study, "--out", where, "--threads", "0"), "--threads");
    refused(2, typed("run", study, "--out", where, "--threads", "two"), "two");
    refused(2, typed("run", study, "--out", where, "--runner", "moon"), "moon", "local");
    refused(2, typed("run", study, "--out", where, "--data", folder.resolve("no")), "--data");
    refused(2, typed("run", study, "--out", where, "--plugins", folder.resolve("no")), "plug-in");
  }

  @Test
  void reportRefusesAFolderWithoutResults() {
    refused(2, typed("report", folder), "holds no results");
    refused(2, typed("report", folder.resolve("missing")), "does not exist");
  }

  @Test
  void pluginsListsWhatIsBuiltIn() throws IOException {
    assertEquals(0, homolog("plugins", "--json"));
    assertTrue(new ObjectMapper().readTree(out.toString()).has("quarantined"));
  }

  @Test
  void aJarThatHoldsNoPluginIsSetAsideByName() throws IOException {
    Path jars = Files.createDirectory(folder.resolve("jars"));
    Files.writeString(jars.resolve("broken.jar"), "no jar");
    assertEquals(0, homolog("plugins", "--plugins", jars.toString()));
    assertTrue(out.toString().contains("set aside: broken.jar"), out.toString());
  }

  @Test
  void describeExplainsStudiesTasksAndNetworks() {
    assertEquals(0, homolog("describe", "study"));
    assertTrue(out.toString().contains("comparisons"));
    assertEquals(0, homolog("describe", "ctrnn"));
    assertTrue(out.toString().contains("units: int"), out.toString());
    assertEquals(0, homolog("describe", "gradient"));
    assertTrue(out.toString().contains("learning-rate: double"), out.toString());
  }

  @Test
  void describeExplainsNulls() {
    assertEquals(0, homolog("describe", "nulls"));
    for (NullModel model : NullModel.values()) {
      assertTrue(
          out.toString().contains("  " + Options.kebab(model.name()) + ": "), out.toString());
    }
    out.getBuffer().setLength(0);
    assertEquals(0, homolog("describe", "distances"));
    assertTrue(out.toString().contains("nulls: matched-spectrum, permute-conditions, untrained"));
    assertTrue(out.toString().contains("refuses the null random-rotation: "), out.toString());
  }

  @Test
  void describeNamesTheNearest() {
    refused(2, typed("describe", "studdy"), "did you mean \"study\"");
  }

  @Test
  void aDefectIsExit70AndItsStackGoesToAFile() throws IOException {
    System.setProperty("homolog.cache", folder.toString());
    try {
      int code =
          Complaints.failure(
              new IllegalStateException("broken\ninside"), new PrintWriter(err, true));
      assertEquals(70, code);
      assertEquals(1, err.toString().lines().count(), err.toString());
      assertFalse(err.toString().contains("\tat "));
      assertTrue(
          Files.readString(folder.resolve("homolog.log")).contains("\tat "),
          "the stack is in the log");
    } finally {
      System.clearProperty("homolog.cache");
    }
  }
}

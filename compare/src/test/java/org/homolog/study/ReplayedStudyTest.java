package org.homolog.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.homolog.cli.Main;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study run from the command line, and single draws of it replayed. */
class ReplayedStudyTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path study;
  private Path results;

  @BeforeEach
  void run() {
    study = StudyFixture.in(folder).write("study.yaml", StudyFixture.study("  - distances\n"));
    results = folder.resolve("out");
    assertEquals(0, homolog("run", study, "--out", results), err::toString);
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
  }

  private int homolog(Object... arguments) {
    return Main.execute(
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
  }

  private String key() throws IOException {
    List<String> lines = Files.readAllLines(results.resolve("results.csv"));
    int column = List.of(lines.get(0).split(",")).indexOf("key");
    return lines.get(1).split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")[column];
  }

  @Test
  void aDrawOfBootstrapAndNullIsReplayed() throws IOException {
    String start = key().substring(0, 10);
    assertEquals(0, homolog("replay", study, "--out", results, "--cell", start, "--draw", 3));
    assertTrue(
        out.toString().startsWith("distances: one with two, bootstrap draw 3"), out.toString());
    assertTrue(out.toString().contains("  bootstrap condition: "), out.toString());
    assertTrue(out.toString().contains("distances cosine: stored 0."), out.toString());
    out.getBuffer().setLength(0);
    assertEquals(
        0, homolog("replay", study, "--out", results, "--cell", start, "--draw", 9, "--null"));
    assertTrue(out.toString().contains("  null permute-conditions candidate 0: "), out.toString());
  }

  @Test
  void whatCannotBeReplayedIsSaidInOneLine() throws IOException {
    assertEquals(
        2, homolog("replay", study, "--out", results, "--cell", key(), "--draw", 10, "--null"));
    assertTrue(err.toString().contains("the cell has draws 0 to 9"), err.toString());
    assertEquals(2, homolog("replay", study, "--out", results, "--cell", "zz", "--draw", 0));
    assertTrue(err.toString().contains("key that begins with zz"), err.toString());
    assertEquals(
        2, homolog("replay", study, "--out", results, "--cell", key(), "--draw", 0, "--seed", 99));
    assertTrue(err.toString().contains("has the study, its data, its seed"), err.toString());
    assertEquals(2, homolog("replay", study, "--out", folder, "--cell", key(), "--draw", 0));
    assertTrue(err.toString().contains("holds no results"), err.toString());
  }
}

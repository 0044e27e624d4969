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

/** A study run from the command line: single draws of it replayed, its tables exported. */
class FinishedStudyTest {
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

  @Test
  void theResultsAreExported() throws IOException {
    Path file = folder.resolve("all.csv");
    assertEquals(0, homolog("export", results, "--csv", file), err::toString);
    assertEquals(Files.readString(results.resolve("results.csv")), Files.readString(file));
    assertEquals(0, homolog("export", results, "--csv", file, "--table", "differences"));
    assertEquals(Files.readString(results.resolve("differences.csv")), Files.readString(file));
    assertEquals(0, homolog("export", results, "--csv", file, "--table", "consensus"));
    assertEquals(Files.readString(results.resolve("consensus.csv")), Files.readString(file));
  }

  @Test
  void drawsAndTheirIndicesAreExported() throws IOException {
    Path file = folder.resolve("draws.csv");
    assertEquals(0, homolog("export", results, "--csv", file, "--table", "draws"));
    List<String> lines = Files.readAllLines(file);
    assertEquals(1 + 20 + 10, lines.size());
    assertTrue(
        lines.get(1).startsWith(key() + ",distances,distances,one,two,,,cosine,bootstrap,0,"));
    assertTrue(lines.get(30).contains(",null,9,0."), lines.get(30));
    assertEquals(0, homolog("export", results, "--csv", file, "--table", "indices"));
    lines = Files.readAllLines(file);
    assertEquals(1 + 20 + 10, lines.size());
    assertTrue(lines.get(1).startsWith(key() + ",bootstrap condition,0,"), lines.get(1));
    assertEquals(6, lines.get(1).substring(lines.get(1).lastIndexOf(',') + 1).split(" ").length);
  }

  @Test
  void exportsAreAskedForInOneWayOnly() {
    Path file = folder.resolve("x");
    assertEquals(2, homolog("export", results));
    assertEquals(2, homolog("export", results, "--csv", file, "--parquet", file));
    assertEquals(2, homolog("export", results, "--csv", file, "--table", "result"));
    assertTrue(err.toString().contains("did you mean \"results\""), err.toString());
    assertEquals(2, homolog("export", folder, "--csv", file));
    assertTrue(err.toString().contains("holds no results"), err.toString());
    assertEquals(2, homolog("export", results, "--csv", folder.resolve("no/such/folder/x.csv")));
    assertTrue(err.toString().contains("cannot be written"), err.toString());
  }
}

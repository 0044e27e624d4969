package org.homolog.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.homolog.failure.HomologException;
import org.homolog.result.ExportedTable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How DuckDB is asked, with a program that stands in its place. */
class ParquetFileTest {
  @TempDir Path folder;

  @BeforeEach
  void shell() {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh");
  }

  /** A program named duckdb that keeps its arguments and does as the script says. */
  private String program(String script) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path program = bin.resolve("duckdb");
    Files.writeString(
        program,
        "#!/bin/sh\nprintf '%s\\n' \"$@\" > '" + folder.resolve("asked") + "'\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return folder.resolve("nowhere") + java.io.File.pathSeparator + bin;
  }

  private void write(String path) {
    ParquetFile.write(
        ExportedTable.INDICES,
        folder.resolve("it's.parquet"),
        text -> ExportedTable.INDICES.into(text, false).indices("-k", stream()),
        path);
  }

  private static org.homolog.result.DrawStream stream() {
    return new org.homolog.result.DrawStream("bootstrap condition", new int[][] {{0, 2}, {1, 1}});
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void itsProgramIsAskedToCopyTypedLines() throws IOException {
    // What DuckDB reads is kept, and the file it is to write is made.
    String copy =
        "for last; do :; done\n"
            + "lines=$(printf '%s' \"$last\" | sed \"s/.*read_csv('//; s/', header.*//; s/''/'/g\")\n"
            + "out=$(printf '%s' \"$last\" | sed \"s/.*TO '//; s/' (FORMAT.*//; s/''/'/g\")\n"
            + "cp \"$lines\" \"$out\"";
    write(program(copy));
    assertEquals(
        "key,stream,draw,indices\r\n-k,bootstrap condition,0,0 2\r\n-k,bootstrap condition,1,1 1\r\n",
        Files.readString(folder.resolve("it's.parquet")));
    List<String> asked = Files.readAllLines(folder.resolve("asked"));
    assertEquals(List.of("-init", "/dev/null", "-batch", ":memory:", "-c"), asked.subList(0, 5));
    assertTrue(
        asked.get(5).contains("columns = {'key': 'VARCHAR', 'stream': 'VARCHAR', 'draw': 'BIGINT'"),
        asked.get(5));
    assertTrue(asked.get(5).contains("it''s.parquet"), asked.get(5));
    assertEquals(List.of("asked", "bin", "it's.parquet"), left(), "nothing else is left");
  }

  @Test
  void whatItSaysIsPassedOnAndNothingIsLeft() throws IOException {
    String path = program("echo 'Binder Error: no such thing' >&2; exit 1");
    HomologException failed = assertThrows(HomologException.class, () -> write(path));
    assertEquals(
        "DuckDB could not write the Parquet file: Binder Error: no such thing",
        failed.getMessage());
    assertEquals(List.of("asked", "bin"), left());
  }

  @Test
  void withoutItThereIsOneClearLine() {
    Assumptions.assumeFalse(hasDriver(), "DuckDB's driver is in the class path");
    HomologException failed =
        assertThrows(HomologException.class, () -> write(folder.resolve("nowhere").toString()));
    assertEquals(HomologException.Kind.UNSUPPORTED, failed.kind());
    assertTrue(failed.getMessage().contains("put its program duckdb on the path"));
    assertFalse(Files.exists(folder.resolve("it's.parquet")));
  }

  private static boolean hasDriver() {
    try {
      Class.forName("org.duckdb.DuckDBDriver");
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @Test
  void everyColumnHasAType() {
    for (ExportedTable table : ExportedTable.values()) {
      String sql = ParquetFile.statement(table, Path.of("a.csv"), Path.of("b.parquet"));
      table.columns().forEach((name, type) -> assertTrue(sql.contains("'" + name + "': '"), sql));
    }
    assertEquals(ExportedTable.Type.NUMBER, ExportedTable.RESULTS.columns().get("p_adjusted"));
    assertEquals(ExportedTable.Type.WHOLE, ExportedTable.RESULTS.columns().get("seed"));
    assertEquals(ExportedTable.Type.TEXT, ExportedTable.RESULTS.columns().get("null"));
    assertEquals(
        ExportedTable.Type.TRUTH, ExportedTable.DIFFERENCES.columns().get("excludes_zero"));
    assertEquals(ExportedTable.Type.NUMBER, ExportedTable.CONSENSUS.columns().get("rank"));
  }
}

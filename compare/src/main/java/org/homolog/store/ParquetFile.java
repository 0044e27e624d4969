package org.homolog.store;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homolog.failure.HomologException;
import org.homolog.result.ExportedTable;

/**
 * Parquet files by DuckDB, which is no part of homolog: by its command line program where that is
 * on the path, else by its JDBC driver where that is in the class path.
 */
public final class ParquetFile {
  private static final String PROGRAM = "duckdb";
  private static final String DRIVER = "org.duckdb.DuckDBDriver";

  private ParquetFile() {}

  /**
   * Writes a table to a Parquet file, whole or not at all.
   *
   * @param table its columns
   * @param file where it goes
   * @param content its lines as comma-separated values with a header
   * @throws HomologException if neither DuckDB's program nor its driver is there, DuckDB fails, or
   *     the file cannot be written
   */
  public static void write(ExportedTable table, Path file, OutputFolder.Content content) {
    write(table, file, content, System.getenv().getOrDefault("PATH", ""));
  }

  static void write(
      ExportedTable table, Path file, OutputFolder.Content content, String searchPath) {
    Optional<Path> program = program(searchPath);
    Optional<Driver> driver = program.isPresent() ? Optional.empty() : driver();
    if (program.isEmpty() && driver.isEmpty()) {
      throw HomologException.unsupported(
          "Parquet is written by DuckDB, which is not here: put its program "
              + PROGRAM
              + " on the path, or its JDBC driver beside homolog's jars in lib; --csv needs neither");
    }
    Path lines = file.resolveSibling(OutputFolder.draft(file).getFileName() + ".csv");
    Path draft = OutputFolder.draft(file);
    try {
      OutputFolder.stream(lines, content);
      String sql = statement(table, lines, draft);
      if (program.isPresent()) {
        run(program.get(), sql);
      } else {
        run(driver.get(), sql);
      }
      OutputFolder.moveIntoPlace(draft, file);
    } catch (IOException e) {
      throw OutputFolder.unwritable(file, e);
    } finally {
      OutputFolder.discard(lines);
      OutputFolder.discard(draft);
    }
  }

  /** The copy that DuckDB is asked for; types are told, since an empty column has none to guess. */
  static String statement(ExportedTable table, Path lines, Path file) {
    String types =
        table.columns().entrySet().stream()
            .map(column -> quoted(column.getKey()) + ": " + quoted(type(column.getValue())))
            .collect(Collectors.joining(", ", "{", "}"));
    return "COPY (SELECT * FROM read_csv("
        + quoted(lines.toAbsolutePath().toString())
        + ", header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"',"
        + " new_line = '\\r\\n', nullstr = '', columns = "
        + types
        + ")) TO "
        + quoted(file.toAbsolutePath().toString())
        + " (FORMAT parquet);";
  }

  private static String type(ExportedTable.Type type) {
    return switch (type) {
      case TEXT -> "VARCHAR";
      case WHOLE -> "BIGINT";
      case NUMBER -> "DOUBLE";
      case TRUTH -> "BOOLEAN";
    };
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static Optional<Path> program(String searchPath) {
    return Stream.of(searchPath.split(Pattern.quote(File.pathSeparator)))
        .filter(folder -> !folder.isBlank())
        .flatMap(folder -> Stream.of(PROGRAM, PROGRAM + ".exe").map(Path.of(folder)::resolve))
        .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path))
        .findFirst();
  }

  private static void run(Path program, String sql) throws IOException {
    // A start-up file of the user could print or change anything; none is read.
    Process process =
        new ProcessBuilder(
                List.of(program.toString(), "-init", "/dev/null", "-batch", ":memory:", "-c", sql))
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw failed(said.strip());
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw HomologException.cancelled("interrupted while DuckDB was writing");
    }
  }

  private static Optional<Driver> driver() {
    try {
      return Optional.of((Driver) Class.forName(DRIVER).getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException | LinkageError e) {
      return Optional.empty();
    }
  }

  private static void run(Driver driver, String sql) {
    try (Connection connection = driver.connect("jdbc:duckdb:", new Properties());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failed(String.valueOf(e.getMessage()));
    }
  }

  private static HomologException failed(String reason) {
    return HomologException.mistake("DuckDB could not write the Parquet file: " + reason);
  }
}

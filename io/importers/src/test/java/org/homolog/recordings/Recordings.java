package org.homolog.recordings;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;

/**
 * Finds the shared recordings; tests that need them are skipped, visibly, where they are absent.
 */
public final class Recordings {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Recordings() {}

  /** The folder of recordings, whether or not it exists. */
  public static Path folder() {
    return Path.of(System.getProperty("homolog.shared", "../../../shared"), "data", "recordings");
  }

  /** A recording by its path inside the folder; skips the test where it is absent. */
  public static Path file(String path) {
    Path file = folder().resolve(path);
    assumeTrue(Files.exists(file), "the shared recording " + file + " is absent");
    return file;
  }

  /** Every HDF5 recording that has a facts file. */
  public static List<Path> all() {
    if (!Files.isDirectory(folder())) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder())) {
      return files
          .filter(
              f ->
                  f.toString().endsWith(".facts.json") && !f.toString().endsWith(".csv.facts.json"))
          .map(f -> f.resolveSibling(f.getFileName().toString().replace(".facts.json", "")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The facts beside a recording. */
  public static JsonNode facts(Path recording) {
    try {
      return JSON.readTree(
          recording.resolveSibling(recording.getFileName() + ".facts.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A number of the facts, where "NaN" and "Infinity" are written as text. */
  public static double number(JsonNode node) {
    return node.isTextual() ? Double.parseDouble(node.textValue()) : node.doubleValue();
  }

  /**
   * Compares with a relative tolerance of 1e-12: the facts sum pairwise, Java from left to right.
   */
  public static void assertClose(double expected, double actual, double scale, String what) {
    if (Double.isNaN(expected) && Double.isNaN(actual)) {
      return;
    }
    double tolerance = 1e-12 * Math.max(Math.abs(expected), scale);
    Assertions.assertEquals(expected, actual, tolerance, what);
  }
}

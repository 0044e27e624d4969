package org.homolog.benchmark.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.homolog.failure.HomologException;

/**
 * A file of lines under a line that says how they were made: what is in it is not simulated again.
 * A last line that an interruption cut short is taken away.
 */
final class Log {
  private final Path file;
  private final List<String> lines = new ArrayList<>();

  private Log(Path file) {
    this.file = file;
  }

  /**
   * Opens a log, or begins one.
   *
   * @param file the file
   * @param made how its lines are made
   * @return the log
   * @throws HomologException if it exists and its lines were made otherwise
   */
  static Log open(Path file, String made) {
    Log log = new Log(file);
    String first = "# " + made;
    try {
      if (!Files.exists(file)) {
        Files.writeString(file, first + "\n");
        return log;
      }
      String text = Files.readString(file);
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      if (!whole.startsWith(first + "\n")) {
        throw HomologException.mistake(
            file
                + " was made otherwise: it begins with \""
                + text.lines().findFirst().orElse("")
                + "\", not with \""
                + first
                + "\"; say another --out, or the same numbers");
      }
      if (whole.length() < text.length()) {
        Files.writeString(file, whole);
      }
      whole.lines().skip(1).forEach(log.lines::add);
      return log;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  /** Adds lines; they are in the file when this returns. */
  void add(List<String> more) {
    if (more.isEmpty()) {
      return;
    }
    try {
      Files.writeString(file, String.join("\n", more) + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lines.addAll(more);
  }
}

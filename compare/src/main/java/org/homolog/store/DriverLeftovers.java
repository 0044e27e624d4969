package org.homolog.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Native libraries that the SQLite driver unpacked for processes which were then killed. The driver
 * removes those of ended processes itself, but knows them by their lock files, which a killed
 * process leaves behind.
 */
final class DriverLeftovers {
  /** The folder set aside for the driver; nothing is touched where it shares one with others. */
  static final String FOLDER = "org.sqlite.tmpdir";

  private static final Duration LONG_AGO = Duration.ofDays(1);

  private DriverLeftovers() {}

  /** Removes old lock files, so that the driver removes what they hold. */
  static void release() {
    String folder = System.getProperty(FOLDER, "");
    if (folder.isEmpty() || !Files.isDirectory(Path.of(folder))) {
      return;
    }
    try (Stream<Path> listed = Files.list(Path.of(folder))) {
      List<Path> locks =
          listed.filter(path -> path.getFileName().toString().matches("sqlite-.*\\.lck")).toList();
      for (Path lock : locks) {
        Instant made = Files.getLastModifiedTime(lock).toInstant();
        // A process that runs for longer keeps the library it has loaded, removed or not.
        if (made.isBefore(Instant.now().minus(LONG_AGO))) {
          Files.deleteIfExists(lock);
        }
      }
    } catch (IOException e) {
      LoggerFactory.getLogger(DriverLeftovers.class).info("leftovers stay in {}", folder, e);
    }
  }
}

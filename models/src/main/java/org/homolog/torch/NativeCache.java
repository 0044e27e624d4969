package org.homolog.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.homolog.failure.HomologException;

/**
 * The folder where native libraries are unpacked once and found again: the system property {@code
 * homolog.cache}, else the environment variable {@code HOMOLOG_CACHE}, else {@code
 * ~/.cache/homolog}.
 */
final class NativeCache {
  private NativeCache() {}

  static Path folder() {
    String chosen = System.getProperty("homolog.cache");
    if (chosen == null || chosen.isBlank()) {
      chosen = System.getenv("HOMOLOG_CACHE");
    }
    Path folder =
        chosen == null || chosen.isBlank()
            ? Path.of(System.getProperty("user.home", "."), ".cache", "homolog")
            : Path.of(chosen);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw HomologException.of(
          HomologException.Kind.MISTAKE,
          "cannot create the cache folder "
              + folder
              + "; set HOMOLOG_CACHE to a folder that can be written",
          e);
    }
    if (!Files.isWritable(folder)) {
      throw HomologException.mistake(
          "the cache folder "
              + folder
              + " cannot be written; set HOMOLOG_CACHE to a folder that can be");
    }
    return folder.toAbsolutePath();
  }
}

package org.homolog.cli;

import java.nio.file.Path;

/** The folder that outlives studies: unpacked native libraries, hashes of files. */
final class Caches {
  private static final String PROPERTY = "homolog.cache";

  private Caches() {}

  /** The system property, else the environment variable HOMOLOG_CACHE, else ~/.cache/homolog. */
  static Path folder() {
    String chosen = System.getProperty(PROPERTY, "");
    if (chosen.isBlank()) {
      String environment = System.getenv("HOMOLOG_CACHE");
      chosen = environment == null ? "" : environment;
    }
    return chosen.isBlank()
        ? Path.of(System.getProperty("user.home", "."), ".cache", "homolog")
        : Path.of(chosen);
  }

  /** Takes another folder for this process, before anything native is loaded. */
  static void choose(Path folder) {
    Path absolute = folder.toAbsolutePath();
    System.setProperty(PROPERTY, absolute.toString());
    System.setProperty("org.bytedeco.javacpp.cachedir", absolute.resolve("javacpp").toString());
    System.setProperty("DJL_CACHE_DIR", absolute.toString());
    System.setProperty("ENGINE_CACHE_DIR", absolute.toString());
  }
}

package org.homolog.study;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the user says beside the study.
 *
 * @param dataFolder where the study's files are looked for first
 * @param cacheFolder where hashes of files are kept
 * @param seed replaces the study's seed
 * @param threads how many threads may unpack what is read of a file
 */
public record PlanSettings(
    Optional<Path> dataFolder, Path cacheFolder, OptionalLong seed, int threads) {
  /**
   * Nothing but a cache folder.
   *
   * @param cacheFolder where hashes of files are kept
   * @return the settings
   */
  public static PlanSettings of(Path cacheFolder) {
    return new PlanSettings(Optional.empty(), cacheFolder, OptionalLong.empty(), 1);
  }
}

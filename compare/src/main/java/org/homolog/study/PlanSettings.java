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
 */
public record PlanSettings(Optional<Path> dataFolder, Path cacheFolder, OptionalLong seed) {
  /**
   * Nothing but a cache folder.
   *
   * @param cacheFolder where hashes of files are kept
   * @return the settings
   */
  public static PlanSettings of(Path cacheFolder) {
    return new PlanSettings(Optional.empty(), cacheFolder, OptionalLong.empty());
  }
}

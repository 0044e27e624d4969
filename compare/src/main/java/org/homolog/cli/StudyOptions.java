package org.homolog.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.homolog.failure.HomologException;
import org.homolog.plugin.Registry;
import org.homolog.run.Plan;
import org.homolog.study.NetworkTraining;
import org.homolog.study.PlanSettings;
import org.homolog.study.Planner;
import org.homolog.study.Study;
import org.homolog.study.StudyFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A study file and what is said beside it. */
final class StudyOptions {
  @Parameters(
      paramLabel = "STUDY.yaml",
      description = "the study; homolog describe study tells how it is written")
  @SuppressWarnings("NullAway.Init")
  private Path file;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "where the study's files are looked for first")
  private @Nullable Path data;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description =
          "folder for unpacked native libraries and hashes of files"
              + " (default: the environment variable HOMOLOG_CACHE, else ~/.cache/homolog)")
  private @Nullable Path cache;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "seed of everything random; takes the place of the study's")
  private @Nullable Long seed;

  /** Reads and plans the study; what is wrong with it shows here. */
  Plan plan(Registry registry, int threads) {
    PlanSettings settings = settings(threads);
    return Planner.plan(StudyFile.read(file), registry, settings);
  }

  /**
   * Reads the study and what it says of its networks; what is wrong with it shows here.
   *
   * @param systems names of systems; none for all networks that are trained on tasks
   */
  List<NetworkTraining> training(Registry registry, int threads, List<String> systems) {
    PlanSettings settings = settings(threads);
    Study study = StudyFile.read(file);
    List<String> trained = systems.isEmpty() ? Planner.trained(study) : systems;
    if (trained.isEmpty()) {
      throw HomologException.mistake(file + ": no system is a network that is trained on a task");
    }
    return trained.stream()
        .distinct()
        .map(system -> Planner.training(study, registry, settings, system))
        .toList();
  }

  private PlanSettings settings(int threads) {
    if (cache != null) {
      Caches.choose(cache);
    }
    if (data != null && !Files.isDirectory(data)) {
      throw HomologException.mistake("the data folder " + data + " (--data) does not exist");
    }
    return new PlanSettings(
        Optional.ofNullable(data),
        Caches.folder(),
        seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
        threads);
  }
}

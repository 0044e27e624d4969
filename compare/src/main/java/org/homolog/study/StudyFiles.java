package org.homolog.study;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.importer.Importers;
import org.homolog.plugin.Registry;
import org.homolog.population.Recording;
import org.homolog.spi.Importer;
import org.homolog.study.yaml.Problems;

/** Finds, checks and opens the files of a study. */
final class StudyFiles {
  private final List<Path> folders;
  private final FileHashes hashes;
  private final Importers importers;
  private final Registry registry;

  /** A file that exists, with the hash of its bytes. */
  record Found(Path path, String sha256) {}

  StudyFiles(Study study, Registry registry, PlanSettings settings) {
    Path beside =
        Optional.ofNullable(study.path().toAbsolutePath().getParent()).orElse(Path.of("."));
    List<Path> all = new ArrayList<>();
    settings.dataFolder().ifPresent(all::add);
    all.add(beside);
    this.folders = List.copyOf(all);
    this.hashes = new FileHashes(settings.cacheFolder());
    this.registry = registry;
    this.importers = registry.openers().onThreads(settings.threads());
  }

  /** Looks a file up; a problem is reported and gives nothing. */
  Optional<Found> find(FileSpec spec, Problems problems) {
    String name = spec.file().orElse("");
    Path path;
    try {
      path =
          folders.stream()
              .map(folder -> folder.resolve(name))
              .filter(Files::isRegularFile)
              .findFirst()
              .orElse(null);
    } catch (InvalidPathException e) {
      spec.at().problem(spec.key(), "this is not a path: " + e.getMessage());
      return Optional.empty();
    }
    if (path == null) {
      spec.at()
          .problem(
              spec.key(),
              "there is no file "
                  + name
                  + " in "
                  + String.join(" or ", folders.stream().map(Path::toString).toList())
                  + "; say with --data where the data lie");
      return Optional.empty();
    }
    try {
      String hash = hashes.of(path);
      if (!spec.sha256().isEmpty() && !spec.sha256().equals(hash)) {
        spec.at()
            .problem(
                "sha256",
                path
                    + " has the hash "
                    + hash
                    + ", so it is not the file this study was written for; obtain that file, or"
                    + " correct the hash");
      }
      return Optional.of(new Found(path, hash));
    } catch (HomologException e) {
      Located.report(problems, spec.at(), spec.key(), e);
      return Optional.empty();
    }
  }

  /** The importer of a file, named or told from its content. */
  Importer importer(FileSpec spec, Path file) {
    return spec.importer().isPresent()
        ? importers.byId(spec.importer().get())
        : importers.find(file);
  }

  /** What an importer contributes to a content key: its id, and its jar's hash if it has one. */
  String identity(Importer importer) {
    return Optional.ofNullable(registry.importers().get(importer.id()))
        .map(provided -> importer.id() + " " + provided.provider().hash())
        .orElse(importer.id());
  }

  Recording open(Path file, Importer importer, Map<String, Object> options) {
    return importers.open(file, importer.id(), options);
  }
}

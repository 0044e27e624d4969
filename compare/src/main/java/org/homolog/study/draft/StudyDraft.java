package org.homolog.study.draft;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.FileHash;
import org.homolog.importer.Importers;
import org.homolog.plugin.Registry;
import org.homolog.population.Recording;
import org.homolog.study.PlanSettings;
import org.homolog.study.Planner;
import org.homolog.study.StudyFile;

/**
 * Writes a first study, with comments: for a recording, what of it could be compared with what and
 * why; without one, networks against simulated data. A study that is written has been planned: it
 * runs as it stands.
 */
public final class StudyDraft {
  /** Name of the study in its folder. */
  public static final String NAME = "study.yaml";

  private StudyDraft() {}

  /**
   * Writes a study of simulated data.
   *
   * @param folder where to; made where it is missing
   * @return the study
   * @throws HomologException if there is a study already, or the folder cannot be written
   */
  public static Path simulated(Path folder) {
    try (InputStream in = StudyDraft.class.getResourceAsStream("simulated.yaml")) {
      if (in == null) {
        throw new IllegalStateException("simulated.yaml is not in homolog's jar");
      }
      Path target = folder.resolve(NAME);
      refuse(target);
      make(folder);
      return write(target, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a study of a recording.
   *
   * @param folder where to; made where it is missing
   * @param file the recording
   * @param registry importers and comparisons there are
   * @param settings where data lie, and the cache
   * @return the study
   * @throws HomologException if there is a study already, the file cannot be read, or what it holds
   *     supports no comparison
   */
  public static Path of(Path folder, Path file, Registry registry, PlanSettings settings) {
    Path target = folder.resolve(NAME);
    refuse(target);
    Importers importers = registry.openers();
    String importer = importers.find(file).id();
    // The study may name its file relative to a folder that has to exist for that.
    boolean made = !Files.exists(folder);
    make(folder);
    try {
      return drafted(target, file, importers, importer, registry, settings);
    } catch (HomologException e) {
      if (made) {
        discard(folder);
      }
      throw e;
    }
  }

  private static Path drafted(
      Path target,
      Path file,
      Importers importers,
      String importer,
      Registry registry,
      PlanSettings settings) {
    String reason = "";
    try (Recording recording = importers.open(file, importer, Map.of())) {
      String source = source(target, file, settings);
      List<Draft> drafts = new ArrayList<>(EventDrafts.of(recording));
      drafts.addAll(DistanceDrafts.of(recording));
      drafts.addAll(ArrayDrafts.of(recording));
      String format = importer + ", " + recording.format();
      String hash = drafts.isEmpty() ? "" : FileHash.sha256(file);
      for (Draft draft : drafts) {
        String text = new StudyText(registry).of(draft, file, format, source, hash);
        try {
          Planner.plan(StudyFile.parse(target, text), registry, settings);
          return write(target, text);
        } catch (HomologException e) {
          reason =
              "; the nearest design fails: "
                  + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
      }
    }
    throw HomologException.mistake(
        file
            + ": no study can be drafted: a design needs a table of at least 6 events within the"
            + " recording with a column of 2 to 12 conditions, dissimilarities of stimuli with"
            + " categories, or an array of responses whose axes other arrays label"
            + reason
            + "; homolog inspect "
            + file
            + " shows what there is");
  }

  /** The file as the study names it: relative to the data folder or to the study. */
  private static String source(Path target, Path file, PlanSettings settings) {
    Path whole = file.toAbsolutePath().normalize();
    Optional<Path> data = settings.dataFolder().map(path -> path.toAbsolutePath().normalize());
    if (data.isPresent() && whole.startsWith(data.get())) {
      return data.get().relativize(whole).toString();
    }
    Path from = target.toAbsolutePath().normalize().resolveSibling("");
    boolean near = from.getParent() != null && whole.startsWith(from.getParent());
    return near ? from.relativize(whole).toString() : whole.toString();
  }

  private static void refuse(Path target) {
    if (Files.exists(target)) {
      throw HomologException.mistake(
          target + " exists; name another folder, or remove it to have it written anew");
    }
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw HomologException.of(
          HomologException.Kind.MISTAKE, folder + " cannot be made (" + e + ")", e);
    }
  }

  private static void discard(Path folder) {
    try {
      Files.delete(folder);
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }

  private static Path write(Path target, String text) {
    try {
      return Files.writeString(target, text, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw HomologException.of(
          HomologException.Kind.MISTAKE, target + " cannot be written (" + e + ")", e);
    }
  }
}

package org.homolog.export;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.function.Consumer;
import org.homolog.failure.HomologException;

/** A file that appears complete or not at all. */
final class WholeFile {
  private WholeFile() {}

  /**
   * Writes a file: to a draft beside it first, which then takes its place.
   *
   * @param file where to
   * @param replace whether a file that is there already is replaced
   * @param content writes the draft it is given
   * @throws HomologException if the file exists and is not to be replaced, or cannot be written; a
   *     file that was there before is left as it was
   */
  static void write(Path file, boolean replace, Consumer<Path> content) {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw HomologException.mistake(
          file + " cannot be written: the folder " + folder + " does not exist");
    }
    if (Files.isDirectory(target)) {
      throw HomologException.mistake(file + " is a folder; name a file to write");
    }
    if (Files.exists(target) && !replace) {
      throw HomologException.mistake(file + " exists; say --force to replace it");
    }
    Path draft;
    try {
      // Not a temporary file, which only its owner could read.
      draft =
          Files.createFile(
              folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".part"));
    } catch (IOException e) {
      throw HomologException.of(
          HomologException.Kind.MISTAKE,
          file + " cannot be written: the folder " + folder + " takes no new file (" + e + ")",
          e);
    }
    try {
      content.accept(draft);
      take(draft, target);
    } catch (HomologException e) {
      String told = String.valueOf(e.getMessage()).replace(draft.toString(), file.toString());
      throw HomologException.of(e.kind(), told, e);
    } catch (IOException e) {
      throw HomologException.of(
          HomologException.Kind.MISTAKE, file + " cannot be written (" + e + ")", e);
    } finally {
      discard(draft);
    }
  }

  private static void take(Path draft, Path target) throws IOException {
    try {
      Files.move(
          draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void discard(Path draft) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      draft.toFile().deleteOnExit();
    }
  }
}

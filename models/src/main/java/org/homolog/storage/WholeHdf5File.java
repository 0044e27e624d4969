package org.homolog.storage;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import org.homolog.failure.HomologException;
import org.jspecify.annotations.Nullable;

/** Writes an HDF5 file that appears complete or not at all. */
public final class WholeHdf5File {
  private WholeHdf5File() {}

  /**
   * Writes a file: to a draft beside it first, which then takes its place.
   *
   * @param file where to; replaced if it exists
   * @param what what is written, for messages, such as "network"
   * @param content fills the file
   * @throws HomologException if it cannot be written; a file that was there before is left as it
   *     was
   */
  public static void write(Path file, String what, Consumer<WritableHdfFile> content) {
    Path target = file.toAbsolutePath();
    Path draft = null;
    try {
      draft = Files.createTempFile(target.getParent(), "homolog", ".part");
      try (WritableHdfFile hdf5 = HdfFile.write(draft)) {
        content.accept(hdf5);
      }
      Files.move(
          draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | UncheckedIOException | HdfException e) {
      throw HomologException.of(
          HomologException.Kind.MISTAKE,
          file
              + ": the "
              + what
              + " cannot be written ("
              + e
              + "); is the folder there, writable and not full?",
          e);
    } finally {
      discard(draft);
    }
  }

  private static void discard(@Nullable Path draft) {
    if (draft != null) {
      try {
        Files.deleteIfExists(draft);
      } catch (IOException e) {
        draft.toFile().deleteOnExit();
      }
    }
  }
}

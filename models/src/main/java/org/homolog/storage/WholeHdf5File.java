package org.homolog.storage;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5File;
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
      settle(draft);
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

  /**
   * Brings a draft to the disk. The writer does not look whether all of its last bytes were taken,
   * and a disk that is all but full takes some: a draft that is too short shows when it is opened.
   */
  private static void settle(Path draft) throws IOException {
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    try {
      Hdf5File.open(draft).close();
    } catch (HomologException e) {
      throw new IOException("not all of it was taken", e);
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

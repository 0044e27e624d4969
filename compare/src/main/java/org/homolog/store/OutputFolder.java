package org.homolog.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.homolog.failure.HomologException;

/** Writing into a study's folder so that a file is there whole or not at all. */
public final class OutputFolder {
  private OutputFolder() {}

  /**
   * Makes a folder ready to be written to.
   *
   * @param folder the folder; made with its parents where it is missing
   * @throws HomologException if it is no folder or cannot be written
   */
  public static void prepare(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw HomologException.mistake(folder + " is a file; a folder is needed for the results");
    }
    try {
      Files.createDirectories(folder);
      // Trying is the only sure test: permissions do not tell of read-only file systems.
      Files.delete(Files.createTempFile(folder, ".homolog-", ".writable"));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /**
   * Writes a text file in UTF-8, whole or not at all.
   *
   * @param file where it goes
   * @param text what it holds
   * @throws HomologException if it cannot be written
   */
  public static void write(Path file, String text) {
    Path draft = draft(file);
    try {
      Files.writeString(draft, text, StandardCharsets.UTF_8);
      moveIntoPlace(draft, file);
    } catch (IOException e) {
      throw unwritable(file, e);
    } finally {
      discard(draft);
    }
  }

  /** What a file is to hold. */
  public interface Content {
    /**
     * Writes it.
     *
     * @param text where to
     * @throws IOException if it cannot be written
     */
    void write(Writer text) throws IOException;
  }

  /**
   * Writes a text file in UTF-8 bit by bit; it appears whole or not at all.
   *
   * @param file where it goes
   * @param content what it holds
   * @throws HomologException if it cannot be written
   */
  public static void stream(Path file, Content content) {
    Path draft = draft(file);
    try {
      try (Writer text = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
        content.write(text);
      }
      moveIntoPlace(draft, file);
    } catch (UncheckedIOException e) {
      throw unwritable(file, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw unwritable(file, e);
    } finally {
      discard(draft);
    }
  }

  /** A name beside a file, of this process and thread alone. */
  static Path draft(Path file) {
    String name =
        "."
            + file.getFileName()
            + "."
            + ProcessHandle.current().pid()
            + "-"
            + Thread.currentThread().getId()
            + ".part";
    return file.resolveSibling(name);
  }

  /** Brings a finished draft to the disk, then to its place, in one step. */
  static void moveIntoPlace(Path draft, Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  static void discard(Path draft) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      // What is left over is hidden, small, and harms no later run.
      org.slf4j.LoggerFactory.getLogger(OutputFolder.class).warn("cannot remove {}", draft, e);
    }
  }

  static HomologException unwritable(Path where, IOException e) {
    String reason = e.getMessage() == null ? "" : e.getMessage();
    return HomologException.of(
        HomologException.Kind.MISTAKE,
        where
            + " cannot be written ("
            + e.getClass().getSimpleName().replaceAll("Exception$", "")
            + (reason.isEmpty() || reason.equals(where.toString()) ? "" : ": " + reason)
            + "); choose a folder where you may write",
        e);
  }
}

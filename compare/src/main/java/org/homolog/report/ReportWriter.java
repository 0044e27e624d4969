package org.homolog.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.failure.HomologException.Kind;

/**
 * Writes what a person reads: {@code report.html}, which needs nothing else, and {@code
 * figures/NNN-name.svg} beside it. The same input gives the same bytes.
 */
public final class ReportWriter {
  private static final String OWN_FIGURES = "[0-9][0-9][0-9]-*.svg";

  private ReportWriter() {}

  /**
   * Writes a report. Each file is complete as soon as it appears; figures of an earlier report that
   * are no longer part of it are removed.
   *
   * @param input what the report is made of
   * @param directory where to; made if it does not exist
   * @return the path of {@code report.html}
   * @throws HomologException if the directory cannot be written
   */
  public static Path write(ReportInput input, Path directory) {
    FigureShelf shelf = new FigureShelf();
    String page = Page.write(input, shelf);
    Map<String, String> figures = shelf.files();
    Path report = directory.resolve("report.html");
    try {
      Path folder = Files.createDirectories(directory.resolve("figures"));
      for (Map.Entry<String, String> figure : figures.entrySet()) {
        replace(folder.resolve(figure.getKey()), figure.getValue());
      }
      try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, OWN_FIGURES)) {
        for (Path file : old) {
          if (!figures.containsKey(file.getFileName().toString())) {
            Files.delete(file);
          }
        }
      }
      replace(report, page);
    } catch (IOException e) {
      throw HomologException.of(
          Kind.MISTAKE,
          "cannot write the report into "
              + directory
              + ": "
              + e
              + "; choose a directory that can be written",
          e);
    }
    return report;
  }

  private static void replace(Path file, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    if (Files.isRegularFile(file)
        && Files.size(file) == bytes.length
        && Arrays.equals(Files.readAllBytes(file), bytes)) {
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    Path draft = Files.createTempFile(folder, ".report", ".tmp");
    try {
      Files.write(draft, bytes);
      readable(draft);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** A temporary file is private; a report is passed on. */
  private static void readable(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(
          file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
    }
  }
}

package org.homolog.hdf5;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.homolog.failure.HomologException;

/**
 * The files that external links lead to, each opened once and closed with the file that was opened
 * first. Only files in the first file's folder or below it are opened: a file from elsewhere could
 * otherwise make its reader open any other.
 */
final class LinkedFiles {
  private static final int MOST_FILES = 1000;

  private final Path folder;
  private final Map<Path, Hdf5File> open = new HashMap<>();

  LinkedFiles(Hdf5File first) {
    Path path = first.path().toAbsolutePath().normalize();
    Path parent = path.getParent();
    this.folder = parent == null ? path : parent;
    open.put(path, first);
  }

  /**
   * Where an external link leads.
   *
   * @param from the file the link lies in
   * @param linkPath where it lies, for messages
   * @param link the link
   * @param depth how many links were followed on the way
   * @return the object; one that cannot be read where the link leads nowhere
   */
  Hdf5Item follow(Hdf5File from, String linkPath, Link link, int depth) {
    try {
      Hdf5File other = file(from, linkPath, link.file());
      return other
          .find(other.root(), link.targetPath(), depth + 1)
          .orElseThrow(
              () ->
                  HomologException.mistake(
                      from.path()
                          + ": the link "
                          + linkPath
                          + " leads to "
                          + link.targetPath()
                          + " in "
                          + link.file()
                          + ", which is not in that file"));
    } catch (HomologException e) {
      return new UnreadableItem(linkPath, e);
    }
  }

  /**
   * The file that a link names.
   *
   * @param from the file the link lies in
   * @param linkPath where it lies, for messages
   * @param name the file's name as the link has it
   * @return the open file
   * @throws HomologException if it lies outside the folder (unsupported), is not there (mistake),
   *     or cannot be opened
   */
  private synchronized Hdf5File file(Hdf5File from, String linkPath, String name) {
    Path path = located(from, linkPath, name);
    Hdf5File known = open.get(path);
    if (known != null) {
      return known;
    }
    if (open.size() >= MOST_FILES) {
      throw Hdf5Failure.unsupported(
          from.path(), "its links lead to more than " + MOST_FILES + " files", null);
    }
    try {
      Hdf5File opened = Hdf5File.open(path, from.threads(), this);
      open.put(path, opened);
      return opened;
    } catch (HomologException e) {
      throw HomologException.of(
          e.kind(), from.path() + ": the link " + linkPath + " leads to " + e.getMessage(), e);
    }
  }

  private Path located(Hdf5File from, String linkPath, String name) {
    Path own = from.path().toAbsolutePath().normalize();
    Path path;
    try {
      path = own.resolveSibling(name).normalize();
      if (!inFolder(path) && Path.of(name).isAbsolute()) {
        // Files that were moved together keep the absolute names of where they were.
        Path beside = own.resolveSibling(path.getFileName());
        path = Files.isRegularFile(beside) ? beside : path;
      }
    } catch (InvalidPathException e) {
      throw Hdf5Failure.damaged(
          from.path(), "the link " + linkPath + " names an impossible file", e);
    }
    if (!inFolder(path)) {
      throw Hdf5Failure.unsupported(
          from.path(),
          linkPath
              + " is a link to "
              + name
              + ", which lies outside the folder of this file and is therefore not opened; copy it"
              + " beside this file",
          null);
    }
    if (!Files.isRegularFile(path)) {
      throw HomologException.mistake(
          from.path()
              + ": the link "
              + linkPath
              + " leads to the file "
              + name
              + ", which is not there; put it beside this one");
    }
    return path;
  }

  private boolean inFolder(Path path) {
    try {
      return path.startsWith(folder)
          && (!Files.exists(path) || path.toRealPath().startsWith(folder.toRealPath()));
    } catch (IOException e) {
      return false;
    }
  }

  synchronized void closeAll() {
    open.values().forEach(Hdf5File::closeOwn);
    open.clear();
  }
}

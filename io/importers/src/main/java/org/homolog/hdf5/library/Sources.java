package org.homolog.hdf5.library;

import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.homolog.hdf5.library.LibraryFailure.Cause;

/**
 * The other files that a dataset takes its data from. They are read only where they lie in the
 * file's own folder or below it: a file from elsewhere could otherwise name any file of its reader.
 */
final class Sources {
  private static final int DEEPEST = 8;
  private static final int LONGEST_NAME = 4096;

  private final Path folder;

  /**
   * The sources of a file.
   *
   * @param file the file
   */
  Sources(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    this.folder = (parent == null ? file.toAbsolutePath() : parent).normalize();
  }

  /**
   * Checks where a dataset's data come from, through virtual datasets of virtual datasets too.
   *
   * @param file the open file
   * @param dataset the open dataset
   * @throws LibraryFailure if a source lies elsewhere (unsupported) or is not there
   */
  void check(long file, long dataset) {
    check(file, dataset, 0);
  }

  private void check(long file, long dataset, int depth) {
    if (depth > DEEPEST) {
      throw new LibraryFailure(
          Cause.UNSUPPORTED, "virtual datasets more than " + DEEPEST + " deep are not supported");
    }
    try (Handles handles = new Handles()) {
      long create = handles.keep(hdf5.H5Dget_create_plist(dataset), hdf5::H5Pclose);
      int external = hdf5.H5Pget_external_count(create);
      for (int i = 0; i < external; i++) {
        try (BytePointer name = new BytePointer(LONGEST_NAME);
            SizeTPointer at = new SizeTPointer(1);
            LongPointer size = new LongPointer(1)) {
          Library.check(hdf5.H5Pget_external(create, i, LONGEST_NAME - 1, name, at, size));
          inFolder(Library.text(name));
        }
      }
      if (hdf5.H5Pget_layout(create) == hdf5.H5D_VIRTUAL) {
        virtual(file, create, depth);
      }
    }
  }

  private void virtual(long file, long create, int depth) {
    long parts;
    try (SizeTPointer count = new SizeTPointer(1)) {
      Library.check(hdf5.H5Pget_virtual_count(create, count));
      parts = count.get();
    }
    for (long part = 0; part < parts; part++) {
      try (Handles handles = new Handles();
          BytePointer fileName = new BytePointer(LONGEST_NAME);
          BytePointer dataset = new BytePointer(LONGEST_NAME)) {
        Library.check(hdf5.H5Pget_virtual_filename(create, part, fileName, LONGEST_NAME - 1));
        Library.check(hdf5.H5Pget_virtual_dsetname(create, part, dataset, LONGEST_NAME - 1));
        String name = Library.text(fileName);
        long source = file;
        if (!name.equals(".")) {
          if (name.contains("%")) {
            throw new LibraryFailure(
                Cause.UNSUPPORTED,
                "a virtual dataset over a numbered series of files ("
                    + name
                    + ") is not supported");
          }
          Path path = inFolder(name);
          source =
              handles.keep(
                  hdf5.H5Fopen(path.toString(), hdf5.H5F_ACC_RDONLY(), hdf5.H5P_DEFAULT()),
                  hdf5::H5Fclose);
        }
        long opened =
            handles.keep(
                hdf5.H5Dopen2(source, Library.text(dataset), hdf5.H5P_DEFAULT()), hdf5::H5Dclose);
        check(source, opened, depth + 1);
      }
    }
  }

  private Path inFolder(String name) {
    Path path;
    try {
      path = folder.resolve(name).normalize();
    } catch (java.nio.file.InvalidPathException e) {
      throw new LibraryFailure(Cause.DAMAGED, "it takes data from a file of an impossible name");
    }
    if (!path.startsWith(folder) || !reallyInFolder(path)) {
      throw new LibraryFailure(
          Cause.UNSUPPORTED,
          "it takes data from "
              + name
              + ", which lies outside the file's own folder and is therefore not read");
    }
    if (!Files.isRegularFile(path)) {
      throw new LibraryFailure(
          Cause.MISSING_SOURCE,
          "it takes data from " + name + ", which is not there; put that file beside this one");
    }
    return path;
  }

  private boolean reallyInFolder(Path path) {
    try {
      return Files.notExists(path) || path.toRealPath().startsWith(folder.toRealPath());
    } catch (java.io.IOException e) {
      return false;
    }
  }
}

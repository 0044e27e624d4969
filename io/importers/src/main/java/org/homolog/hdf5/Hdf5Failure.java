package org.homolog.hdf5;

import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.exceptions.UnsupportedHdfException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.homolog.failure.HomologException;
import org.homolog.failure.HomologException.Kind;
import org.homolog.hdf5.library.LibraryFailure;
import org.jspecify.annotations.Nullable;

/** Every way in which reading HDF5 fails, as the one clear message homolog shows. */
final class Hdf5Failure {
  /** How jHDF says that a number it found stands for something it does not know. */
  private static final List<String> NEWER =
      List.of(
          "Unrecognized datatype version",
          "Unrecognized data class",
          "Unrecognized Reference type",
          "Unrecognized message type",
          // An opaque type without a tag.
          "End of buffer reached before NULL");

  private Hdf5Failure() {}

  static HomologException missingFile(Path file) {
    return HomologException.mistake(
        file + ": there is no such file; check the path" + siblings(file));
  }

  private static String siblings(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !folder.toFile().isDirectory()) {
      return folder == null ? "" : " (the folder " + folder + " does not exist either)";
    }
    String @Nullable [] names = folder.toFile().list();
    if (names == null || names.length == 0) {
      return "";
    }
    String wanted = String.valueOf(file.getFileName());
    return NearestNames.of(wanted, List.of(names), 1).stream()
        .findFirst()
        .map(name -> "; did you mean \"" + name + "\"?")
        .orElse("");
  }

  static HomologException notReadable(Path file, String why) {
    return HomologException.mistake(file + ": cannot be read; " + why);
  }

  static HomologException notHdf5(Path file, FileKind kind) {
    String text = file + ": not HDF5: it is " + kind.format().text() + "; " + kind.remedy();
    return kind.format() == FileKind.Format.MATLAB_73_CUT
        ? HomologException.damaged(
            file + ": damaged: " + kind.format().text() + "; " + kind.remedy())
        : HomologException.unsupported(text);
  }

  static HomologException superblockVersion(Path file, int version) {
    return HomologException.unsupported(
        file + ": HDF5 superblock version " + version + " is not supported; versions 0 to 3 are");
  }

  static HomologException truncated(Path file, long size, long end) {
    String expected = end < 0 ? "" : " of the " + Long.toUnsignedString(end) + " it should have";
    return HomologException.damaged(
        file
            + ": damaged: the file is truncated, it has "
            + size
            + " bytes"
            + expected
            + "; copy or download it again");
  }

  static HomologException damaged(Path file, String why, @Nullable Throwable cause) {
    return with(Kind.DAMAGED, file + ": damaged: " + why + "; copy or download it again", cause);
  }

  static HomologException unsupported(Path file, String what, @Nullable Throwable cause) {
    return with(Kind.UNSUPPORTED, file + ": " + what, cause);
  }

  private static HomologException with(Kind kind, String text, @Nullable Throwable cause) {
    return cause == null
        ? (kind == Kind.DAMAGED
            ? HomologException.damaged(text)
            : HomologException.unsupported(text))
        : HomologException.of(kind, text, cause);
  }

  /**
   * Runs a piece of reading and turns whatever the library underneath throws into one message that
   * names file and place: a feature it does not know is unsupported, anything else is damage, since
   * a well-formed file does not get it there.
   */
  static <T> T reading(Path file, String place, Supplier<T> work) {
    try {
      return work.get();
    } catch (HomologException e) {
      throw e;
    } catch (OutOfMemoryError e) {
      throw unsupported(
          file,
          place + " needs more memory than this Java machine has; read slices or raise -Xmx",
          e);
    } catch (StackOverflowError e) {
      throw damaged(file, place + " refers to itself without end", e);
    } catch (RuntimeException e) {
      Optional<String> feature = feature(e);
      throw feature.isPresent()
          ? unsupported(file, place + ": " + feature.get() + " is not supported", e)
          : damaged(file, place + " cannot be read (" + reason(e) + ")", e);
    }
  }

  /** Asks the C library and turns its refusal into a message that names file and place. */
  static <T> T asking(Path file, String place, Supplier<T> question) {
    try {
      return question.get();
    } catch (LibraryFailure e) {
      String text = place + ": " + e.text();
      throw switch (e.kind()) {
        case UNSUPPORTED -> unsupported(file, text, null);
        case DAMAGED -> damaged(file, text, null);
        case MISSING_SOURCE -> HomologException.mistake(file + ": " + text);
      };
    }
  }

  /** Which HDF5 feature stopped the library underneath, if a feature did. */
  private static Optional<String> feature(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      String text = String.valueOf(t.getMessage());
      String lower = text.toLowerCase(Locale.ROOT);
      if (t instanceof UnsupportedHdfException) {
        return Optional.of(featureName(text));
      }
      if (t instanceof HdfFilterException && lower.contains("required filter is not available")) {
        return Optional.of("the filter " + text.substring(text.indexOf("name=")));
      }
      if (t instanceof UnsupportedOperationException) {
        return Optional.of("a feature of HDF5 (" + text + ")");
      }
      if (lower.contains("virtual") && lower.contains("layout")) {
        return Optional.of("a virtual dataset");
      }
      if (NEWER.stream().anyMatch(text::startsWith)) {
        return Optional.of("a newer feature of HDF5 (" + text + ")");
      }
    }
    return Optional.empty();
  }

  private static String featureName(String text) {
    if (text.contains("Region references")) {
      return "a region reference";
    }
    if (text.contains("irtual")) {
      return "a virtual dataset";
    }
    return "a feature of HDF5 (" + text + ")";
  }

  private static String reason(Throwable thrown) {
    Throwable root = thrown;
    for (int depth = 0; root.getCause() != null && depth < 20; depth++) {
      root = root.getCause();
    }
    String message = root.getMessage();
    String name = root.getClass().getSimpleName();
    return message == null || message.isBlank() ? name : message.lines().findFirst().orElse(name);
  }
}

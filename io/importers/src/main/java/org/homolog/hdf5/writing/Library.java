package org.homolog.hdf5.writing;

import static org.bytedeco.hdf5.global.hdf5.H5E_DEFAULT;
import static org.bytedeco.hdf5.global.hdf5.H5E_WALK_DOWNWARD;
import static org.bytedeco.hdf5.global.hdf5.H5Eset_auto2;
import static org.bytedeco.hdf5.global.hdf5.H5Ewalk2;
import static org.bytedeco.hdf5.global.hdf5.H5dont_atexit;
import static org.bytedeco.hdf5.global.hdf5.H5open;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.hdf5.H5E_error2_t;
import org.bytedeco.hdf5.H5E_walk2_t;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.homolog.failure.HomologException;

/** The C library: how it is loaded, and what it says when a call fails. */
final class Library {
  private static final String LOGGER = "org.bytedeco.javacpp.logger";
  private static final long SPACE = 16L << 20;
  private static final Pattern SYSTEM = Pattern.compile("error message = '([^']+)'");

  private Library() {}

  /** Loads the library; its own messages to the terminal are switched off. */
  static void load(Path file) {
    // JavaCPP would write warnings to the terminal.
    if (System.getProperty(LOGGER) == null) {
      System.setProperty(LOGGER, "slf4j");
    }
    try {
      // A file that could not be closed for lack of space must not be tried again at exit.
      H5dont_atexit();
      H5open();
      H5Eset_auto2(H5E_DEFAULT, null, null);
    } catch (LinkageError e) {
      throw HomologException.of(
          HomologException.Kind.UNSUPPORTED,
          file
              + " cannot be written: the HDF5 C library does not load on this platform ("
              + e.getMessage()
              + "); files can be read without it",
          e);
    }
  }

  /** An object of the library, closed with its block. */
  record Handle(long id, LongConsumer closing) implements AutoCloseable {
    @Override
    public void close() {
      closing.accept(id);
    }
  }

  static Handle opened(long id, LongConsumer closing, Path file, String what) {
    checked(id, file, what);
    return new Handle(id, closing);
  }

  /**
   * Throws where a call failed.
   *
   * @param status what the call returned; negative means failed
   * @param file the file written
   * @param what what was being written
   */
  static void checked(long status, Path file, String what) {
    if (status < 0) {
      String reason = reason();
      giveSpace(file);
      throw HomologException.mistake(
          file + " cannot be written (" + what + "): " + reason + "; is the disk full?");
    }
  }

  /**
   * Cuts the end off a file that has failed. What it is worth is nothing, but the library has to
   * write what it still holds before it can close it; where the disk is full it could not, and
   * would crash when the program ends.
   */
  private static void giveSpace(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(Math.max(0, channel.size() - SPACE));
    } catch (IOException e) {
      // There is no file yet, or none that can be cut: nothing more can be done for it.
    }
  }

  /** What the system said, or else the innermost message of the library. */
  private static String reason() {
    List<String> messages = new ArrayList<>();
    try (H5E_walk2_t walker =
        new H5E_walk2_t() {
          @Override
          public int call(int place, H5E_error2_t error, Pointer data) {
            BytePointer text = error.desc();
            if (text != null && !text.isNull()) {
              messages.add(text.getString());
            }
            return 0;
          }
        }) {
      H5Ewalk2(H5E_DEFAULT, H5E_WALK_DOWNWARD, walker, null);
    }
    for (String message : messages) {
      Matcher system = SYSTEM.matcher(message);
      if (system.find()) {
        return system.group(1);
      }
    }
    return messages.isEmpty()
        ? "the HDF5 library gives no reason"
        : messages.get(messages.size() - 1);
  }
}

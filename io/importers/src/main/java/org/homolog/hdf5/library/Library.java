package org.homolog.hdf5.library;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.bytedeco.hdf5.H5E_auto2_t;
import org.bytedeco.hdf5.H5E_error2_t;
import org.bytedeco.hdf5.H5E_walk2_t;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.homolog.hdf5.library.LibraryFailure.Cause;
import org.jspecify.annotations.Nullable;

/** The C library itself, made safe for files of unknown origin. */
final class Library {
  private static final int EXTERNAL_LINKS = 64;

  /** Loads the library; it then neither loads plug-ins nor follows links to other files. */
  Library() {
    Loader.load(hdf5.class);
    check(hdf5.H5open());
    check(hdf5.H5PLset_loading_state(0));
    check(hdf5.H5Lunregister(EXTERNAL_LINKS));
    check(hdf5.H5Eset_auto2(hdf5.H5E_DEFAULT(), (H5E_auto2_t) null, (Pointer) null));
  }

  long open(Path file, Handles handles) {
    long access = handles.keep(hdf5.H5Pcreate(hdf5.H5P_CLS_FILE_ACCESS_ID_g()), hdf5::H5Pclose);
    return handles.keep(
        hdf5.H5Fopen(file.toString(), hdf5.H5F_ACC_RDONLY(), access), hdf5::H5Fclose);
  }

  /**
   * Passes on what the library returned.
   *
   * @param result an identifier or a status
   * @return the same
   * @throws LibraryFailure with the innermost reason the library gives if it is negative
   */
  static long check(long result) {
    if (result >= 0) {
      return result;
    }
    Reason reason = new Reason();
    hdf5.H5Ewalk2(hdf5.H5E_DEFAULT(), 0, reason, null);
    String text = reason.text == null ? "the HDF5 library gives no reason" : reason.text;
    String lower = text.toLowerCase(Locale.ROOT);
    boolean feature =
        lower.contains("filter")
            && (lower.contains("not registered") || lower.contains("not available"));
    throw new LibraryFailure(feature ? Cause.UNSUPPORTED : Cause.DAMAGED, text);
  }

  /** Text up to its terminating NUL. */
  static String text(BytePointer bytes) {
    int length = 0;
    while (length < bytes.capacity() && bytes.get(length) != 0) {
      length++;
    }
    byte[] own = new byte[length];
    bytes.get(own);
    return new String(own, StandardCharsets.UTF_8);
  }

  /** Keeps the innermost message of the library's stack of errors. */
  private static final class Reason extends H5E_walk2_t {
    private @Nullable String text;

    @Override
    public int call(int n, @Nullable H5E_error2_t error, @Nullable Pointer data) {
      if (n == 0 && error != null && error.desc() != null) {
        text = error.desc().getString();
      }
      return 0;
    }
  }
}

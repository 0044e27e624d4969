package org.homolog.hdf5.library;

import org.bytedeco.hdf5.H5O_token_t;
import org.bytedeco.hdf5.global.hdf5;
import org.homolog.hdf5.library.LibraryFailure.Cause;

/** Types as plain HDF5 can hold them. */
final class PlainTypes {
  private PlainTypes() {}

  static boolean isRegion(long type) {
    return hdf5.H5Tequal(type, hdf5.H5T_STD_REF_DSETREG_g()) > 0;
  }

  /**
   * A type without a name of its own, to be written into an image.
   *
   * @param type a type of the file
   * @param handles releases it
   * @return the copy; for region references the unsigned integers that stand for them
   * @throws LibraryFailure if the type cannot be written there
   */
  static long plain(long type, Handles handles) {
    if (isRegion(type)) {
      return hdf5.H5T_STD_U64LE_g();
    }
    if (holdsRegion(type, 0)) {
      throw new LibraryFailure(
          Cause.UNSUPPORTED, "region references inside other types are not supported");
    }
    long plain = handles.keep(hdf5.H5Tcopy(type), hdf5::H5Tclose);
    if (hdf5.H5Tget_class(plain) == hdf5.H5T_OPAQUE) {
      // jHDF does not read an opaque type whose tag is empty.
      Library.check(hdf5.H5Tset_tag(plain, "opaque"));
    }
    return plain;
  }

  private static boolean holdsRegion(long type, int depth) {
    int kind = hdf5.H5Tget_class(type);
    if (kind == hdf5.H5T_REFERENCE) {
      return hdf5.H5Tequal(type, hdf5.H5T_STD_REF_OBJ_g()) <= 0;
    }
    if (depth > 32) {
      return true;
    }
    try (Handles handles = new Handles()) {
      if (kind == hdf5.H5T_VLEN || kind == hdf5.H5T_ARRAY) {
        return holdsRegion(handles.keep(hdf5.H5Tget_super(type), hdf5::H5Tclose), depth + 1);
      }
      if (kind == hdf5.H5T_COMPOUND) {
        for (int i = 0; i < hdf5.H5Tget_nmembers(type); i++) {
          long member = handles.keep(hdf5.H5Tget_member_type(type, i), hdf5::H5Tclose);
          if (holdsRegion(member, depth + 1)) {
            return true;
          }
        }
      }
      return false;
    }
  }

  /** The address in the file, which the native token holds, lowest byte first. */
  static long address(H5O_token_t token) {
    long address = 0;
    for (int i = 7; i >= 0; i--) {
      address = address << 8 | Byte.toUnsignedLong(token.__data(i));
    }
    return address;
  }
}

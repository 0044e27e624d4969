package org.homolog.hdf5.writing;

import static org.bytedeco.hdf5.global.hdf5.H5T_CSET_UTF8;
import static org.bytedeco.hdf5.global.hdf5.H5T_C_S1_g;
import static org.bytedeco.hdf5.global.hdf5.H5T_STD_I8LE_g;
import static org.bytedeco.hdf5.global.hdf5.H5T_VARIABLE;
import static org.bytedeco.hdf5.global.hdf5.H5Tclose;
import static org.bytedeco.hdf5.global.hdf5.H5Tcopy;
import static org.bytedeco.hdf5.global.hdf5.H5Tenum_create;
import static org.bytedeco.hdf5.global.hdf5.H5Tenum_insert;
import static org.bytedeco.hdf5.global.hdf5.H5Tset_cset;
import static org.bytedeco.hdf5.global.hdf5.H5Tset_size;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.LongPointer;
import org.homolog.failure.HomologException;

/** Element types that the library does not come with, and texts in its memory. */
final class Types {
  private Types() {}

  /** Text of any length in UTF-8. */
  static Library.Handle text(Path file) {
    long type = H5Tcopy(H5T_C_S1_g());
    H5Tset_size(type, H5T_VARIABLE);
    H5Tset_cset(type, H5T_CSET_UTF8);
    return Library.opened(type, id -> H5Tclose(id), file, "text type");
  }

  /** True or false, as h5py writes them: an enumeration of bytes. */
  static Library.Handle truth(Path file) {
    long type = H5Tenum_create(H5T_STD_I8LE_g());
    Library.Handle handle = Library.opened(type, id -> H5Tclose(id), file, "truth values");
    try (BytePointer no = new BytePointer(new byte[] {0});
        BytePointer yes = new BytePointer(new byte[] {1})) {
      H5Tenum_insert(type, "FALSE", no);
      H5Tenum_insert(type, "TRUE", yes);
    }
    return handle;
  }

  /** Texts as the library takes them: a list of addresses of zero-terminated bytes. */
  record NativeTexts(BytePointer bytes, LongPointer addresses) implements AutoCloseable {
    static NativeTexts of(String[] texts, Path file, String where) {
      byte[][] encoded = new byte[texts.length][];
      long total = 0;
      for (int i = 0; i < texts.length; i++) {
        encoded[i] = utf8(texts[i], file, where);
        total += encoded[i].length + 1L;
      }
      BytePointer bytes = new BytePointer(Math.max(1, total));
      LongPointer addresses = new LongPointer(Math.max(1, texts.length));
      long base = bytes.address();
      long at = 0;
      for (int i = 0; i < encoded.length; i++) {
        bytes.position(at).put(encoded[i], 0, encoded[i].length);
        bytes.position(at + encoded[i].length).put((byte) 0);
        addresses.put(i, base + at);
        at += encoded[i].length + 1L;
      }
      bytes.position(0);
      return new NativeTexts(bytes, addresses);
    }

    private static byte[] utf8(String text, Path file, String where) {
      try {
        ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        byte[] array = new byte[bytes.remaining()];
        bytes.get(array);
        if (text.indexOf('\0') < 0) {
          return array;
        }
      } catch (CharacterCodingException e) {
        // Half a surrogate pair: said below, like the other text HDF5 cannot hold.
      }
      throw HomologException.mistake(
          file
              + " cannot be written: a text of "
              + where
              + " holds a character that text in HDF5 cannot (NUL or half a surrogate pair)");
    }

    @Override
    public void close() {
      addresses.close();
      bytes.close();
    }
  }
}

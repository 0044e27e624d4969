package org.homolog.task.perception;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.homolog.failure.HomologException;

/**
 * A file of unsigned bytes in the IDX format of MNIST: two zero bytes, a type (8), the number of
 * axes, their lengths as 32-bit numbers, then the values.
 *
 * @param shape lengths of the axes
 * @param values the values, row-major
 * @param hash SHA-256 of shape and values
 */
@SuppressWarnings("ArrayRecordComponent")
record IdxFile(int[] shape, byte[] values, String hash) {
  private static final int UNSIGNED_BYTE = 8;

  /**
   * Reads a file.
   *
   * @param option the option that names it
   * @param name its name
   * @param axes how many axes it must have
   * @throws HomologException naming option and file
   */
  static IdxFile read(String option, String name, int axes) {
    Path path = Path.of(name);
    if (!Files.isRegularFile(path)) {
      throw HomologException.mistake(option + ": there is no file " + name);
    }
    try (DataInputStream in = open(path)) {
      int magic = in.readInt();
      if (magic != (UNSIGNED_BYTE << 8 | axes)) {
        throw HomologException.damaged(
            option
                + ": "
                + name
                + " is not an IDX file of bytes with "
                + axes
                + " axes (it begins with "
                + Integer.toHexString(magic)
                + ")");
      }
      int[] shape = new int[axes];
      long size = 1;
      for (int i = 0; i < axes; i++) {
        shape[i] = in.readInt();
        if (shape[i] < 1) {
          throw HomologException.damaged(
              option + ": " + name + " states an axis of length " + shape[i]);
        }
        size = Math.multiplyExact(size, shape[i]);
        if (size > Integer.MAX_VALUE - 8) {
          throw HomologException.damaged(
              option + ": " + name + " states more values than there can be");
        }
      }
      // Read as it comes: what the file states is not believed before the bytes are there.
      byte[] values = in.readNBytes((int) size);
      if (values.length < size) {
        throw HomologException.damaged(
            option + ": " + name + " ends after " + values.length + " of " + size + " values");
      }
      return new IdxFile(shape, values, hash(shape, values));
    } catch (EOFException e) {
      throw HomologException.damaged(option + ": " + name + " ends within its header");
    } catch (ArithmeticException e) {
      throw HomologException.damaged(
          option + ": " + name + " states more values than there can be");
    } catch (IOException e) {
      throw HomologException.damaged(option + ": " + name + " cannot be read: " + e.getMessage());
    }
  }

  private static DataInputStream open(Path path) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(path));
    try {
      raw.mark(2);
      boolean zipped = raw.read() == 0x1f && raw.read() == 0x8b;
      raw.reset();
      return new DataInputStream(zipped ? new GZIPInputStream(raw) : raw);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private static String hash(int[] shape, byte[] values) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (int length : shape) {
        digest.update(Integer.toString(length).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) ',');
      }
      digest.update(values);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}

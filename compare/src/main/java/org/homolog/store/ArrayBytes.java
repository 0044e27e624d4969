package org.homolog.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.homolog.failure.HomologException;

/**
 * Arrays of doubles as bytes, little-endian: the number of arrays (4 bytes), then of each its
 * length (4 bytes) and its values (8 bytes each).
 */
final class ArrayBytes {
  /** What one value in SQLite may hold by default. */
  private static final long LARGEST = 1_000_000_000L;

  private ArrayBytes() {}

  static byte[] write(List<double[]> arrays) {
    long size = 4;
    for (double[] array : arrays) {
      size += 4 + 8L * array.length;
    }
    if (size > LARGEST) {
      throw HomologException.mistake(
          "the draws and figures of one result take "
              + size / 1_000_000
              + " MB, more than the 1000 MB that are kept; ask for fewer draws or show less");
    }
    ByteBuffer buffer = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putInt(arrays.size());
    for (double[] array : arrays) {
      buffer.putInt(array.length);
      for (double value : array) {
        buffer.putLong(Double.doubleToRawLongBits(value));
      }
    }
    return buffer.array();
  }

  static List<double[]> read(byte[] bytes) throws ResultCodec.Unreadable {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int count = length(buffer, 4);
    List<double[]> arrays = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      double[] array = new double[length(buffer, 8)];
      for (int k = 0; k < array.length; k++) {
        array[k] = Double.longBitsToDouble(buffer.getLong());
      }
      arrays.add(array);
    }
    if (buffer.hasRemaining()) {
      throw new ResultCodec.Unreadable("its arrays are followed by other bytes");
    }
    return arrays;
  }

  /** Reads a length and refuses one that the remaining bytes cannot hold. */
  private static int length(ByteBuffer buffer, int bytesEach) throws ResultCodec.Unreadable {
    if (buffer.remaining() < 4) {
      throw new ResultCodec.Unreadable("its arrays end early");
    }
    int length = buffer.getInt();
    if (length < 0 || (long) length * bytesEach > buffer.remaining()) {
      throw new ResultCodec.Unreadable("an array says it holds " + length + " values");
    }
    return length;
  }
}

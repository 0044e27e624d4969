package org.homolog.hdf5;

/**
 * The checksum that the fletcher32 filter puts behind a chunk (HDF5 File Format Specification,
 * version 3.0, section IV.A.2.l).
 */
final class Fletcher32 {
  /** So many sums of 16 bits fit 32 bits. */
  private static final int BLOCK = 360;

  private Fletcher32() {}

  /** Whether the last four of these bytes are the checksum of those before. */
  static boolean matches(byte[] bytes, int length) {
    if (length < 4) {
      return false;
    }
    int stored = LittleEndian.intAt(bytes, length - 4);
    int computed = of(bytes, length - 4);
    // Before HDF5 1.6.3 the bytes of each half were stored the other way round.
    int turned = (computed & 0x00ff00ff) << 8 | (computed >>> 8) & 0x00ff00ff;
    return stored == computed || stored == turned;
  }

  private static int of(byte[] bytes, int length) {
    int one = 0;
    int two = 0;
    int words = length / 2;
    int at = 0;
    while (words > 0) {
      int block = Math.min(words, BLOCK);
      words -= block;
      for (int i = 0; i < block; i++, at += 2) {
        one += (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
        two += one;
      }
      one = (one & 0xffff) + (one >>> 16);
      two = (two & 0xffff) + (two >>> 16);
    }
    if (length % 2 == 1) {
      one += (bytes[at] & 0xff) << 8;
      two += one;
      one = (one & 0xffff) + (one >>> 16);
      two = (two & 0xffff) + (two >>> 16);
    }
    one = (one & 0xffff) + (one >>> 16);
    two = (two & 0xffff) + (two >>> 16);
    return two << 16 | one;
  }
}

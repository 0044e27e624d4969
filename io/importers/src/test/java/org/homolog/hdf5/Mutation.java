package org.homolog.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** A damaged copy of a file, the same for the same seed. */
final class Mutation {
  private static final long[] LENGTHS = {
    0,
    1,
    -1,
    7,
    0xff,
    0xffff,
    0x7fffffffL,
    0x80000000L,
    0xffffffffL,
    1L << 31,
    1L << 40,
    Long.MAX_VALUE
  };

  private Mutation() {}

  /**
   * Damages a copy.
   *
   * @param whole the file
   * @param seed what decides where and how
   * @return one to eight bit flips, bytes, splices or length fields changed, in every eighth copy
   *     the end cut off; mostly where the file keeps its structure
   */
  static byte[] of(byte[] whole, long seed) {
    Random random = new Random(seed * 0x9e3779b97f4a7c15L + 1);
    byte[] copy = whole.clone();
    int changes = 1 + random.nextInt(8);
    for (int i = 0; i < changes; i++) {
      change(copy, whole, place(copy, random), random);
    }
    return random.nextInt(8) == 0 ? Arrays.copyOf(copy, 8 + random.nextInt(copy.length - 8)) : copy;
  }

  /** Half of the changes go where bytes are not all alike, which is mostly structure. */
  private static int place(byte[] copy, Random random) {
    int at = 8 + random.nextInt(copy.length - 24);
    for (int tries = 0; tries < 20 && random.nextBoolean() == (tries == 0); tries++) {
      at = 8 + random.nextInt(copy.length - 24);
      if (isStructure(copy, at)) {
        return at;
      }
    }
    return at;
  }

  private static boolean isStructure(byte[] bytes, int at) {
    int zeros = 0;
    for (int i = at; i < at + 16; i++) {
      zeros += bytes[i] == 0 ? 1 : 0;
    }
    return zeros > 3 && zeros < 15;
  }

  private static void change(byte[] copy, byte[] whole, int at, Random random) {
    switch (random.nextInt(7)) {
      case 0, 1 -> copy[at] ^= (byte) (1 << random.nextInt(8));
      case 2 -> copy[at] = (byte) random.nextInt(256);
      case 3 -> {
        int length = 1 + random.nextInt(16);
        int from = random.nextInt(whole.length - 16);
        System.arraycopy(whole, from, copy, at, Math.min(length, copy.length - at));
      }
      case 4 -> Arrays.fill(copy, at, at + 1 + random.nextInt(8), (byte) -1);
      case 5 -> length(copy, at & ~7, LENGTHS[random.nextInt(LENGTHS.length)], random);
      default -> {
        ByteBuffer field = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
        int aligned = at & ~7;
        long near = field.getLong(aligned) + random.nextInt(65) - 32;
        length(copy, aligned, near, random);
      }
    }
  }

  private static void length(byte[] copy, int at, long value, Random random) {
    ByteBuffer field = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
    switch (random.nextInt(3)) {
      case 0 -> field.putLong(at, value);
      case 1 -> field.putInt(at, (int) value);
      default -> field.putShort(at, (short) value);
    }
  }
}

package org.homolog.random;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Counter-based random numbers: Philox4x32-10 (Salmon et al. 2011, doi:10.1145/2063384.2063405).
 *
 * <p>Every number is a function of a seed, a stream and a position, so that trial k or draw k is
 * the same whatever was drawn before it, in whichever order, on however many threads.
 * Transformations use {@link StrictMath}, so the same numbers come out on every machine. An
 * instance is a cursor over one stream and is not shared between threads.
 */
public final class CounterRandom {
  private static final int MULTIPLIER_0 = 0xD2511F53;
  private static final int MULTIPLIER_1 = 0xCD9E8D57;
  private static final int WEYL_0 = 0x9E3779B9;
  private static final int WEYL_1 = 0xBB67AE85;

  private final long seed;
  private final long stream;
  private final int[] block = new int[4];
  private long position;
  private int used = 4;
  private double spareGaussian;
  private boolean hasSpare;

  /**
   * A cursor at the start of a stream.
   *
   * @param seed the key
   * @param stream which of 2^64 independent streams under that key, such as a trial's number
   */
  public CounterRandom(long seed, long stream) {
    this.seed = seed;
    this.stream = stream;
  }

  /**
   * Derives a seed from a parent and an identity: the first eight bytes of the SHA-256 of both.
   *
   * @param parent the parent seed
   * @param names the identity, in order, such as a cell's names
   * @return the derived seed
   */
  public static long seed(long parent, String... names) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (int shift = 56; shift >= 0; shift -= 8) {
        digest.update((byte) (parent >>> shift));
      }
      for (String name : names) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        // The length goes first, so that ("ab", "c") and ("a", "bc") differ.
        for (int shift = 24; shift >= 0; shift -= 8) {
          digest.update((byte) (bytes.length >>> shift));
        }
        digest.update(bytes);
      }
      byte[] hash = digest.digest();
      long derived = 0;
      for (int i = 0; i < 8; i++) {
        derived = derived << 8 | (hash[i] & 0xff);
      }
      return derived;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /**
   * One block of Philox4x32-10.
   *
   * @param key two 32-bit words, low word first
   * @param counterLow words 0 and 1 of the counter
   * @param counterHigh words 2 and 3 of the counter
   * @param out receives four 32-bit words
   */
  static void philox(long key, long counterLow, long counterHigh, int[] out) {
    int x0 = (int) counterLow;
    int x1 = (int) (counterLow >>> 32);
    int x2 = (int) counterHigh;
    int x3 = (int) (counterHigh >>> 32);
    int k0 = (int) key;
    int k1 = (int) (key >>> 32);
    for (int round = 0; round < 10; round++) {
      long p0 = (MULTIPLIER_0 & 0xffffffffL) * (x0 & 0xffffffffL);
      long p1 = (MULTIPLIER_1 & 0xffffffffL) * (x2 & 0xffffffffL);
      int y0 = (int) (p1 >>> 32) ^ x1 ^ k0;
      int y2 = (int) (p0 >>> 32) ^ x3 ^ k1;
      x1 = (int) p1;
      x3 = (int) p0;
      x0 = y0;
      x2 = y2;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    out[0] = x0;
    out[1] = x1;
    out[2] = x2;
    out[3] = x3;
  }

  private int nextWord() {
    if (used == 4) {
      philox(seed, position++, stream, block);
      used = 0;
    }
    return block[used++];
  }

  /**
   * 64 random bits.
   *
   * @return uniformly distributed bits
   */
  public long nextLong() {
    if (used == 4) {
      philox(seed, position++, stream, block);
      used = 0;
    }
    if (used < 3) {
      long both = (long) block[used] << 32 | (block[used + 1] & 0xffffffffL);
      used += 2;
      return both;
    }
    long high = nextWord();
    return high << 32 | (nextWord() & 0xffffffffL);
  }

  /**
   * A uniform number.
   *
   * @return in [0, 1), a multiple of 2^-53
   */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /**
   * A standard normal number (Box and Muller 1958, doi:10.1214/aoms/1177706645).
   *
   * @return mean 0, variance 1
   */
  public double nextGaussian() {
    if (hasSpare) {
      hasSpare = false;
      return spareGaussian;
    }
    double radius = Math.sqrt(-2 * StrictMath.log(1 - nextDouble()));
    double angle = 2 * Math.PI * nextDouble();
    spareGaussian = radius * StrictMath.sin(angle);
    hasSpare = true;
    return radius * StrictMath.cos(angle);
  }

  /**
   * A uniform whole number, without modulo bias.
   *
   * @param bound exclusive upper bound, 1 or more
   * @return in [0, bound)
   * @throws IllegalArgumentException if bound is below 1
   */
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound must be 1 or more but was " + bound);
    }
    // Lemire 2019, doi:10.1145/3230636: multiply, and redraw only in the biased remainder.
    long product = (nextWord() & 0xffffffffL) * bound;
    if ((product & 0xffffffffL) < bound) {
      long threshold = (0x100000000L - bound) % bound;
      while ((product & 0xffffffffL) < threshold) {
        product = (nextWord() & 0xffffffffL) * bound;
      }
    }
    return (int) (product >>> 32);
  }

  /**
   * A uniformly random order (Fisher and Yates).
   *
   * @param size how many
   * @return the numbers 0 to size - 1, shuffled
   */
  public int[] permutation(int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /**
   * A draw with replacement.
   *
   * @param size how many, and the exclusive upper bound of each
   * @return size numbers in [0, size)
   */
  public int[] withReplacement(int size) {
    int[] drawn = new int[size];
    for (int i = 0; i < size; i++) {
      drawn[i] = nextInt(size);
    }
    return drawn;
  }
}

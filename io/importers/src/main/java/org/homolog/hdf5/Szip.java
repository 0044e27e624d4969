package org.homolog.hdf5;

/**
 * Undoes szip: adaptive entropy coding of whole numbers after Rice (CCSDS 121.0-B-3, Lossless Data
 * Compression), as the szip filter of HDF5 lays it out. Elements of 32 and 64 bits are coded byte
 * plane by byte plane. The library that is brought along for the other rare filters is built
 * without szip.
 */
final class Szip {
  private static final int BIG_END_FIRST = 16;
  private static final int NEAREST_NEIGHBOUR = 32;

  /** This many zero blocks stand for all that are left, up to the next multiple of 64 blocks. */
  private static final int REST_OF_SEGMENT = 5;

  private static final int SEGMENT_BLOCKS = 64;

  private final BitReader bits;
  private final int sampleBits;
  private final int sampleBytes;
  private final int block;
  private final int scanBlocks;
  private final int options;
  private final int[] scan;

  private Szip(BitReader bits, int sampleBits, int block, int scanBlocks, int options) {
    this.bits = bits;
    this.sampleBits = sampleBits;
    this.sampleBytes = sampleBits > 16 ? 4 : sampleBits > 8 ? 2 : 1;
    this.block = block;
    this.scanBlocks = scanBlocks;
    this.options = options;
    this.scan = new int[Math.multiplyExact(block, scanBlocks)];
  }

  /**
   * Unpacks a chunk.
   *
   * @param packed the chunk: its unpacked length in four bytes, little end first, and the code
   * @param length how many bytes it has
   * @param settings the filter's values: options, samples per block, bits per sample, samples per
   *     scan line
   * @param most bytes of an unpacked chunk
   * @return the unpacked bytes
   * @throws IllegalStateException if the chunk is damaged
   */
  static byte[] unpack(byte[] packed, int length, int[] settings, int most) {
    if (settings.length < 4 || length < 4) {
      throw new IllegalStateException("the szip filter has no settings or its chunk no length");
    }
    int options = settings[0];
    int block = settings[1];
    int bits = settings[2];
    int line = settings[3];
    int unpacked = LittleEndian.intAt(packed, 0);
    boolean known = block >= 2 && block <= 64 && line >= 1 && line <= 4096 && bits >= 1;
    if (!known || unpacked < 0 || unpacked > most) {
      throw new IllegalStateException("the szip filter states impossible sizes");
    }
    boolean planes = bits == 32 || bits == 64;
    if (!planes && bits > 24) {
      throw new IllegalStateException("the szip filter states " + bits + " bits per sample");
    }
    int scanBlocks = (line + block - 1) / block;
    BitReader code = new BitReader(packed, 4, length);
    Szip szip = new Szip(code, planes ? 8 : bits, block, scanBlocks, options);
    byte[] samples = szip.samples(unpacked, line);
    return planes ? joined(samples, bits / 8) : samples;
  }

  private byte[] samples(int bytes, int line) {
    byte[] out = new byte[bytes];
    int wanted = bytes / sampleBytes;
    // A line that does not fill its last block is filled up; what fills it is dropped here.
    for (int at = 0; at < wanted; ) {
      int lines = Math.min(line, wanted - at);
      int padded = (lines + block - 1) / block;
      scan(line % block == 0 ? padded : scanBlocks);
      for (int i = 0; i < lines; i++) {
        put(out, (at + i) * sampleBytes, scan[i]);
      }
      at += lines;
    }
    return out;
  }

  private void put(byte[] out, int at, int sample) {
    for (int i = 0; i < sampleBytes; i++) {
      int place = (options & BIG_END_FIRST) != 0 ? sampleBytes - 1 - i : i;
      out[at + place] = (byte) (sample >>> 8 * i);
    }
  }

  /** Decodes a scan line: blocks, the first with a reference sample if differences are coded. */
  private void scan(int blocks) {
    boolean differences = (options & NEAREST_NEIGHBOUR) != 0;
    int idBits = sampleBits > 16 ? 5 : sampleBits > 8 ? 4 : 3;
    int raw = (1 << idBits) - 1;
    int done = 0;
    while (done < blocks) {
      int from = done * block;
      int first = differences && done == 0 ? 1 : 0;
      int id = bits.take(idBits);
      if (id == raw) {
        for (int i = 0; i < block; i++) {
          scan[from + i] = bits.take(sampleBits);
        }
        done++;
        continue;
      }
      int low = id == 0 ? bits.take(1) : -1;
      if (first == 1) {
        scan[from] = bits.take(sampleBits);
      }
      if (low == 0) {
        done += zeros(from, first, done);
      } else if (low == 1) {
        pairs(from, first);
        done++;
      } else {
        split(from, first, id - 1);
        done++;
      }
    }
    if (differences) {
      undoDifferences(blocks * block);
    }
  }

  private int zeros(int from, int first, int done) {
    int blocks = bits.zeros() + 1;
    if (blocks == REST_OF_SEGMENT) {
      blocks = Math.min(scanBlocks - done, SEGMENT_BLOCKS - done % SEGMENT_BLOCKS);
    } else if (blocks > REST_OF_SEGMENT) {
      blocks--;
    }
    if (blocks > scanBlocks - done) {
      throw new IllegalStateException("the szip code runs over its scan line");
    }
    java.util.Arrays.fill(scan, from + first, from + blocks * block, 0);
    return blocks;
  }

  /** Two small numbers a, b in one: (a + b)(a + b + 1) / 2 + b. */
  private void pairs(int from, int first) {
    for (int i = first; i < block; i++) {
      int both = bits.zeros();
      int sum = (int) ((Math.sqrt(8.0 * both + 1) - 1) / 2);
      int second = both - sum * (sum + 1) / 2;
      if (i % 2 == 0) {
        scan[from + i] = sum - second;
        i++;
      }
      scan[from + i] = second;
    }
  }

  private void split(int from, int first, int lowBits) {
    for (int i = first; i < block; i++) {
      scan[from + i] = bits.zeros() << lowBits;
    }
    if (lowBits > 0) {
      for (int i = first; i < block; i++) {
        scan[from + i] |= bits.take(lowBits);
      }
    }
  }

  /** Differences to the sample before are coded without sign, folded at the ends of the range. */
  private void undoDifferences(int n) {
    int largest = (int) ((1L << sampleBits) - 1);
    int middle = largest / 2 + 1;
    int value = scan[0];
    for (int i = 1; i < n; i++) {
      int coded = scan[i];
      int half = (coded >>> 1) + (coded & 1);
      int fold = (value & middle) == 0 ? 0 : largest;
      if (half <= (fold ^ value)) {
        value += (coded & 1) == 0 ? coded >>> 1 : -half;
      } else {
        value = fold ^ coded;
      }
      value &= largest;
      scan[i] = value;
    }
  }

  private static byte[] joined(byte[] planes, int wordBytes) {
    int words = planes.length / wordBytes;
    byte[] out = new byte[planes.length];
    for (int word = 0; word < words; word++) {
      for (int i = 0; i < wordBytes; i++) {
        out[word * wordBytes + i] = planes[i * words + word];
      }
    }
    return out;
  }

  /** Bits from the highest of each byte on. */
  private static final class BitReader {
    private final byte[] bytes;
    private final long end;
    private long at;

    BitReader(byte[] bytes, int from, int to) {
      this.bytes = bytes;
      this.at = 8L * from;
      this.end = 8L * to;
    }

    private int bit() {
      if (at >= end) {
        throw new IllegalStateException("the szip code ends early");
      }
      int bit = bytes[(int) (at >>> 3)] >>> (7 - (int) (at & 7)) & 1;
      at++;
      return bit;
    }

    int take(int n) {
      int value = 0;
      for (int i = 0; i < n; i++) {
        value = value << 1 | bit();
      }
      return value;
    }

    /** How many zeros stand before the next one. */
    int zeros() {
      int n = 0;
      while (bit() == 0) {
        n++;
      }
      return n;
    }
  }
}

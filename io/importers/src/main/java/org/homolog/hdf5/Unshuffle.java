package org.homolog.hdf5;

/**
 * Undoes the shuffle filter, which stores the first bytes of all elements, then the second bytes,
 * and so on.
 */
final class Unshuffle {
  private Unshuffle() {}

  /**
   * Puts the bytes of each element together again.
   *
   * @param in the shuffled bytes
   * @param length how many of them count
   * @param elementSize bytes of one element
   * @param out where the elements go: as long
   */
  static void run(byte[] in, int length, int elementSize, byte[] out) {
    int n = length / elementSize;
    switch (elementSize) {
      case 2 -> {
        for (int i = 0; i < n; i++) {
          LittleEndian.putShort(out, 2 * i, (short) (in[i] & 0xff | in[n + i] << 8));
        }
      }
      case 4 -> {
        for (int i = 0; i < n; i++) {
          LittleEndian.putInt(
              out,
              4 * i,
              in[i] & 0xff
                  | (in[n + i] & 0xff) << 8
                  | (in[2 * n + i] & 0xff) << 16
                  | in[3 * n + i] << 24);
        }
      }
      case 8 -> {
        for (int i = 0; i < n; i++) {
          int low =
              in[i] & 0xff
                  | (in[n + i] & 0xff) << 8
                  | (in[2 * n + i] & 0xff) << 16
                  | in[3 * n + i] << 24;
          int high =
              in[4 * n + i] & 0xff
                  | (in[5 * n + i] & 0xff) << 8
                  | (in[6 * n + i] & 0xff) << 16
                  | in[7 * n + i] << 24;
          LittleEndian.putLong(out, 8 * i, low & 0xffffffffL | (long) high << 32);
        }
      }
      default -> {
        for (int b = 0; b < elementSize; b++) {
          for (int i = 0, at = b; i < n; i++, at += elementSize) {
            out[at] = in[b * n + i];
          }
        }
      }
    }
    int whole = n * elementSize;
    System.arraycopy(in, whole, out, whole, length - whole);
  }
}

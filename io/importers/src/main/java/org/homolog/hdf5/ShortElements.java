package org.homolog.hdf5;

import static org.homolog.hdf5.LittleEndian.shortAt;

import java.nio.ByteBuffer;

/**
 * Whole numbers of up to 16 signed bits.
 *
 * @param values where they go
 * @param type how the file stores them: one of 8 bits, or 16 signed
 */
record ShortElements(short[] values, NumberDecoder type) implements ElementArray {
  static boolean holds(NumberDecoder type) {
    return switch (type.storage()) {
      case INT8, UINT8, INT16 -> true;
      default -> false;
    };
  }

  @Override
  public int elementSize() {
    return type.size();
  }

  @Override
  public boolean swapped() {
    return type.isBigEndian();
  }

  @Override
  public boolean copy(ByteBuffer bytes, int to, int n) {
    if (type.size() != 2 || swapped()) {
      return false;
    }
    bytes.asShortBuffer().get(0, values, to, n);
    return true;
  }

  @Override
  public void put(byte[] bytes, int from, int step, int to, int toStep, int n) {
    short[] into = values;
    int f = from;
    int t = to;
    switch (type.storage()) {
      case INT8 -> {
        for (int i = 0; i < n; i++, f += step, t += toStep) {
          into[t] = bytes[f];
        }
      }
      case UINT8 -> {
        for (int i = 0; i < n; i++, f += step, t += toStep) {
          into[t] = (short) (bytes[f] & 0xff);
        }
      }
      case INT16 -> {
        for (int i = 0; i < n; i++, f += step, t += toStep) {
          into[t] = shortAt(bytes, f);
        }
      }
      default -> throw new IllegalStateException(type.storage() + " does not fit 16 bits");
    }
  }
}

package org.homolog.hdf5;

import static org.homolog.hdf5.LittleEndian.intAt;
import static org.homolog.hdf5.LittleEndian.shortAt;

import java.nio.ByteBuffer;

/**
 * Whole numbers of up to 32 signed bits.
 *
 * @param values where they go
 * @param type how the file stores them: one of 8 or 16 bits, or 32 signed
 */
record IntElements(int[] values, NumberDecoder type) implements ElementArray {
  static boolean holds(NumberDecoder type) {
    return switch (type.storage()) {
      case INT8, UINT8, INT16, UINT16, INT32 -> true;
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
    if (type.size() != 4 || swapped()) {
      return false;
    }
    bytes.asIntBuffer().get(0, values, to, n);
    return true;
  }

  @Override
  public void put(byte[] bytes, int from, int step, int to, int toStep, int n) {
    int[] into = values;
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
          into[t] = bytes[f] & 0xff;
        }
      }
      case INT16 -> {
        for (int i = 0; i < n; i++, f += step, t += toStep) {
          into[t] = shortAt(bytes, f);
        }
      }
      case UINT16 -> {
        for (int i = 0; i < n; i++, f += step, t += toStep) {
          into[t] = shortAt(bytes, f) & 0xffff;
        }
      }
      case INT32 -> {
        for (int i = 0; i < n; i++, f += step, t += toStep) {
          into[t] = intAt(bytes, f);
        }
      }
      default -> throw new IllegalStateException(type.storage() + " does not fit 32 bits");
    }
  }
}

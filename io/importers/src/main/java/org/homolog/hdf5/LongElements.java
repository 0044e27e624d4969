package org.homolog.hdf5;

import static org.homolog.hdf5.LittleEndian.intAt;
import static org.homolog.hdf5.LittleEndian.longAt;
import static org.homolog.hdf5.LittleEndian.shortAt;

import java.nio.ByteBuffer;

/**
 * Whole numbers as 64 bits; an unsigned 64-bit value beyond 2^63 - 1 comes out negative.
 *
 * @param values where they go
 * @param type how the file stores them: not floating-point
 */
record LongElements(long[] values, NumberDecoder type) implements ElementArray {
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
    if (type.size() != 8 || swapped()) {
      return false;
    }
    bytes.asLongBuffer().get(0, values, to, n);
    return true;
  }

  @Override
  public void put(byte[] bytes, int from, int step, int to, int toStep, int n) {
    long[] into = values;
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
      case UINT32 -> {
        for (int i = 0; i < n; i++, f += step, t += toStep) {
          into[t] = intAt(bytes, f) & 0xffffffffL;
        }
      }
      case INT64, UINT64 -> {
        for (int i = 0; i < n; i++, f += step, t += toStep) {
          into[t] = longAt(bytes, f);
        }
      }
      default -> throw new IllegalStateException(type.storage() + " is not whole");
    }
  }
}

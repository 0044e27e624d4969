package org.homolog.hdf5;

import java.nio.ByteBuffer;

/**
 * Elements of any type as the bytes that the file stores, one element after the other.
 *
 * @param values where they go
 * @param elementSize bytes of one element
 */
record RawElements(byte[] values, int elementSize) implements ElementArray {
  @Override
  public boolean swapped() {
    return false;
  }

  @Override
  public boolean copy(ByteBuffer bytes, int to, int n) {
    bytes.get(0, values, to * elementSize, n * elementSize);
    return true;
  }

  @Override
  public void put(byte[] bytes, int from, int step, int to, int toStep, int n) {
    int f = from;
    int t = to * elementSize;
    if (elementSize == 1) {
      for (int i = 0; i < n; i++, f += step, t += toStep) {
        values[t] = bytes[f];
      }
      return;
    }
    for (int i = 0; i < n; i++, f += step, t += toStep * elementSize) {
      System.arraycopy(bytes, f, values, t, elementSize);
    }
  }
}

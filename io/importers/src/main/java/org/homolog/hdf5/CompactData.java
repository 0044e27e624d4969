package org.homolog.hdf5;

import java.nio.ByteBuffer;

/** Few elements, held in the dataset's header. */
final class CompactData implements StoredData {
  private final byte[] bytes;
  private final long[] shape;
  private final int elementSize;

  private CompactData(byte[] bytes, long[] shape, int elementSize) {
    this.bytes = bytes;
    this.shape = shape;
    this.elementSize = elementSize;
  }

  /**
   * The elements of a compact dataset.
   *
   * @throws org.homolog.failure.HomologException if there are fewer than the shape needs (damaged)
   */
  static CompactData of(
      Hdf5File file, String path, ByteBuffer held, long[] shape, int elementSize) {
    long needed = elementSize;
    for (long size : shape) {
      needed = Math.multiplyExact(needed, size);
    }
    if (held.remaining() < needed) {
      throw Hdf5Failure.damaged(
          file.path(), path + " needs " + needed + " bytes and has " + held.remaining(), null);
    }
    byte[] bytes = new byte[(int) needed];
    held.get(held.position(), bytes);
    return new CompactData(bytes, shape, elementSize);
  }

  @Override
  public void read(Slice slice, ElementArray into, int threads) {
    byte[] ordered = bytes;
    if (into.swapped()) {
      ordered = bytes.clone();
      LittleEndian.swap(ordered, ordered.length, elementSize);
    }
    byte[] from = ordered;
    BoxRuns.each(
        shape,
        slice,
        (at, step, to, toStep, n) ->
            into.put(from, (int) at * elementSize, (int) step * elementSize, to, toStep, n));
  }
}

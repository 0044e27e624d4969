package org.homolog.hdf5;

/** A dataset cut into chunks of one shape; those at the far ends may reach over its edge. */
final class ChunkGrid {
  private final long[] shape;
  private final int[] chunk;
  private final long[] count;

  /**
   * A grid.
   *
   * @param shape elements of the dataset along each axis
   * @param chunk elements of a chunk along each axis, 1 or more
   */
  ChunkGrid(long[] shape, int[] chunk) {
    this.shape = shape;
    this.chunk = chunk;
    this.count = new long[shape.length];
    for (int axis = 0; axis < shape.length; axis++) {
      count[axis] = shape[axis] / chunk[axis] + (shape[axis] % chunk[axis] == 0 ? 0 : 1);
    }
  }

  long[] shape() {
    return shape;
  }

  int[] chunk() {
    return chunk;
  }

  /** Bytes of a whole chunk. */
  int chunkBytes(int elementSize) {
    int bytes = elementSize;
    for (int size : chunk) {
      bytes = Math.multiplyExact(bytes, size);
    }
    return bytes;
  }

  /** Whether a chunk lies in the dataset: a dataset that shrank may have kept chunks. */
  boolean holds(long[] firstElement) {
    if (firstElement.length < shape.length) {
      return false;
    }
    for (int axis = 0; axis < shape.length; axis++) {
      if (firstElement[axis] < 0 || firstElement[axis] >= shape[axis]) {
        return false;
      }
    }
    return true;
  }

  /** The number of the chunk that starts at an element, last axis fastest. */
  long place(long[] firstElement) {
    long place = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      place = place * count[axis] + firstElement[axis] / chunk[axis];
    }
    return place;
  }

  /** The number of a chunk. */
  long number(long[] coordinates) {
    long place = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      place = place * count[axis] + coordinates[axis];
    }
    return place;
  }
}

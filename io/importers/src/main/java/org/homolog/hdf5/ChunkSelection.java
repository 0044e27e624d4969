package org.homolog.hdf5;

import org.jspecify.annotations.Nullable;

/** What a slice takes from each chunk. */
final class ChunkSelection {
  private final ChunkGrid grid;
  private final long[] offset;
  private final long[] size;
  private final long[] stride;
  private final long[] first;
  private final long[] count;
  private final long[] chunkSteps;
  private final long[] toSteps;
  private final long chunks;

  /**
   * A slice over a grid.
   *
   * @param slice a part of the dataset with at least one element
   */
  ChunkSelection(ChunkGrid grid, Slice slice) {
    this.grid = grid;
    this.offset = slice.offset();
    this.size = slice.size();
    this.stride = slice.stride();
    int[] chunk = grid.chunk();
    int rank = offset.length;
    this.first = new long[rank];
    this.count = new long[rank];
    long[] chunkShape = new long[rank];
    long product = 1;
    for (int axis = 0; axis < rank; axis++) {
      first[axis] = offset[axis] / chunk[axis];
      long last = (offset[axis] + (size[axis] - 1) * stride[axis]) / chunk[axis];
      count[axis] = last - first[axis] + 1;
      product = Math.multiplyExact(product, count[axis]);
      chunkShape[axis] = chunk[axis];
    }
    this.chunks = product;
    this.chunkSteps = BoxRuns.steps(chunkShape);
    this.toSteps = BoxRuns.steps(size);
  }

  /** Number of chunks between the first and the last that the slice touches. */
  long chunks() {
    return chunks;
  }

  /** What is taken of one of these chunks; null where strides step over it. */
  @Nullable Part part(long item) {
    int rank = offset.length;
    long[] at = new long[rank];
    long left = item;
    for (int axis = rank - 1; axis >= 0; axis--) {
      at[axis] = first[axis] + left % count[axis];
      left /= count[axis];
    }
    long[] taken = new long[rank];
    long[] steps = new long[rank];
    long from = 0;
    long to = 0;
    for (int axis = 0; axis < rank; axis++) {
      long start = at[axis] * grid.chunk()[axis];
      long end = start + grid.chunk()[axis];
      long begin = ceiling(start - offset[axis], stride[axis]);
      taken[axis] = Math.min(size[axis], ceiling(end - offset[axis], stride[axis])) - begin;
      if (taken[axis] <= 0) {
        return null;
      }
      from += (offset[axis] + begin * stride[axis] - start) * chunkSteps[axis];
      to += begin * toSteps[axis];
      steps[axis] = stride[axis] * chunkSteps[axis];
    }
    return new Part(grid.number(at), taken, steps, toSteps, from, (int) to);
  }

  /** How many strides reach a distance; 0 for one that lies behind. */
  private static long ceiling(long distance, long stride) {
    return distance <= 0 ? 0 : (distance + stride - 1) / stride;
  }

  /**
   * What is taken of one chunk.
   *
   * @param place the chunk's number in the grid
   */
  record Part(long place, long[] size, long[] steps, long[] toSteps, long from, int to) {
    long elements() {
      long n = 1;
      for (long taken : size) {
        n *= taken;
      }
      return n;
    }

    void each(BoxRuns.Run run) {
      new BoxRuns(size, steps, toSteps).each(from, to, run);
    }
  }
}

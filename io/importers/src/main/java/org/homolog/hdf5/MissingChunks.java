package org.homolog.hdf5;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.exceptions.HdfException;
import java.nio.ByteBuffer;

/**
 * Chunks that were never written read as the dataset's fill value; the library underneath leaves
 * zeros there.
 */
final class MissingChunks {
  private MissingChunks() {}

  static ByteBuffer fill(
      DatasetBase node,
      ChunkedDataset chunked,
      long[] shape,
      Slice slice,
      ByteBuffer data,
      int elementSize) {
    byte[] fill = RawData.fillValue(node, elementSize);
    if (RawData.isZero(fill) || !data.hasArray()) {
      return data;
    }
    int[] chunk = chunked.getChunkDimensions();
    long[] offset = slice.offset();
    long[] size = slice.size();
    int rank = shape.length;
    long[] first = new long[rank];
    long[] last = new long[rank];
    for (int axis = 0; axis < rank; axis++) {
      first[axis] = offset[axis] / chunk[axis];
      last[axis] = (offset[axis] + size[axis] - 1) / chunk[axis];
    }
    long[] at = first.clone();
    while (true) {
      int[] start = new int[rank];
      for (int axis = 0; axis < rank; axis++) {
        start[axis] = Math.toIntExact(at[axis] * chunk[axis]);
      }
      if (!exists(chunked, start)) {
        fillChunk(data.array(), data.arrayOffset(), offset, size, start, chunk, fill);
      }
      int axis = rank - 1;
      while (axis >= 0 && ++at[axis] > last[axis]) {
        at[axis] = first[axis];
        axis--;
      }
      if (axis < 0) {
        return data;
      }
    }
  }

  private static boolean exists(ChunkedDataset chunked, int[] start) {
    try {
      chunked.getRawChunkBuffer(start);
      return true;
    } catch (HdfException e) {
      if (String.valueOf(e.getMessage()).startsWith("No chunk with offset")) {
        return false;
      }
      throw e;
    }
  }

  private static void fillChunk(
      byte[] data, int base, long[] offset, long[] size, int[] start, int[] chunk, byte[] fill) {
    int rank = start.length;
    long[] from = new long[rank];
    long[] to = new long[rank];
    for (int axis = 0; axis < rank; axis++) {
      from[axis] = Math.max(start[axis], offset[axis]) - offset[axis];
      to[axis] =
          Math.min((long) start[axis] + chunk[axis], offset[axis] + size[axis]) - offset[axis];
    }
    long[] index = from.clone();
    while (true) {
      long element = 0;
      for (int axis = 0; axis < rank; axis++) {
        element = element * size[axis] + index[axis];
      }
      System.arraycopy(fill, 0, data, base + Math.toIntExact(element * fill.length), fill.length);
      int axis = rank - 1;
      while (axis >= 0 && ++index[axis] == to[axis]) {
        index[axis] = from[axis];
        axis--;
      }
      if (axis < 0) {
        return;
      }
    }
  }
}

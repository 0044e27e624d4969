package org.homolog.hdf5;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.FillValueMessage;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The bytes of a dataset's slice. Sizes stated by the file are checked before memory is allocated;
 * places without storage are filled with the dataset's fill value.
 */
final class RawData {
  /** The best that deflate does: 1032 to 1. What claims to unpack further is not data. */
  private static final long LARGEST_EXPANSION = 1100;

  private static final long SMALL = 16L << 20;
  private static final int NULL_SPACE = 2;

  private RawData() {}

  static boolean isNullSpace(DatasetBase node) {
    return node.getHeader().getMessageOfType(DataSpaceMessage.class).getDataSpace().getType()
        == NULL_SPACE;
  }

  static boolean hasStorage(DatasetBase node) {
    return !isNullSpace(node) && !node.isEmpty();
  }

  static ByteBuffer read(Hdf5File file, String path, DatasetBase node, long[] shape, Slice slice) {
    int elementSize = node.getDataType().getSize();
    long bytes = Math.multiplyExact(slice.elements(), (long) elementSize);
    check(file, path, bytes);
    if (bytes == 0) {
      return ByteBuffer.allocate(0);
    }
    if (!hasStorage(node)) {
      return filled(node, (int) bytes, elementSize);
    }
    if (node instanceof ChunkedDataset chunked) {
      checkChunks(file, path, chunked, elementSize);
      ByteBuffer data =
          slice.covers(shape)
              ? node.getDataBuffer()
              : node.getSliceDataBuffer(slice.offset(), ints(slice.size()));
      return MissingChunks.fill(node, chunked, shape, slice, data, elementSize);
    }
    if (slice.covers(shape)) {
      return checkedLength(file, path, node.getDataBuffer(), bytes);
    }
    if (file.isMapped()) {
      ByteBuffer whole = node.getDataBuffer();
      return strided(whole, shape, slice, elementSize, (int) bytes);
    }
    return node.getSliceDataBuffer(slice.offset(), ints(slice.size()));
  }

  private static ByteBuffer checkedLength(Hdf5File file, String path, ByteBuffer data, long bytes) {
    if (data.remaining() < bytes) {
      throw Hdf5Failure.damaged(
          file.path(), path + " needs " + bytes + " bytes and has " + data.remaining(), null);
    }
    return data;
  }

  private static void check(Hdf5File file, String path, long bytes) {
    if (bytes > Integer.MAX_VALUE - 64) {
      throw Hdf5Failure.unsupported(
          file.path(),
          path + ": " + bytes + " bytes are more than one read returns (2^31); read slices",
          null);
    }
    if (bytes > SMALL && bytes / LARGEST_EXPANSION > file.size()) {
      throw Hdf5Failure.damaged(
          file.path(),
          path
              + " claims "
              + bytes
              + " bytes, which a file of "
              + file.size()
              + " bytes cannot hold",
          null);
    }
  }

  private static void checkChunks(
      Hdf5File file, String path, ChunkedDataset node, int elementSize) {
    long bytes = elementSize;
    for (int size : node.getChunkDimensions()) {
      if (size <= 0) {
        throw Hdf5Failure.damaged(file.path(), path + " states chunks of size " + size, null);
      }
      bytes = Math.multiplyExact(bytes, (long) size);
    }
    check(file, path, bytes);
  }

  private static ByteBuffer filled(DatasetBase node, int bytes, int elementSize) {
    byte[] data = new byte[bytes];
    byte[] fill = fillValue(node, elementSize);
    for (int at = 0; at + elementSize <= bytes && !isZero(fill); at += elementSize) {
      System.arraycopy(fill, 0, data, at, elementSize);
    }
    return ByteBuffer.wrap(data);
  }

  /** The bytes of the fill value; zeros where none is defined, as the HDF5 library has it. */
  static byte[] fillValue(DatasetBase node, int elementSize) {
    byte[] fill = new byte[elementSize];
    if (node.getHeader().hasMessageOfType(FillValueMessage.class)) {
      FillValueMessage message = node.getHeader().getMessageOfType(FillValueMessage.class);
      if (message.isFillValueDefined()) {
        ByteBuffer value = message.getFillValue();
        value.rewind();
        if (value.remaining() >= elementSize) {
          value.get(fill);
        }
      }
    }
    return fill;
  }

  static boolean isZero(byte[] bytes) {
    for (byte b : bytes) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** Copies a slice out of contiguous data, one run of the last axis at a time. */
  private static ByteBuffer strided(
      ByteBuffer whole, long[] shape, Slice slice, int elementSize, int bytes) {
    int rank = shape.length;
    long[] offset = slice.offset();
    if (rank == 1) {
      return whole.slice(Math.toIntExact(offset[0] * elementSize), bytes);
    }
    long[] size = slice.size();
    long[] stride = new long[rank];
    stride[rank - 1] = 1;
    for (int axis = rank - 2; axis >= 0; axis--) {
      stride[axis] = stride[axis + 1] * shape[axis + 1];
    }
    byte[] data = new byte[bytes];
    int run = Math.toIntExact(size[rank - 1] * elementSize);
    long[] index = new long[rank];
    for (int at = 0; at < bytes; at += run) {
      long element = 0;
      for (int axis = 0; axis < rank; axis++) {
        element += (offset[axis] + index[axis]) * stride[axis];
      }
      whole.get(Math.toIntExact(element * elementSize), data, at, run);
      for (int axis = rank - 2; axis >= 0 && ++index[axis] == size[axis]; axis--) {
        index[axis] = 0;
      }
    }
    return ByteBuffer.wrap(data);
  }

  static int[] ints(long[] values) {
    return Arrays.stream(values).mapToInt(Math::toIntExact).toArray();
  }
}

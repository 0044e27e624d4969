package org.homolog.hdf5;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.CompactDataset;
import io.jhdf.dataset.ContiguousDatasetImpl;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.object.message.DataLayoutMessage.CompactDataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.DataSpace;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.util.List;

/** Finds how a dataset's elements lie in its file. Sizes are checked before memory is taken. */
final class StoredDatasets {
  private static final int NULL_SPACE = 2;
  private static final int LARGEST_ELEMENT = 1 << 20;

  private StoredDatasets() {}

  static boolean isNullSpace(DatasetBase node) {
    return isNullSpace(node.getHeader().getMessageOfType(DataSpaceMessage.class).getDataSpace());
  }

  static boolean isNullSpace(DataSpace space) {
    return space.getType() == NULL_SPACE;
  }

  /** Whether the file holds any data for a dataset. */
  static boolean hasStorage(Hdf5File file, DatasetBase node) {
    if (isNullSpace(node)) {
      return false;
    }
    return node instanceof ChunkedDataset ? ChunkIndex.isStored(file, node) : !node.isEmpty();
  }

  /**
   * How a dataset's elements lie.
   *
   * @param shape its shape
   * @throws org.homolog.failure.HomologException if the file claims what it cannot hold (damaged),
   *     or uses a filter that is not read (unsupported)
   */
  static StoredData of(Hdf5File file, String path, DatasetBase node, long[] shape) {
    int elementSize = node.getDataType().getSize();
    if (elementSize > LARGEST_ELEMENT && elementSize > file.size()) {
      throw Hdf5Failure.damaged(
          file.path(),
          path + " states elements of " + elementSize + " bytes, more than the file has",
          null);
    }
    if (isNullSpace(node)) {
      return new FillData(new byte[elementSize]);
    }
    if (node instanceof ContiguousDatasetImpl) {
      long address =
          node.getHeader().getMessageOfType(ContiguousDataLayoutMessage.class).getAddress();
      return address == ChunkIndex.NOWHERE
          ? new FillData(FillData.of(node, elementSize))
          : new ContiguousData(file, path, address, shape, elementSize);
    }
    if (node instanceof CompactDataset) {
      return CompactData.of(
          file,
          path,
          node.getHeader().getMessageOfType(CompactDataLayoutMessage.class).getDataBuffer(),
          shape,
          elementSize);
    }
    if (node instanceof ChunkedDataset chunked) {
      return chunks(file, path, node, shape, chunked.getChunkDimensions());
    }
    throw Hdf5Failure.unsupported(file.path(), path + ": this layout is not supported", null);
  }

  private static StoredData chunks(
      Hdf5File file, String path, DatasetBase node, long[] shape, int[] chunk) {
    List<FilterInfo> filters = ChunkFilters.of(node);
    ChunkFilters.refuseUnknown(file, path, filters);
    if (chunk.length != shape.length) {
      throw Hdf5Failure.damaged(
          file.path(), path + " has " + shape.length + " axes and chunks of " + chunk.length, null);
    }
    long bytes = node.getDataType().getSize();
    for (int size : chunk) {
      bytes = size <= 0 ? -1 : bytes * size;
      if (bytes <= 0 || bytes > Integer.MAX_VALUE - 1024) {
        throw Hdf5Failure.damaged(
            file.path(), path + " states chunks of size " + Integer.toUnsignedString(size), null);
      }
    }
    ChunkedData data = new ChunkedData(file, path, node, new ChunkGrid(shape, chunk), filters);
    return data.isStored() ? data : new FillData(FillData.of(node, node.getDataType().getSize()));
  }
}

package org.homolog.hdf5;

import io.jhdf.dataset.DatasetBase;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.DatasetInfo;
import io.jhdf.dataset.chunked.indexing.BTreeIndex;
import io.jhdf.dataset.chunked.indexing.ExtensibleArrayIndex;
import io.jhdf.dataset.chunked.indexing.FixedArrayIndex;
import io.jhdf.dataset.chunked.indexing.ImplicitChunkIndex;
import io.jhdf.dataset.chunked.indexing.SingleChunkIndex;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessageV4;
import io.jhdf.storage.HdfBackingStorage;
import java.util.BitSet;
import java.util.Collection;
import org.homolog.failure.HomologException;

/** Reads where the chunks of a dataset lie, from any of the indexes that HDF5 keeps of them. */
final class ChunkIndex {
  /** An address that leads nowhere: the chunk was never written. */
  static final long NOWHERE = -1;

  private ChunkIndex() {}

  /** Whether any chunk was written, without reading the index. */
  static boolean isStored(Hdf5File file, DatasetBase node) {
    if (node.getHeader().hasMessageOfType(ChunkedDataLayoutMessage.class)) {
      long tree = treeAddress(node);
      return tree != NOWHERE && ChunkTree.hasEntries(file, tree);
    }
    return node.getHeader().getMessageOfType(ChunkedDataLayoutMessageV4.class).getAddress()
        != NOWHERE;
  }

  private static long treeAddress(DatasetBase node) {
    return node.getHeader().getMessageOfType(ChunkedDataLayoutMessage.class).getBTreeAddress();
  }

  /**
   * Reads the index of a chunked dataset.
   *
   * @param file the file
   * @param node the dataset
   * @param grid its shape in elements and in chunks
   * @param elementSize bytes of one element
   * @return the chunks that were written
   * @throws HomologException if the index is damaged
   */
  static ChunkTable of(Hdf5File file, DatasetBase node, ChunkGrid grid, int elementSize) {
    ChunkTable table = new ChunkTable();
    if (node.getHeader().hasMessageOfType(ChunkedDataLayoutMessage.class)) {
      long tree = treeAddress(node);
      if (tree != NOWHERE) {
        new ChunkTree(file, grid, table).read(tree);
      }
    } else {
      ChunkedDataLayoutMessageV4 layout =
          node.getHeader().getMessageOfType(ChunkedDataLayoutMessageV4.class);
      if (layout.getAddress() != NOWHERE) {
        for (Chunk chunk : chunks(file, layout, grid, elementSize)) {
          if (chunk.getAddress() != NOWHERE && grid.holds(chunk.getChunkOffset())) {
            table.add(
                grid.place(chunk.getChunkOffset()),
                chunk.getAddress(),
                chunk.getSize(),
                bits(chunk.getFilterMask()));
          }
        }
      }
    }
    return table.sorted();
  }

  private static Collection<Chunk> chunks(
      Hdf5File file, ChunkedDataLayoutMessageV4 layout, ChunkGrid grid, int elementSize) {
    HdfBackingStorage storage = file.storage();
    DatasetInfo info =
        new DatasetInfo(grid.chunkBytes(elementSize), grid.shape(), grid.chunk().clone());
    long address = layout.getAddress();
    return switch (layout.getIndexingType()) {
      case ChunkedDataLayoutMessageV4.SINGLE_CHUNK_INDEX ->
          new SingleChunkIndex(layout, info).getAllChunks();
      case ChunkedDataLayoutMessageV4.IMPLICIT_INDEX ->
          new ImplicitChunkIndex(address, info).getAllChunks();
      case ChunkedDataLayoutMessageV4.FIXED_ARRAY_INDEX ->
          new FixedArrayIndex(storage, address, info).getAllChunks();
      case ChunkedDataLayoutMessageV4.EXTENSIBLE_ARRAY_INDEX ->
          new ExtensibleArrayIndex(storage, address, info).getAllChunks();
      case ChunkedDataLayoutMessageV4.B_TREE_V2_INDEX ->
          new BTreeIndex(storage, address, info).getAllChunks();
      default ->
          throw HomologException.unsupported(
              file.path() + ": a chunk index of type " + layout.getIndexingType());
    };
  }

  private static int bits(BitSet mask) {
    long[] words = mask.toLongArray();
    return words.length == 0 ? 0 : (int) words[0];
  }
}

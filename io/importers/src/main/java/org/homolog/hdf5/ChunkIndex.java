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
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.homolog.failure.HomologException;

/** Where the chunks of a dataset lie, found by their place in the grid of chunks. */
final class ChunkIndex {
  /** An address that leads nowhere: the chunk was never written. */
  static final long NOWHERE = -1;

  /**
   * A chunk as stored.
   *
   * @param place its number in the grid of chunks, last axis fastest
   * @param address where its bytes lie
   * @param length number of stored bytes
   * @param skipped one bit for each filter that was not applied to it
   */
  record Entry(long place, long address, int length, int skipped) {}

  private final long[] places;
  private final Entry[] entries;

  private ChunkIndex(List<Entry> found) {
    this.entries = found.toArray(Entry[]::new);
    Arrays.sort(entries, Comparator.comparingLong(Entry::place));
    this.places = Arrays.stream(entries).mapToLong(Entry::place).toArray();
  }

  /** Number of chunks stored. */
  int size() {
    return entries.length;
  }

  /** The row of a chunk for {@link #entry}; negative where the chunk was never written. */
  int find(long place) {
    // Most datasets are complete: the chunk then stands at its own number.
    if (place < places.length && places[(int) place] == place) {
      return (int) place;
    }
    return Arrays.binarySearch(places, place);
  }

  Entry entry(int row) {
    return entries[row];
  }

  /**
   * Reads the index of a chunked dataset.
   *
   * @param file the file
   * @param node the dataset
   * @param grid its shape in elements and in chunks
   * @param elementSize bytes of one element
   */
  static ChunkIndex of(Hdf5File file, DatasetBase node, ChunkGrid grid, int elementSize) {
    if (node.getHeader().hasMessageOfType(ChunkedDataLayoutMessage.class)) {
      long tree =
          node.getHeader().getMessageOfType(ChunkedDataLayoutMessage.class).getBTreeAddress();
      return new ChunkIndex(tree == NOWHERE ? List.of() : new ChunkTree(file, grid).entries(tree));
    }
    ChunkedDataLayoutMessageV4 layout =
        node.getHeader().getMessageOfType(ChunkedDataLayoutMessageV4.class);
    if (layout.getAddress() == NOWHERE) {
      return new ChunkIndex(List.of());
    }
    Collection<Chunk> chunks = chunks(file, layout, grid, elementSize);
    return new ChunkIndex(
        chunks.stream()
            .filter(chunk -> chunk.getAddress() != NOWHERE && grid.holds(chunk.getChunkOffset()))
            .map(
                chunk ->
                    new Entry(
                        grid.place(chunk.getChunkOffset()),
                        chunk.getAddress(),
                        chunk.getSize(),
                        bits(chunk.getFilterMask())))
            .toList());
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

package org.homolog.hdf5;

import io.jhdf.dataset.DatasetBase;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Elements in chunks: each chunk that is needed is unpacked once and what is asked for copied. */
final class ChunkedData implements StoredData {
  /** Runs shorter than this are not worth a bulk copy. */
  private static final int LEAST_BULK = 64;

  private final Hdf5File file;
  private final String path;
  private final ChunkGrid grid;
  private final ChunkTable index;
  private final List<FilterInfo> filters;
  private final byte[] fill;
  private final boolean zeroFill;
  private final int elementSize;
  private final int chunkBytes;

  /**
   * Elements of a chunked dataset.
   *
   * @param node the dataset
   * @param grid its shape in elements and in chunks
   * @param filters filters that {@link ChunkUnpacker} undoes
   */
  ChunkedData(
      Hdf5File file, String path, DatasetBase node, ChunkGrid grid, List<FilterInfo> filters) {
    this.file = file;
    this.path = path;
    this.grid = grid;
    this.filters = filters;
    this.elementSize = node.getDataType().getSize();
    this.chunkBytes = grid.chunkBytes(elementSize);
    this.index = ChunkIndex.of(file, node, grid, elementSize);
    this.fill = FillData.of(node, elementSize);
    this.zeroFill = FillData.isZero(fill);
  }

  /** Whether any chunk was written. */
  boolean isStored() {
    return index.size() > 0;
  }

  @Override
  public void read(Slice slice, ElementArray into, int threads) {
    if (slice.elements() == 0) {
      return;
    }
    ChunkSelection selection = new ChunkSelection(grid, slice);
    boolean small = selection.chunks() <= ChunkCache.SMALL_READ / chunkBytes;
    Workers.share(
        selection.chunks(), small ? 1 : threads, () -> new Worker(selection, into, small));
  }

  /** One thread's share of a read. */
  private final class Worker implements Workers.Worker {
    private final ChunkUnpacker unpacker = new ChunkUnpacker(file, path, filters, chunkBytes);
    private final ChunkSelection selection;
    private final ElementArray into;
    private final boolean small;

    Worker(ChunkSelection selection, ElementArray into, boolean small) {
      this.selection = selection;
      this.into = into;
      this.small = small;
    }

    @Override
    public void work(long item) {
      file.checkOpen();
      ChunkSelection.Part part = selection.part(item);
      if (part == null) {
        return;
      }
      int row = index.find(part.place());
      if (row < 0) {
        if (!zeroFill) {
          byte[] element = FillData.ordered(fill, into);
          part.each((from, step, to, toStep, n) -> into.put(element, 0, 0, to, toStep, n));
        }
        return;
      }
      boolean keep = small && part.elements() < chunkBytes / elementSize;
      byte[] chunk = keep ? cached(index.entry(row)) : unpacked(index.entry(row));
      part.each((from, step, to, toStep, n) -> take(chunk, from, step, to, toStep, n));
    }

    private byte[] cached(ChunkTable.Entry entry) {
      byte[] held = file.chunks().get(entry.address(), into.swapped());
      if (held == null || held.length != chunkBytes) {
        held = Arrays.copyOf(unpacked(entry), chunkBytes);
        file.chunks().put(entry.address(), into.swapped(), held);
      }
      return held;
    }

    private byte[] unpacked(ChunkTable.Entry entry) {
      byte[] chunk = unpacker.unpack(entry);
      if (into.swapped()) {
        LittleEndian.swap(chunk, chunkBytes, elementSize);
      }
      return chunk;
    }

    private void take(byte[] chunk, long from, long step, int to, int toStep, int n) {
      int at = (int) from * elementSize;
      if (step == 1 && toStep == 1 && n * elementSize >= LEAST_BULK) {
        ByteBuffer run =
            ByteBuffer.wrap(chunk, at, n * elementSize).slice().order(ByteOrder.LITTLE_ENDIAN);
        if (into.copy(run, to, n)) {
          return;
        }
      }
      into.put(chunk, at, (int) step * elementSize, to, toStep, n);
    }

    @Override
    public void close() {
      unpacker.close();
    }
  }
}

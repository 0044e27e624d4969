package org.homolog.hdf5;

import io.jhdf.dataset.DatasetBase;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.jspecify.annotations.Nullable;

/** Elements in chunks: each chunk that is needed is unpacked once and what is asked for copied. */
final class ChunkedData implements StoredData {
  /** Runs shorter than this are not worth a bulk copy. */
  private static final int LEAST_BULK = 64;

  /** Chunks unpacked together where reads go on: enough to pay for starting threads. */
  private static final int AHEAD = 64;

  private final Hdf5File file;
  private final String path;
  private final ChunkGrid grid;
  private final ChunkTable index;
  private final List<FilterInfo> filters;
  private final byte[] fill;
  private final boolean zeroFill;
  private final int elementSize;
  private final int chunkBytes;

  /** The last chunk that a small read took something of. */
  private final AtomicInteger lastRead = new AtomicInteger(-2);

  /** One unpacker is kept for the next read: small ones would spend their time on making it. */
  private final AtomicReference<@Nullable ChunkUnpacker> idleUnpacker = new AtomicReference<>();

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
    if (small && threads > 1 && !filters.isEmpty()) {
      readAhead(selection, into.swapped(), threads);
    }
    Workers.share(
        selection.chunks(), small ? 1 : threads, () -> new Worker(selection, into, small));
  }

  /**
   * Unpacks the chunks that come next, where small reads go on through the file: alone, none of
   * them has work for two threads.
   */
  private void readAhead(ChunkSelection selection, boolean swapped, int threads) {
    ChunkSelection.Part first = selection.part(0);
    ChunkSelection.Part last = selection.part(selection.chunks() - 1);
    if (first == null || last == null || last.elements() >= chunkBytes / elementSize) {
      return;
    }
    int from = index.find(first.place());
    int to = index.find(last.place());
    int before = lastRead.getAndSet(to);
    boolean onward = from >= 0 && from <= before + 1 && before <= to;
    if (!onward || to < 0 || file.chunks().get(index.entry(to).address(), swapped) != null) {
      return;
    }
    int end =
        (int) Math.min(index.size(), from + Math.min(AHEAD, ChunkCache.SMALL_READ / chunkBytes));
    int[] rows =
        IntStream.range(from, end)
            .filter(row -> file.chunks().get(index.entry(row).address(), swapped) == null)
            .toArray();
    Workers.share(rows.length, threads, () -> new Ahead(rows, swapped));
  }

  /** One thread's share of chunks that are not asked for yet. */
  private final class Ahead implements Workers.Worker {
    private final ChunkUnpacker unpacker = unpacker();
    private final int[] rows;
    private final boolean swapped;

    Ahead(int[] rows, boolean swapped) {
      this.rows = rows;
      this.swapped = swapped;
    }

    @Override
    public void work(long item) {
      file.checkOpen();
      try {
        held(unpacker, index.entry(rows[(int) item]), swapped);
      } catch (HomologException e) {
        // Whoever asks for this chunk is told; nobody has.
        return;
      }
    }

    @Override
    public void close() {
      giveBack(unpacker);
    }
  }

  /** An unpacked chunk that stays in memory for the next small reads. */
  private byte[] held(ChunkUnpacker unpacker, ChunkTable.Entry entry, boolean swapped) {
    byte[] held = cached(entry, swapped);
    if (held == null) {
      held = ordered(unpacker.unpackToKeep(entry), swapped);
      file.chunks().put(entry.address(), swapped, held);
    }
    return held;
  }

  private byte @Nullable [] cached(ChunkTable.Entry entry, boolean swapped) {
    byte[] cached = file.chunks().get(entry.address(), swapped);
    return cached == null || cached.length < chunkBytes ? null : cached;
  }

  private byte[] ordered(byte[] chunk, boolean swapped) {
    if (swapped) {
      LittleEndian.swap(chunk, chunkBytes, elementSize);
    }
    return chunk;
  }

  /** An unpacker that no other thread uses: that of an earlier read, or a new one. */
  private ChunkUnpacker unpacker() {
    ChunkUnpacker idle = idleUnpacker.getAndSet(null);
    return idle == null ? new ChunkUnpacker(file, path, filters, chunkBytes) : idle;
  }

  private void giveBack(ChunkUnpacker unpacker) {
    if (chunkBytes > ChunkCache.SMALL_READ || !idleUnpacker.compareAndSet(null, unpacker)) {
      unpacker.close();
    }
  }

  /** One thread's share of a read. */
  private final class Worker implements Workers.Worker {
    private final ChunkUnpacker unpacker = unpacker();
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
      byte[] chunk = chunk(index.entry(row), part.elements() == chunkBytes / elementSize);
      part.each((from, step, to, toStep, n) -> take(chunk, from, step, to, toStep, n));
    }

    /** A chunk of which all is taken is not needed again, but may have been unpacked ahead. */
    private byte[] chunk(ChunkTable.Entry entry, boolean whole) {
      if (small && !whole) {
        return held(unpacker, entry, into.swapped());
      }
      byte[] ahead = small ? cached(entry, into.swapped()) : null;
      return ahead == null ? ordered(unpacker.unpack(entry), into.swapped()) : ahead;
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
      giveBack(unpacker);
    }
  }
}

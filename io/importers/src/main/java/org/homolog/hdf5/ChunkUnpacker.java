package org.homolog.hdf5;

import com.github.luben.zstd.Zstd;
import io.jhdf.filter.FilterManager;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.homolog.failure.HomologException;
import org.jspecify.annotations.Nullable;

/** Undoes a dataset's filters, chunk by chunk, on one thread. */
final class ChunkUnpacker implements AutoCloseable {
  /** The best that deflate does: 1032 to 1. What claims to unpack further is not data. */
  private static final long BEST_DEFLATE = 1100;

  /** The best of the other filters: zstd repeats one byte over a block of 128 KiB. */
  private static final long BEST_OTHER = 60_000;

  private static final int SMALL = 16 << 20;

  /** What filters after compression may add, such as a checksum. */
  private static final int MARGIN = 64;

  private final Hdf5File file;
  private final String path;
  private final List<FilterInfo> filters;
  private final int chunkBytes;
  private @Nullable Inflater inflater;
  private byte[] current = new byte[0];
  private byte[] spare = new byte[0];
  private int length;

  /**
   * An unpacker.
   *
   * @param filters the dataset's filters, in the order of writing
   * @param chunkBytes bytes of a chunk when unpacked
   */
  ChunkUnpacker(Hdf5File file, String path, List<FilterInfo> filters, int chunkBytes) {
    this.file = file;
    this.path = path;
    this.filters = filters;
    this.chunkBytes = chunkBytes;
  }

  /**
   * Unpacks a chunk.
   *
   * @param chunk where it lies
   * @return its bytes, at least as many as a chunk has; they stay until the next call
   * @throws HomologException if the chunk is damaged
   */
  byte[] unpack(ChunkTable.Entry chunk) {
    checkClaim(chunk);
    ByteBuffer stored = file.bytes().at(chunk.address(), chunk.length());
    boolean inArray = false;
    for (int i = filters.size() - 1; i >= 0; i--) {
      if (i < 32 && (chunk.skipped() >>> i & 1) == 1) {
        continue;
      }
      FilterInfo filter = filters.get(i);
      if (filter.getId() == ChunkFilters.DEFLATE && !inArray) {
        Inflater deflated = inflater();
        deflated.setInput(stored);
        inflate(deflated);
      } else {
        if (!inArray) {
          load(stored);
        }
        undo(filter);
      }
      inArray = true;
    }
    if (!inArray) {
      load(stored);
    }
    if (length < chunkBytes) {
      throw damaged("has " + length + " bytes where " + chunkBytes + " are needed", null);
    }
    return current;
  }

  /**
   * Unpacks a chunk into an array that is the caller's to keep.
   *
   * @param chunk where it lies
   * @return its bytes, at least as many as a chunk has
   * @throws HomologException if the chunk is damaged
   */
  byte[] unpackToKeep(ChunkTable.Entry chunk) {
    byte[] kept = unpack(chunk);
    current = new byte[0];
    return kept;
  }

  /** A chunk's own size is bounded by what is stored for it before memory is taken. */
  private void checkClaim(ChunkTable.Entry chunk) {
    boolean deflated =
        filters.stream()
            .allMatch(filter -> filter.getId() >= 0 && filter.getId() <= ChunkFilters.FLETCHER32);
    long best = filters.isEmpty() ? 1 : deflated ? BEST_DEFLATE : BEST_OTHER;
    if (chunk.length() < 0 || chunkBytes > SMALL && chunkBytes / best > chunk.length()) {
      throw damaged(
          "stores "
              + Integer.toUnsignedString(chunk.length())
              + " bytes, which cannot hold "
              + chunkBytes,
          null);
    }
  }

  private void load(ByteBuffer stored) {
    length = stored.remaining();
    current = atLeast(current, Math.max(length, chunkBytes));
    stored.get(0, current, 0, length);
  }

  private void undo(FilterInfo filter) {
    switch (filter.getId()) {
      case ChunkFilters.DEFLATE -> {
        Inflater deflated = inflater();
        deflated.setInput(current, 0, length);
        inflate(deflated);
      }
      case ChunkFilters.SHUFFLE -> {
        int[] data = filter.getData();
        int elementSize = data.length == 0 ? 1 : data[0];
        if (elementSize < 1) {
          throw damaged("states elements of " + elementSize + " bytes", null);
        }
        if (elementSize > 1) {
          spare = atLeast(spare, length);
          Unshuffle.run(current, length, elementSize, spare);
          swap();
        }
      }
      case ChunkFilters.FLETCHER32 -> {
        if (!Fletcher32.matches(current, length)) {
          throw damaged("differs from its checksum", null);
        }
        length -= 4;
      }
      case ChunkFilters.SZIP -> unpackSzip(filter);
      case ChunkFilters.ZSTD -> unpackZstd();
      default -> {
        current = FilterManager.getPipeline(List.of(filter)).decode(Arrays.copyOf(current, length));
        length = current.length;
      }
    }
  }

  /** An inflater at its start: one for all chunks, none for a read that finds them unpacked. */
  private Inflater inflater() {
    Inflater known = inflater;
    if (known == null) {
      known = new Inflater();
      inflater = known;
    } else {
      known.reset();
    }
    return known;
  }

  private void inflate(Inflater deflated) {
    spare = atLeast(spare, chunkBytes + MARGIN);
    int n = 0;
    try {
      while (!deflated.finished() && n < spare.length) {
        int more = deflated.inflate(spare, n, spare.length - n);
        if (more == 0 && (deflated.needsInput() || deflated.needsDictionary())) {
          break;
        }
        n += more;
      }
    } catch (DataFormatException e) {
      throw damaged("cannot be unpacked by deflate (" + e.getMessage() + ")", e);
    }
    if (!deflated.finished()) {
      throw damaged("is cut off or longer than " + chunkBytes + " bytes when unpacked", null);
    }
    length = n;
    swap();
  }

  private void unpackZstd() {
    spare = atLeast(spare, chunkBytes + MARGIN);
    long n = Zstd.decompressByteArray(spare, 0, spare.length, current, 0, length);
    if (Zstd.isError(n)) {
      throw damaged("cannot be unpacked by zstd (" + Zstd.getErrorName(n) + ")", null);
    }
    length = (int) n;
    swap();
  }

  private void unpackSzip(FilterInfo filter) {
    try {
      current = Szip.unpack(current, length, filter.getData(), chunkBytes + MARGIN);
      length = current.length;
    } catch (IllegalStateException e) {
      throw damaged("cannot be unpacked by szip (" + e.getMessage() + ")", e);
    }
  }

  private void swap() {
    byte[] other = current;
    current = spare;
    spare = other;
  }

  private static byte[] atLeast(byte[] array, int length) {
    return array.length < length ? new byte[length] : array;
  }

  private HomologException damaged(String why, @Nullable Throwable cause) {
    return Hdf5Failure.damaged(file.path(), "a chunk of " + path + " " + why, cause);
  }

  @Override
  public void close() {
    if (inflater != null) {
      inflater.end();
    }
  }
}

package org.homolog.hdf5;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of a file that were last unpacked for small reads: neighbouring slices, such as the
 * spikes of one unit after the other, need the same chunk again. Reads of many chunks pass it by.
 */
final class ChunkCache {
  /** A read whose chunks have more bytes than this passes the cache by. */
  static final long SMALL_READ = 4L << 20;

  private static final long CAPACITY = 16L << 20;

  /**
   * A chunk in one of the two orders that arrays ask for.
   *
   * @param address where it lies
   * @param swapped whether its elements were turned round
   */
  private record Key(long address, boolean swapped) {}

  private final Map<Key, byte[]> chunks = new LinkedHashMap<>(16, 0.75f, true);
  private long held;

  synchronized byte @Nullable [] get(long address, boolean swapped) {
    return chunks.get(new Key(address, swapped));
  }

  /** Keeps a chunk that nobody changes any more. */
  synchronized void put(long address, boolean swapped, byte[] chunk) {
    byte[] before = chunks.put(new Key(address, swapped), chunk);
    held += chunk.length - (before == null ? 0 : before.length);
    var oldest = chunks.values().iterator();
    while (held > CAPACITY && oldest.hasNext()) {
      held -= oldest.next().length;
      oldest.remove();
    }
  }
}

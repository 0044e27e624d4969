package org.homolog.hdf5;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The chunks of a dataset that were written, found by their place in the grid of chunks. There may
 * be millions: they are held in plain arrays.
 */
final class ChunkTable {
  private static final int FIRST = 16;

  /**
   * A chunk as stored.
   *
   * @param address where its bytes lie
   * @param length number of stored bytes
   * @param skipped one bit for each filter that was not applied to it
   */
  record Entry(long address, int length, int skipped) {}

  private long[] places = new long[FIRST];
  private long[] addresses = new long[FIRST];
  private int[] lengths = new int[FIRST];
  private int[] skipped = new int[FIRST];
  private int size;

  /** Number of chunks. */
  int size() {
    return size;
  }

  /** Adds a chunk; {@link #find} works after {@link #sorted}. */
  void add(long place, long address, int length, int skippedFilters) {
    if (size == places.length) {
      places = Arrays.copyOf(places, 2 * size);
      addresses = Arrays.copyOf(addresses, 2 * size);
      lengths = Arrays.copyOf(lengths, 2 * size);
      skipped = Arrays.copyOf(skipped, 2 * size);
    }
    places[size] = place;
    addresses[size] = address;
    lengths[size] = length;
    skipped[size] = skippedFilters;
    size++;
  }

  /** The same chunks in the order of their places, in which most indexes list them anyway. */
  ChunkTable sorted() {
    boolean ordered = true;
    for (int row = 1; row < size && ordered; row++) {
      ordered = places[row - 1] < places[row];
    }
    if (ordered) {
      return this;
    }
    ChunkTable sorted = new ChunkTable();
    IntStream.range(0, size)
        .boxed()
        .sorted(Comparator.comparingLong(row -> places[row]))
        .forEach(row -> sorted.add(places[row], addresses[row], lengths[row], skipped[row]));
    return sorted;
  }

  /** The row of a chunk; negative where it was never written. */
  int find(long place) {
    // Most datasets are complete: the chunk then stands at its own number.
    if (place < size && places[(int) place] == place) {
      return (int) place;
    }
    return Arrays.binarySearch(places, 0, size, place);
  }

  Entry entry(int row) {
    return new Entry(addresses[row], lengths[row], skipped[row]);
  }
}

package org.homolog.population;

/**
 * Where a population's values come from, read entry by entry: from the heap, as doubles or floats,
 * or from a file. Implementations may be read by several threads at once.
 */
@FunctionalInterface
public interface ValueSource {
  /**
   * Reads all values of one entry.
   *
   * @param entry entry, from 0
   * @param destination receives times x units values, time-major
   * @param offset where the first value goes
   */
  void read(int entry, double[] destination, int offset);

  /**
   * Values on the heap.
   *
   * @param values entries x times x units, in this order; not copied, to be left unchanged
   * @param perEntry times x units
   * @return the source
   */
  static ValueSource of(double[] values, int perEntry) {
    return (entry, destination, offset) ->
        System.arraycopy(values, entry * perEntry, destination, offset, perEntry);
  }

  /**
   * Single-precision values on the heap, widened when read.
   *
   * @param values entries x times x units, in this order; not copied, to be left unchanged
   * @param perEntry times x units
   * @return the source
   */
  static ValueSource of(float[] values, int perEntry) {
    return (entry, destination, offset) -> {
      int from = entry * perEntry;
      for (int i = 0; i < perEntry; i++) {
        destination[offset + i] = values[from + i];
      }
    };
  }
}

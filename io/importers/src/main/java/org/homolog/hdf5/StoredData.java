package org.homolog.hdf5;

/**
 * The elements of a dataset as they lie in a file; one implementation for each way of lying there.
 * May be read by several threads at once.
 */
interface StoredData {
  /**
   * Reads a part.
   *
   * @param slice which part; it lies inside the dataset
   * @param into where its elements go, from the first place on, last axis fastest
   * @param threads at most so many threads share the work
   * @throws org.homolog.failure.HomologException if the file is damaged there, uses a feature that
   *     is not read, or is closed meanwhile
   */
  void read(Slice slice, ElementArray into, int threads);

  /**
   * Whether a read puts every element it is asked for; otherwise it leaves those that were never
   * stored as they are.
   */
  default boolean writesAll() {
    return false;
  }
}

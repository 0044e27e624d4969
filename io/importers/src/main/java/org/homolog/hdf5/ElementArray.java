package org.homolog.hdf5;

import java.nio.ByteBuffer;

/**
 * One flat array that elements of a dataset are read into, converted from how the file stores them.
 * Threads may fill different places of it at the same time.
 */
interface ElementArray {
  /** Bytes of one element in the file. */
  int elementSize();

  /** Whether elements that the file stores big end first must be turned round before. */
  boolean swapped();

  /**
   * Puts elements at regular distances.
   *
   * @param bytes where the elements lie, numbers with the little end first
   * @param from byte at which the first starts
   * @param step bytes from one element to the next; 0 repeats one element
   * @param to where the first goes in the array
   * @param toStep places from one element to the next
   * @param n number of elements
   */
  void put(byte[] bytes, int from, int step, int to, int toStep, int n);

  /**
   * Puts neighbouring elements as they are, if the array's own type is the one stored.
   *
   * @param bytes the elements, in little-endian order
   * @param to where the first goes in the array
   * @param n number of elements
   * @return false if they need conversion and nothing was put
   */
  boolean copy(ByteBuffer bytes, int to, int n);
}

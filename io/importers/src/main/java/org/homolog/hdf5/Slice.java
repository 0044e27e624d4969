package org.homolog.hdf5;

import java.util.Arrays;

/**
 * A block of a dataset: where it starts and how far it reaches along each axis, in HDF5's order
 * (last axis fastest).
 */
public final class Slice {
  private final long[] offset;
  private final long[] size;

  private Slice(long[] offset, long[] size) {
    this.offset = offset;
    this.size = size;
  }

  /**
   * A block.
   *
   * @param offset first element along each axis, 0 or more
   * @param size number of elements along each axis, 0 or more
   * @return the block
   * @throws IllegalArgumentException if the two differ in length or hold a negative number
   */
  public static Slice of(long[] offset, long[] size) {
    if (offset.length != size.length) {
      throw new IllegalArgumentException(
          "a slice needs as many offsets as sizes but has "
              + offset.length
              + " and "
              + size.length);
    }
    for (int axis = 0; axis < offset.length; axis++) {
      if (offset[axis] < 0 || size[axis] < 0) {
        throw new IllegalArgumentException(
            "a slice starts at 0 or later and has no negative size, but is "
                + Arrays.toString(offset)
                + " + "
                + Arrays.toString(size));
      }
    }
    return new Slice(offset.clone(), size.clone());
  }

  /**
   * A range of a one-dimensional dataset.
   *
   * @param from first element
   * @param to after the last element
   * @return the block
   */
  public static Slice range(long from, long to) {
    return of(new long[] {from}, new long[] {to - from});
  }

  /**
   * First element along each axis.
   *
   * @return a copy
   */
  public long[] offset() {
    return offset.clone();
  }

  /**
   * Number of elements along each axis.
   *
   * @return a copy
   */
  public long[] size() {
    return size.clone();
  }

  /**
   * Number of elements in the block.
   *
   * @return the product of the sizes
   */
  public long elements() {
    long n = 1;
    for (long s : size) {
      n = Math.multiplyExact(n, s);
    }
    return n;
  }

  /** Whether the block lies inside a dataset of this shape. */
  boolean fits(long[] shape) {
    if (shape.length != offset.length) {
      return false;
    }
    for (int axis = 0; axis < shape.length; axis++) {
      if (offset[axis] > shape[axis] || size[axis] > shape[axis] - offset[axis]) {
        return false;
      }
    }
    return true;
  }

  boolean covers(long[] shape) {
    return Arrays.equals(size, shape);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("[");
    for (int axis = 0; axis < offset.length; axis++) {
      text.append(axis == 0 ? "" : ", ")
          .append(offset[axis])
          .append(':')
          .append(offset[axis] + size[axis]);
    }
    return text.append(']').toString();
  }
}

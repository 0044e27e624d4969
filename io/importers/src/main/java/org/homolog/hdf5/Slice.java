package org.homolog.hdf5;

import java.util.Arrays;

/**
 * A regular part of a dataset: where it starts, how many elements it has along each axis and how
 * far these lie apart, in HDF5's order (last axis fastest).
 */
public final class Slice {
  private final long[] offset;
  private final long[] size;
  private final long[] stride;

  private Slice(long[] offset, long[] size, long[] stride) {
    this.offset = offset;
    this.size = size;
    this.stride = stride;
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
    long[] stride = new long[offset.length];
    Arrays.fill(stride, 1);
    return of(offset, size, stride);
  }

  /**
   * Elements at regular distances.
   *
   * @param offset first element along each axis, 0 or more
   * @param size number of elements taken along each axis, 0 or more
   * @param stride distance between elements taken, along each axis, 1 or more
   * @return the part
   * @throws IllegalArgumentException if the three differ in length or hold a number too small
   */
  public static Slice of(long[] offset, long[] size, long[] stride) {
    if (offset.length != size.length || offset.length != stride.length) {
      throw new IllegalArgumentException(
          "a slice needs as many offsets as sizes and strides but has "
              + offset.length
              + ", "
              + size.length
              + " and "
              + stride.length);
    }
    for (int axis = 0; axis < offset.length; axis++) {
      if (offset[axis] < 0 || size[axis] < 0 || stride[axis] < 1) {
        throw new IllegalArgumentException(
            "a slice starts at 0 or later, has no negative size and strides of 1 or more, but is "
                + Arrays.toString(offset)
                + " + "
                + Arrays.toString(size)
                + " x "
                + Arrays.toString(stride));
      }
    }
    return new Slice(offset.clone(), size.clone(), stride.clone());
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
   * Distance between the elements taken, along each axis.
   *
   * @return a copy
   */
  public long[] stride() {
    return stride.clone();
  }

  /**
   * Number of elements taken.
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

  /** Whether the part lies inside a dataset of this shape. */
  boolean fits(long[] shape) {
    if (shape.length != offset.length) {
      return false;
    }
    for (int axis = 0; axis < shape.length; axis++) {
      if (offset[axis] > shape[axis]) {
        return false;
      }
      long room = shape[axis] - offset[axis];
      if (size[axis] > 0 && (room == 0 || (size[axis] - 1) > (room - 1) / stride[axis])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("[");
    for (int axis = 0; axis < offset.length; axis++) {
      text.append(axis == 0 ? "" : ", ")
          .append(offset[axis])
          .append(':')
          .append(offset[axis] + (size[axis] == 0 ? 0 : (size[axis] - 1) * stride[axis] + 1));
      if (stride[axis] > 1) {
        text.append(':').append(stride[axis]);
      }
    }
    return text.append(']').toString();
  }
}

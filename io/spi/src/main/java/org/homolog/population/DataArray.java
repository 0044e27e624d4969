package org.homolog.population;

import java.util.List;

/**
 * A named array of a file, of numbers or of text, read when asked, in the order of its stated shape
 * (row-major).
 */
public interface DataArray {
  /**
   * Its lengths.
   *
   * @return one length per axis; empty for a scalar
   */
  long[] shape();

  /**
   * Whether it holds text.
   *
   * @return true for text, false for numbers
   */
  boolean isText();

  /**
   * Description by whoever wrote the file, and unit if known.
   *
   * @return the description; empty if there is none
   */
  String description();

  /**
   * What lies along its axes, where the file says so.
   *
   * @return one entry per axis; empty where the file says nothing
   */
  default List<ArrayAxis> axes() {
    return List.of();
  }

  /**
   * All numbers.
   *
   * @return values, row-major in the order of {@link #shape}
   * @throws org.homolog.failure.HomologException if it holds text, or more than one array takes
   */
  double[] numbers();

  /**
   * All texts.
   *
   * @return values, row-major in the order of {@link #shape}; numbers as text
   * @throws org.homolog.failure.HomologException if there are more than one array takes
   */
  String[] texts();

  /**
   * A block of numbers; by default cut from {@link #numbers}.
   *
   * @param offset first index along each axis
   * @param count how many along each axis
   * @return the block, row-major
   */
  default double[] numbers(long[] offset, int[] count) {
    double[] all = numbers();
    long[] shape = shape();
    int size = 1;
    for (int length : count) {
      size = Math.multiplyExact(size, length);
    }
    double[] block = new double[size];
    for (int i = 0; i < size; i++) {
      long rest = i;
      long index = 0;
      long stride = 1;
      for (int axis = count.length - 1; axis >= 0; axis--) {
        index += (offset[axis] + rest % count[axis]) * stride;
        rest /= count[axis];
        stride *= shape[axis];
      }
      block[i] = all[(int) index];
    }
    return block;
  }
}

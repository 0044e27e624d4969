package org.homolog.hdf5;

import java.util.Arrays;

/**
 * A part of a dataset that a region reference points to, by the smallest block that holds it.
 *
 * @param address the dataset's address, for {@link Hdf5File#resolve} and {@link Hdf5File#pathOf}; 0
 *     for the null reference
 * @param offset first index of the block along each axis
 * @param size lengths of the block along each axis
 * @param elements how many elements are selected; fewer than the block holds where the selection is
 *     not a block
 */
public record Region(long address, long[] offset, long[] size, long elements) {
  /** Copies the arrays. */
  public Region {
    offset = offset.clone();
    size = size.clone();
  }

  @Override
  public long[] offset() {
    return offset.clone();
  }

  @Override
  public long[] size() {
    return size.clone();
  }

  /**
   * The block as a slice of the dataset.
   *
   * @return the slice
   */
  public Slice slice() {
    return Slice.of(offset, size);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Region region
        && address == region.address
        && elements == region.elements
        && Arrays.equals(offset, region.offset)
        && Arrays.equals(size, region.size);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(new long[] {address, elements, Arrays.hashCode(offset)});
  }

  @Override
  public String toString() {
    return "region of "
        + address
        + " from "
        + Arrays.toString(offset)
        + ", "
        + elements
        + " elements";
  }
}

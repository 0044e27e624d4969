package org.homolog.spi;

import java.util.List;

/** An open HDF5 file, lent by the host to importers of plug-ins. Paths start with {@code /}. */
public interface Hdf5 extends AutoCloseable {
  /**
   * Whether something lies at a path.
   *
   * @param path a path
   * @return true if so
   */
  boolean exists(String path);

  /**
   * The names of what a group holds.
   *
   * @param path a group
   * @return names, in the file's order
   * @throws org.homolog.failure.HomologException if there is no such group
   */
  List<String> children(String path);

  /**
   * The lengths of a dataset.
   *
   * @param path a dataset
   * @return one length per axis; empty for a scalar
   * @throws org.homolog.failure.HomologException if there is no such dataset
   */
  long[] shape(String path);

  /**
   * The numbers of a dataset.
   *
   * @param path a dataset
   * @return all values, row-major
   * @throws org.homolog.failure.HomologException if there is no such dataset, or it does not hold
   *     numbers
   */
  double[] numbers(String path);

  /**
   * A block of a dataset's numbers.
   *
   * @param path a dataset
   * @param offset first index along each axis
   * @param count how many along each axis
   * @return the block, row-major
   * @throws org.homolog.failure.HomologException if there is no such block
   */
  double[] numbers(String path, long[] offset, int[] count);

  /**
   * The texts of a dataset.
   *
   * @param path a dataset
   * @return all values, row-major; numbers as text
   * @throws org.homolog.failure.HomologException if there is no such dataset
   */
  String[] texts(String path);

  /**
   * An attribute as text.
   *
   * @param path a group or dataset
   * @param attribute the attribute's name
   * @return its value; empty if there is none
   */
  String attribute(String path, String attribute);

  @Override
  void close();
}

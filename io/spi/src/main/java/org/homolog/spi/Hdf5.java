package org.homolog.spi;

import java.util.List;
import org.homolog.failure.HomologException;

/**
 * An open HDF5 file, lent by the host to importers of plug-ins. Paths start with {@code /}; soft
 * links and links to files beside this one are followed.
 */
public interface Hdf5 extends AutoCloseable {
  /** What can lie at a path. */
  enum Kind {
    /** Nothing. */
    NOTHING,
    /** A group. */
    GROUP,
    /** A dataset. */
    DATASET,
    /** A data type of its own name. */
    TYPE,
    /** Something that cannot be read; {@link Hdf5#problem} says why. */
    UNREADABLE
  }

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
   * @throws HomologException if there is no such group
   */
  List<String> children(String path);

  /**
   * The lengths of a dataset.
   *
   * @param path a dataset
   * @return one length per axis; empty for a scalar
   * @throws HomologException if there is no such dataset
   */
  long[] shape(String path);

  /**
   * The numbers of a dataset.
   *
   * @param path a dataset
   * @return all values, row-major
   * @throws HomologException if there is no such dataset, or it does not hold numbers
   */
  double[] numbers(String path);

  /**
   * A block of a dataset's numbers.
   *
   * @param path a dataset
   * @param offset first index along each axis
   * @param count how many along each axis
   * @return the block, row-major
   * @throws HomologException if there is no such block
   */
  double[] numbers(String path, long[] offset, int[] count);

  /**
   * The texts of a dataset.
   *
   * @param path a dataset
   * @return all values, row-major; numbers as text
   * @throws HomologException if there is no such dataset
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

  /**
   * What lies at a path.
   *
   * @param path a path
   * @return its kind
   */
  default Kind kind(String path) {
    throw notOffered("kinds of objects");
  }

  /**
   * Why something cannot be read.
   *
   * @param path a path
   * @return the reason in one sentence; empty where nothing is wrong
   */
  default String problem(String path) {
    return "";
  }

  /**
   * The type of a dataset's elements in words: {@code float64}, {@code uint8}, {@code float32:BE}
   * (big-endian), {@code string:vlen:utf-8}, {@code reference:object}, {@code compound{x:float64,
   * y:float64}}, {@code vlen:float64}.
   *
   * @param path a dataset
   * @return the type
   * @throws HomologException if there is no such dataset
   */
  default String elementType(String path) {
    throw notOffered("types of elements");
  }

  /**
   * A block of a dataset's texts.
   *
   * @param path a dataset
   * @param offset first index along each axis
   * @param count how many along each axis
   * @return the block, row-major; numbers as text
   * @throws HomologException if there is no such block
   */
  default String[] texts(String path, long[] offset, int[] count) {
    throw notOffered("blocks of texts");
  }

  /**
   * A dataset of object references.
   *
   * @param path a dataset
   * @return the paths of the objects, row-major; empty text for the null reference
   * @throws HomologException if there is no such dataset, or it does not hold references
   */
  default String[] references(String path) {
    throw notOffered("references");
  }

  /**
   * A dataset of lists of numbers, each of its own length.
   *
   * @param path a dataset of variable-length elements
   * @return the lists
   * @throws HomologException if there is no such dataset, or it does not hold lists of numbers
   */
  default List<double[]> lists(String path) {
    throw notOffered("lists");
  }

  /**
   * One member of a dataset of compounds, such as the column of a table.
   *
   * @param path a dataset
   * @param member the member's name
   * @return one object per element, row-major: a {@code Number}, a {@code String}, for an object
   *     reference the path it leads to, or a {@code List} of these
   * @throws HomologException if there is no such dataset or member
   */
  default List<Object> member(String path, String member) {
    throw notOffered("members of compounds");
  }

  /**
   * The names of the attributes.
   *
   * @param path a group or dataset
   * @return the names, sorted
   * @throws HomologException if nothing lies there
   */
  default List<String> attributes(String path) {
    throw notOffered("names of attributes");
  }

  /**
   * An attribute as numbers.
   *
   * @param path a group or dataset
   * @param attribute the attribute's name
   * @return its values, row-major; none if there is no such attribute or it holds no numbers
   * @throws HomologException if nothing lies there
   */
  default double[] attributeNumbers(String path, String attribute) {
    throw notOffered("attributes as numbers");
  }

  /**
   * An attribute as texts.
   *
   * @param path a group or dataset
   * @param attribute the attribute's name
   * @return its values, row-major, numbers as text; none if there is no such attribute
   * @throws HomologException if nothing lies there
   */
  default String[] attributeTexts(String path, String attribute) {
    throw notOffered("attributes as lists of texts");
  }

  /**
   * An attribute of object references.
   *
   * @param path a group or dataset
   * @param attribute the attribute's name
   * @return the paths of the objects, empty text for the null reference; none if there is no such
   *     attribute or it holds no references
   * @throws HomologException if nothing lies there
   */
  default String[] attributeReferences(String path, String attribute) {
    throw notOffered("attributes as references");
  }

  private static HomologException notOffered(String what) {
    return HomologException.unsupported(
        "this version of homolog does not lend " + what + " to plug-ins; use a newer one");
  }

  @Override
  void close();
}

package org.homolog.population;

import java.util.List;

/**
 * A column of a table whose rows hold lists of their own lengths, read when asked: the amplitudes
 * of a unit's spikes, the pixels of a region. Where it is ragged twice, a row holds a list of
 * lists: the waveforms of each spike of a unit, one per electrode. Implementations may be read by
 * several threads.
 */
public interface RaggedColumn {
  /**
   * Description by whoever wrote the file.
   *
   * @return the description; empty if there is none
   */
  String description();

  /**
   * Unit of measurement.
   *
   * @return such as "volts"; empty if unknown
   */
  String unit();

  /**
   * Number of rows, those of the table.
   *
   * @return rows
   */
  int rows();

  /**
   * How deep the lists are nested.
   *
   * @return 1 where a row holds a list of elements, 2 where it holds a list of such lists
   */
  int depth();

  /**
   * Whether it holds text.
   *
   * @return true for text, false for numbers
   */
  boolean isText();

  /**
   * The lengths of one element: the samples of a waveform, say.
   *
   * @return one length per axis; empty where an element is a single value
   */
  long[] elementShape();

  /**
   * What the values of an element are called, where they have names: x, y and weight of a pixel.
   *
   * @return one name per value of an element, or none
   */
  default List<String> members() {
    return List.of();
  }

  /**
   * Lengths of a row's innermost lists.
   *
   * @param row row, from 0
   * @return the number of elements in each; a single entry where the depth is 1
   */
  int[] lengths(int row);

  /**
   * The numbers of a row.
   *
   * @param row row, from 0
   * @return all elements of the row's lists, one list after the other, each element row-major
   * @throws org.homolog.failure.HomologException if it holds text
   */
  double[] numbers(int row);

  /**
   * The texts of a row.
   *
   * @param row row, from 0
   * @return all elements of the row's lists, one list after the other; numbers as text
   */
  String[] texts(int row);
}

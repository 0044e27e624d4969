package org.homolog.rsa;

import org.homolog.failure.HomologException;

/** Places in the upper triangle of a symmetric matrix, row by row, without the diagonal. */
final class Triangle {
  /** More conditions make more pairs than one array holds. */
  private static final int LARGEST = 65_535;

  private Triangle() {}

  static int length(int size) {
    if (size > LARGEST) {
      throw HomologException.mistake(
          size
              + " conditions make more pairs than one array takes; dissimilarities are limited to "
              + LARGEST
              + " conditions: select or average some");
    }
    return (int) ((long) size * (size - 1) / 2);
  }

  /** Place of the pair (row, column), row below column. */
  static int at(int size, int row, int column) {
    return (int) ((long) row * (2L * size - row - 1) / 2) + column - row - 1;
  }

  /** For each row what a column beyond it adds to: the pair lies at start[row] + column. */
  static int[] starts(int size) {
    int[] starts = new int[size];
    for (int row = 0; row < size; row++) {
      starts[row] = at(size, row, 0);
    }
    return starts;
  }

  /** The number of rows whose triangle has this length. */
  static int size(int length) {
    return (int) Math.round((1 + Math.sqrt(1 + 8.0 * length)) / 2);
  }
}

package org.homolog.importer.matlab;

import org.homolog.hdf5.Hdf5Dataset;

/** MATLAB's char arrays: UTF-16 code units, one row of text per row of the array. */
final class MatlabText {
  private MatlabText() {}

  /** The rows of a char array; blanks that only pad a row to the width of the others are cut. */
  static String[] rows(Hdf5Dataset chars) {
    long[] units = chars.longs();
    long[] shape = ReversedOrder.reversed(chars.shape());
    int rows = units.length == 0 ? 0 : shape.length == 0 ? 1 : Math.toIntExact(shape[0]);
    int width = rows == 0 ? 0 : units.length / rows;
    String[] texts = new String[rows];
    for (int row = 0; row < rows; row++) {
      StringBuilder text = new StringBuilder();
      for (int column = 0; column < width; column++) {
        text.append((char) units[column * rows + row]);
      }
      texts[row] = rows == 1 ? text.toString() : text.toString().stripTrailing();
    }
    return texts;
  }
}

package org.homolog.figure;

import java.util.List;
import org.homolog.linalg.Matrix;

/**
 * A matrix as a coloured grid, such as a dissimilarity matrix.
 *
 * @param title a few words
 * @param caption what it shows
 * @param values rows x columns; NaN is shown as missing
 * @param rowLabels one per row
 * @param columnLabels one per column
 * @param valueLabel what the colour means
 */
public record MatrixFigure(
    String title,
    String caption,
    Matrix values,
    List<String> rowLabels,
    List<String> columnLabels,
    String valueLabel)
    implements Figure {
  /**
   * Checks the labels.
   *
   * @throws IllegalArgumentException if their number does not fit
   */
  public MatrixFigure {
    rowLabels = List.copyOf(rowLabels);
    columnLabels = List.copyOf(columnLabels);
    if (rowLabels.size() != values.rows() || columnLabels.size() != values.columns()) {
      throw new IllegalArgumentException("a figure of a " + values + " needs as many labels");
    }
  }
}

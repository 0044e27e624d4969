package org.homolog.rsa;

import java.util.function.Consumer;
import org.homolog.linalg.Matrix;
import org.homolog.linalg.ProductBlock;
import org.homolog.spi.Run;

/**
 * Products of pairs of patterns as the upper triangle that dissimilarities are made in: no square
 * matrix is held, which would take twice the memory and be written and read once more.
 *
 * @param values upper triangle over rows
 * @param squares the product of each row with itself
 */
@SuppressWarnings("ArrayRecordComponent")
record TriangleProducts(double[] values, double[] squares) {
  /** Blocks that stay in the cache while they are turned. */
  private static final int BLOCK = 16;

  /** Makes dissimilarities of the products of one row with those after it. */
  interface RowForm {
    /**
     * Changes products into dissimilarities.
     *
     * @param row the row
     * @param values where the products are
     * @param from the place of the product with row + 1
     * @param count number of products
     */
    void apply(int row, double[] values, int from, int count);
  }

  /** The products of all pairs of rows. */
  static TriangleProducts of(Matrix rows, Run run) {
    return of(rows.rows(), blocks -> run.algebra().rowProducts(rows, blocks));
  }

  /**
   * The products of all pairs of rows.
   *
   * @param centre what is subtracted from each row first
   */
  static TriangleProducts around(double[] centre, Matrix rows, Run run) {
    return of(rows.rows(), blocks -> run.algebra().rowProducts(rows, centre, blocks));
  }

  private static TriangleProducts of(int size, Consumer<Consumer<ProductBlock>> products) {
    double[] values = new double[Triangle.length(size)];
    double[] squares = new double[size];
    int[] starts = Triangle.starts(size);
    products.accept(block -> take(block, values, squares, starts));
    return new TriangleProducts(values, squares);
  }

  private static void take(ProductBlock block, double[] values, double[] squares, int[] starts) {
    for (int i = block.row(); i < block.row() + block.rows(); i++) {
      if (i >= block.column() && i < block.column() + block.columns()) {
        int diagonal = (i - block.row()) * block.stride() + i - block.column();
        squares[i] = block.products()[diagonal];
      }
    }
    for (int i0 = 0; i0 < block.rows(); i0 += BLOCK) {
      int lastRow = block.row() + Math.min(i0 + BLOCK, block.rows());
      for (int j0 = 0; j0 < block.columns(); j0 += BLOCK) {
        int lastColumn = block.column() + Math.min(j0 + BLOCK, block.columns());
        for (int j = block.column() + j0; j < lastColumn; j++) {
          int from = j - block.column() - block.row() * block.stride();
          for (int i = Math.max(block.row() + i0, j + 1); i < lastRow; i++) {
            values[starts[j] + i] = block.products()[from + i * block.stride()];
          }
        }
      }
    }
  }

  /**
   * Makes dissimilarities of the products, in place.
   *
   * @param form what is done to the products of a row
   * @param patterns places without observations are NaN
   * @return upper triangle over places
   */
  double[] dissimilarities(RowForm form, MeanPatterns patterns, Run run) {
    int size = squares.length;
    RowBlocks.each(
        size,
        run,
        i -> {
          int from = Triangle.at(size, i, i + 1);
          form.apply(i, values, from, size - 1 - i);
          for (int j = i + 1; j < size; j++) {
            if (!patterns.has(i) || !patterns.has(j)) {
              values[from + j - i - 1] = Double.NaN;
            }
          }
        });
    return values;
  }
}

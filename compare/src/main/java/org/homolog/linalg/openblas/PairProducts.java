package org.homolog.linalg.openblas;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.homolog.linalg.Matrix;

/**
 * The products of all pairs of rows (or of columns) of one matrix. Each product carries bits that
 * depend on its two vectors alone, not on where they stand nor on what else is in the matrix: so a
 * resampled matrix gives the very values picked from the products of the whole.
 *
 * <p>OpenBLAS by itself sums in another order at the edges of a matrix and in small matrices.
 * Therefore the vectors are padded with zeros until every panel is made of whole kernels (48 is a
 * multiple of the edge of every kernel) and lies above the size where OpenBLAS changes its method
 * (a million multiplications).
 */
final class PairProducts {
  private static final int KERNEL = 48;
  private static final int PANEL_ROWS = 5 * KERNEL;
  private static final int PANEL_COLUMNS = 4 * PANEL_ROWS;
  private static final int LEAST_LENGTH = 24;
  private static final long SMALL = 1_100_000;

  private final boolean ofRows;
  private final int vectors;
  private final int paddedVectors;
  private final int paddedLength;
  private final double[] products;
  private final List<int[]> panels = new ArrayList<>();

  private PairProducts(Matrix a, boolean ofRows) {
    this.ofRows = ofRows;
    this.vectors = ofRows ? a.rows() : a.columns();
    this.paddedLength = Math.max(LEAST_LENGTH, roundUp(ofRows ? a.columns() : a.rows(), 8));
    this.paddedVectors = padded(vectors, paddedLength);
    this.products = Matrix.zeros(vectors, vectors).array();
    for (int row = 0; row < vectors; row += PANEL_ROWS) {
      for (int column = 0; column < row + PANEL_ROWS && column < vectors; ) {
        panels.add(new int[] {row, column});
        column += PANEL_COLUMNS;
      }
    }
    // The lower rows have the wide panels; those first, so that no thread is left with one.
    Collections.reverse(panels);
  }

  /** The products of all pairs of rows of a finite matrix, or of all pairs of its columns. */
  static Matrix of(Matrix a, boolean ofRows, Panels threads) {
    PairProducts pairs = new PairProducts(a, ofRows);
    if (a.array().length > 0) {
      try (NativeArray padded = pairs.pad(a)) {
        threads.run(pairs.panels.size(), () -> pairs.new Panel(padded));
      }
    }
    return Matrix.of(pairs.vectors, pairs.vectors, pairs.products);
  }

  private NativeArray pad(Matrix a) {
    int stride = ofRows ? paddedLength : paddedVectors;
    long size = (long) paddedVectors * paddedLength;
    if (a.columns() == stride && a.array().length == size) {
      return NativeArray.copyOf(a);
    }
    NativeArray padded = NativeArray.zeros(size);
    if (a.columns() == stride) {
      padded.put(0, a.array(), 0, a.array().length);
    } else {
      for (int row = 0; row < a.rows(); row++) {
        padded.put((long) row * stride, a.array(), row * a.columns(), a.columns());
      }
    }
    return padded;
  }

  private static int padded(int vectors, int length) {
    int last = vectors % PANEL_ROWS;
    if (vectors > 0 && last == 0) {
      return vectors;
    }
    // The last rows make panels of their own, none narrower than it is high.
    int padded = roundUp(last, KERNEL);
    while (padded < PANEL_ROWS && (long) padded * padded * length <= SMALL) {
      padded += KERNEL;
    }
    return Math.addExact(vectors - last, padded);
  }

  private static int roundUp(int value, int step) {
    return Math.multiplyExact((value + step - 1) / step, step);
  }

  /** One thread's panel: products of some vectors with those before them. */
  private final class Panel implements Panels.Worker {
    private static final int BLOCK = 16;
    private final NativeArray padded;
    private final int highest = Math.min(PANEL_ROWS, paddedVectors);
    private final int widest = Math.min(PANEL_COLUMNS, paddedVectors);
    private final NativeArray output = NativeArray.ofSize((long) highest * widest);
    private final double[] panel = new double[Math.min(highest, vectors) * widest];

    Panel(NativeArray padded) {
      this.padded = padded;
    }

    @Override
    public void compute(int number) {
      int row = panels.get(number)[0];
      int column = panels.get(number)[1];
      int rows = Math.min(PANEL_ROWS, paddedVectors - row);
      int columns = Math.min(Math.min(PANEL_COLUMNS, paddedVectors - column), row + rows - column);
      int stride = ofRows ? paddedLength : paddedVectors;
      long step = ofRows ? paddedLength : 1;
      cblas_dgemm(
          CblasRowMajor,
          ofRows ? CblasNoTrans : CblasTrans,
          ofRows ? CblasTrans : CblasNoTrans,
          rows,
          columns,
          paddedLength,
          1,
          padded.at(row * step),
          stride,
          padded.at(column * step),
          stride,
          0,
          output.start(),
          columns);
      int count = Math.min(rows, vectors - row) * columns;
      output.get(panel, count);
      if (!Arguments.finite(panel, 0, count)) {
        throw Arguments.overflow("a product");
      }
      copyLower(row, column, columns);
      copyUpper(row, column, columns);
    }

    private void copyLower(int row, int column, int columns) {
      for (int i = row; i < Math.min(vectors, row + PANEL_ROWS); i++) {
        int count = Math.min(i + 1, column + columns) - column;
        if (count > 0) {
          System.arraycopy(panel, (i - row) * columns, products, i * vectors + column, count);
        }
      }
    }

    /** Mirrors in blocks that stay in the cache, because one side is always read across rows. */
    private void copyUpper(int row, int column, int columns) {
      int lastRow = Math.min(vectors, row + PANEL_ROWS);
      int lastColumn = Math.min(column + columns, lastRow);
      for (int i0 = row; i0 < lastRow; i0 += BLOCK) {
        for (int j0 = column; j0 < lastColumn; j0 += BLOCK) {
          for (int j = j0; j < Math.min(j0 + BLOCK, lastColumn); j++) {
            for (int i = Math.max(i0, j + 1); i < Math.min(i0 + BLOCK, lastRow); i++) {
              products[j * vectors + i] = panel[(i - row) * columns + j - column];
            }
          }
        }
      }
    }

    @Override
    public void close() {
      output.close();
    }
  }
}

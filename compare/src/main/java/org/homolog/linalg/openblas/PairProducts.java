package org.homolog.linalg.openblas;

import static org.bytedeco.openblas.global.openblas.CblasLower;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas.cblas_dsyrk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.homolog.linalg.Matrix;

/**
 * The products of all pairs of rows (or of columns) of one matrix: half of a product, since the
 * other half mirrors it. The matrix is cut into the same panels whatever the number of threads, and
 * one thread computes a panel, so that the bits do not depend on who did.
 */
final class PairProducts {
  private static final int PANEL_ROWS = 256;
  private static final int PANEL_COLUMNS = 2 * PANEL_ROWS;

  private final Matrix input;
  private final boolean ofRows;
  private final int vectors;
  private final int length;
  private final int stride;
  private final double[] products;
  private final List<Extent> extents = new ArrayList<>();

  private PairProducts(Matrix a, boolean ofRows) {
    this.input = a;
    this.ofRows = ofRows;
    this.vectors = ofRows ? a.rows() : a.columns();
    this.length = ofRows ? a.columns() : a.rows();
    this.stride = a.columns();
    this.products = Matrix.zeros(vectors, vectors).array();
    for (int row = 0; row < vectors; row += PANEL_ROWS) {
      int rows = Math.min(PANEL_ROWS, vectors - row);
      extents.add(new Extent(row, rows, row, rows));
      for (int column = 0; column < row; column += PANEL_COLUMNS) {
        extents.add(new Extent(row, rows, column, Math.min(PANEL_COLUMNS, row - column)));
      }
    }
    // The most work first, so that no thread is left with a large panel at the end.
    extents.sort(Comparator.comparingLong(Extent::work).reversed());
  }

  /** The products of all pairs of rows of a matrix, or of all pairs of its columns. */
  static Matrix of(Matrix a, boolean ofRows, Panels threads) {
    PairProducts pairs = new PairProducts(a, ofRows);
    if (a.array().length > 0) {
      try (NativeArray vectors = NativeArray.copyOf(a, threads)) {
        threads.run(pairs.extents.size(), () -> pairs.new Panel(vectors));
      }
    }
    return Matrix.of(pairs.vectors, pairs.vectors, pairs.products);
  }

  /** Products of some vectors with some before them, or with each other. */
  private record Extent(int row, int rows, int column, int columns) {
    boolean isDiagonal() {
      return row == column;
    }

    long work() {
      return (long) rows * columns / (isDiagonal() ? 2 : 1);
    }
  }

  /** One thread's panels. */
  private final class Panel implements Panels.Worker {
    private static final int BLOCK = 16;
    private final NativeArray factors;
    private final NativeArray output;

    Panel(NativeArray factors) {
      this.factors = factors;
      this.output =
          NativeArray.ofSize(
              (long) Math.min(PANEL_ROWS, vectors) * Math.min(PANEL_COLUMNS, vectors));
    }

    @Override
    public void compute(int number) {
      Extent extent = extents.get(number);
      if (extent.isDiagonal()) {
        withEachOther(extent);
      } else {
        withThoseBefore(extent);
      }
      for (int i = 0; i < extent.rows(); i++) {
        int count = extent.isDiagonal() ? i + 1 : extent.columns();
        int from = (extent.row() + i) * vectors + extent.column();
        output.get((long) i * extent.columns(), products, from, count);
        if (!Arguments.finite(products, from, from + count)) {
          throw refusal();
        }
      }
      mirror(extent);
    }

    private void withEachOther(Extent extent) {
      long step = ofRows ? stride : 1;
      cblas_dsyrk(
          CblasRowMajor,
          CblasLower,
          ofRows ? CblasNoTrans : CblasTrans,
          extent.rows(),
          length,
          1,
          factors.at(extent.row() * step),
          stride,
          0,
          output.start(),
          extent.columns());
    }

    private void withThoseBefore(Extent extent) {
      long step = ofRows ? stride : 1;
      cblas_dgemm(
          CblasRowMajor,
          ofRows ? CblasNoTrans : CblasTrans,
          ofRows ? CblasTrans : CblasNoTrans,
          extent.rows(),
          extent.columns(),
          length,
          1,
          factors.at(extent.row() * step),
          stride,
          factors.at(extent.column() * step),
          stride,
          0,
          output.start(),
          extent.columns());
    }

    /** A vector's product with itself is finite only if all its values are. */
    private RuntimeException refusal() {
      Arguments.requireFinite("a", input);
      return Arguments.overflow("a product");
    }

    /** Mirrors in blocks that stay in the cache, because one side is always read across rows. */
    private void mirror(Extent extent) {
      int lastRow = extent.row() + extent.rows();
      int lastColumn = extent.column() + extent.columns();
      for (int i0 = extent.row(); i0 < lastRow; i0 += BLOCK) {
        for (int j0 = extent.column(); j0 < lastColumn; j0 += BLOCK) {
          for (int j = j0; j < Math.min(j0 + BLOCK, lastColumn); j++) {
            for (int i = Math.max(i0, j + 1); i < Math.min(i0 + BLOCK, lastRow); i++) {
              products[j * vectors + i] = products[i * vectors + j];
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

package org.homolog.linalg.openblas;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;

import org.homolog.linalg.Matrix;

/** A product of two matrices, cut into panels of rows and columns by its shape alone. */
final class Product {
  private static final int LARGEST_ROWS = 480;
  private static final int LARGEST_COLUMNS = 960;
  private static final int LEAST = 48;

  /** Fewer multiplications than this are done before another thread has woken. */
  private static final long SMALL = 2_000_000;

  private final boolean transposeA;
  private final boolean transposeB;
  private final int strideA;
  private final int strideB;
  private final int rows;
  private final int columns;
  private final int inner;
  private final int panelRows;
  private final int panelColumns;
  private final int panelsAcross;
  private final double[] result;

  private Product(Matrix a, boolean transposeA, Matrix b, boolean transposeB) {
    this.transposeA = transposeA;
    this.transposeB = transposeB;
    this.strideA = Math.max(1, a.columns());
    this.strideB = Math.max(1, b.columns());
    this.rows = transposeA ? a.columns() : a.rows();
    this.inner = transposeA ? a.rows() : a.columns();
    this.columns = transposeB ? b.rows() : b.columns();
    // About eight panels, so that a mid-sized product still keeps several cores busy.
    boolean small = (long) rows * columns * inner < SMALL;
    this.panelRows = Math.min(LARGEST_ROWS, Math.max(LEAST, small ? rows : (rows + 7) / 8));
    this.panelColumns = Math.min(LARGEST_COLUMNS, Math.max(1, columns));
    this.panelsAcross = (columns + panelColumns - 1) / panelColumns;
    this.result = Matrix.zeros(rows, columns).array();
  }

  /** The product of two finite matrices whose shapes fit. */
  static Matrix of(Matrix a, boolean transposeA, Matrix b, boolean transposeB, Panels threads) {
    Product product = new Product(a, transposeA, b, transposeB);
    if (product.result.length > 0 && product.inner > 0) {
      int panelsDown = (product.rows + product.panelRows - 1) / product.panelRows;
      try (NativeArray left = NativeArray.copyOf(a, threads);
          NativeArray right = NativeArray.copyOf(b, threads)) {
        threads.run(panelsDown * product.panelsAcross, () -> product.new Panel(left, right));
      }
    }
    return Matrix.of(product.rows, product.columns, product.result);
  }

  private final class Panel implements Panels.Worker {
    private final NativeArray left;
    private final NativeArray right;
    private final int highest = Math.min(panelRows, rows);
    private final NativeArray output = NativeArray.ofSize((long) highest * panelColumns);
    private final double[] panel = new double[highest * panelColumns];

    Panel(NativeArray left, NativeArray right) {
      this.left = left;
      this.right = right;
    }

    @Override
    public void compute(int number) {
      int row = number / panelsAcross * panelRows;
      int column = number % panelsAcross * panelColumns;
      int height = Math.min(panelRows, rows - row);
      int width = Math.min(panelColumns, columns - column);
      cblas_dgemm(
          CblasRowMajor,
          transposeA ? CblasTrans : CblasNoTrans,
          transposeB ? CblasTrans : CblasNoTrans,
          height,
          width,
          inner,
          1,
          left.at(transposeA ? row : (long) row * strideA),
          strideA,
          right.at(transposeB ? (long) column * strideB : column),
          strideB,
          0,
          output.start(),
          width);
      output.get(panel, height * width);
      if (!Arguments.finite(panel, 0, height * width)) {
        throw Arguments.overflow("the product");
      }
      for (int i = 0; i < height; i++) {
        System.arraycopy(panel, i * width, result, (row + i) * columns + column, width);
      }
    }

    @Override
    public void close() {
      output.close();
    }
  }
}

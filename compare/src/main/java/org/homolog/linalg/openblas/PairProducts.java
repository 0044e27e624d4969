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
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.homolog.linalg.Matrix;
import org.homolog.linalg.ProductBlock;

/**
 * The products of all pairs of rows (or of columns) of one matrix: half of a product, since the
 * other half mirrors it. The matrix is cut into the same panels whatever the number of threads, and
 * one thread computes a panel, so that the bits do not depend on who did, nor on whether the whole
 * is wanted or one panel after the other.
 */
final class PairProducts {
  private static final int PANEL_ROWS = 256;
  private static final int PANEL_COLUMNS = 2 * PANEL_ROWS;

  private final Matrix input;
  private final boolean ofRows;
  private final int vectors;
  private final int length;
  private final int stride;
  private final List<Extent> extents = new ArrayList<>();

  private PairProducts(Matrix a, boolean ofRows) {
    this.input = a;
    this.ofRows = ofRows;
    this.vectors = ofRows ? a.rows() : a.columns();
    this.length = ofRows ? a.columns() : a.rows();
    this.stride = a.columns();
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
    Matrix products = Matrix.zeros(pairs.vectors, pairs.vectors);
    pairs.run(new double[0], threads, () -> pairs.new Mirrored(products.array()));
    return products;
  }

  /** Hands out the products of all pairs of rows, panel by panel, and keeps none. */
  static void ofRows(Matrix a, double[] centre, Consumer<ProductBlock> blocks, Panels threads) {
    PairProducts pairs = new PairProducts(a, true);
    pairs.run(centre, threads, () -> pairs.new Lent(blocks));
  }

  private void run(double[] centre, Panels threads, Supplier<Destination> destinations) {
    if (extents.isEmpty()) {
      return;
    }
    try (NativeArray factors = NativeArray.around(centre, input, threads)) {
      threads.run(extents.size(), () -> new Panel(factors, destinations.get()));
    }
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

  /** Where a finished panel goes. */
  private interface Destination {
    void take(Extent extent, NativeArray panel);
  }

  /** One thread's panels. */
  private final class Panel implements Panels.Worker {
    private final NativeArray factors;
    private final NativeArray output;
    private final Destination destination;

    Panel(NativeArray factors, Destination destination) {
      this.factors = factors;
      this.destination = destination;
      long size = (long) Math.min(PANEL_ROWS, vectors) * Math.min(PANEL_COLUMNS, vectors);
      this.output = length == 0 ? NativeArray.zeros(size) : NativeArray.ofSize(size);
    }

    @Override
    public void compute(int number) {
      Extent extent = extents.get(number);
      if (length > 0 && extent.isDiagonal()) {
        withEachOther(extent);
      } else if (length > 0) {
        withThoseBefore(extent);
      }
      destination.take(extent, output);
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

    @Override
    public void close() {
      output.close();
    }
  }

  /** Copies a row of a panel, as far as it was computed. */
  private void copyRow(Extent extent, int row, NativeArray panel, double[] into, int from) {
    int count = extent.isDiagonal() ? row + 1 : extent.columns();
    panel.get((long) row * extent.columns(), into, from, count);
    if (!Arguments.finite(into, from, from + count)) {
      // A vector's product with itself is finite only if all its values are.
      Arguments.requireFinite("a", input);
      throw Arguments.overflow("a product");
    }
  }

  /** Puts panels into one symmetric matrix. */
  private final class Mirrored implements Destination {
    private static final int BLOCK = 16;
    private final double[] products;

    Mirrored(double[] products) {
      this.products = products;
    }

    @Override
    public void take(Extent extent, NativeArray panel) {
      for (int i = 0; i < extent.rows(); i++) {
        copyRow(extent, i, panel, products, (extent.row() + i) * vectors + extent.column());
      }
      mirror(extent);
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
  }

  /** Lends panels out, one at a time. */
  private final class Lent implements Destination {
    /** Rows a power of two apart would share few places in the cache when read across. */
    private static final int PADDING = 8;

    private final Consumer<ProductBlock> blocks;
    private final int stride = Math.min(PANEL_COLUMNS, vectors) + PADDING;
    private final double[] products = new double[Math.min(PANEL_ROWS, vectors) * stride];

    Lent(Consumer<ProductBlock> blocks) {
      this.blocks = blocks;
    }

    @Override
    public void take(Extent extent, NativeArray panel) {
      for (int i = 0; i < extent.rows(); i++) {
        copyRow(extent, i, panel, products, i * stride);
      }
      blocks.accept(
          new ProductBlock(
              extent.row(), extent.rows(), extent.column(), extent.columns(), products, stride));
    }
  }
}

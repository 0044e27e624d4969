package org.homolog.linalg.openblas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.spi.testkit.ReferenceAlgebra;
import org.junit.jupiter.api.Test;

final class ProductTest {
  private static final int[][] SHAPES = {
    {0, 0, 0},
    {0, 3, 2},
    {3, 0, 2},
    {3, 2, 0},
    {1, 1, 1},
    {1, 7, 1},
    {5, 1, 4},
    {2, 3, 4},
    {40, 30, 20},
    {97, 101, 103},
    {241, 50, 239},
    {500, 3, 700},
    {3, 900, 2},
    {130, 400, 1000}
  };

  private final LinearAlgebra algebra = new OpenBlasAlgebra();
  private final LinearAlgebra reference = new ReferenceAlgebra();

  @Test
  void productsAgreeWithTheReference() {
    for (int[] shape : SHAPES) {
      Matrix a = Samples.normal(shape[0], shape[1], 1);
      Matrix b = Samples.normal(shape[1], shape[2], 2);
      Matrix expected = Samples.product(a, b);
      String what = a + " times " + b;
      Samples.assertClose(expected, reference.multiply(a, b), 1e-12, what);
      Samples.assertClose(expected, algebra.multiply(a, b), 1e-12, what);
      Matrix at = a.transpose();
      Matrix bt = b.transpose();
      Samples.assertClose(expected, algebra.multiply(at, true, b, false), 1e-12, what);
      Samples.assertClose(expected, algebra.multiply(a, false, bt, true), 1e-12, what);
      Samples.assertClose(expected, algebra.multiply(at, true, bt, true), 1e-12, what);
    }
  }

  @Test
  void pairProductsAgreeWithTheReferenceAndAreExactlySymmetric() {
    for (int[] shape : SHAPES) {
      Matrix a = Samples.normal(shape[0], shape[1], 3);
      Matrix rows = algebra.rowProducts(a);
      Matrix columns = algebra.columnProducts(a);
      Samples.assertClose(Samples.product(a, a.transpose()), rows, 1e-12, "rows of " + a);
      Samples.assertClose(Samples.product(a.transpose(), a), columns, 1e-12, "columns of " + a);
      assertArrayEquals(rows.transpose().array(), rows.array(), "rows of " + a);
      assertArrayEquals(columns.transpose().array(), columns.array(), "columns of " + a);
    }
  }

  @Test
  void pairProductsAgreeAtTheEdgesOfPanels() {
    for (int vectors : new int[] {255, 256, 257, 512, 1279, 1281}) {
      Matrix a = Samples.normal(vectors, 7, vectors);
      Matrix expected = Samples.product(a, a.transpose());
      Samples.assertClose(expected, algebra.rowProducts(a), 1e-12, vectors + " rows");
      Samples.assertClose(
          expected, algebra.columnProducts(a.transpose()), 1e-12, vectors + " columns");
    }
  }

  @Test
  void blocksOfPairProductsHoldEachPairOnceWithTheBitsOfTheWhole() {
    for (int vectors : new int[] {0, 1, 2, 255, 256, 257, 769, 1281}) {
      Matrix a = Samples.normal(vectors, vectors == 2 ? 0 : 9, vectors);
      for (LinearAlgebra one : List.of(new ReferenceAlgebra(), new OpenBlasAlgebra(3))) {
        Matrix found = Matrix.zeros(vectors, vectors);
        AtomicInteger pairs = new AtomicInteger();
        one.rowProducts(
            a,
            block -> {
              for (int i = 0; i < block.rows(); i++) {
                int row = block.row() + i;
                for (int j = 0; j < block.columns() && block.column() + j <= row; j++) {
                  int column = block.column() + j;
                  double product = block.products()[i * block.stride() + j];
                  found.array()[row * vectors + column] = product;
                  found.array()[column * vectors + row] = product;
                  pairs.incrementAndGet();
                }
              }
            });
        assertEquals(vectors * (vectors + 1) / 2, pairs.get());
        assertArrayEquals(one.rowProducts(a).array(), found.array(), vectors + " rows");
      }
    }
  }

  @Test
  void pairProductsAroundACentreAreThoseOfCentredRows() {
    Matrix a = Samples.normal(300, 2100, 4);
    double[] centre = Samples.normal(1, 2100, 5).array();
    Matrix centred = a.copy();
    for (int i = 0; i < centred.array().length; i++) {
      centred.array()[i] -= centre[i % centre.length];
    }
    Matrix expected = algebra.rowProducts(centred);
    AtomicInteger pairs = new AtomicInteger();
    algebra.rowProducts(
        a,
        centre,
        block -> {
          for (int i = 0; i < block.rows(); i++) {
            for (int j = 0; j < block.columns() && block.column() + j <= block.row() + i; j++) {
              assertEquals(
                  expected.get(block.row() + i, block.column() + j),
                  block.products()[i * block.stride() + j]);
              pairs.incrementAndGet();
            }
          }
        });
    assertEquals(300 * 301 / 2, pairs.get());
    assertThrows(
        IllegalArgumentException.class, () -> algebra.rowProducts(a, new double[3], block -> {}));
  }

  @Test
  void theNumberOfThreadsLeavesNoTrace() {
    Matrix a = Samples.normal(1300, 330, 5);
    Matrix b = Samples.normal(330, 1200, 6);
    LinearAlgebra one = new OpenBlasAlgebra(1);
    LinearAlgebra eight = new OpenBlasAlgebra(8);
    assertArrayEquals(one.rowProducts(a).array(), eight.rowProducts(a).array());
    assertArrayEquals(one.columnProducts(a).array(), eight.columnProducts(a).array());
    assertArrayEquals(one.multiply(a, b).array(), eight.multiply(a, b).array());
  }

  @Test
  void inputsStayUnchanged() {
    Matrix a = Samples.normal(30, 20, 7);
    Matrix copy = a.copy();
    algebra.rowProducts(a);
    algebra.columnProducts(a);
    algebra.multiply(a, false, a, true);
    assertEquals(copy, a);
  }

  @Test
  void overflowIsRefused() {
    Matrix huge = Matrix.of(1, 2, new double[] {1e200, 1e200});
    assertThrows(ArithmeticException.class, () -> algebra.rowProducts(huge));
    assertThrows(ArithmeticException.class, () -> algebra.multiply(huge, false, huge, true));
  }
}

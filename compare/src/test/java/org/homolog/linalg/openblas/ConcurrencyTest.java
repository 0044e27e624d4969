package org.homolog.linalg.openblas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.GeneralEigen;
import org.homolog.linalg.LinearAlgebra.SingularValues;
import org.homolog.linalg.LinearAlgebra.SymmetricEigen;
import org.homolog.linalg.Matrix;
import org.junit.jupiter.api.Test;

/** Many callers at a time, with small problems and with some that take two native threads. */
final class ConcurrencyTest {
  private static final int LARGE = 660;

  private final Matrix square = Samples.normal(LARGE, LARGE, 1);
  private final Matrix small = Samples.normal(70, 90, 2);
  private final Matrix sides = Samples.normal(LARGE, 20, 3);

  @Test
  void callersDoNotChangeEachOthersBits() throws Exception {
    List<double[]> expected = everything(new OpenBlasAlgebra(1), 0);
    for (int callers : new int[] {1, 2, 8}) {
      ExecutorService pool = Executors.newFixedThreadPool(callers);
      try {
        LinearAlgebra shared = new OpenBlasAlgebra();
        List<Future<List<double[]>>> results = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
          int first = i;
          results.add(pool.submit(() -> everything(shared, first)));
        }
        for (Future<List<double[]>> result : results) {
          List<double[]> actual = result.get();
          for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i), actual.get(i), callers + " callers, result " + i);
          }
        }
      } finally {
        pool.shutdownNow();
      }
    }
  }

  /** Each caller begins elsewhere in the list, so that large and small problems meet. */
  private List<double[]> everything(LinearAlgebra algebra, int first) {
    Matrix positive = algebra.rowProducts(square);
    List<Supplier<double[]>> calls =
        List.of(
            () -> algebra.rowProducts(square).array(),
            () -> joined(algebra.svd(small)),
            () -> joined(algebra.symmetricEigen(positive)),
            () -> algebra.multiply(square, sides).array(),
            () -> joined(algebra.svd(square)),
            () -> joined(algebra.eigen(algebra.rowProducts(small))),
            () -> algebra.solvePositive(positive, sides).array(),
            () -> algebra.solve(square, sides).array(),
            () -> algebra.qr(square).q().array(),
            () -> algebra.leastSquares(small.transpose(), small.transpose()).array());
    double[][] results = new double[calls.size()][];
    for (int i = 0; i < calls.size(); i++) {
      int at = (i + first) % calls.size();
      results[at] = calls.get(at).get();
    }
    return List.of(results);
  }

  private static double[] joined(SingularValues svd) {
    return joined(svd.u().array(), svd.values(), svd.vTransposed().array());
  }

  private static double[] joined(SymmetricEigen eigen) {
    return joined(eigen.values(), eigen.vectors().array());
  }

  private static double[] joined(GeneralEigen eigen) {
    return joined(eigen.real(), eigen.imaginary(), eigen.vectorsReal().array());
  }

  private static double[] joined(double[]... parts) {
    double[] all = new double[Arrays.stream(parts).mapToInt(p -> p.length).sum()];
    int at = 0;
    for (double[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}

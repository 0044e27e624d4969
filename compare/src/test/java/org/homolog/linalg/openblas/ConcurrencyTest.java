package org.homolog.linalg.openblas;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dgetrf;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.GeneralEigen;
import org.homolog.linalg.LinearAlgebra.SingularValues;
import org.homolog.linalg.LinearAlgebra.SymmetricEigen;
import org.homolog.linalg.Matrix;
import org.junit.jupiter.api.Test;

/** Many callers at a time. */
final class ConcurrencyTest {
  private static final int LARGE = 330;

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

  @Test
  void nativeThreadsFollowTheSizeWhoeverElseIsCalling() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<int[]>> seen = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        int order = i % 5 == 0 ? 4000 : 40;
        seen.add(pool.submit(() -> NativeThreads.decompose(order, order, this::threadsSeen)));
      }
      for (int i = 0; i < seen.size(); i++) {
        int expected = i % 5 == 0 ? 2 : 1;
        assertArrayEquals(new int[] {expected, expected}, seen.get(i).get(), "call " + i);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private int[] threadsSeen() {
    int before = openblas_nolapack.blas_get_num_threads();
    LockSupport.parkNanos(200_000);
    return new int[] {before, openblas_nolapack.blas_get_num_threads()};
  }

  @Test
  void parallelFactorisationHasTheStackItNeeds() throws Exception {
    Matrix a = Samples.normal(600, 600, 4);
    ExecutorService caller = Executors.newSingleThreadExecutor();
    try {
      int info = caller.submit(() -> NativeThreads.decompose(4000, 4000, () -> factorise(a))).get();
      assertEquals(0, info);
    } finally {
      caller.shutdownNow();
    }
  }

  private static int factorise(Matrix a) {
    try (NativeArray work = NativeArray.copyOf(a);
        IntPointer pivots = new IntPointer((long) a.rows())) {
      return LAPACKE_dgetrf(LAPACK_COL_MAJOR, a.rows(), a.rows(), work.start(), a.rows(), pivots);
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

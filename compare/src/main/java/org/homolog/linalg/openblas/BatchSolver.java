package org.homolog.linalg.openblas;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dgetrf;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dgetrs;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import java.util.Arrays;
import org.bytedeco.javacpp.IntPointer;
import org.homolog.linalg.Matrix;

/**
 * Many systems of one size (LAPACK {@code dgetrf} and {@code dgetrs}) in one native array, without
 * the scaling and the estimate of the condition that a single system gets.
 */
final class BatchSolver {
  private BatchSolver() {}

  /** Solves each of the finite systems; a row of NaN where a matrix is singular. */
  static Matrix solve(Matrix stack, Matrix right) {
    int size = stack.columns();
    int count = right.rows();
    if (size == 0 || count == 0) {
      return Matrix.zeros(count, size);
    }
    Matrix solutions = Matrix.zeros(count, size);
    return NativeThreads.decompose(
        size,
        size,
        () -> {
          try (NativeArray factors = NativeArray.ofSize((long) size * size);
              NativeArray x = NativeArray.ofSize(size);
              IntPointer pivots = new IntPointer((long) size)) {
            for (int k = 0; k < count; k++) {
              factors.put(0, stack.array(), k * size * size, size * size);
              x.put(0, right.array(), k * size, size);
              // LAPACK sees the transpose; solving with its transpose solves with the matrix.
              int info =
                  LAPACKE_dgetrf(LAPACK_COL_MAJOR, size, size, factors.start(), size, pivots);
              if (info == 0) {
                Lapack.check(
                    LAPACKE_dgetrs(
                        LAPACK_COL_MAJOR,
                        (byte) 'T',
                        size,
                        1,
                        factors.start(),
                        size,
                        pivots,
                        x.start(),
                        size),
                    "a matrix is singular");
                x.get(0, solutions.array(), k * size, size);
              }
              if (info > 0 || !Arguments.finite(solutions.array(), k * size, (k + 1) * size)) {
                Arrays.fill(solutions.array(), k * size, (k + 1) * size, Double.NaN);
              }
              Lapack.check(Math.min(info, 0), "a matrix is singular");
            }
            return solutions;
          }
        });
  }
}

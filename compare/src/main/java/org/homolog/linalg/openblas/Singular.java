package org.homolog.linalg.openblas;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dgesdd;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dgesvd;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import org.homolog.linalg.LinearAlgebra.SingularValues;
import org.homolog.linalg.Matrix;

/**
 * Singular value decomposition by divide and conquer (LAPACK {@code dgesdd}).
 *
 * <p>A row-major matrix is, to LAPACK, its transpose; the left singular vectors of the transpose
 * are the right ones of the matrix, and both come out as the rows and columns wanted. Nothing is
 * transposed.
 */
final class Singular {
  private Singular() {}

  /** All singular triplets of a finite matrix. */
  static SingularValues decompose(Matrix a) {
    int rows = a.rows();
    int columns = a.columns();
    int rank = Math.min(rows, columns);
    if (rank == 0) {
      return new SingularValues(Matrix.zeros(rows, 0), new double[0], Matrix.zeros(0, columns));
    }
    return NativeThreads.decompose(
        rows,
        columns,
        () -> {
          try (NativeArray u = NativeArray.ofSize((long) rows * rank);
              NativeArray s = NativeArray.ofSize(rank);
              NativeArray v = NativeArray.ofSize((long) rank * columns)) {
            compute(a, 'S', s, v, u);
            return new SingularValues(
                u.toMatrix(rows, rank), s.toArray(), v.toMatrix(rank, columns));
          }
        });
  }

  /** All singular values of a finite matrix. */
  static double[] values(Matrix a) {
    int rank = Math.min(a.rows(), a.columns());
    if (rank == 0) {
      return new double[0];
    }
    return NativeThreads.decompose(
        a.rows(),
        a.columns(),
        () -> {
          try (NativeArray s = NativeArray.ofSize(rank);
              NativeArray none = NativeArray.ofSize(1)) {
            compute(a, 'N', s, none, none);
            return s.toArray();
          }
        });
  }

  private static void compute(
      Matrix a, char job, NativeArray s, NativeArray left, NativeArray right) {
    int m = a.columns();
    int n = a.rows();
    int rank = Math.min(m, n);
    int info;
    try (NativeArray work = NativeArray.copyOf(a)) {
      info =
          LAPACKE_dgesdd(
              LAPACK_COL_MAJOR,
              (byte) job,
              m,
              n,
              work.start(),
              m,
              s.start(),
              left.start(),
              m,
              right.start(),
              rank);
    }
    if (info > 0) {
      info = iterate(a, job, s, left, right);
    }
    Lapack.check(info, "the singular value decomposition did not converge");
  }

  /** QR iteration: slower, and converges in the rare cases where divide and conquer does not. */
  private static int iterate(
      Matrix a, char job, NativeArray s, NativeArray left, NativeArray right) {
    int m = a.columns();
    int n = a.rows();
    int rank = Math.min(m, n);
    try (NativeArray work = NativeArray.copyOf(a);
        NativeArray superdiagonal = NativeArray.ofSize(rank)) {
      return LAPACKE_dgesvd(
          LAPACK_COL_MAJOR,
          (byte) job,
          (byte) job,
          m,
          n,
          work.start(),
          m,
          s.start(),
          left.start(),
          m,
          right.start(),
          rank,
          superdiagonal.start());
    }
  }
}

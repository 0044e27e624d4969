package org.homolog.linalg.openblas;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dgelqf;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dorglq;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import org.homolog.linalg.LinearAlgebra.OrthogonalTriangular;
import org.homolog.linalg.Matrix;

/**
 * Thin QR decomposition. To LAPACK a row-major matrix is its transpose, and the LQ decomposition of
 * the transpose (LAPACK {@code dgelqf}, {@code dorglq}) is the QR decomposition of the matrix.
 */
final class Orthogonal {
  private Orthogonal() {}

  /** Decomposes a finite matrix. */
  static OrthogonalTriangular decompose(Matrix a) {
    int rows = a.rows();
    int columns = a.columns();
    int rank = Math.min(rows, columns);
    if (rank == 0) {
      return new OrthogonalTriangular(Matrix.zeros(rows, 0), Matrix.zeros(0, columns));
    }
    return NativeThreads.decompose(
        rows,
        columns,
        () -> {
          try (NativeArray work = NativeArray.copyOf(a);
              NativeArray scale = NativeArray.ofSize(rank)) {
            String failure = "the QR decomposition failed";
            Lapack.check(
                LAPACKE_dgelqf(
                    LAPACK_COL_MAJOR, columns, rows, work.start(), columns, scale.start()),
                failure);
            double[] factors = work.toArray();
            Lapack.check(
                LAPACKE_dorglq(
                    LAPACK_COL_MAJOR, rank, rows, rank, work.start(), columns, scale.start()),
                failure);
            return new OrthogonalTriangular(
                leadingColumns(work.toArray(), rows, columns, rank),
                triangle(factors, columns, rank));
          }
        });
  }

  private static Matrix leadingColumns(double[] values, int rows, int columns, int rank) {
    if (rank == columns) {
      return Matrix.of(rows, columns, values);
    }
    double[] leading = new double[rows * rank];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(values, row * columns, leading, row * rank, rank);
    }
    return Matrix.of(rows, rank, leading);
  }

  private static Matrix triangle(double[] factors, int columns, int rank) {
    double[] upper = new double[rank * columns];
    for (int row = 0; row < rank; row++) {
      int from = row * columns + row;
      System.arraycopy(factors, from, upper, from, columns - row);
    }
    return Matrix.of(rank, columns, upper);
  }
}

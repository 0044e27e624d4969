package org.homolog.linalg.openblas;

import static org.bytedeco.openblas.global.openblas.CblasLeft;
import static org.bytedeco.openblas.global.openblas.CblasLower;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasNonUnit;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dgecon;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dgelsd;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dgetrf;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dgetrs;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dpocon;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dpotrf;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;
import static org.bytedeco.openblas.global.openblas.cblas_dtrsm;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.homolog.linalg.Matrix;

/** Cholesky factor, linear systems and least squares. */
final class Solvers {
  private static final String NOT_POSITIVE = "a is not positive definite";

  private Solvers() {}

  /** The lower factor of a symmetric matrix whose lower triangle is finite. */
  static Matrix cholesky(Matrix a) {
    int size = a.rows();
    return NativeThreads.decompose(
        size,
        size,
        () -> {
          try (NativeArray factor = Symmetric.copyOf(a)) {
            factor(factor, size);
            return factor.toMatrix(size, size);
          }
        });
  }

  /** Solves a positive definite system, both sides finite. */
  static Matrix positive(Matrix a, Matrix b) {
    int size = a.rows();
    if (size == 0) {
      return Matrix.zeros(0, b.columns());
    }
    Equilibration scaled = Equilibration.symmetric(a);
    Matrix right = scaled.scaleRows(b);
    Matrix solution =
        NativeThreads.decompose(
            size,
            size,
            () -> {
              try (NativeArray factor = Symmetric.copyOf(scaled.matrix());
                  NativeArray x = NativeArray.copyOf(right);
                  DoublePointer condition = new DoublePointer(1L)) {
                factor(factor, size);
                Lapack.check(
                    LAPACKE_dpocon(
                        LAPACK_COL_MAJOR,
                        (byte) 'U',
                        size,
                        factor.start(),
                        size,
                        scaled.lowerNorm(),
                        condition),
                    NOT_POSITIVE);
                if (condition.get() < Math.ulp(1.0)) {
                  throw new ArithmeticException(
                      "a is not positive definite to working precision (reciprocal condition "
                          + condition.get()
                          + ")");
                }
                substitute(factor, x, size, b.columns());
                return x.toMatrix(size, b.columns());
              }
            });
    return scaled.scaleSolution(solution);
  }

  /** Solves a general square system, both sides finite. */
  static Matrix general(Matrix a, Matrix b) {
    int size = a.rows();
    if (size == 0) {
      return Matrix.zeros(0, b.columns());
    }
    Equilibration scaled = Equilibration.general(a);
    Matrix right = scaled.scaleRows(b).transpose();
    Matrix solution =
        NativeThreads.decompose(
            size,
            size,
            () -> {
              try (NativeArray factors = NativeArray.copyOf(scaled.matrix());
                  NativeArray x = NativeArray.copyOf(right);
                  IntPointer pivots = new IntPointer((long) size);
                  DoublePointer condition = new DoublePointer(1L)) {
                // LAPACK sees the transpose; solving with its transpose solves with the matrix.
                Lapack.check(
                    LAPACKE_dgetrf(LAPACK_COL_MAJOR, size, size, factors.start(), size, pivots),
                    "a is singular");
                Lapack.check(
                    LAPACKE_dgecon(
                        LAPACK_COL_MAJOR,
                        (byte) '1',
                        size,
                        factors.start(),
                        size,
                        scaled.largestRowSum(),
                        condition),
                    "a is singular");
                if (condition.get() < Math.ulp(1.0)) {
                  throw new ArithmeticException(
                      "a is singular to working precision (reciprocal condition "
                          + condition.get()
                          + ")");
                }
                if (b.columns() > 0) {
                  Lapack.check(
                      LAPACKE_dgetrs(
                          LAPACK_COL_MAJOR,
                          (byte) 'T',
                          size,
                          b.columns(),
                          factors.start(),
                          size,
                          pivots,
                          x.start(),
                          size),
                      "a is singular");
                }
                return x.toMatrix(b.columns(), size).transpose();
              }
            });
    return scaled.scaleSolution(solution);
  }

  /** The least-squares solution of smallest norm, both sides finite. */
  static Matrix leastSquares(Matrix a, Matrix b) {
    int rows = a.rows();
    int columns = a.columns();
    int rightSides = b.columns();
    if (rows == 0 || columns == 0 || rightSides == 0) {
      return Matrix.zeros(columns, rightSides);
    }
    int height = Math.max(rows, columns);
    Matrix byColumns = a.transpose();
    Matrix right = b.transpose();
    double[] solution =
        NativeThreads.decompose(
            rows,
            columns,
            () -> {
              try (NativeArray work = NativeArray.copyOf(byColumns);
                  NativeArray x = NativeArray.zeros((long) height * rightSides);
                  NativeArray values = NativeArray.ofSize(Math.min(rows, columns));
                  IntPointer rank = new IntPointer(1L)) {
                for (int k = 0; k < rightSides; k++) {
                  x.put((long) k * height, right.array(), k * rows, rows);
                }
                Lapack.check(
                    LAPACKE_dgelsd(
                        LAPACK_COL_MAJOR,
                        rows,
                        columns,
                        rightSides,
                        work.start(),
                        rows,
                        x.start(),
                        height,
                        values.start(),
                        height * Math.ulp(1.0),
                        rank),
                    "the singular value decomposition of a did not converge");
                return x.toArray();
              }
            });
    Arguments.requireNoOverflow("the least-squares solution", solution);
    Matrix x = Matrix.zeros(columns, rightSides);
    for (int row = 0; row < columns; row++) {
      for (int k = 0; k < rightSides; k++) {
        x.array()[row * rightSides + k] = solution[k * height + row];
      }
    }
    return x;
  }

  private static void factor(NativeArray factor, int size) {
    int info =
        size == 0 ? 0 : LAPACKE_dpotrf(LAPACK_COL_MAJOR, (byte) 'U', size, factor.start(), size);
    Lapack.check(info, NOT_POSITIVE + " (its leading minor of order " + info + " is not)");
  }

  private static void substitute(NativeArray factor, NativeArray x, int size, int rightSides) {
    if (rightSides == 0) {
      return;
    }
    for (int transpose : new int[] {CblasNoTrans, CblasTrans}) {
      cblas_dtrsm(
          CblasRowMajor,
          CblasLeft,
          CblasLower,
          transpose,
          CblasNonUnit,
          size,
          rightSides,
          1,
          factor.start(),
          size,
          x.start(),
          rightSides);
    }
  }
}

package org.homolog.linalg.openblas;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dgeev;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dsyevd;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import org.homolog.linalg.LinearAlgebra.GeneralEigen;
import org.homolog.linalg.LinearAlgebra.SymmetricEigen;
import org.homolog.linalg.Matrix;

/** Eigen-decompositions (LAPACK {@code dsyevd} and {@code dgeev}). */
final class Eigen {
  private Eigen() {}

  /** Decomposes a symmetric matrix whose lower triangle is finite. */
  static SymmetricEigen symmetric(Matrix a) {
    int size = a.rows();
    if (size == 0) {
      return new SymmetricEigen(new double[0], Matrix.zeros(0, 0));
    }
    return NativeThreads.decompose(
        size,
        size,
        () -> {
          try (NativeArray vectors = Symmetric.copyOf(a);
              NativeArray values = NativeArray.ofSize(size)) {
            // The lower triangle by rows is the upper one by columns.
            int info =
                LAPACKE_dsyevd(
                    LAPACK_COL_MAJOR,
                    (byte) 'V',
                    (byte) 'U',
                    size,
                    vectors.start(),
                    size,
                    values.start());
            Lapack.check(info, "the symmetric eigen-decomposition did not converge");
            return new SymmetricEigen(values.toArray(), vectors.toMatrix(size, size).transpose());
          }
        });
  }

  /**
   * Decomposes a finite square matrix. LAPACK sees the transpose, whose left eigenvectors are the
   * complex conjugates of the right eigenvectors of the matrix itself.
   */
  static GeneralEigen general(Matrix a) {
    int size = a.rows();
    if (size == 0) {
      Matrix none = Matrix.zeros(0, 0);
      return new GeneralEigen(new double[0], new double[0], none, none);
    }
    return NativeThreads.decompose(
        size,
        size,
        () -> {
          try (NativeArray work = NativeArray.copyOf(a);
              NativeArray real = NativeArray.ofSize(size);
              NativeArray imaginary = NativeArray.ofSize(size);
              NativeArray left = NativeArray.ofSize((long) size * size);
              NativeArray none = NativeArray.ofSize(1)) {
            int info =
                LAPACKE_dgeev(
                    LAPACK_COL_MAJOR,
                    (byte) 'V',
                    (byte) 'N',
                    size,
                    work.start(),
                    size,
                    real.start(),
                    imaginary.start(),
                    left.start(),
                    size,
                    none.start(),
                    1);
            Lapack.check(info, "the eigen-decomposition did not converge");
            return unpack(real.toArray(), imaginary.toArray(), left.toArray());
          }
        });
  }

  /** A pair's vectors lie side by side in two columns: the real and the imaginary part. */
  private static GeneralEigen unpack(double[] real, double[] imaginary, double[] columns) {
    int size = real.length;
    double[] re = new double[size * size];
    double[] im = new double[size * size];
    for (int j = 0; j < size; j++) {
      boolean first = imaginary[j] > 0;
      boolean second = imaginary[j] < 0;
      for (int i = 0; i < size; i++) {
        int at = i * size + j;
        if (first) {
          re[at] = columns[j * size + i];
          im[at] = -columns[(j + 1) * size + i];
        } else if (second) {
          re[at] = columns[(j - 1) * size + i];
          im[at] = columns[j * size + i];
        } else {
          re[at] = columns[j * size + i];
        }
      }
    }
    return new GeneralEigen(real, imaginary, Matrix.of(size, size, re), Matrix.of(size, size, im));
  }
}

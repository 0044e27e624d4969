package org.homolog.linalg.openblas;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dsyevr;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import java.util.Arrays;
import org.bytedeco.javacpp.IntPointer;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.SingularValues;
import org.homolog.linalg.Matrix;

/**
 * The leading singular triplets. Where few are wanted of a large matrix, they are found through the
 * products of its shorter side: the leading eigenvectors span the space, and a decomposition of the
 * matrix within that space (Rayleigh-Ritz) gives back the digits that squaring costs. The residual
 * then tells whether they are as good as those of the full decomposition; if not, that one is
 * computed.
 */
final class LeadingSingular {
  /** Below this order the full decomposition takes milliseconds. */
  private static final int LEAST_ORDER = 200;

  private static final int LEAST_RATIO = 8;

  /** Relative to the largest singular value; the full decomposition leaves about as much. */
  private static final double RESIDUAL = 1e-13;

  private final LinearAlgebra algebra;
  private final Matrix a;
  private final int rank;

  LeadingSingular(LinearAlgebra algebra, Matrix a, int rank) {
    this.algebra = algebra;
    this.a = a;
    this.rank = rank;
  }

  SingularValues decompose() {
    int order = Math.min(a.rows(), a.columns());
    if (order >= LEAST_ORDER && (long) rank * LEAST_RATIO <= order && squaresFit()) {
      SingularValues found = throughProducts();
      if (residual(found) <= RESIDUAL * found.values()[0]) {
        return found;
      }
    }
    SingularValues all = Singular.decompose(a);
    return rank == order ? all : truncate(all);
  }

  private SingularValues throughProducts() {
    boolean tall = a.rows() >= a.columns();
    Matrix products = tall ? algebra.columnProducts(a) : algebra.rowProducts(a);
    Matrix basis = leadingVectors(products);
    Matrix within = algebra.multiply(a, !tall, basis, true);
    SingularValues inner = Singular.decompose(within);
    Matrix rotated = algebra.multiply(inner.vTransposed(), basis);
    return tall
        ? new SingularValues(inner.u(), inner.values(), rotated)
        : new SingularValues(rotated.transpose(), inner.values(), inner.u().transpose());
  }

  /** Eigenvectors of the largest eigenvalues, in rows. */
  private Matrix leadingVectors(Matrix products) {
    int size = products.rows();
    return NativeThreads.decompose(
        size,
        size,
        () -> {
          try (NativeArray work = NativeArray.copyOf(products);
              NativeArray values = NativeArray.ofSize(size);
              NativeArray vectors = NativeArray.ofSize((long) size * rank);
              IntPointer found = new IntPointer(1L);
              IntPointer support = new IntPointer(2L * rank)) {
            int info =
                LAPACKE_dsyevr(
                    LAPACK_COL_MAJOR,
                    (byte) 'V',
                    (byte) 'I',
                    (byte) 'U',
                    size,
                    work.start(),
                    size,
                    0,
                    0,
                    size - rank + 1,
                    size,
                    0,
                    found,
                    values.start(),
                    vectors.start(),
                    size,
                    support);
            Lapack.check(info, "the symmetric eigen-decomposition did not converge");
            return vectors.toMatrix(rank, size);
          }
        });
  }

  /** Whether squares neither overflow nor vanish. */
  private boolean squaresFit() {
    double largest = 0;
    for (double value : a.array()) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest > 1e-100 && largest < 1e100;
  }

  /**
   * The largest deviation of a' u from v diag(s), or for a wide matrix of a v from u diag(s); the
   * other equation holds by construction.
   */
  private double residual(SingularValues found) {
    boolean tall = a.rows() >= a.columns();
    Matrix given = tall ? found.u() : found.vTransposed().transpose();
    Matrix expected = tall ? found.vTransposed().transpose() : found.u();
    Matrix projected = algebra.multiply(a, tall, given, false);
    double[] squares = new double[rank];
    for (int i = 0; i < projected.rows(); i++) {
      for (int j = 0; j < rank; j++) {
        double off = projected.get(i, j) - found.values()[j] * expected.get(i, j);
        squares[j] += off * off;
      }
    }
    return Math.sqrt(Arrays.stream(squares).max().orElseThrow());
  }

  private SingularValues truncate(SingularValues all) {
    int columns = a.columns();
    return new SingularValues(
        leadingColumns(all.u()),
        Arrays.copyOf(all.values(), rank),
        Matrix.of(rank, columns, Arrays.copyOf(all.vTransposed().array(), rank * columns)));
  }

  private Matrix leadingColumns(Matrix u) {
    Matrix leading = Matrix.zeros(u.rows(), rank);
    for (int row = 0; row < u.rows(); row++) {
      System.arraycopy(u.array(), row * u.columns(), leading.array(), row * rank, rank);
    }
    return leading;
  }
}

package org.homolog.linalg;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The algebra that comparisons compute with. The host supplies it, so that a plug-in carries no
 * native library.
 *
 * <p>All matrices are row-major. Inputs are left unchanged and results are new. Every method throws
 * {@link IllegalArgumentException} naming the argument where shapes do not fit or a value is not
 * finite, and {@link ArithmeticException} where a decomposition does not exist or does not
 * converge. Results are identical, bit for bit, at any number of threads.
 */
public interface LinearAlgebra {

  /**
   * A product of two matrices, either of them transposed first.
   *
   * @param a first factor
   * @param transposeA whether a is transposed
   * @param b second factor
   * @param transposeB whether b is transposed
   * @return op(a) op(b)
   */
  Matrix multiply(Matrix a, boolean transposeA, Matrix b, boolean transposeB);

  /**
   * The product a b.
   *
   * @param a m x k
   * @param b k x n
   * @return m x n
   */
  default Matrix multiply(Matrix a, Matrix b) {
    return multiply(a, false, b, false);
  }

  /**
   * The products of all pairs of rows, a a'; exactly symmetric.
   *
   * @param a m x k
   * @return m x m
   */
  Matrix rowProducts(Matrix a);

  /**
   * The products of all pairs of rows, one block after the other, where the whole would take too
   * much memory or is not needed as a matrix. Each pair, of a row with itself or with one before
   * it, is in exactly one block and has the bits that {@link #rowProducts(Matrix)} gives it.
   *
   * @param a m x k
   * @param blocks takes a block; called by several threads at a time, in no particular order
   */
  default void rowProducts(Matrix a, Consumer<ProductBlock> blocks) {
    Matrix products = rowProducts(a);
    blocks.accept(new ProductBlock(0, a.rows(), 0, a.rows(), products.array(), a.rows()));
  }

  /**
   * The products of all pairs of rows around a centre, (a - 1 centre') (a - 1 centre')', one block
   * after the other.
   *
   * @param a m x k
   * @param centre what is subtracted from each row, length k
   * @param blocks takes a block, as of {@link #rowProducts(Matrix, Consumer)}
   * @throws IllegalArgumentException if the centre has another length than a row
   */
  default void rowProducts(Matrix a, double[] centre, Consumer<ProductBlock> blocks) {
    if (centre.length != a.columns()) {
      throw new IllegalArgumentException(
          "a centre of length " + centre.length + " does not fit rows of a " + a);
    }
    Matrix centred = a.copy();
    for (int i = 0; i < centred.array().length; i++) {
      centred.array()[i] -= centre[i % a.columns()];
    }
    rowProducts(centred, blocks);
  }

  /**
   * The products of all pairs of columns, a' a; exactly symmetric.
   *
   * @param a m x k
   * @return k x k
   */
  Matrix columnProducts(Matrix a);

  /**
   * Thin singular value decomposition a = u diag(s) v'.
   *
   * @param a m x n
   * @return u (m x r), s descending (r), v' (r x n), r = min(m, n)
   */
  SingularValues svd(Matrix a);

  /**
   * The leading singular triplets, to the accuracy of the full decomposition.
   *
   * @param a m x n
   * @param rank how many, from 1 to min(m, n)
   * @return u (m x rank), s descending (rank), v' (rank x n)
   */
  SingularValues svd(Matrix a, int rank);

  /**
   * Singular values alone.
   *
   * @param a m x n
   * @return min(m, n) values, descending
   */
  double[] singularValues(Matrix a);

  /**
   * Eigen-decomposition of a symmetric matrix; only its lower triangle is read.
   *
   * @param a n x n, symmetric
   * @return eigenvalues ascending and eigenvectors in columns
   */
  SymmetricEigen symmetricEigen(Matrix a);

  /**
   * Eigen-decomposition of a general square matrix.
   *
   * @param a n x n
   * @return complex eigenvalues with right eigenvectors
   */
  GeneralEigen eigen(Matrix a);

  /**
   * Cholesky factor of a symmetric positive definite matrix.
   *
   * @param a n x n, symmetric positive definite; only its lower triangle is read
   * @return lower triangular l with a = l l'
   * @throws ArithmeticException if a is not positive definite
   */
  Matrix cholesky(Matrix a);

  /**
   * Thin QR decomposition a = q r.
   *
   * @param a m x n
   * @return q (m x min(m, n)) with orthonormal columns and r (min(m, n) x n), upper triangular
   */
  OrthogonalTriangular qr(Matrix a);

  /**
   * Solves a x = b for a general square matrix.
   *
   * @param a n x n
   * @param b n x k
   * @return x, n x k
   * @throws ArithmeticException if a is singular to working precision
   */
  Matrix solve(Matrix a, Matrix b);

  /**
   * Solves many systems of one size, a_k x_k = b_k, such as the steps of Newton's method from many
   * starts.
   *
   * @param stack the matrices on top of one another, (count n) x n
   * @param right one right-hand side per row, count x n
   * @return one solution per row, count x n; a row of NaN where a matrix is singular
   */
  default Matrix solveEach(Matrix stack, Matrix right) {
    int n = stack.columns();
    if (right.columns() != n || stack.rows() != (long) right.rows() * n) {
      throw new IllegalArgumentException(
          "a stack of " + stack + " does not fit right-hand sides of a " + right);
    }
    Matrix solutions = Matrix.zeros(right.rows(), n);
    for (int k = 0; k < right.rows(); k++) {
      double[] own = Arrays.copyOfRange(stack.array(), k * n * n, (k + 1) * n * n);
      try {
        Matrix x = solve(Matrix.of(n, n, own), Matrix.of(n, 1, right.row(k)));
        System.arraycopy(x.array(), 0, solutions.array(), k * n, n);
      } catch (ArithmeticException singular) {
        Arrays.fill(solutions.array(), k * n, (k + 1) * n, Double.NaN);
      }
      for (int i = k * n; i < (k + 1) * n; i++) {
        if (!Double.isFinite(solutions.array()[i])) {
          Arrays.fill(solutions.array(), k * n, (k + 1) * n, Double.NaN);
        }
      }
    }
    return solutions;
  }

  /**
   * Solves a x = b for a symmetric positive definite matrix.
   *
   * @param a n x n, symmetric positive definite; only its lower triangle is read
   * @param b n x k
   * @return x, n x k
   * @throws ArithmeticException if a is not positive definite
   */
  Matrix solvePositive(Matrix a, Matrix b);

  /**
   * The inverse of a square matrix.
   *
   * @param a n x n
   * @return n x n
   * @throws ArithmeticException if a is singular to working precision
   */
  default Matrix inverse(Matrix a) {
    return solve(a, Matrix.identity(a.rows()));
  }

  /**
   * The least-squares solution of smallest norm of a x = b.
   *
   * @param a m x n
   * @param b m x k
   * @return x, n x k
   */
  Matrix leastSquares(Matrix a, Matrix b);

  /**
   * Thin singular value decomposition.
   *
   * @param u left singular vectors in columns
   * @param values singular values, descending
   * @param vTransposed right singular vectors in rows
   */
  record SingularValues(Matrix u, double[] values, Matrix vTransposed) {}

  /**
   * Decomposition of a symmetric matrix.
   *
   * @param values eigenvalues, ascending
   * @param vectors orthonormal eigenvectors in columns, in the same order
   */
  record SymmetricEigen(double[] values, Matrix vectors) {}

  /**
   * Decomposition of a general matrix: a v = lambda v with lambda = real + i imaginary, columns in
   * the same order. Complex eigenvalues come as conjugate pairs side by side, the one with positive
   * imaginary part first.
   *
   * @param real real parts of the eigenvalues
   * @param imaginary imaginary parts of the eigenvalues
   * @param vectorsReal real parts of the right eigenvectors, in columns of unit Euclidean norm
   * @param vectorsImaginary imaginary parts of the right eigenvectors
   */
  record GeneralEigen(
      double[] real, double[] imaginary, Matrix vectorsReal, Matrix vectorsImaginary) {}

  /**
   * Thin QR decomposition.
   *
   * @param q orthonormal columns
   * @param r upper triangular
   */
  record OrthogonalTriangular(Matrix q, Matrix r) {}
}

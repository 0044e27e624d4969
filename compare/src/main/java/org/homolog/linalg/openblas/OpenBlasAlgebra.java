package org.homolog.linalg.openblas;

import java.util.function.Consumer;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.linalg.ProductBlock;

/**
 * The algebra on OpenBLAS: CBLAS for products, LAPACK for everything else.
 *
 * <p>One object may be used by any number of threads at a time. The threads asked for bound how
 * many share in one product; they do not change a single bit of any result. Singular vectors,
 * eigenvectors and the columns of Q carry the signs that LAPACK gives them: the same for the same
 * input, and otherwise arbitrary; whoever compares two decompositions fixes the signs first.
 *
 * <p>A result that would exceed the range of a double is refused with {@link ArithmeticException}.
 */
public final class OpenBlasAlgebra implements LinearAlgebra {
  private final Panels panels;

  /** Lets a product use every processor. */
  public OpenBlasAlgebra() {
    this(Runtime.getRuntime().availableProcessors());
  }

  /**
   * Bounds how many threads share in one product.
   *
   * @param threads at least 1, the calling thread included
   * @throws IllegalArgumentException if threads is below 1
   */
  public OpenBlasAlgebra(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, not " + threads);
    }
    this.panels = new Panels(threads);
  }

  @Override
  public Matrix multiply(Matrix a, boolean transposeA, Matrix b, boolean transposeB) {
    int innerA = transposeA ? a.rows() : a.columns();
    int innerB = transposeB ? b.columns() : b.rows();
    if (innerA != innerB) {
      throw new IllegalArgumentException(
          "a ("
              + shape(a, transposeA)
              + ") and b ("
              + shape(b, transposeB)
              + ") cannot be multiplied: "
              + innerA
              + " columns against "
              + innerB
              + " rows");
    }
    Arguments.requireFinite("a", a);
    Arguments.requireFinite("b", b);
    return NativeThreads.single(() -> Product.of(a, transposeA, b, transposeB, panels));
  }

  @Override
  public Matrix rowProducts(Matrix a) {
    return NativeThreads.single(() -> PairProducts.of(a, true, panels));
  }

  @Override
  public void rowProducts(Matrix a, Consumer<ProductBlock> blocks) {
    NativeThreads.single(
        () -> {
          PairProducts.ofRows(a, new double[0], blocks, panels);
          return a;
        });
  }

  @Override
  public void rowProducts(Matrix a, double[] centre, Consumer<ProductBlock> blocks) {
    if (centre.length != a.columns()) {
      throw new IllegalArgumentException(
          "a centre of length " + centre.length + " does not fit rows of a " + a);
    }
    NativeThreads.single(
        () -> {
          PairProducts.ofRows(a, centre, blocks, panels);
          return a;
        });
  }

  @Override
  public Matrix columnProducts(Matrix a) {
    return NativeThreads.single(() -> PairProducts.of(a, false, panels));
  }

  @Override
  public SingularValues svd(Matrix a) {
    Arguments.requireFinite("a", a);
    return Singular.decompose(a);
  }

  @Override
  public SingularValues svd(Matrix a, int rank) {
    int largest = Math.min(a.rows(), a.columns());
    if (rank < 1 || rank > largest) {
      throw new IllegalArgumentException(
          "rank must lie between 1 and "
              + largest
              + " for a "
              + a.rows()
              + " x "
              + a.columns()
              + " matrix, not "
              + rank);
    }
    Arguments.requireFinite("a", a);
    return new LeadingSingular(this, a, rank).decompose();
  }

  @Override
  public double[] singularValues(Matrix a) {
    Arguments.requireFinite("a", a);
    return Singular.values(a);
  }

  @Override
  public SymmetricEigen symmetricEigen(Matrix a) {
    Arguments.requireSquare("a", a);
    Arguments.requireFiniteLower("a", a);
    return Eigen.symmetric(a);
  }

  @Override
  public GeneralEigen eigen(Matrix a) {
    Arguments.requireSquare("a", a);
    Arguments.requireFinite("a", a);
    return Eigen.general(a);
  }

  @Override
  public Matrix cholesky(Matrix a) {
    Arguments.requireSquare("a", a);
    Arguments.requireFiniteLower("a", a);
    return Solvers.cholesky(a);
  }

  @Override
  public OrthogonalTriangular qr(Matrix a) {
    Arguments.requireFinite("a", a);
    return Orthogonal.decompose(a);
  }

  @Override
  public Matrix solve(Matrix a, Matrix b) {
    Arguments.requireSquare("a", a);
    Arguments.requireRows(a, b);
    Arguments.requireFinite("a", a);
    Arguments.requireFinite("b", b);
    return Solvers.general(a, b);
  }

  @Override
  public Matrix solveEach(Matrix stack, Matrix right) {
    int n = stack.columns();
    if (right.columns() != n || stack.rows() != (long) right.rows() * n) {
      throw new IllegalArgumentException(
          "a stack of " + stack + " does not fit right-hand sides of a " + right);
    }
    Arguments.requireFinite("stack", stack);
    Arguments.requireFinite("right", right);
    return BatchSolver.solve(stack, right);
  }

  @Override
  public Matrix solvePositive(Matrix a, Matrix b) {
    Arguments.requireSquare("a", a);
    Arguments.requireRows(a, b);
    Arguments.requireFiniteLower("a", a);
    Arguments.requireFinite("b", b);
    return Solvers.positive(a, b);
  }

  @Override
  public Matrix leastSquares(Matrix a, Matrix b) {
    Arguments.requireRows(a, b);
    Arguments.requireFinite("a", a);
    Arguments.requireFinite("b", b);
    return Solvers.leastSquares(a, b);
  }

  private static String shape(Matrix matrix, boolean transposed) {
    return transposed
        ? matrix.columns() + " x " + matrix.rows() + ", transposed"
        : matrix.rows() + " x " + matrix.columns();
  }
}

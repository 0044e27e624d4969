package org.homolog.spi.testkit;

import java.util.Arrays;
import java.util.Comparator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/**
 * The algebra in plain Java on commons-math3: slow, independent of the host's, and so the reference
 * it is tested against.
 */
public final class ReferenceAlgebra implements LinearAlgebra {

  private static RealMatrix real(String name, Matrix m) {
    for (double value : m.array()) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(
            name + " holds " + value + "; the algebra takes finite values only");
      }
    }
    double[][] rows = new double[m.rows()][];
    Arrays.setAll(rows, m::row);
    return new Array2DRowRealMatrix(rows, false);
  }

  private static Matrix matrix(RealMatrix m) {
    return Matrix.copyOf(m.getData());
  }

  private static void square(String name, Matrix a) {
    if (a.rows() != a.columns()) {
      throw new IllegalArgumentException(name + " must be square but is a " + a);
    }
  }

  private static void sameRows(Matrix a, Matrix b) {
    if (a.rows() != b.rows()) {
      throw new IllegalArgumentException(
          "b must have the " + a.rows() + " rows of a but is a " + b);
    }
  }

  private static boolean isEmpty(Matrix a) {
    return a.rows() == 0 || a.columns() == 0;
  }

  @Override
  public Matrix multiply(Matrix a, boolean transposeA, Matrix b, boolean transposeB) {
    Matrix left = transposeA ? a.transpose() : a;
    Matrix right = transposeB ? b.transpose() : b;
    if (left.columns() != right.rows()) {
      throw new IllegalArgumentException(
          "a product of a " + left + " and a " + right + " does not exist");
    }
    if (isEmpty(left) || isEmpty(right)) {
      return Matrix.zeros(left.rows(), right.columns());
    }
    return matrix(real("a", left).multiply(real("b", right)));
  }

  @Override
  public Matrix rowProducts(Matrix a) {
    return symmetric(multiply(a, false, a, true));
  }

  @Override
  public Matrix columnProducts(Matrix a) {
    return symmetric(multiply(a, true, a, false));
  }

  private static Matrix symmetric(Matrix m) {
    for (int i = 0; i < m.rows(); i++) {
      for (int j = 0; j < i; j++) {
        m.array()[j * m.rows() + i] = m.get(i, j);
      }
    }
    return m;
  }

  @Override
  public SingularValues svd(Matrix a) {
    int rank = Math.min(a.rows(), a.columns());
    if (isEmpty(a)) {
      return new SingularValues(
          Matrix.zeros(a.rows(), 0), new double[0], Matrix.zeros(0, a.columns()));
    }
    SingularValueDecomposition svd = new SingularValueDecomposition(real("a", a));
    return new SingularValues(
        matrix(svd.getU().getSubMatrix(0, a.rows() - 1, 0, rank - 1)),
        svd.getSingularValues(),
        matrix(svd.getVT().getSubMatrix(0, rank - 1, 0, a.columns() - 1)));
  }

  @Override
  public SingularValues svd(Matrix a, int rank) {
    if (rank < 1 || rank > Math.min(a.rows(), a.columns())) {
      throw new IllegalArgumentException(
          "rank must be from 1 to " + Math.min(a.rows(), a.columns()) + " but was " + rank);
    }
    SingularValues whole = svd(a);
    int[] leading = new int[rank];
    Arrays.setAll(leading, i -> i);
    return new SingularValues(
        whole.u().selectColumns(leading),
        Arrays.copyOf(whole.values(), rank),
        whole.vTransposed().selectRows(leading));
  }

  @Override
  public double[] singularValues(Matrix a) {
    return svd(a).values();
  }

  @Override
  public SymmetricEigen symmetricEigen(Matrix a) {
    square("a", a);
    if (isEmpty(a)) {
      return new SymmetricEigen(new double[0], Matrix.zeros(0, 0));
    }
    RealMatrix lower = real("a", a);
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < i; j++) {
        lower.setEntry(j, i, lower.getEntry(i, j));
      }
    }
    EigenDecomposition eigen = new EigenDecomposition(lower);
    double[] values = eigen.getRealEigenvalues();
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    double[] ascending = new double[values.length];
    Matrix vectors = Matrix.zeros(a.rows(), a.rows());
    for (int k = 0; k < order.length; k++) {
      ascending[k] = values[order[k]];
      RealVector vector = eigen.getEigenvector(order[k]).unitVector();
      for (int i = 0; i < a.rows(); i++) {
        vectors.array()[i * a.rows() + k] = vector.getEntry(i);
      }
    }
    return new SymmetricEigen(ascending, vectors);
  }

  @Override
  public GeneralEigen eigen(Matrix a) {
    square("a", a);
    int n = a.rows();
    Matrix realPart = Matrix.zeros(n, n);
    Matrix imaginaryPart = Matrix.zeros(n, n);
    if (n == 0) {
      return new GeneralEigen(new double[0], new double[0], realPart, imaginaryPart);
    }
    EigenDecomposition eigen = new EigenDecomposition(real("a", a));
    double[] re = eigen.getRealEigenvalues();
    double[] im = eigen.getImagEigenvalues();
    for (int k = 0; k < n; k++) {
      // For a conjugate pair, commons-math holds the real part in one column of V and the imaginary
      // part in the next.
      boolean complex = im[k] != 0;
      RealVector real = eigen.getV().getColumnVector(complex && im[k] < 0 ? k - 1 : k);
      RealVector imaginary =
          complex ? eigen.getV().getColumnVector(im[k] < 0 ? k : k + 1) : real.mapMultiply(0);
      double norm = Math.sqrt(real.dotProduct(real) + imaginary.dotProduct(imaginary));
      double sign = im[k] < 0 ? -1 : 1;
      for (int i = 0; i < n; i++) {
        realPart.array()[i * n + k] = real.getEntry(i) / norm;
        imaginaryPart.array()[i * n + k] = sign * imaginary.getEntry(i) / norm;
      }
    }
    return new GeneralEigen(re, im, realPart, imaginaryPart);
  }

  @Override
  public Matrix cholesky(Matrix a) {
    square("a", a);
    if (isEmpty(a)) {
      return a;
    }
    return matrix(factor(a).getL());
  }

  private static CholeskyDecomposition factor(Matrix a) {
    RealMatrix lower = real("a", a);
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < i; j++) {
        lower.setEntry(j, i, lower.getEntry(i, j));
      }
    }
    try {
      return new CholeskyDecomposition(lower, 1e-12, 0);
    } catch (NonPositiveDefiniteMatrixException e) {
      throw notPositive(e);
    }
  }

  private static ArithmeticException notPositive(Exception e) {
    ArithmeticException failure = new ArithmeticException("a is not positive definite");
    failure.initCause(e);
    return failure;
  }

  @Override
  public OrthogonalTriangular qr(Matrix a) {
    int rank = Math.min(a.rows(), a.columns());
    if (isEmpty(a)) {
      return new OrthogonalTriangular(
          Matrix.zeros(a.rows(), rank), Matrix.zeros(rank, a.columns()));
    }
    QRDecomposition qr = new QRDecomposition(real("a", a));
    return new OrthogonalTriangular(
        matrix(qr.getQ().getSubMatrix(0, a.rows() - 1, 0, rank - 1)),
        matrix(qr.getR().getSubMatrix(0, rank - 1, 0, a.columns() - 1)));
  }

  @Override
  public Matrix solve(Matrix a, Matrix b) {
    square("a", a);
    sameRows(a, b);
    if (isEmpty(a) || isEmpty(b)) {
      return Matrix.zeros(a.columns(), b.columns());
    }
    // Relative to the largest entry, so that the unit of a does not decide what is singular.
    double least = Math.ulp(1.0) * Arrays.stream(a.array()).map(Math::abs).max().orElse(0);
    try {
      return matrix(new LUDecomposition(real("a", a), least).getSolver().solve(real("b", b)));
    } catch (SingularMatrixException e) {
      ArithmeticException failure = new ArithmeticException("a is singular to working precision");
      failure.initCause(e);
      throw failure;
    }
  }

  @Override
  public Matrix solvePositive(Matrix a, Matrix b) {
    square("a", a);
    sameRows(a, b);
    if (isEmpty(a) || isEmpty(b)) {
      return Matrix.zeros(a.columns(), b.columns());
    }
    return matrix(factor(a).getSolver().solve(real("b", b)));
  }

  @Override
  public Matrix leastSquares(Matrix a, Matrix b) {
    sameRows(a, b);
    if (isEmpty(a) || isEmpty(b)) {
      return Matrix.zeros(a.columns(), b.columns());
    }
    SingularValues svd = svd(a);
    double floor = svd.values()[0] * Math.max(a.rows(), a.columns()) * Math.ulp(1.0);
    Matrix projected = multiply(svd.u(), true, b, false);
    for (int k = 0; k < svd.values().length; k++) {
      for (int j = 0; j < b.columns(); j++) {
        double value = projected.get(k, j);
        projected.array()[k * b.columns() + j] =
            svd.values()[k] > floor ? value / svd.values()[k] : 0;
      }
    }
    return multiply(svd.vTransposed(), true, projected, false);
  }
}

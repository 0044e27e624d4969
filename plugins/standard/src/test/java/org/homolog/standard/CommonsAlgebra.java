package org.homolog.standard;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/** Plain products and commons-math3 decompositions, for tests that must not need natives. */
public final class CommonsAlgebra implements LinearAlgebra {
  @Override
  public Matrix multiply(Matrix a, boolean transposeA, Matrix b, boolean transposeB) {
    Matrix left = transposeA ? a.transpose() : a;
    Matrix right = transposeB ? b : b.transpose();
    Matrix product = Matrix.zeros(left.rows(), right.rows());
    for (int i = 0; i < left.rows(); i++) {
      for (int j = 0; j < right.rows(); j++) {
        double sum = 0;
        for (int k = 0; k < left.columns(); k++) {
          sum += left.get(i, k) * right.get(j, k);
        }
        product.array()[i * right.rows() + j] = sum;
      }
    }
    return product;
  }

  @Override
  public Matrix rowProducts(Matrix a) {
    return multiply(a, false, a, true);
  }

  @Override
  public Matrix columnProducts(Matrix a) {
    return rowProducts(a.transpose());
  }

  @Override
  public SingularValues svd(Matrix a) {
    return svd(a, Math.min(a.rows(), a.columns()));
  }

  @Override
  public SingularValues svd(Matrix a, int rank) {
    SingularValueDecomposition svd = new SingularValueDecomposition(commons(a));
    int[] kept = IntStream.range(0, rank).toArray();
    return new SingularValues(
        ours(svd.getU()).selectColumns(kept),
        Arrays.copyOf(svd.getSingularValues(), rank),
        ours(svd.getVT()).selectRows(kept));
  }

  @Override
  public double[] singularValues(Matrix a) {
    return new SingularValueDecomposition(commons(a)).getSingularValues();
  }

  @Override
  public SymmetricEigen symmetricEigen(Matrix a) {
    EigenDecomposition eigen = new EigenDecomposition(commons(a));
    double[] values = eigen.getRealEigenvalues();
    int[] ascending =
        IntStream.range(0, values.length)
            .boxed()
            .sorted((i, j) -> Double.compare(values[i], values[j]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new SymmetricEigen(
        Arrays.stream(ascending).mapToDouble(i -> values[i]).toArray(),
        ours(eigen.getV()).selectColumns(ascending));
  }

  @Override
  public GeneralEigen eigen(Matrix a) {
    throw new AssertionError("no comparison here uses a general eigen-decomposition");
  }

  @Override
  public Matrix cholesky(Matrix a) {
    return ours(new org.apache.commons.math3.linear.CholeskyDecomposition(commons(a)).getL());
  }

  @Override
  public OrthogonalTriangular qr(Matrix a) {
    QRDecomposition qr = new QRDecomposition(commons(a));
    int rank = Math.min(a.rows(), a.columns());
    int[] kept = IntStream.range(0, rank).toArray();
    return new OrthogonalTriangular(
        ours(qr.getQ()).selectColumns(kept), ours(qr.getR()).selectRows(kept));
  }

  @Override
  public Matrix solve(Matrix a, Matrix b) {
    return ours(new LUDecomposition(commons(a)).getSolver().solve(commons(b)));
  }

  @Override
  public Matrix solvePositive(Matrix a, Matrix b) {
    return solve(a, b);
  }

  @Override
  public Matrix leastSquares(Matrix a, Matrix b) {
    return ours(new SingularValueDecomposition(commons(a)).getSolver().solve(commons(b)));
  }

  private static RealMatrix commons(Matrix a) {
    double[][] rows = new double[a.rows()][];
    Arrays.setAll(rows, a::row);
    return new Array2DRowRealMatrix(rows, false);
  }

  private static Matrix ours(RealMatrix a) {
    return Matrix.copyOf(a.getData());
  }
}

package org.homolog.linalg.openblas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.GeneralEigen;
import org.homolog.linalg.LinearAlgebra.OrthogonalTriangular;
import org.homolog.linalg.LinearAlgebra.SingularValues;
import org.homolog.linalg.LinearAlgebra.SymmetricEigen;
import org.homolog.linalg.Matrix;
import org.homolog.spi.testkit.ReferenceAlgebra;
import org.junit.jupiter.api.Test;

final class DecompositionTest {
  private final LinearAlgebra algebra = new OpenBlasAlgebra();
  private final LinearAlgebra reference = new ReferenceAlgebra();

  private static List<Matrix> rectangles() {
    return List.of(
        Matrix.zeros(0, 0),
        Matrix.zeros(0, 4),
        Matrix.zeros(4, 0),
        Matrix.zeros(3, 2),
        Matrix.of(1, 1, new double[] {-3}),
        Samples.normal(1, 9, 1),
        Samples.normal(9, 1, 2),
        Samples.normal(20, 20, 3),
        Samples.normal(120, 15, 4),
        Samples.normal(15, 120, 5),
        Samples.ofRank(30, 25, 4, 6),
        Samples.ofRank(25, 130, 7, 7),
        Samples.illScaled(Samples.normal(40, 12, 8), 20),
        Samples.illScaled(Samples.normal(12, 40, 9), 20));
  }

  @Test
  void singularVectorsRebuildTheMatrixAndValuesAgree() {
    for (Matrix a : rectangles()) {
      String what = a.toString();
      SingularValues svd = algebra.svd(a);
      int rank = Math.min(a.rows(), a.columns());
      assertEquals(rank, svd.values().length, what);
      Samples.assertOrthonormal(svd.u(), what);
      Samples.assertOrthonormal(svd.vTransposed().transpose(), what);
      Matrix rebuilt =
          Samples.product(Samples.scaleColumns(svd.u(), svd.values()), svd.vTransposed());
      Samples.assertClose(a, rebuilt, 1e-12, what);
      double largest = rank == 0 ? 0 : svd.values()[0];
      assertArrayEquals(reference.singularValues(a), svd.values(), 1e-12 * largest, what);
      assertArrayEquals(svd.values(), algebra.singularValues(a), 1e-13 * largest, what);
    }
  }

  @Test
  void leadingTripletsEqualThoseOfTheWhole() {
    for (Matrix a :
        List.of(
            Samples.normal(20, 30, 1),
            Samples.normal(700, 220, 2),
            Samples.normal(220, 700, 3),
            steep(600, 240, 0.9, 4),
            steep(240, 600, 0.5, 5),
            Samples.ofRank(400, 210, 5, 6),
            Matrix.zeros(210, 230))) {
      SingularValues whole = algebra.svd(a);
      for (int rank : new int[] {1, 10, 20}) {
        SingularValues leading = algebra.svd(a, rank);
        String what = rank + " of " + a;
        assertEquals(rank, leading.values().length, what);
        Samples.assertOrthonormal(leading.u(), what);
        Samples.assertOrthonormal(leading.vTransposed().transpose(), what);
        for (int i = 0; i < rank; i++) {
          double tolerance = 1e-14 * 40 * whole.values()[0];
          assertEquals(whole.values()[i], leading.values()[i], tolerance, what + ", value " + i);
        }
        Matrix us = Samples.scaleColumns(leading.u(), leading.values());
        Matrix av = Samples.product(a, leading.vTransposed().transpose());
        Samples.assertClose(us, av, 1e-11, what);
      }
    }
  }

  @Test
  void symmetricVectorsRebuildTheMatrixFromItsLowerTriangle() {
    for (Matrix a :
        List.of(
            Matrix.zeros(0, 0),
            Matrix.of(1, 1, new double[] {-2}),
            Matrix.identity(6),
            Samples.positive(50, 1),
            Samples.product(Samples.ofRank(40, 40, 3, 2), Matrix.identity(40)))) {
      int size = a.rows();
      Matrix symmetric = a.copy();
      Matrix read = a.copy();
      for (int i = 0; i < size; i++) {
        for (int j = i + 1; j < size; j++) {
          symmetric.array()[i * size + j] = a.get(j, i);
          read.array()[i * size + j] = Double.NaN;
        }
      }
      SymmetricEigen eigen = algebra.symmetricEigen(read);
      Samples.assertOrthonormal(eigen.vectors(), a.toString());
      Samples.assertClose(
          symmetric,
          Samples.product(
              Samples.scaleColumns(eigen.vectors(), eigen.values()), eigen.vectors().transpose()),
          1e-12,
          a.toString());
      assertArrayEquals(
          reference.symmetricEigen(symmetric).values(),
          eigen.values(),
          1e-12 * Math.max(1, size * Samples.largest(symmetric)));
    }
  }

  @Test
  void generalVectorsSolveTheEigenEquation() {
    for (Matrix a :
        List.of(
            Matrix.zeros(0, 0),
            Matrix.of(1, 1, new double[] {4}),
            Matrix.of(2, 2, new double[] {0, -1, 1, 0}),
            Matrix.zeros(3, 3),
            Samples.normal(7, 7, 1),
            Samples.normal(60, 60, 2),
            Samples.ofRank(20, 20, 5, 3))) {
      GeneralEigen eigen = algebra.eigen(a);
      Matrix re = eigen.vectorsReal();
      Matrix im = eigen.vectorsImaginary();
      Matrix left = Samples.product(a, re);
      Matrix leftImaginary = Samples.product(a, im);
      double tolerance = 1e-11 * Math.max(1, Samples.largest(a) * a.rows());
      for (int j = 0; j < a.rows(); j++) {
        double norm = 0;
        double x = eigen.real()[j];
        double y = eigen.imaginary()[j];
        if (y > 0) {
          assertEquals(x, eigen.real()[j + 1]);
          assertEquals(-y, eigen.imaginary()[j + 1]);
        }
        for (int i = 0; i < a.rows(); i++) {
          norm += re.get(i, j) * re.get(i, j) + im.get(i, j) * im.get(i, j);
          assertEquals(x * re.get(i, j) - y * im.get(i, j), left.get(i, j), tolerance);
          assertEquals(x * im.get(i, j) + y * re.get(i, j), leftImaginary.get(i, j), tolerance);
        }
        assertEquals(1, norm, 1e-12);
      }
    }
  }

  @Test
  void generalValuesAgreeWithTheReference() {
    Matrix a = Samples.normal(25, 25, 9);
    GeneralEigen expected = reference.eigen(a);
    GeneralEigen actual = algebra.eigen(a);
    for (int i = 0; i < 25; i++) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int j = 0; j < 25; j++) {
        nearest =
            Math.min(
                nearest,
                Math.hypot(
                    expected.real()[i] - actual.real()[j],
                    expected.imaginary()[i] - actual.imaginary()[j]));
      }
      assertTrue(nearest < 1e-10, "no value near " + expected.real()[i]);
    }
  }

  @Test
  void orthogonalTimesTriangularRebuildsTheMatrix() {
    for (Matrix a : rectangles()) {
      OrthogonalTriangular qr = algebra.qr(a);
      Samples.assertOrthonormal(qr.q(), a.toString());
      Samples.assertClose(a, Samples.product(qr.q(), qr.r()), 1e-12, a.toString());
      OrthogonalTriangular expected = reference.qr(a);
      for (int i = 0; i < qr.r().rows(); i++) {
        for (int j = 0; j < i; j++) {
          assertEquals(0, qr.r().get(i, j));
        }
        assertEquals(
            Math.abs(expected.r().get(i, i)),
            Math.abs(qr.r().get(i, i)),
            1e-11 * Samples.largest(a),
            a.toString());
      }
    }
  }

  @Test
  void repeatedCallsGiveTheSameBits() {
    Matrix a = Samples.normal(150, 90, 11);
    for (int i = 0; i < 5; i++) {
      assertEquals(algebra.svd(a).u(), algebra.svd(a).u());
    }
  }

  /** Singular values that fall by a constant factor. */
  private Matrix steep(int rows, int columns, double factor, long seed) {
    int rank = Math.min(rows, columns);
    double[] values = new double[rank];
    for (int i = 0; i < rank; i++) {
      values[i] = Math.pow(factor, i);
    }
    Matrix left = algebra.qr(Samples.normal(rows, rank, seed)).q();
    Matrix right = algebra.qr(Samples.normal(columns, rank, seed + 1)).q();
    return algebra.multiply(Samples.scaleColumns(left, values), false, right, true);
  }
}

package org.homolog.linalg.openblas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.spi.testkit.ReferenceAlgebra;
import org.junit.jupiter.api.Test;

final class SolverTest {
  private final LinearAlgebra algebra = new OpenBlasAlgebra();
  private final LinearAlgebra reference = new ReferenceAlgebra();

  @Test
  void systemsAgreeWithTheReference() {
    for (int size : new int[] {0, 1, 2, 30, 130}) {
      for (int sides : new int[] {0, 1, 7}) {
        Matrix a = Samples.normal(size, size, size);
        Matrix b = Samples.normal(size, sides, size + 1);
        Samples.assertClose(reference.solve(a, b), algebra.solve(a, b), 1e-9, size + " general");
        Matrix p = Samples.positive(size, size + 2);
        Samples.assertClose(
            reference.solvePositive(p, b), algebra.solvePositive(p, b), 1e-9, size + " positive");
      }
    }
  }

  @Test
  void manySystemsGiveWhatEachGivesAlone() {
    for (int size : new int[] {1, 5, 40}) {
      Matrix stack = Samples.normal(4 * size, size, size);
      for (int i = 0; i < size; i++) {
        stack.array()[(2 * size + i) * size] = 0;
      }
      Matrix right = Samples.normal(4, size, size + 1);
      Matrix found = algebra.solveEach(stack, right);
      Samples.assertClose(
          algebra.solve(
              Matrix.of(size, size, Arrays.copyOf(stack.array(), size * size)),
              Matrix.of(size, 1, right.row(0))),
          Matrix.of(size, 1, found.row(0)),
          1e-9,
          "first of " + size);
      Matrix plain = reference.solveEach(stack, right);
      for (int k = 0; k < 4; k++) {
        for (int i = 0; i < size; i++) {
          assertEquals(k == 2, Double.isNaN(found.get(k, i)), size + ", " + k);
          assertEquals(plain.get(k, i), found.get(k, i), 1e-7, size + ", " + k);
        }
      }
    }
    assertEquals(0, algebra.solveEach(Matrix.zeros(0, 3), Matrix.zeros(0, 3)).rows());
    assertThrows(
        IllegalArgumentException.class,
        () -> algebra.solveEach(Matrix.zeros(5, 3), Matrix.zeros(2, 3)));
  }

  @Test
  void mixedUnitsAreNotSingularity() {
    Matrix a = Samples.illScaled(Samples.normal(25, 25, 1), 120);
    Matrix b = Samples.illScaled(Samples.normal(25, 2, 2), 120);
    Matrix x = algebra.solve(a, b);
    Samples.assertClose(
        reference.solve(Samples.normal(25, 25, 1), Samples.normal(25, 2, 2)), x, 1e-10, "scaled");
    Matrix p = Samples.positive(20, 3);
    Matrix scaled = Samples.illScaled(Samples.illScaled(p, 100).transpose(), 100);
    Matrix side = Samples.normal(20, 2, 4);
    Matrix y = algebra.solvePositive(scaled, Samples.illScaled(side, 100));
    Samples.assertClose(
        reference.solvePositive(p, side), Samples.illScaled(y, 100), 1e-9, "scaled");
  }

  @Test
  void theInverseTimesTheMatrixIsTheIdentity() {
    Matrix a = Samples.normal(40, 40, 5);
    Samples.assertClose(
        Matrix.identity(40), Samples.product(a, algebra.inverse(a)), 1e-10, "identity");
  }

  @Test
  void choleskyReadsTheLowerTriangleAndLeavesZerosAbove() {
    for (int size : new int[] {0, 1, 17, 90}) {
      Matrix a = Samples.positive(size, size);
      Matrix read = a.copy();
      for (int i = 0; i < size; i++) {
        for (int j = i + 1; j < size; j++) {
          read.array()[i * size + j] = Double.NaN;
        }
      }
      Matrix l = algebra.cholesky(read);
      Samples.assertClose(reference.cholesky(a), l, 1e-11, size + "");
      for (int i = 0; i < size; i++) {
        for (int j = i + 1; j < size; j++) {
          assertEquals(0, l.get(i, j));
        }
      }
      Matrix b = Samples.normal(size, 2, 1);
      assertEquals(algebra.solvePositive(a, b), algebra.solvePositive(read, b));
    }
  }

  @Test
  void leastSquaresHasTheSmallestNorm() {
    for (Matrix a :
        List.of(
            Matrix.zeros(0, 3),
            Matrix.zeros(3, 0),
            Matrix.zeros(4, 3),
            Matrix.of(1, 1, new double[] {2}),
            Samples.normal(50, 8, 1),
            Samples.normal(8, 50, 2),
            Samples.normal(20, 20, 3),
            Samples.ofRank(40, 15, 4, 4),
            Samples.ofRank(15, 40, 4, 5))) {
      for (int sides : new int[] {0, 1, 6}) {
        Matrix b = Samples.normal(a.rows(), sides, 6);
        Samples.assertClose(
            reference.leastSquares(a, b), algebra.leastSquares(a, b), 1e-9, a.toString());
      }
    }
  }

  @Test
  void whatHasNoSolutionIsRefused() {
    Matrix side = Samples.normal(10, 1, 1);
    Matrix deficient = Samples.ofRank(10, 10, 9, 2);
    Matrix zeros = Matrix.zeros(10, 10);
    for (Matrix a : List.of(deficient, zeros)) {
      String message =
          assertThrows(ArithmeticException.class, () -> algebra.solve(a, side)).getMessage();
      assertTrue(message.startsWith("a is singular"), message);
      assertThrows(ArithmeticException.class, () -> algebra.inverse(a));
    }
    Matrix negative = Matrix.of(2, 2, new double[] {1, 2, 2, 1});
    Matrix two = Samples.normal(2, 1, 1);
    for (ArithmeticException refused :
        List.of(
            assertThrows(ArithmeticException.class, () -> algebra.cholesky(negative)),
            assertThrows(ArithmeticException.class, () -> algebra.solvePositive(negative, two)),
            assertThrows(ArithmeticException.class, () -> algebra.solvePositive(zeros, side)))) {
      String message = String.valueOf(refused.getMessage());
      assertTrue(message.startsWith("a is not positive definite"), message);
    }
  }
}

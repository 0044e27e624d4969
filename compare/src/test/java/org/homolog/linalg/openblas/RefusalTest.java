package org.homolog.linalg.openblas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class RefusalTest {
  private final LinearAlgebra algebra = new OpenBlasAlgebra();
  private final Matrix wide = Samples.normal(2, 3, 1);
  private final Matrix square = Samples.positive(3, 2);

  @Test
  void shapesThatDoNotFitAreNamed() {
    refused(
        "a (2 x 3) and b (2 x 3) cannot be multiplied: 3 columns against 2 rows",
        () -> algebra.multiply(wide, wide));
    refused(
        "a (3 x 2, transposed) and b (3 x 3) cannot be multiplied: 2 columns against 3 rows",
        () -> algebra.multiply(wide, true, square, false));
    List<Executable> notSquare =
        List.of(
            () -> algebra.symmetricEigen(wide),
            () -> algebra.eigen(wide),
            () -> algebra.cholesky(wide),
            () -> algebra.solve(wide, wide),
            () -> algebra.solvePositive(wide, wide),
            () -> algebra.inverse(wide));
    notSquare.forEach(call -> refused("a must be square, not 2 x 3", call));
    List<Executable> unequal =
        List.of(
            () -> algebra.solve(square, wide),
            () -> algebra.solvePositive(square, wide),
            () -> algebra.leastSquares(square, wide));
    unequal.forEach(call -> refused("b has 2 rows, a has 3; they must agree", call));
    for (int rank : new int[] {-1, 0, 3}) {
      refused(
          "rank must lie between 1 and 2 for a 2 x 3 matrix, not " + rank,
          () -> algebra.svd(wide, rank));
    }
    refused("threads must be at least 1, not 0", () -> new OpenBlasAlgebra(0));
  }

  @Test
  void valuesThatAreNotFiniteAreNamed() {
    for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      Matrix bad = square.copy();
      bad.array()[2 * 3 + 1] = value;
      String at = " holds " + value + " at row 2, column 1";
      List<Executable> ofA =
          List.of(
              () -> algebra.multiply(bad, square),
              () -> algebra.rowProducts(bad),
              () -> algebra.rowProducts(bad, block -> {}),
              () -> algebra.columnProducts(bad),
              () -> algebra.svd(bad),
              () -> algebra.svd(bad, 1),
              () -> algebra.singularValues(bad),
              () -> algebra.symmetricEigen(bad),
              () -> algebra.eigen(bad),
              () -> algebra.cholesky(bad),
              () -> algebra.qr(bad),
              () -> algebra.solve(bad, square),
              () -> algebra.solvePositive(bad, square),
              () -> algebra.leastSquares(bad, square));
      ofA.forEach(call -> refused("a" + at, call));
      List<Executable> ofB =
          List.of(
              () -> algebra.multiply(square, bad),
              () -> algebra.solve(square, bad),
              () -> algebra.solvePositive(square, bad),
              () -> algebra.leastSquares(square, bad));
      ofB.forEach(call -> refused("b" + at, call));
    }
  }

  private static void refused(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}

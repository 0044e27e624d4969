package org.homolog.lineardynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.homolog.geometry.Centring;
import org.homolog.geometry.Pairs;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Run;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The best rotation or reflection of one matrix onto another. */
class OrthogonalSimilarityTest {
  private static final int RESTARTS = 24;
  private final Run run = Pairs.run();
  private final LinearAlgebra algebra = run.algebra();

  private static Matrix gaussian(int size, long seed) {
    CounterRandom random = new CounterRandom(seed, size);
    Matrix matrix = Matrix.zeros(size, size);
    for (int i = 0; i < matrix.array().length; i++) {
      matrix.array()[i] = random.nextGaussian();
    }
    return matrix;
  }

  private Matrix orthogonal(int size, long seed) {
    return algebra.qr(gaussian(size, seed)).q();
  }

  private Matrix turned(Matrix matrix, Matrix by) {
    return algebra.multiply(algebra.multiply(by, matrix), false, by, true);
  }

  private static double norm(Matrix matrix) {
    return Math.sqrt(Centring.sumOfSquares(matrix));
  }

  /** The residual that belongs to the largest inner product with orthogonal turns. */
  private static double residual(double product, Matrix a, Matrix b) {
    return Math.sqrt(Math.max(0, 2 - 2 * product / norm(a) / norm(b)));
  }

  private double found(Matrix a, Matrix b) {
    return OrthogonalSimilarity.residual(a, b, RESTARTS, run);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 13})
  @DisplayName("is zero for a matrix turned by a rotation or a reflection")
  void turnedMatrixIsTheSame(int size) {
    Matrix a = gaussian(size, 1);
    Matrix turn = orthogonal(size, 2);
    Matrix mirror = turn.copy();
    for (int i = 0; i < size; i++) {
      mirror.array()[i] = -mirror.array()[i];
    }
    assertEquals(0, found(a, turned(a, turn)), 1e-12);
    assertEquals(0, found(a, turned(a, mirror)), 1e-12);
    assertEquals(0, OrthogonalSimilarity.residual(a, turned(a, turn), 0, run), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 6, 9})
  @DisplayName("reaches the closed form of symmetric matrices: eigenvalues in one order")
  void symmetric(int size) {
    Matrix a = algebra.rowProducts(gaussian(size, 3));
    Matrix b = gaussian(size, 4);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        b.array()[i * size + j] = b.get(j, i);
      }
    }
    double[] own = algebra.symmetricEigen(a).values();
    double[] other = algebra.symmetricEigen(b).values();
    double product = 0;
    for (int i = 0; i < size; i++) {
      product += own[i] * other[i];
    }
    assertEquals(residual(product, a, b), found(a, b), 1e-10);
  }

  @Test
  @DisplayName("reaches the closed form of normal matrices: pairs of eigenvalues matched")
  void normal() {
    double[][] own = {{0.9, 0.3}, {0.4, 0.8}, {-0.5, 0.6}};
    double[][] other = {{-0.2, 0.9}, {0.8, 0.5}, {0.5, 0.1}};
    Matrix a = turned(blocks(own), orthogonal(6, 5));
    Matrix b = turned(blocks(other), orthogonal(6, 6));
    double most = Double.NEGATIVE_INFINITY;
    int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    for (int[] order : orders) {
      double product = 0;
      for (int i = 0; i < 3; i++) {
        product += 2 * (own[i][0] * other[order[i]][0] + own[i][1] * other[order[i]][1]);
      }
      most = Math.max(most, product);
    }
    assertEquals(residual(most, a, b), found(a, b), 1e-9);
  }

  private static Matrix blocks(double[][] eigenvalues) {
    int size = 2 * eigenvalues.length;
    Matrix matrix = Matrix.zeros(size, size);
    for (int k = 0; k < eigenvalues.length; k++) {
      int at = 2 * k;
      matrix.array()[at * size + at] = eigenvalues[k][0];
      matrix.array()[(at + 1) * size + at + 1] = eigenvalues[k][0];
      matrix.array()[at * size + at + 1] = -eigenvalues[k][1];
      matrix.array()[(at + 1) * size + at] = eigenvalues[k][1];
    }
    return matrix;
  }

  @Test
  @DisplayName("reaches the best angle of two dimensions that a fine grid holds")
  void twoDimensions() {
    for (long seed = 0; seed < 20; seed++) {
      Matrix a = gaussian(2, 10 + seed);
      Matrix b = gaussian(2, 40 + seed);
      double most = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < 40_000; k++) {
        double c = Math.cos(Math.PI * k / 10_000);
        double s = Math.sin(Math.PI * k / 10_000);
        int mirror = k < 20_000 ? 1 : -1;
        Matrix turn = Matrix.of(2, 2, new double[] {c, -s * mirror, s, c * mirror});
        most = Math.max(most, Centring.dot(a, turned(b, turn)));
      }
      assertEquals(residual(most, a, b), found(a, b), 1e-6);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 6})
  @DisplayName("finds what four hundred random starts find, in either order of the matrices")
  void manyStarts(int size) {
    for (long seed = 0; seed < 4; seed++) {
      Matrix a = gaussian(size, 100 + seed);
      Matrix b = gaussian(size, 200 + seed);
      double found = found(a, b);
      assertTrue(found <= OrthogonalSimilarity.residual(a, b, 400, Pairs.run()) + 1e-8);
      assertEquals(found, found(b, a));
    }
  }

  @Test
  @DisplayName("never exceeds the residual of any turn")
  void lowerThanAnyTurn() {
    Matrix a = gaussian(5, 7);
    Matrix b = gaussian(5, 8);
    double found = found(a, b);
    for (long seed = 0; seed < 500; seed++) {
      double product = Centring.dot(a, turned(b, orthogonal(5, 1000 + seed)));
      assertTrue(found <= residual(product, a, b) + 1e-12);
    }
  }

  @Test
  @DisplayName("pads the smaller matrix with zeros")
  void padding() {
    Matrix a = gaussian(3, 9);
    Matrix b = gaussian(5, 10);
    Matrix padded = Matrix.zeros(5, 5);
    for (int i = 0; i < 3; i++) {
      System.arraycopy(a.array(), 3 * i, padded.array(), 5 * i, 3);
    }
    assertEquals(found(padded, b), found(a, b));
    assertEquals(0, found(a, turned(padded, orthogonal(5, 11))), 1e-9);
  }

  @Test
  @DisplayName("is two for a matrix against its negative where no turn can help")
  void opposite() {
    Matrix identity = Matrix.identity(3);
    double[] negative = Arrays.stream(identity.array()).map(v -> -v).toArray();
    assertEquals(2, found(identity, Matrix.of(3, 3, negative)), 1e-12);
  }
}

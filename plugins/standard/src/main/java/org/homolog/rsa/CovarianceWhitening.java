package org.homolog.rsa;

import java.util.stream.IntStream;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Run;

/**
 * Whitening by a covariance S of the noise of conditions. With {@code P = S^-1}, {@code p = P 1}
 * and {@code R = P - p p' / 1'p}, complete dissimilarities have {@code x'V^-1 y = tr(R X R Y)}, X
 * and Y the symmetric matrices of -x / 2 and -y / 2. The second moments of pairs that are left out
 * are free; the best of them takes {@code b_x'K^-1 b_y} off, {@code K = tr(R E_m R E_n)} over these
 * pairs m, n.
 */
final class CovarianceWhitening {
  /** Beyond this many pairs left out their system does not fit. */
  private static final int MOST_MISSING = 5_000;

  private CovarianceWhitening() {}

  /**
   * The whitened products.
   *
   * @param x dissimilarities, 0 where a pair is left out
   * @param y the same of the other side
   * @param shared the pairs that both sides have
   * @param covariance places x places
   * @param run what the host lends
   * @return the products, or why they do not exist
   */
  static WhitenedCosine.Products products(
      double[] x, double[] y, SharedPairs shared, Matrix covariance, Run run) {
    int size = shared.size();
    boolean[] has = shared.mask();
    int[] kept =
        IntStream.range(0, size)
            .filter(
                i ->
                    IntStream.range(0, size)
                        .anyMatch(
                            j -> i != j && has[Triangle.at(size, Math.min(i, j), Math.max(i, j))]))
            .toArray();
    int[][] missing =
        IntStream.range(0, kept.length)
            .boxed()
            .flatMap(
                i ->
                    IntStream.range(i + 1, kept.length)
                        .filter(j -> !has[Triangle.at(size, kept[i], kept[j])])
                        .mapToObj(j -> new int[] {i, j}))
            .toArray(int[][]::new);
    if (missing.length > MOST_MISSING) {
      return WhitenedCosine.Products.undefined(
          missing.length
              + " pairs of conditions are left out, too many for condition-noise: covariances");
    }
    LinearAlgebra algebra = run.algebra();
    try {
      Matrix metric = metric(covariance.selectRows(kept).selectColumns(kept), algebra);
      Matrix a = square(x, size, kept);
      Matrix b = square(y, size, kept);
      Matrix whiteA = algebra.multiply(algebra.multiply(metric, a), metric);
      Matrix whiteB = algebra.multiply(algebra.multiply(metric, b), metric);
      double[] offA = at(whiteA, missing);
      double[] offB = at(whiteB, missing);
      double[][] free = free(metric, missing, offA, offB, algebra);
      return new WhitenedCosine.Products(
          Correlation.dot(whiteA.array(), b.array()) - Correlation.dot(offA, free[1]),
          Correlation.dot(whiteA.array(), a.array()) - Correlation.dot(offA, free[0]),
          Correlation.dot(whiteB.array(), b.array()) - Correlation.dot(offB, free[1]),
          "");
    } catch (ArithmeticException e) {
      return WhitenedCosine.Products.undefined(
          "the covariance of the noise of "
              + kept.length
              + " conditions is not positive definite: too few folds, or conditions that share none;"
              + " choose condition-noise: variances or equal");
    }
  }

  private static Matrix metric(Matrix covariance, LinearAlgebra algebra) {
    int size = covariance.rows();
    Matrix precision = algebra.solvePositive(covariance, Matrix.identity(size));
    double[] sums = new double[size];
    double total = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        sums[i] += (precision.get(i, j) + precision.get(j, i)) / 2;
      }
      total += sums[i];
    }
    Matrix metric = Matrix.zeros(size, size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        metric.array()[i * size + j] =
            (precision.get(i, j) + precision.get(j, i)) / 2 - sums[i] * sums[j] / total;
      }
    }
    return metric;
  }

  private static Matrix square(double[] values, int size, int[] kept) {
    Matrix square = Matrix.zeros(kept.length, kept.length);
    for (int i = 0; i < kept.length; i++) {
      for (int j = i + 1; j < kept.length; j++) {
        double value = -values[Triangle.at(size, kept[i], kept[j])] / 2;
        square.array()[i * kept.length + j] = value;
        square.array()[j * kept.length + i] = value;
      }
    }
    return square;
  }

  private static double[] at(Matrix whitened, int[][] missing) {
    double[] values = new double[missing.length];
    for (int m = 0; m < values.length; m++) {
      int i = missing[m][0];
      int j = missing[m][1];
      values[m] = whitened.get(i, j) + whitened.get(j, i);
    }
    return values;
  }

  private static double[][] free(
      Matrix metric, int[][] missing, double[] offA, double[] offB, LinearAlgebra algebra) {
    int count = missing.length;
    if (count == 0) {
      return new double[2][0];
    }
    Matrix system = Matrix.zeros(count, count);
    Matrix sides = Matrix.zeros(count, 2);
    for (int m = 0; m < count; m++) {
      for (int n = 0; n < count; n++) {
        int i = missing[m][0];
        int j = missing[m][1];
        int k = missing[n][0];
        int l = missing[n][1];
        system.array()[m * count + n] =
            2 * (metric.get(i, k) * metric.get(j, l) + metric.get(i, l) * metric.get(j, k));
      }
      sides.array()[2 * m] = offA[m];
      sides.array()[2 * m + 1] = offB[m];
    }
    Matrix solution = algebra.solvePositive(system, sides);
    return new double[][] {solution.column(0), solution.column(1)};
  }
}

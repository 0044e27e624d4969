package org.homolog.lineardynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.GeneralEigen;
import org.homolog.linalg.LinearAlgebra.OrthogonalTriangular;
import org.homolog.linalg.Matrix;

/**
 * The planes that a matrix maps into themselves: one per pair of complex eigenvalues, one per two
 * real ones that follow each other in size, and the smallest real one alone where their number is
 * odd.
 *
 * @param vectors what spans the planes: n vectors of n values, two to a plane
 * @param real real part of each plane's eigenvalues, their mean if they are real
 * @param imaginary imaginary part, positive or 0
 */
@SuppressWarnings("ArrayRecordComponent")
record InvariantPlanes(List<double[]> vectors, double[] real, double[] imaginary) {

  /**
   * The planes of a matrix. A complex eigenvector v has a phase, which is chosen so that v' w v is
   * positive.
   *
   * @param matrix n x n
   * @param whole n x n, w: the matrix itself or what it is a part of
   */
  static InvariantPlanes of(Matrix matrix, Matrix whole, LinearAlgebra algebra) {
    GeneralEigen eigen = algebra.eigen(matrix);
    List<double[]> vectors = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    for (int i = 0; i < matrix.rows(); i++) {
      if (eigen.imaginary()[i] > 0) {
        double[] x = eigen.vectorsReal().column(i);
        double[] y = eigen.vectorsImaginary().column(i);
        double angle =
            -Math.atan2(
                    form(x, whole, y) + form(y, whole, x), form(x, whole, x) - form(y, whole, y))
                / 2;
        vectors.add(combined(Math.cos(angle), x, -Math.sin(angle), y));
        vectors.add(combined(Math.sin(angle), x, Math.cos(angle), y));
        values.add(new double[] {eigen.real()[i], eigen.imaginary()[i]});
      }
    }
    int[] reals =
        IntStream.range(0, matrix.rows())
            .filter(i -> eigen.imaginary()[i] == 0)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -eigen.real()[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int k = 0; k < reals.length; k++) {
      vectors.add(eigen.vectorsReal().column(reals[k]));
      if (k % 2 == 1) {
        values.add(new double[] {(eigen.real()[reals[k - 1]] + eigen.real()[reals[k]]) / 2, 0});
      }
    }
    return new InvariantPlanes(
        vectors,
        values.stream().mapToDouble(value -> value[0]).toArray(),
        values.stream().mapToDouble(value -> value[1]).toArray());
  }

  private static double form(double[] x, Matrix matrix, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < y.length; j++) {
        sum += x[i] * matrix.get(i, j) * y[j];
      }
    }
    return sum;
  }

  private static double[] combined(double ofX, double[] x, double ofY, double[] y) {
    double[] sum = new double[x.length];
    Arrays.setAll(sum, i -> ofX * x[i] + ofY * y[i]);
    return sum;
  }

  /** The same planes in another order; what has no plane stays last. */
  InvariantPlanes inOrder(int[] order) {
    List<double[]> ordered = new ArrayList<>();
    for (int plane : order) {
      ordered.add(vectors.get(2 * plane));
      ordered.add(vectors.get(2 * plane + 1));
    }
    ordered.addAll(vectors.subList(ordered.size(), vectors.size()));
    return new InvariantPlanes(
        ordered,
        IntStream.of(order).mapToDouble(plane -> real[plane]).toArray(),
        IntStream.of(order).mapToDouble(plane -> imaginary[plane]).toArray());
  }

  /** Which vectors have one sign in common: equal numbers, the two of a complex pair. */
  int[] groups() {
    int[] groups = new int[vectors.size()];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = i / 2 < imaginary.length && imaginary[i / 2] > 0 ? i - i % 2 : i;
    }
    return groups;
  }

  /** The vectors made orthonormal one after the other, as columns. */
  Matrix basis(LinearAlgebra algebra) {
    return orthonormal(Matrix.copyOf(vectors.toArray(new double[0][])).transpose(), algebra);
  }

  /** The columns of a square matrix made orthonormal one after the other, none turned round. */
  static Matrix orthonormal(Matrix columns, LinearAlgebra algebra) {
    OrthogonalTriangular qr = algebra.qr(columns);
    int size = columns.columns();
    for (int i = 0; i < size * size; i++) {
      if (qr.r().get(i % size, i % size) < 0) {
        qr.q().array()[i] = -qr.q().array()[i];
      }
    }
    return qr.q();
  }
}

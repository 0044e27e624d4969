package org.homolog.kernel;

import java.util.Arrays;
import java.util.List;
import org.homolog.geometry.PairDistances;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * The kernel of one system over all its conditions. Every draw picks from it: the products, the
 * distances and the bandwidth are those of the whole.
 */
final class KernelSource {
  /** Which function of two patterns. */
  enum Kind {
    LINEAR,
    RBF,
    DISTANCE,
    POOLED
  }

  private final ResponseMatrix responses;
  private final Matrix centred;
  private final Kind kind;
  private final Bandwidth bandwidth;
  private final double factor;
  private final List<PreparedKernel> members;
  private volatile @Nullable Matrix kernel;
  private volatile double sigma = Double.NaN;

  private KernelSource(
      ResponseMatrix responses,
      Kind kind,
      Bandwidth bandwidth,
      double factor,
      List<PreparedKernel> members) {
    this.responses = responses;
    this.centred = responses.centred();
    this.kind = kind;
    this.bandwidth = bandwidth;
    this.factor = factor;
    this.members = members;
  }

  static KernelSource linear(ResponseMatrix responses) {
    return new KernelSource(responses, Kind.LINEAR, Bandwidth.ONE, 1, List.of());
  }

  static KernelSource distance(ResponseMatrix responses) {
    return new KernelSource(responses, Kind.DISTANCE, Bandwidth.ONE, 1, List.of());
  }

  static KernelSource rbf(ResponseMatrix responses, Bandwidth bandwidth, double factor) {
    return new KernelSource(responses, Kind.RBF, bandwidth, factor, List.of());
  }

  /** The mean of members' centred kernels of norm one, over the rows they share. */
  static KernelSource pooled(List<PreparedKernel> members) {
    return new KernelSource(
        members.get(0).source().responses(), Kind.POOLED, Bandwidth.ONE, 1, members);
  }

  ResponseMatrix responses() {
    return responses;
  }

  /** Rows x units, the mean over all rows removed. */
  Matrix centred() {
    return centred;
  }

  boolean isLinear() {
    return kind == Kind.LINEAR;
  }

  /** The kernel of all pairs of rows, rows x rows; computed once. */
  Matrix kernel(LinearAlgebra algebra) {
    Matrix known = kernel;
    if (known == null) {
      known = compute(algebra);
      kernel = known;
    }
    return known;
  }

  /** The width of the radial basis function; NaN of other kernels and before it was computed. */
  double sigma() {
    return sigma;
  }

  private Matrix compute(LinearAlgebra algebra) {
    if (kind == Kind.POOLED) {
      return meanOfMembers(algebra);
    }
    if (kind == Kind.LINEAR) {
      return algebra.rowProducts(centred);
    }
    Matrix squared = PairDistances.squared(centred, algebra);
    double[] values = squared.array();
    if (kind == Kind.DISTANCE) {
      for (int i = 0; i < values.length; i++) {
        values[i] = -Math.sqrt(values[i]);
      }
      return squared;
    }
    double variance = factor * factor * reference(squared);
    sigma = Math.sqrt(variance);
    for (int i = 0; i < values.length; i++) {
      // Without any distance all conditions are alike, whatever the width.
      values[i] = values[i] == 0 ? 1 : Math.exp(-values[i] / (2 * variance));
    }
    return squared;
  }

  private Matrix meanOfMembers(LinearAlgebra algebra) {
    int size = members.get(0).size();
    Matrix mean = Matrix.zeros(size, size);
    for (PreparedKernel member : members) {
      double norm = Math.sqrt(member.norm(algebra));
      CentredEntries entries = member.entries(algebra);
      for (int i = 0; i < size && norm > 0; i++) {
        for (int j = 0; j < size; j++) {
          mean.array()[i * size + j] += entries.get(i, j) / norm / members.size();
        }
      }
    }
    return mean;
  }

  private double reference(Matrix squared) {
    return switch (bandwidth) {
      case ONE -> 1;
      case MEDIAN_OF_ALL -> median(squared.array().clone());
      case MEDIAN_OF_NONZERO -> median(offDiagonal(squared));
    };
  }

  private static double[] offDiagonal(Matrix squared) {
    int n = squared.rows();
    double[] values = new double[n * (n - 1) / 2];
    int kept = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double value = squared.get(i, j);
        if (value > 0) {
          values[kept++] = value;
        }
      }
    }
    return Arrays.copyOf(values, kept);
  }

  private static double median(double[] values) {
    if (values.length == 0) {
      return 0;
    }
    Arrays.sort(values);
    int n = values.length;
    return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
  }
}

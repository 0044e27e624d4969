package org.homolog.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.random.CounterRandom;

/**
 * Gaussian noise of single entries with the covariance that repeats show, over units and time bins,
 * its correlations shrunk towards none (Schäfer and Strimmer 2005, doi:10.2202/1544-6115.1175).
 * Units of different sessions were never seen together, and share no noise.
 */
final class EntryNoise {
  private final double[] deviations;
  private final List<Group> groups;

  /**
   * Columns whose noise may be correlated.
   *
   * @param columns their numbers
   * @param factor q x columns; its columns' products are the correlations
   * @param shrinkage weight of noise without correlations
   */
  private record Group(int[] columns, Matrix factor, double shrinkage) {}

  private EntryNoise(double[] deviations, List<Group> groups) {
    this.deviations = deviations;
    this.groups = groups;
  }

  /** Noise that no two columns share, of given standard deviations. */
  static EntryNoise independent(double[] deviations) {
    return new EntryNoise(deviations, List.of());
  }

  /**
   * Noise like residuals.
   *
   * @param residuals entries x columns, each around its condition's mean, 0 where missing
   * @param deviations standard deviation per column; where 0, residuals are 0
   * @param freedom degrees of freedom of the residuals
   * @param together columns that were recorded together, in groups
   */
  static EntryNoise like(
      Matrix residuals,
      double[] deviations,
      int freedom,
      List<int[]> together,
      LinearAlgebra algebra) {
    List<Group> groups = new ArrayList<>();
    for (int[] columns : together) {
      int[] varying = IntStream.of(columns).filter(j -> deviations[j] > 0).toArray();
      if (varying.length < 2) {
        continue;
      }
      int rows = residuals.rows();
      double[] standard = new double[Math.multiplyExact(rows, varying.length)];
      for (int i = 0; i < rows; i++) {
        for (int k = 0; k < varying.length; k++) {
          standard[i * varying.length + k] =
              residuals.get(i, varying[k]) / deviations[varying[k]] / Math.sqrt(freedom);
        }
      }
      Matrix scaled = Matrix.of(rows, varying.length, standard);
      double shrinkage = shrinkage(scaled, freedom, algebra);
      if (shrinkage < 1) {
        Matrix factor = rows > varying.length ? algebra.qr(scaled).r() : scaled;
        groups.add(new Group(varying, factor, shrinkage));
      }
    }
    return new EntryNoise(deviations, groups);
  }

  /**
   * How far correlations are shrunk: the sum of their variances over the sum of their squares, off
   * the diagonal. All sums come from products of rows, so that columns may be many.
   *
   * @param scaled entries x columns, each column's squares summing to one
   */
  private static double shrinkage(Matrix scaled, int freedom, LinearAlgebra algebra) {
    int rows = scaled.rows();
    int columns = scaled.columns();
    double all = 0;
    for (double product : algebra.rowProducts(scaled).array()) {
      all += product * product;
    }
    double[] diagonal = new double[columns];
    double fourth = 0;
    for (int i = 0; i < rows; i++) {
      double squares = 0;
      double own = 0;
      for (int j = 0; j < columns; j++) {
        double square = scaled.get(i, j) * scaled.get(i, j);
        diagonal[j] += square;
        squares += square;
        own += square * square;
      }
      fourth += squares * squares - own;
    }
    double correlations =
        all - IntStream.range(0, columns).mapToDouble(j -> diagonal[j] * diagonal[j]).sum();
    if (correlations <= 0 || rows < 2) {
      return 1;
    }
    // r_ij = sum_k w_kij; its variance n / (n - 1) sum_k (w_kij - r_ij / n)^2.
    double variances = rows / (rows - 1.0) * (fourth - correlations / rows);
    return Math.max(0, Math.min(1, freedom < 2 ? 1 : variances / correlations));
  }

  /**
   * Draws noise.
   *
   * @param rows how many entries
   * @return rows x columns, row-major
   */
  double[] draw(int rows, CounterRandom random, LinearAlgebra algebra) {
    int width = deviations.length;
    double[] noise = new double[Math.multiplyExact(rows, width)];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextGaussian();
    }
    for (Group group : groups) {
      int size = group.factor().rows();
      double[] mixed = new double[Math.multiplyExact(rows, size)];
      for (int i = 0; i < mixed.length; i++) {
        mixed[i] = random.nextGaussian();
      }
      double[] shared = algebra.multiply(Matrix.of(rows, size, mixed), group.factor()).array();
      double alone = Math.sqrt(group.shrinkage());
      double together = Math.sqrt(1 - group.shrinkage());
      int[] columns = group.columns();
      for (int i = 0; i < rows; i++) {
        for (int k = 0; k < columns.length; k++) {
          int at = i * width + columns[k];
          noise[at] = alone * noise[at] + together * shared[i * columns.length + k];
        }
      }
    }
    for (int i = 0; i < noise.length; i++) {
      noise[i] *= deviations[i % width];
    }
    return noise;
  }

  /** The mean weight of noise without correlations, over groups; 1 where no noise is shared. */
  double shrinkage() {
    return groups.stream().mapToDouble(Group::shrinkage).average().orElse(1);
  }
}

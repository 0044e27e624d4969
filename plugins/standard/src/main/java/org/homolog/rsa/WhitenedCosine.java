package org.homolog.rsa;

import org.homolog.linalg.Matrix;
import org.homolog.spi.Run;
import org.jspecify.annotations.Nullable;

/**
 * The cosine of two vectors of dissimilarities in the metric of their errors, {@code x'V^-1 y /
 * sqrt(x'V^-1 x y'V^-1 y)} with {@code V = (C S C') o (C S C')}, C the contrasts of pairs and S the
 * noise of conditions (Diedrichsen et al. 2021, doi:10.51628/001c.27664). V has a row for each pair
 * of conditions and is never formed: {@code x'V^-1 y} is the product of the smallest matrices of
 * second moments that have the dissimilarities.
 */
final class WhitenedCosine {
  private final double[] x;
  private final double[] y;
  private final SharedPairs shared;
  private final int size;

  private WhitenedCosine(double[] x, double[] y, SharedPairs shared) {
    this.x = shared.spread(x);
    this.y = shared.spread(y);
    this.shared = shared;
    this.size = shared.size();
  }

  /**
   * The cosine.
   *
   * @param x dissimilarities of the shared pairs
   * @param y the same of the other side
   * @param shared the pairs that both sides have
   * @param noise places x 1 variances or places x places covariances of the noise of conditions;
   *     null where all have the same. Variances scale the matrix of second moments after it was
   *     centred as if they were equal, as is the convention.
   * @param run what the host lends
   * @return from -1 to 1, or why it is undefined
   */
  static Agreement of(double[] x, double[] y, SharedPairs shared, @Nullable Matrix noise, Run run) {
    Products products = products(x, y, shared, noise, run);
    double lengths = Math.sqrt(products.xx()) * Math.sqrt(products.yy());
    return lengths > 0
        ? Agreement.of(Math.max(-1, Math.min(1, products.xy() / lengths)))
        : Agreement.undefined(products.reason());
  }

  /**
   * The products of two vectors in the metric of their errors.
   *
   * @param xy x'V^-1 y
   * @param xx x'V^-1 x
   * @param yy y'V^-1 y
   * @param reason why they do not exist; empty if they do
   */
  record Products(double xy, double xx, double yy, String reason) {
    static Products undefined(String reason) {
      return new Products(Double.NaN, Double.NaN, Double.NaN, reason);
    }
  }

  /** The products, with the arguments of {@link #of}. */
  static Products products(
      double[] x, double[] y, SharedPairs shared, @Nullable Matrix noise, Run run) {
    WhitenedCosine whitened = new WhitenedCosine(x, y, shared);
    if (noise != null && noise.columns() > 1) {
      return CovarianceWhitening.products(whitened.x, whitened.y, shared, noise, run);
    }
    double[] scale = new double[whitened.size];
    for (int i = 0; i < scale.length; i++) {
      scale[i] = noise == null ? 1 : noise.get(i, 0);
      if (!(scale[i] > 0)) {
        return Products.undefined("a condition has no noise, so that it has no weight");
      }
    }
    return whitened.products(scale, run);
  }

  /** G_ij = -d_ij / 2 - u_i - u_j with rows that sum to zero over the pairs that exist. */
  private Products products(double[] variances, Run run) {
    double[][] offsets = shared.all() ? new double[][] {closed(x), closed(y)} : solved(run);
    boolean[] has = shared.all() ? new boolean[0] : shared.mask();
    double[] inverse = new double[size];
    for (int i = 0; i < size; i++) {
      inverse[i] = 1 / variances[i];
    }
    double[] u = offsets[0];
    double[] v = offsets[1];
    double xx = 0;
    double yy = 0;
    double xy = 0;
    int at = 0;
    for (int i = 0; i < size; i++) {
      double own = 2 * inverse[i] * inverse[i];
      double a = u[i];
      double b = v[i];
      double rowXx = own * a * a;
      double rowYy = own * b * b;
      double rowXy = own * a * b;
      for (int j = i + 1; j < size; j++, at++) {
        if (has.length == 0 || has[at]) {
          double g = -x[at] / 2 - a - u[j];
          double h = -y[at] / 2 - b - v[j];
          double weight = inverse[i] * inverse[j];
          rowXx += weight * g * g;
          rowYy += weight * h * h;
          rowXy += weight * g * h;
        }
      }
      xx += 2 * rowXx;
      yy += 2 * rowYy;
      xy += 2 * rowXy;
    }
    return new Products(xy, xx, yy, "");
  }

  /** Where all pairs exist, u = (row means - half of the overall mean). */
  private double[] closed(double[] values) {
    double[] sums = rowSums(values);
    double total = 0;
    for (double sum : sums) {
      total += sum;
    }
    for (int i = 0; i < size; i++) {
      sums[i] = (sums[i] - total / (2 * size)) / size;
    }
    return sums;
  }

  /** Else (n_i + 2) u_i + sum of u_j over existing pairs = row sum. */
  private double[][] solved(Run run) {
    Matrix system = Matrix.zeros(size, size);
    double[] q = system.array();
    boolean[] has = shared.mask();
    int at = 0;
    for (int i = 0; i < size; i++) {
      q[i * size + i] += 2;
      for (int j = i + 1; j < size; j++, at++) {
        if (has[at]) {
          q[i * size + j] = 1;
          q[j * size + i] = 1;
          q[i * size + i]++;
          q[j * size + j]++;
        }
      }
    }
    double[] left = rowSums(x);
    double[] right = rowSums(y);
    Matrix sums = Matrix.zeros(size, 2);
    for (int i = 0; i < size; i++) {
      sums.array()[2 * i] = left[i];
      sums.array()[2 * i + 1] = right[i];
    }
    Matrix solution = run.algebra().solvePositive(system, sums);
    return new double[][] {solution.column(0), solution.column(1)};
  }

  /** Row sums of the symmetric matrix of -d / 2, 0 where a pair does not exist. */
  private double[] rowSums(double[] values) {
    double[] sums = new double[size];
    int at = 0;
    for (int i = 0; i < size; i++) {
      double sum = 0;
      for (int j = i + 1; j < size; j++, at++) {
        double value = -values[at] / 2;
        sum += value;
        sums[j] += value;
      }
      sums[i] += sum;
    }
    return sums;
  }
}

package org.homolog.clustering;

import org.homolog.linalg.Matrix;

/**
 * How well clusters are apart (Rousseeuw 1987, doi:10.1016/0377-0427(87)90125-7): for each row, a
 * the mean distance to the others of its cluster and b that to the nearest other cluster, (b - a) /
 * max(a, b); 0 for a row alone in its cluster. Distances are Euclidean.
 */
public final class Silhouette {
  private Silhouette() {}

  /**
   * The mean over all rows.
   *
   * @param points rows x features
   * @param clusters a partition of the rows
   * @return from -1 to 1; NaN unless there are two clusters or more, and fewer than rows
   */
  public static double mean(Matrix points, Clusters clusters) {
    int rows = points.rows();
    int count = clusters.count();
    if (count < 2 || count >= rows) {
      return Double.NaN;
    }
    int[] sizes = new int[count];
    for (int i = 0; i < rows; i++) {
      sizes[clusters.of(i)]++;
    }
    double total = 0;
    for (int i = 0; i < rows; i++) {
      double[] sums = new double[count];
      for (int j = 0; j < rows; j++) {
        sums[clusters.of(j)] += i == j ? 0 : distance(points, i, j);
      }
      int own = clusters.of(i);
      if (sizes[own] < 2) {
        continue;
      }
      double within = sums[own] / (sizes[own] - 1);
      double nearest = Double.POSITIVE_INFINITY;
      for (int c = 0; c < count; c++) {
        if (c != own && sizes[c] > 0) {
          nearest = Math.min(nearest, sums[c] / sizes[c]);
        }
      }
      double larger = Math.max(within, nearest);
      total += larger == 0 ? 0 : (nearest - within) / larger;
    }
    return total / rows;
  }

  private static double distance(Matrix points, int i, int j) {
    double sum = 0;
    for (int f = 0; f < points.columns(); f++) {
      double apart = points.get(i, f) - points.get(j, f);
      sum += apart * apart;
    }
    return Math.sqrt(sum);
  }
}

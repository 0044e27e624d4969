package org.homolog.tuning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.homolog.clustering.Clusters;
import org.homolog.clustering.KMeans;
import org.homolog.clustering.Silhouette;
import org.homolog.clustering.Ward;
import org.homolog.linalg.Matrix;

/**
 * Units grouped by the tasks they vary in: the number of clusters is the one with the best mean
 * silhouette, and clusters are ordered by the task they prefer.
 *
 * @param clusters the partition of the units, in the order of preferred tasks
 * @param silhouette the mean silhouette of each number of clusters tried, from 2
 */
@SuppressWarnings("ArrayRecordComponent")
public record TaskClusters(Clusters clusters, double[] silhouette) {
  private static final int STARTS = 50;

  /** How clusters are found. */
  public enum Method {
    /** The tree of Ward, cut. */
    WARD,
    /** k-means, the best of 50 starts. */
    K_MEANS
  }

  /**
   * The best clusters.
   *
   * @param normalised units x tasks, each row's largest value 1
   * @param method how
   * @param most largest number of clusters tried
   * @param seed of the starts of k-means
   * @return the clusters; one where units are too few to tell
   */
  public static TaskClusters of(Matrix normalised, Method method, int most, long seed) {
    int largest = Math.min(most, normalised.rows() - 1);
    Clusters best = Clusters.of(new int[normalised.rows()]);
    double[] scores = new double[Math.max(0, largest - 1)];
    double highest = Double.NEGATIVE_INFINITY;
    Ward tree = method == Method.WARD && normalised.rows() > 0 ? Ward.of(normalised) : null;
    for (int k = 2; k <= largest; k++) {
      Clusters cut = tree == null ? KMeans.of(normalised, k, STARTS, seed).clusters() : tree.cut(k);
      scores[k - 2] = Silhouette.mean(normalised, cut);
      if (scores[k - 2] > highest) {
        highest = scores[k - 2];
        best = cut;
      }
    }
    return new TaskClusters(best.inOrder(byPreference(normalised, best)), scores);
  }

  /**
   * Clusters in the order of the task that each varies most in, the stronger first.
   *
   * @param normalised units x tasks
   * @param clusters a partition of the units
   * @return numbers of clusters
   */
  public static int[] byPreference(Matrix normalised, Clusters clusters) {
    Matrix means = profiles(normalised, clusters);
    int[] preferred = new int[means.rows()];
    for (int c = 0; c < preferred.length; c++) {
      for (int k = 1; k < means.columns(); k++) {
        preferred[c] = means.get(c, k) > means.get(c, preferred[c]) ? k : preferred[c];
      }
    }
    return IntStream.range(0, preferred.length)
        .boxed()
        .sorted(
            Comparator.comparingInt((Integer c) -> preferred[c])
                .thenComparingDouble(c -> -means.get(c, preferred[c])))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /**
   * The mean of each cluster's units.
   *
   * @param normalised units x tasks
   * @param clusters a partition of the units
   * @return clusters x tasks
   */
  public static Matrix profiles(Matrix normalised, Clusters clusters) {
    Matrix means = Matrix.zeros(clusters.count(), normalised.columns());
    int[] sizes = new int[clusters.count()];
    Arrays.stream(clusters.labels()).forEach(label -> sizes[label]++);
    for (int row = 0; row < normalised.rows(); row++) {
      int cluster = clusters.of(row);
      for (int k = 0; k < normalised.columns(); k++) {
        means.array()[cluster * normalised.columns() + k] +=
            normalised.get(row, k) / sizes[cluster];
      }
    }
    return means;
  }
}

package org.homolog.clustering;

import java.util.Arrays;
import org.homolog.linalg.Matrix;
import org.homolog.random.CounterRandom;

/**
 * k-means: clusters with the least sum of squared distances from their means. Starts are drawn as
 * by greedy k-means++ (Arthur and Vassilvitskii 2007); Lloyd's iterations (1982,
 * doi:10.1109/TIT.1982.1056489) are followed by moves of single rows as long as one lowers the sum
 * (Hartigan and Wong 1979, doi:10.2307/2346830); the best of all starts is kept.
 *
 * @param clusters the partition
 * @param inertia sum of squared distances of rows from the mean of their cluster
 */
public record KMeans(Clusters clusters, double inertia) {
  private static final int MOST = 300;

  /**
   * The best of several starts.
   *
   * @param points rows x features, finite
   * @param count number of clusters, from 1 to the number of rows
   * @param starts number of starts
   * @param seed the same seed gives the same clusters
   * @return the clusters; a cluster is empty only where rows coincide
   * @throws IllegalArgumentException if there cannot be as many clusters
   */
  public static KMeans of(Matrix points, int count, int starts, long seed) {
    if (count < 1 || count > points.rows() || starts < 1) {
      throw new IllegalArgumentException(
          points.rows() + " rows cannot make " + count + " clusters from " + starts + " starts");
    }
    int[] best = new int[0];
    double least = Double.POSITIVE_INFINITY;
    for (int start = 0; start < starts; start++) {
      Search search = new Search(points, count, new CounterRandom(seed, start));
      double inertia = search.run();
      if (inertia < least * (1 - 1e-12) || best.length == 0) {
        least = inertia;
        best = search.labels;
      }
    }
    return new KMeans(Clusters.of(best), least);
  }

  private static final class Search {
    private final double[] points;
    private final int rows;
    private final int features;
    private final int count;
    private final double[] means;
    private final int[] labels;
    private final int[] sizes;

    Search(Matrix matrix, int count, CounterRandom random) {
      points = matrix.array();
      rows = matrix.rows();
      features = matrix.columns();
      this.count = count;
      means = new double[count * features];
      labels = new int[rows];
      sizes = new int[count];
      seed(random);
    }

    /**
     * Each further mean is a row drawn with the probability of its squared distance from the means
     * there are: of a few such rows the one that leaves the least sum.
     */
    private void seed(CounterRandom random) {
      double[] nearest = new double[rows];
      Arrays.fill(nearest, Double.POSITIVE_INFINITY);
      take(random.nextInt(rows), 0, nearest);
      int tries = 2 + (int) Math.log(count);
      for (int c = 1; c < count; c++) {
        double sum = Arrays.stream(nearest).sum();
        double[] best = nearest;
        double least = Double.POSITIVE_INFINITY;
        int chosen = 0;
        for (int t = 0; t < tries; t++) {
          int row = drawn(nearest, random.nextDouble() * sum);
          double[] after = nearest.clone();
          take(row, c, after);
          double left = Arrays.stream(after).sum();
          if (left < least) {
            least = left;
            best = after;
            chosen = row;
          }
        }
        take(chosen, c, best);
        nearest = best;
      }
    }

    /** A row becomes a mean; what is nearer to it than to the others is told. */
    private void take(int chosen, int cluster, double[] nearest) {
      System.arraycopy(points, chosen * features, means, cluster * features, features);
      for (int row = 0; row < rows; row++) {
        nearest[row] = Math.min(nearest[row], distance(row, cluster));
      }
    }

    private int drawn(double[] weights, double upTo) {
      double left = upTo;
      int drawn = 0;
      for (int row = 0; row < rows && left >= 0; row++) {
        left -= weights[row];
        drawn = weights[row] > 0 ? row : drawn;
      }
      return drawn;
    }

    private double distance(int row, int cluster) {
      double sum = 0;
      for (int f = 0; f < features; f++) {
        double apart = points[row * features + f] - means[cluster * features + f];
        sum += apart * apart;
      }
      return sum;
    }

    double run() {
      Arrays.fill(labels, -1);
      for (int iteration = 0; iteration < MOST && assign(); iteration++) {
        update();
      }
      for (int sweep = 0; sweep < MOST && moveSingles(); sweep++) {
        update();
      }
      update();
      double inertia = 0;
      for (int row = 0; row < rows; row++) {
        inertia += distance(row, labels[row]);
      }
      return inertia;
    }

    private boolean assign() {
      boolean changed = false;
      for (int row = 0; row < rows; row++) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < count; c++) {
          double distance = distance(row, c);
          if (distance < least) {
            least = distance;
            nearest = c;
          }
        }
        changed |= labels[row] != nearest;
        labels[row] = nearest;
      }
      return changed;
    }

    /** The means of the clusters; an empty one keeps its place. */
    private void update() {
      double[] sums = new double[means.length];
      Arrays.fill(sizes, 0);
      for (int row = 0; row < rows; row++) {
        sizes[labels[row]]++;
        for (int f = 0; f < features; f++) {
          sums[labels[row] * features + f] += points[row * features + f];
        }
      }
      for (int i = 0; i < means.length; i++) {
        int size = sizes[i / features];
        means[i] = size == 0 ? means[i] : sums[i] / size;
      }
    }

    /** Moves rows whose change of cluster lowers the sum, counting how the means follow. */
    private boolean moveSingles() {
      boolean moved = false;
      for (int row = 0; row < rows; row++) {
        int own = labels[row];
        if (sizes[own] < 2) {
          continue;
        }
        double gain = distance(row, own) * sizes[own] / (sizes[own] - 1.0);
        int best = own;
        for (int c = 0; c < count; c++) {
          double cost = c == own ? gain : distance(row, c) * sizes[c] / (sizes[c] + 1.0);
          if (cost < gain * (1 - 1e-12)) {
            gain = cost;
            best = c;
          }
        }
        if (best != own) {
          shift(row, own, -1);
          shift(row, best, 1);
          labels[row] = best;
          moved = true;
        }
      }
      return moved;
    }

    private void shift(int row, int cluster, int sign) {
      int size = sizes[cluster] + sign;
      for (int f = 0; f < features; f++) {
        int at = cluster * features + f;
        means[at] += sign * (points[row * features + f] - means[at]) / size;
      }
      sizes[cluster] = size;
    }
  }
}

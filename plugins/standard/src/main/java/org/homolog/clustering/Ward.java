package org.homolog.clustering;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.homolog.linalg.Matrix;

/**
 * Hierarchical clustering that joins, time after time, the two clusters whose union adds least to
 * the sum of squared distances from cluster means (Ward 1963, doi:10.1080/01621459.1963.10500845),
 * by chains of nearest neighbours (Murtagh 1983, doi:10.1093/comjnl/26.4.354) in time and memory of
 * the square of the number of rows. Deterministic. Immutable.
 */
public final class Ward {
  private final int rows;
  private final int[][] joined;
  private final double[] heights;
  private final int[] sizes;

  private Ward(int rows, int[][] joined, double[] heights, int[] sizes) {
    this.rows = rows;
    this.joined = joined;
    this.heights = heights;
    this.sizes = sizes;
  }

  /**
   * The tree of rows.
   *
   * @param points rows x features, finite, at least one row
   * @return the tree
   * @throws IllegalArgumentException if there is no row or a value is not finite
   */
  public static Ward of(Matrix points) {
    for (double value : points.array()) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("clusters need finite values, not " + value);
      }
    }
    if (points.rows() == 0) {
      throw new IllegalArgumentException("there is nothing to cluster");
    }
    return labelled(points.rows(), new Chain(points).merges());
  }

  /** One union: two representatives, their distance, and how many rows there are together. */
  private record Merge(int one, int other, double height, int size) {}

  /** Unions in order of height; a cluster's number is that of rows plus its place in that order. */
  private static Ward labelled(int rows, Merge[] merges) {
    Arrays.sort(merges, Comparator.comparingDouble(Merge::height));
    int[] clusterOf = IntStream.range(0, 2 * rows - 1).toArray();
    int[][] joined = new int[merges.length][];
    double[] heights = new double[merges.length];
    int[] sizes = new int[merges.length];
    for (int k = 0; k < merges.length; k++) {
      int one = root(clusterOf, merges[k].one());
      int other = root(clusterOf, merges[k].other());
      joined[k] = new int[] {Math.min(one, other), Math.max(one, other)};
      heights[k] = merges[k].height();
      sizes[k] = (one < rows ? 1 : sizes[one - rows]) + (other < rows ? 1 : sizes[other - rows]);
      clusterOf[one] = rows + k;
      clusterOf[other] = rows + k;
    }
    return new Ward(rows, joined, heights, sizes);
  }

  private static int root(int[] clusterOf, int start) {
    int cluster = start;
    while (clusterOf[cluster] != cluster) {
      clusterOf[cluster] = clusterOf[clusterOf[cluster]];
      cluster = clusterOf[cluster];
    }
    return cluster;
  }

  /** Follows nearest neighbours until two are each other's. */
  private static final class Chain {
    private final int rows;
    private final double[] distances;
    private final int[] size;

    Chain(Matrix points) {
      rows = points.rows();
      distances = new double[rows * rows];
      size = new int[rows];
      Arrays.fill(size, 1);
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < i; j++) {
          double sum = 0;
          for (int f = 0; f < points.columns(); f++) {
            double apart = points.get(i, f) - points.get(j, f);
            sum += apart * apart;
          }
          set(i, j, Math.sqrt(sum));
        }
      }
    }

    private void set(int i, int j, double value) {
      distances[i * rows + j] = value;
      distances[j * rows + i] = value;
    }

    Merge[] merges() {
      Merge[] merges = new Merge[rows - 1];
      int[] chain = new int[rows];
      int length = 0;
      for (int k = 0; k < merges.length; k++) {
        if (length == 0) {
          chain[length++] = firstLeft();
        }
        while (true) {
          int last = chain[length - 1];
          int before = length > 1 ? chain[length - 2] : -1;
          int nearest = nearest(last, before);
          if (nearest == before) {
            length -= 2;
            merges[k] = merge(Math.min(last, before), Math.max(last, before));
            break;
          }
          chain[length++] = nearest;
        }
      }
      return merges;
    }

    private int firstLeft() {
      int first = 0;
      while (size[first] == 0) {
        first++;
      }
      return first;
    }

    /** Of equally near ones the one before is preferred, so that the chain ends. */
    private int nearest(int last, int before) {
      int nearest = before;
      double least = before < 0 ? Double.POSITIVE_INFINITY : distances[last * rows + before];
      for (int i = 0; i < rows; i++) {
        if (size[i] > 0 && i != last && distances[last * rows + i] < least) {
          least = distances[last * rows + i];
          nearest = i;
        }
      }
      return nearest;
    }

    private Merge merge(int gone, int kept) {
      double height = distances[gone * rows + kept];
      double a = size[gone];
      double b = size[kept];
      size[gone] = 0;
      for (int i = 0; i < rows; i++) {
        if (size[i] > 0 && i != kept) {
          double c = size[i];
          double toGone = distances[i * rows + gone];
          double toKept = distances[i * rows + kept];
          set(
              i,
              kept,
              Math.sqrt(
                  ((a + c) * toGone * toGone + (b + c) * toKept * toKept - c * height * height)
                      / (a + b + c)));
        }
      }
      size[kept] = (int) (a + b);
      return new Merge(gone, kept, height, size[kept]);
    }
  }

  /**
   * The unions in order of height: numbers of the two clusters joined (below the number of rows a
   * single row, above it the union of that place), their distance, and the size of the union.
   *
   * @return (rows - 1) x 4
   */
  public Matrix linkage() {
    Matrix linkage = Matrix.zeros(joined.length, 4);
    for (int k = 0; k < joined.length; k++) {
      linkage.array()[4 * k] = joined[k][0];
      linkage.array()[4 * k + 1] = joined[k][1];
      linkage.array()[4 * k + 2] = heights[k];
      linkage.array()[4 * k + 3] = sizes[k];
    }
    return linkage;
  }

  /**
   * The tree cut into a number of clusters, numbered from left to right in the tree.
   *
   * @param count how many, from 1 to the number of rows
   * @return the clusters
   * @throws IllegalArgumentException if there cannot be as many
   */
  public Clusters cut(int count) {
    if (count < 1 || count > rows) {
      throw new IllegalArgumentException(rows + " rows cannot make " + count + " clusters");
    }
    int[] labels = new int[rows];
    int next = 0;
    int[] stack = new int[2 * rows];
    int depth = 0;
    stack[depth++] = 2 * rows - 2;
    while (depth > 0) {
      int cluster = stack[--depth];
      // Unions above the cut are opened, the left part first.
      if (cluster >= rows && cluster - rows > joined.length - count) {
        stack[depth++] = joined[cluster - rows][1];
        stack[depth++] = joined[cluster - rows][0];
      } else {
        mark(cluster, next++, labels);
      }
    }
    return Clusters.of(labels);
  }

  private void mark(int cluster, int label, int[] labels) {
    int[] stack = new int[2 * rows];
    int depth = 0;
    stack[depth++] = cluster;
    while (depth > 0) {
      int one = stack[--depth];
      if (one < rows) {
        labels[one] = label;
      } else {
        stack[depth++] = joined[one - rows][0];
        stack[depth++] = joined[one - rows][1];
      }
    }
  }

  /**
   * The rows in the order of the tree's leaves, left to right.
   *
   * @return a permutation of the rows
   */
  public int[] leaves() {
    int[] order = new int[rows];
    int found = 0;
    int[] stack = new int[2 * rows];
    int depth = 0;
    stack[depth++] = 2 * rows - 2;
    while (depth > 0) {
      int one = stack[--depth];
      if (one < rows) {
        order[found++] = one;
      } else {
        stack[depth++] = joined[one - rows][1];
        stack[depth++] = joined[one - rows][0];
      }
    }
    return order;
  }

  @Override
  public String toString() {
    return "tree of " + rows + " rows";
  }
}

package org.homolog.clustering;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A partition of rows. Immutable. */
public final class Clusters {
  private final int[] labels;
  private final int count;

  private Clusters(int[] labels, int count) {
    this.labels = labels;
    this.count = count;
  }

  /**
   * A partition.
   *
   * @param labels the cluster of each row, from 0; copied
   * @return the partition; it has as many clusters as its largest label says
   */
  public static Clusters of(int[] labels) {
    return new Clusters(labels.clone(), Arrays.stream(labels).max().orElse(-1) + 1);
  }

  /**
   * The cluster of a row.
   *
   * @param row the row
   * @return its cluster, from 0
   */
  public int of(int row) {
    return labels[row];
  }

  /**
   * The cluster of every row.
   *
   * @return a copy
   */
  public int[] labels() {
    return labels.clone();
  }

  /**
   * How many clusters there are.
   *
   * @return a number
   */
  public int count() {
    return count;
  }

  /**
   * The rows of a cluster.
   *
   * @param cluster the cluster, from 0
   * @return rows, ascending
   */
  public int[] rows(int cluster) {
    return IntStream.range(0, labels.length).filter(row -> labels[row] == cluster).toArray();
  }

  /**
   * The same clusters under other numbers.
   *
   * @param order the present numbers, in the new order
   * @return cluster {@code order[i]} is now cluster i
   */
  public Clusters inOrder(int[] order) {
    int[] place = new int[count];
    for (int i = 0; i < order.length; i++) {
      place[order[i]] = i;
    }
    return new Clusters(Arrays.stream(labels).map(label -> place[label]).toArray(), count);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Clusters that && Arrays.equals(labels, that.labels);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(labels);
  }

  @Override
  public String toString() {
    return count + " clusters of " + labels.length + " rows";
  }
}

package org.homolog.clustering;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homolog.linalg.Matrix;
import org.homolog.random.CounterRandom;
import org.junit.jupiter.api.Test;

class ClusteringTest {
  /** Three clouds, the rows of each one after the other. */
  private static Matrix clouds(long seed, int perCloud) {
    CounterRandom random = new CounterRandom(seed, 0);
    Matrix points = Matrix.zeros(3 * perCloud, 2);
    double[][] centres = {{0, 0}, {10, 0}, {0, 10}};
    for (int i = 0; i < points.array().length; i++) {
      points.array()[i] = centres[i / 2 / perCloud][i % 2] + random.nextGaussian();
    }
    return points;
  }

  private static double spread(Matrix points, Clusters clusters) {
    double sum = 0;
    for (int c = 0; c < clusters.count(); c++) {
      Matrix own = points.selectRows(clusters.rows(c));
      for (int f = 0; f < own.columns(); f++) {
        double mean = java.util.Arrays.stream(own.column(f)).average().orElse(0);
        for (double value : own.column(f)) {
          sum += (value - mean) * (value - mean);
        }
      }
    }
    return sum;
  }

  @Test
  void cloudsAreFound() {
    Matrix points = clouds(3, 12);
    Clusters tree = Ward.of(points).cut(3);
    KMeans means = KMeans.of(points, 3, 10, 5);
    for (Clusters clusters : new Clusters[] {tree, means.clusters()}) {
      assertEquals(3, clusters.count());
      for (int row = 0; row < 36; row++) {
        assertEquals(clusters.of(row / 12 * 12), clusters.of(row), "row " + row);
      }
      assertTrue(Silhouette.mean(points, clusters) > 0.7);
    }
    assertEquals(spread(points, tree), means.inertia(), 1e-9);
    assertTrue(Silhouette.mean(points, tree) > Silhouette.mean(points, Ward.of(points).cut(5)));
  }

  @Test
  void everyUnionAddsWhatItsHeightSays() {
    // The height of a union is the root of twice what it adds to the sum of squares.
    Matrix points = clouds(8, 5);
    Ward tree = Ward.of(points);
    Matrix linkage = tree.linkage();
    for (int count = 14; count >= 1; count--) {
      double added = spread(points, tree.cut(count)) - spread(points, tree.cut(count + 1));
      double height = linkage.get(15 - count - 1, 2);
      assertEquals(height * height / 2, added, 1e-9);
      assertEquals(count, tree.cut(count).count());
    }
    assertEquals(15, linkage.get(13, 3));
    int[] leaves = tree.leaves();
    java.util.Arrays.sort(leaves);
    assertArrayEquals(java.util.stream.IntStream.range(0, 15).toArray(), leaves);
  }

  @Test
  void noSingleMoveImprovesKMeans() {
    Matrix points = clouds(5, 8);
    KMeans found = KMeans.of(points, 4, 3, 1);
    int[] labels = found.clusters().labels();
    assertEquals(spread(points, found.clusters()), found.inertia(), 1e-9);
    for (int row = 0; row < labels.length; row++) {
      int own = labels[row];
      for (int c = 0; c < 4; c++) {
        labels[row] = c;
        assertTrue(spread(points, Clusters.of(labels)) >= found.inertia() - 1e-9);
      }
      labels[row] = own;
    }
    assertEquals(found, KMeans.of(points, 4, 3, 1));
  }

  @Test
  void silhouetteByHand() {
    Matrix points = Matrix.of(3, 1, new double[] {0, 1, 5});
    Clusters clusters = Clusters.of(new int[] {0, 0, 1});
    // (5 - 1) / 5, (4 - 1) / 4, and 0 for the row alone.
    assertEquals((0.8 + 0.75) / 3, Silhouette.mean(points, clusters), 1e-12);
    assertTrue(Double.isNaN(Silhouette.mean(points, Clusters.of(new int[3]))));
  }

  @Test
  void edges() {
    Matrix one = Matrix.of(1, 2, new double[] {1, 2});
    assertEquals(1, Ward.of(one).cut(1).count());
    assertEquals(0, Ward.of(one).linkage().rows());
    Matrix same = Matrix.zeros(4, 2);
    assertEquals(0, KMeans.of(same, 2, 2, 1).inertia());
    assertEquals(2, Ward.of(same).cut(2).count());
    assertThrows(IllegalArgumentException.class, () -> Ward.of(one).cut(2));
    assertThrows(IllegalArgumentException.class, () -> KMeans.of(one, 2, 1, 1));
    assertThrows(
        IllegalArgumentException.class, () -> Ward.of(Matrix.of(1, 1, new double[] {Double.NaN})));
  }
}

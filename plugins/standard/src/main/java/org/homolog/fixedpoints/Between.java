package org.homolog.fixedpoints;

import java.util.ArrayList;
import java.util.List;
import org.homolog.linalg.Matrix;

/**
 * New starts from the fixed points found: between each two, since two attractors have a saddle
 * between them, beyond them, and mirrored at their mean.
 */
final class Between {
  private final List<FixedPoint> points;
  private final int most;

  Between(List<FixedPoint> points, int most) {
    this.points =
        points.stream().filter(point -> point.kind() == FixedPoint.Kind.ISOLATED).toList();
    this.most = most;
  }

  Matrix starts(int size) {
    List<double[]> starts = new ArrayList<>();
    double[] mean = new double[size];
    for (FixedPoint point : points) {
      mean = Vectors.plus(mean, 1.0 / points.size(), point.state());
    }
    for (FixedPoint point : points) {
      starts.add(Vectors.plus(Vectors.plus(mean, 1, mean), -1, point.state()));
      starts.add(Vectors.plus(new double[size], -1, point.state()));
    }
    // Pairs in diagonals, so that a limit leaves every point in.
    for (int gap = 1; gap < points.size(); gap++) {
      for (int k = 0; k + gap < points.size(); k++) {
        double[] a = points.get(k).state();
        double[] b = points.get(k + gap).state();
        starts.add(mixed(a, b, 0.5));
        starts.add(mixed(a, b, 0.25));
        starts.add(mixed(a, b, 0.75));
      }
      if (starts.size() >= most) {
        break;
      }
    }
    int count = Math.min(most, starts.size());
    Matrix rows = Matrix.zeros(count, size);
    for (int k = 0; k < count; k++) {
      System.arraycopy(starts.get(k), 0, rows.array(), k * size, size);
    }
    return rows;
  }

  private static double[] mixed(double[] a, double[] b, double share) {
    double[] mixed = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      mixed[i] = (1 - share) * a[i] + share * b[i];
    }
    return mixed;
  }
}

package org.homolog.fixedpoints;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/**
 * The plane that holds most of the two slowest directions of all fixed points, through their mean.
 *
 * @param centre the mean of the fixed points
 * @param across horizontal axis, of length 1
 * @param up vertical axis, of length 1; zero where the system has one state variable
 */
@SuppressWarnings("ArrayRecordComponent")
record SlowPlane(double[] centre, double[] across, double[] up) {
  static SlowPlane of(Portrait portrait, LinearAlgebra algebra) {
    List<FixedPoint> points = portrait.found().points();
    int n = portrait.found().dynamics().stateCount();
    double[] centre = new double[n];
    List<double[]> directions = new ArrayList<>();
    for (int k = 0; k < points.size(); k++) {
      centre = Vectors.plus(centre, 1.0 / points.size(), points.get(k).state());
      Linearisation modes = portrait.landscape().modes().get(k);
      slowest(modes)
          .forEach(
              mode ->
                  directions.add(
                      modes.imaginary()[mode] < 0
                          ? modes.directionImaginary(mode)
                          : modes.direction(mode)));
    }
    if (directions.isEmpty()) {
      portrait
          .courses()
          .forEach(
              course ->
                  IntStream.range(0, course.rows()).forEach(t -> directions.add(course.row(t))));
    }
    if (directions.isEmpty() || n == 1) {
      double[] axis = new double[n];
      axis[0] = 1;
      return new SlowPlane(centre, axis, new double[n]);
    }
    Matrix stacked = Matrix.copyOf(directions.toArray(double[][]::new));
    Matrix axes = algebra.svd(stacked).vTransposed();
    return new SlowPlane(
        centre, signed(axes.row(0)), axes.rows() > 1 ? signed(axes.row(1)) : new double[n]);
  }

  /** The two modes with eigenvalues nearest 1. */
  private static IntStream slowest(Linearisation modes) {
    double[] re = modes.real();
    double[] im = modes.imaginary();
    return IntStream.range(0, modes.size())
        .boxed()
        .sorted(
            java.util.Comparator.<Integer>comparingDouble(k -> Math.hypot(re[k] - 1, im[k]))
                .thenComparingInt(k -> k))
        .limit(2)
        .mapToInt(Integer::intValue);
  }

  /** The sign that makes the largest part positive. */
  private static double[] signed(double[] axis) {
    double largest = 0;
    for (double part : axis) {
      largest = Math.abs(part) > Math.abs(largest) * (1 + 1e-9) ? part : largest;
    }
    return largest < 0 ? Vectors.plus(new double[axis.length], -1, axis) : axis;
  }

  double x(double[] state) {
    return Vectors.dot(across, Vectors.less(state, centre));
  }

  double y(double[] state) {
    return Vectors.dot(up, Vectors.less(state, centre));
  }

  double[] state(double x, double y) {
    return Vectors.plus(Vectors.plus(centre, x, across), y, up);
  }
}

package org.homolog.rotation;

import java.util.Arrays;
import org.homolog.geometry.Trajectories;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.SingularValues;
import org.homolog.linalg.Matrix;

/**
 * Rotations in one set of trajectories, after Churchland et al. 2012 (doi:10.1038/nature11129).
 *
 * @param fit the skew-symmetric dynamics in the space of principal components
 * @param frequencies radians per bin of every plane, descending
 * @param totalVariance variance of all units, normalised and without the mean over conditions
 *     (divisor: rows)
 * @param componentVariances variances of the principal components (divisor: rows - 1)
 * @param planeVariances variance in each plane (divisor: rows)
 * @param courses (conditions x bins) x (2 x planes): trajectories in the planes, of which those
 *     that were asked for
 * @param obstacle why there are no rotations; empty if there are
 */
@SuppressWarnings("ArrayRecordComponent")
record Rotation(
    SkewFit fit,
    double[] frequencies,
    double totalVariance,
    double[] componentVariances,
    double[] planeVariances,
    Matrix courses,
    String obstacle) {
  /** Directions with less than this share of the largest singular value are rounding. */
  private static final double ROUNDING = 1e-12;

  private static Rotation none(String obstacle) {
    return new Rotation(
        new SkewFit(Matrix.zeros(0, 0), 0, 0),
        new double[0],
        0,
        new double[0],
        new double[0],
        Matrix.zeros(0, 0),
        obstacle);
  }

  static Rotation of(
      String system, Trajectories responses, JpcaOptions options, LinearAlgebra algebra) {
    if (responses.bins() < 2) {
      return none("system " + system + " has no time bins to follow");
    }
    Trajectories normalised =
        options.softNormalise() > 0 ? responses.softNormalised(options.softNormalise()) : responses;
    Trajectories varying = options.removeMean() ? normalised.withoutMean() : normalised;
    Trajectories centred = varying.centred();
    SingularValues svd = algebra.svd(centred.values());
    int rank = rank(svd.values(), normalised);
    int components = options.components();
    if (rank < components) {
      return none(
          "components: "
              + components
              + " are asked for, but the trajectories of "
              + system
              + " span only "
              + rank);
    }
    int[] leading = new int[components];
    Arrays.setAll(leading, i -> i);
    double[] variances = new double[components];
    Arrays.setAll(
        variances,
        i -> svd.values()[i] * svd.values()[i] / Math.max(1, centred.values().rows() - 1));
    Matrix directions = svd.vTransposed().selectRows(leading);
    Trajectories reduced =
        centred.with(algebra.multiply(centred.values(), false, directions, true));
    return within(system, reduced, varying.variance(), variances, options.planes(), algebra);
  }

  /** Removing a mean leaves rounding where there is nothing else: its size is the responses'. */
  private static int rank(double[] singular, Trajectories responses) {
    double squares = 0;
    for (double value : responses.values().array()) {
      squares += value * value;
    }
    double least = ROUNDING * Math.max(singular[0], Math.sqrt(squares));
    return (int) Arrays.stream(singular).filter(value -> value > least).count();
  }

  private static Rotation within(
      String system,
      Trajectories reduced,
      double total,
      double[] variances,
      int planes,
      LinearAlgebra algebra) {
    SkewFit fit = SkewFit.of(reduced.states(), reduced.steps(), algebra);
    SkewFit.Planes all = fit.planes(algebra);
    double slowest = all.frequencies()[planes - 1];
    if (slowest <= ROUNDING || fit.freeShare() <= ROUNDING) {
      return none("the trajectories of " + system + " do not rotate in " + planes + " planes");
    }
    int[] wanted = new int[2 * planes];
    Arrays.setAll(wanted, i -> i);
    Matrix axes = all.axes().selectColumns(wanted);
    Matrix starts = algebra.multiply(reduced.starts(), axes);
    Trajectories courses = reduced.with(algebra.multiply(reduced.values(), axes));
    double[] inPlane = new double[planes];
    for (int p = 0; p < planes; p++) {
      int[] two = {2 * p, 2 * p + 1};
      turn(courses.values(), starts, p);
      inPlane[p] = courses.with(courses.values().selectColumns(two)).variance();
    }
    return new Rotation(fit, all.frequencies(), total, variances, inPlane, courses.values(), "");
  }

  /**
   * Turns a plane, without changing its orientation, so that the states in the first bin spread
   * along its first axis and the largest of them lies to the right.
   */
  private static void turn(Matrix courses, Matrix starts, int plane) {
    double[] x = starts.column(2 * plane);
    double[] y = starts.column(2 * plane + 1);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int c = 0; c < x.length; c++) {
      xx += x[c] * x[c];
      yy += y[c] * y[c];
      xy += x[c] * y[c];
    }
    double angle = Math.atan2(2 * xy, xx - yy) / 2;
    double largest = 0;
    for (int c = 0; c < x.length; c++) {
      double along = Math.cos(angle) * x[c] + Math.sin(angle) * y[c];
      largest = Math.abs(along) > Math.abs(largest) ? along : largest;
    }
    double sign = largest < 0 ? -1 : 1;
    double cos = sign * Math.cos(angle);
    double sin = sign * Math.sin(angle);
    for (int i = 2 * plane; i < courses.array().length; i += courses.columns()) {
      double first = courses.array()[i];
      double second = courses.array()[i + 1];
      courses.array()[i] = cos * first + sin * second;
      courses.array()[i + 1] = cos * second - sin * first;
    }
  }

  /** The share of the variance of all units that lies in a plane. */
  double varianceShare(int plane) {
    return planeVariances[plane] / totalVariance;
  }

  /** How much of what any linear dynamics predict the rotations predict. */
  double rotationRatio() {
    return Math.min(1, fit.skewShare() / fit.freeShare());
  }

  /** The same rotations with conditions exchanged: row i of the courses is original row i. */
  Rotation withCourses(Matrix exchanged) {
    return new Rotation(
        fit, frequencies, totalVariance, componentVariances, planeVariances, exchanged, obstacle);
  }
}

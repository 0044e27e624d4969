package org.homolog.fixedpoints;

import java.util.ArrayList;
import java.util.List;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/**
 * Joins fixed points that belong to one line, ring or surface of fixed points. Two belong together
 * if states on the straight way between them lie close to fixed points; so do all that are linked
 * by others.
 */
final class Continua {
  /** Points of continua that are linked; more would tell no more. */
  private static final int MOST = 200;

  /** Where on the straight way between two points others must be close; no regular spacing. */
  private static final double[] PLACES = {0.5, 0.23, 0.83, 0.61};

  /** How close, as a share of the way. */
  private static final double NEARBY = 0.15;

  private final RootProblem problem;
  private final LinearAlgebra algebra;

  private Continua(RootProblem problem, LinearAlgebra algebra) {
    this.problem = problem;
    this.algebra = algebra;
  }

  /**
   * The points with each continuum as one.
   *
   * @param points all fixed points; those with a singular Jacobian are DEGENERATE so far
   */
  static List<FixedPoint> joined(
      List<FixedPoint> points, RootProblem problem, LinearAlgebra algebra) {
    Continua continua = new Continua(problem, algebra);
    List<FixedPoint> all = new ArrayList<>();
    List<List<FixedPoint>> groups = new ArrayList<>();
    int linked = 0;
    for (FixedPoint point : points) {
      if (point.kind() != FixedPoint.Kind.DEGENERATE || !continua.goesOn(point)) {
        all.add(point);
      } else if (linked++ < MOST) {
        continua.add(point, groups);
      } else {
        groups.get(groups.size() - 1).add(point);
      }
    }
    for (List<FixedPoint> group : groups) {
      all.add(one(group));
    }
    return all;
  }

  private void add(FixedPoint point, List<List<FixedPoint>> groups) {
    List<FixedPoint> own = new ArrayList<>(List.of(point));
    List<List<FixedPoint>> linked =
        groups.stream()
            .filter(group -> group.stream().anyMatch(other -> areLinked(point, other)))
            .toList();
    for (List<FixedPoint> group : linked) {
      own.addAll(0, group);
    }
    groups.removeAll(linked);
    groups.add(own);
  }

  private double[] nearest(double[] start) {
    Polish.Polished one = Polish.from(start, problem, algebra);
    boolean fixed = problem.speed(one.state()) <= FixedPointSearch.FIXED && one.inverse() == null;
    return fixed ? one.state() : new double[0];
  }

  /** Whether there are fixed points a little way along a direction in which nothing changes. */
  private boolean goesOn(FixedPoint point) {
    double[] state = point.state();
    double length = 1e-2 * (1 + Vectors.largest(state));
    for (int k = 0; k < point.still().rows(); k++) {
      for (int sign : new int[] {1, -1}) {
        double[] reached = nearest(Vectors.plus(state, sign * length, point.still().row(k)));
        if (reached.length > 0 && Vectors.norm(Vectors.less(reached, state)) > length / 2) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean areLinked(FixedPoint a, FixedPoint b) {
    double[] way = Vectors.less(b.state(), a.state());
    double least = NEARBY * Vectors.norm(way);
    for (double place : PLACES) {
      double[] between = Vectors.plus(a.state(), place, way);
      double[] reached = nearest(between);
      if (reached.length == 0 || !(Vectors.norm(Vectors.less(reached, between)) <= least)) {
        return false;
      }
    }
    return true;
  }

  /** The member closest to the middle of the group stands for it. */
  private static FixedPoint one(List<FixedPoint> group) {
    int size = group.get(0).state().length;
    double[] mean = new double[size];
    Matrix members = Matrix.zeros(group.size(), size);
    int found = 0;
    for (int k = 0; k < group.size(); k++) {
      double[] state = group.get(k).state();
      mean = Vectors.plus(mean, 1.0 / group.size(), state);
      System.arraycopy(state, 0, members.array(), k * size, size);
      found += group.get(k).found();
    }
    FixedPoint middle = group.get(0);
    for (FixedPoint point : group) {
      if (Vectors.norm(Vectors.less(point.state(), mean))
          < Vectors.norm(Vectors.less(middle.state(), mean))) {
        middle = point;
      }
    }
    return new FixedPoint(
        middle.state(),
        middle.q(),
        found,
        middle.smallestSingular(),
        FixedPoint.Kind.CONTINUUM,
        middle.still(),
        members,
        middle.certificate());
  }
}

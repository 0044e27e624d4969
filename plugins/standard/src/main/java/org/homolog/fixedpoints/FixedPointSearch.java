package org.homolog.fixedpoints;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Run;
import org.homolog.system.Dynamics;

/**
 * Looks for the fixed points of a system from many starts (Sussillo and Barak 2013,
 * doi:10.1162/NECO_a_00409, there by minimising q).
 *
 * <p>All starts approach by Newton's method; where they come close, one of each cluster is brought
 * onto its fixed point and proved, and the others count as found again if they lie where that point
 * is proved to be the only one. Starts that get stuck are followed to the nearest minimum of the
 * residual: a fixed point after all, or a slow point. Rounds of new starts, between the points
 * found, follow as long as they find more.
 */
public final class FixedPointSearch {
  /** A state with a larger q = 1/2 |next - state|^2 is never called a fixed point. */
  public static final double FIXED = 1e-20;

  /** So much of target - state may be left, relative to the state. */
  private static final double RESIDUAL = 1e-9;

  private static final int TOGETHER = 128;

  /** States this close, relative to their size, are taken for one until polished. */
  private static final double CLUSTER = 1e-4;

  /** Polished states this close are one fixed point even where nothing is proved. */
  private static final double SAME = 1e-7;

  private final RootProblem problem;
  private final Dynamics dynamics;
  private final double[] input;
  private final SearchSettings settings;
  private final Run run;
  private final List<FixedPoint> points = new ArrayList<>();
  private final List<SlowPoint> slow = new ArrayList<>();
  private FixedPoints.Counts counts = new FixedPoints.Counts(0, 0, 0, 0, 0, 0, 0);

  private FixedPointSearch(Dynamics dynamics, double[] input, SearchSettings settings, Run run) {
    this.dynamics = dynamics;
    this.input = input.clone();
    this.settings = settings;
    this.run = run;
    this.problem = RootProblem.of(dynamics, this.input, run.algebra());
  }

  /**
   * Looks for fixed points.
   *
   * @param dynamics the system
   * @param input a constant input, length {@link Dynamics#inputCount}
   * @param starts where to start from, starts x states; those that are not finite are counted as
   *     lost
   * @param settings how hard to look
   * @param run what the host lends
   * @return what was found
   * @throws HomologException if the input or the starts do not fit the system
   */
  public static FixedPoints find(
      Dynamics dynamics, double[] input, Matrix starts, SearchSettings settings, Run run) {
    if (input.length != dynamics.inputCount()) {
      throw HomologException.mistake(
          "input: the system has "
              + dynamics.inputCount()
              + " input channels, but "
              + input.length
              + " values were given");
    }
    if (starts.columns() != dynamics.stateCount()) {
      throw HomologException.mistake(
          "the system has "
              + dynamics.stateCount()
              + " state variables, but the starts have "
              + starts.columns());
    }
    return new FixedPointSearch(dynamics, input, settings, run).find(starts);
  }

  private FixedPoints find(Matrix starts) {
    Matrix next = starts;
    for (int round = 0; round <= settings.rounds() && next.rows() > 0; round++) {
      int before = points.size();
      round(next);
      if (points.size() == before && round > 0) {
        break;
      }
      next = new Between(points, settings.most()).starts(dynamics.stateCount());
    }
    List<FixedPoint> all = new ArrayList<>(Continua.joined(points, problem, run.algebra()));
    all.sort(FixedPoint::compare);
    slow.sort(Comparator.comparingDouble(SlowPoint::q));
    return new FixedPoints(dynamics, input, all, slow, counts);
  }

  private void round(Matrix starts) {
    int[] finite =
        IntStream.range(0, starts.rows()).filter(k -> Vectors.isFinite(starts.row(k))).toArray();
    List<double[]> near = new ArrayList<>();
    List<double[]> stalled = new ArrayList<>();
    int lost = starts.rows() - finite.length;
    for (Approach.Arrival arrival : approach(starts.selectRows(finite))) {
      for (int k = 0; k < arrival.endings().length; k++) {
        switch (arrival.endings()[k]) {
          case NEAR -> near.add(arrival.states().row(k));
          case STALLED -> stalled.add(arrival.states().row(k));
          case LOST -> lost++;
        }
      }
    }
    counts = counts.plus(new FixedPoints.Counts(starts.rows(), 0, 0, 0, lost, 0, 1));
    List<double[]> notFixed = settle(near);
    List<double[]> followed = new ArrayList<>(stalled);
    followed.addAll(notFixed);
    follow(followed);
  }

  private List<Approach.Arrival> approach(Matrix starts) {
    int chunks = (starts.rows() + TOGETHER - 1) / TOGETHER;
    Approach.Arrival[] arrivals = new Approach.Arrival[chunks];
    run.parallel(
        chunks,
        c -> {
          run.checkCancelled();
          int from = c * TOGETHER;
          int to = Math.min(starts.rows(), from + TOGETHER);
          arrivals[c] =
              Approach.from(
                  starts.selectRows(IntStream.range(from, to).toArray()), problem, run.algebra());
        });
    return List.of(arrivals);
  }

  /** Counts states that are close to fixed points; hands back those that are not after all. */
  private List<double[]> settle(List<double[]> near) {
    List<double[]> rest = new ArrayList<>();
    List<double[]> open = near;
    while (!open.isEmpty()) {
      run.checkCancelled();
      List<double[]> unknown = new ArrayList<>();
      for (double[] state : open) {
        if (!countKnown(state)) {
          unknown.add(state);
        }
      }
      // Each pass settles at least the first of every cluster.
      int[] leaders = leaders(unknown);
      Polish.Polished[] polished = new Polish.Polished[leaders.length];
      Certificate[] certificates = new Certificate[leaders.length];
      run.parallel(
          leaders.length,
          k -> {
            Polish.Polished one = Polish.from(unknown.get(leaders[k]), problem, run.algebra());
            polished[k] = one;
            certificates[k] = prove(one);
          });
      for (int k = 0; k < leaders.length; k++) {
        if (!accept(polished[k], certificates[k])) {
          rest.add(unknown.get(leaders[k]));
        }
      }
      boolean[] done = new boolean[unknown.size()];
      Arrays.stream(leaders).forEach(k -> done[k] = true);
      open =
          IntStream.range(0, unknown.size()).filter(k -> !done[k]).mapToObj(unknown::get).toList();
    }
    return rest;
  }

  private static int[] leaders(List<double[]> states) {
    List<Integer> leaders = new ArrayList<>();
    for (int k = 0; k < states.size(); k++) {
      double[] state = states.get(k);
      double distance = CLUSTER * (1 + Vectors.largest(state));
      if (leaders.stream().noneMatch(l -> Vectors.within(states.get(l), state, distance))) {
        leaders.add(k);
      }
    }
    return leaders.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Whether a state lies where a known fixed point is proved to be the only one. */
  private boolean countKnown(double[] state) {
    for (int k = 0; k < points.size(); k++) {
      FixedPoint point = points.get(k);
      if (point.certificate().proved()
          && Vectors.within(point.state(), state, point.certificate().alone())) {
        found(k);
        return true;
      }
    }
    return false;
  }

  private void found(int k) {
    points.set(k, points.get(k).foundAgain(1));
    counts = counts.plus(new FixedPoints.Counts(0, 1, 0, 0, 0, 0, 0));
  }

  private boolean isFixed(Polish.Polished one) {
    return one.residual() <= RESIDUAL * (1 + Vectors.largest(one.state()))
        && problem.speed(one.state()) <= FIXED;
  }

  private Certificate prove(Polish.Polished one) {
    if (!isFixed(one)) {
      return Certificate.none("this is not a fixed point");
    }
    return one.inverse() == null
        ? Certificate.none("the Jacobian less the identity is singular")
        : Prover.prove(problem, one.state(), one.slopes(), one.inverse(), run.algebra());
  }

  /** Takes in a polished state; false if it is not fixed. */
  private boolean accept(Polish.Polished one, Certificate certificate) {
    if (!isFixed(one)) {
      return false;
    }
    for (int k = 0; k < points.size(); k++) {
      if (isSame(points.get(k), one)) {
        found(k);
        return true;
      }
    }
    points.add(
        new FixedPoint(
            one.state(),
            problem.speed(one.state()),
            1,
            one.smallestSingular(),
            one.inverse() == null ? FixedPoint.Kind.DEGENERATE : FixedPoint.Kind.ISOLATED,
            one.still(),
            Matrix.zeros(0, one.state().length),
            certificate));
    counts = counts.plus(new FixedPoints.Counts(0, 1, 0, 0, 0, 0, 0));
    return true;
  }

  /**
   * Two fixed points are one if each lies where the other is proved to be alone, or if what their
   * distance makes of the residual, by the smallest singular value, cannot be told from zero.
   */
  private static boolean isSame(FixedPoint point, Polish.Polished other) {
    double[] state = point.state();
    if (point.certificate().proved()) {
      return Vectors.within(state, other.state(), point.certificate().alone());
    }
    double distance = SAME * (1 + Vectors.largest(state));
    double felt =
        Vectors.norm(Vectors.less(state, other.state()))
            * Math.max(point.smallestSingular(), other.smallestSingular());
    return Vectors.within(state, other.state(), distance)
        || (point.kind() == FixedPoint.Kind.ISOLATED && felt <= 1e-12);
  }

  /** Follows states that got stuck to the nearest minimum. */
  private void follow(List<double[]> stuck) {
    int most = Math.min(stuck.size(), settings.followed());
    LevenbergMarquardt.Minimum[] minima = new LevenbergMarquardt.Minimum[most];
    run.parallel(
        most,
        k -> {
          run.checkCancelled();
          double[] start = stuck.get((int) ((long) k * stuck.size() / most));
          minima[k] = LevenbergMarquardt.from(start, problem, run.algebra());
        });
    int unfinished = stuck.size() - most;
    List<double[]> roots = new ArrayList<>();
    for (LevenbergMarquardt.Minimum minimum : minima) {
      switch (minimum.kind()) {
        case ROOT -> roots.add(minimum.state());
        case MINIMUM -> addSlow(minimum.state());
        case UNFINISHED -> unfinished++;
      }
    }
    unfinished += settle(roots).size();
    counts = counts.plus(new FixedPoints.Counts(0, 0, 0, 0, 0, unfinished, 0));
  }

  private void addSlow(double[] state) {
    double q = problem.speed(state);
    if (q <= FIXED) {
      counts = counts.plus(new FixedPoints.Counts(0, 0, 0, 1, 0, 0, 0));
      return;
    }
    counts = counts.plus(new FixedPoints.Counts(0, 0, 1, 0, 0, 0, 0));
    double distance = 1e-2 * (1 + Vectors.largest(state));
    for (int k = 0; k < slow.size(); k++) {
      SlowPoint known = slow.get(k);
      if (Vectors.within(known.state(), state, distance)) {
        boolean slower = q < known.q();
        slow.set(
            k,
            new SlowPoint(
                slower ? state : known.state(), Math.min(q, known.q()), known.found() + 1));
        return;
      }
    }
    slow.add(new SlowPoint(state, q, 1));
  }
}

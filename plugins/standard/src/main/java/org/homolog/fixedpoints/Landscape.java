package org.homolog.fixedpoints;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/**
 * How the fixed points of a system share its states: which stable point trajectories end at, and
 * where one gets to on leaving an unstable point. Immutable.
 *
 * @param modes the modes around each fixed point, in their order
 * @param basins how many of the rolled-out states end at each fixed point
 * @param nowhere how many had not arrived at any within the steps allowed: a cycle, a slow point,
 *     or chaos
 * @param gone how many exploded
 * @param connections ways from unstable points to stable ones
 */
@SuppressWarnings("ArrayRecordComponent")
public record Landscape(
    List<Linearisation> modes, int[] basins, int nowhere, int gone, List<Connection> connections) {
  /** How far from an unstable point a way begins, relative to its size. */
  private static final double PUSH = 1e-3;

  /**
   * A way along an unstable direction, to its end.
   *
   * @param from number of an unstable fixed point
   * @param mode along which of its modes, from 0
   * @param forward whether along the mode's direction or against it
   * @param to number of the stable fixed point it ends at; -1 if at none within the steps allowed,
   *     -2 if it exploded
   */
  public record Connection(int from, int mode, boolean forward, int to) {}

  /**
   * Surveys a system.
   *
   * @param found its fixed points
   * @param states states x state variables, from which basins are estimated
   * @param steps how many steps a trajectory has at most
   * @param algebra the algebra
   * @return the landscape
   */
  public static Landscape of(FixedPoints found, Matrix states, int steps, LinearAlgebra algebra) {
    RootProblem problem = RootProblem.of(found.dynamics(), found.input(), algebra);
    List<FixedPoint> points = found.points();
    List<Linearisation> modes =
        points.stream()
            .map(point -> Linearisation.of(found.dynamics(), point.state(), found.input(), algebra))
            .toList();
    boolean[] stable = new boolean[points.size()];
    for (int k = 0; k < stable.length; k++) {
      stable[k] = modes.get(k).isStable() && points.get(k).kind() == FixedPoint.Kind.ISOLATED;
    }
    int[] basins = new int[points.size()];
    int nowhere = 0;
    int gone = 0;
    for (int end : RollOut.destinations(problem, states, points, stable, steps)) {
      if (end >= 0) {
        basins[end]++;
      } else if (end == RollOut.GONE) {
        gone++;
      } else {
        nowhere++;
      }
    }
    return new Landscape(
        modes, basins, nowhere, gone, connections(problem, points, modes, stable, steps));
  }

  private static List<Connection> connections(
      RootProblem problem,
      List<FixedPoint> points,
      List<Linearisation> modes,
      boolean[] stable,
      int steps) {
    List<Connection> ways = new ArrayList<>();
    List<double[]> begins = new ArrayList<>();
    for (int k = 0; k < stable.length; k++) {
      Linearisation own = modes.get(k);
      double[] state = points.get(k).state();
      double push = PUSH * (1 + Vectors.largest(state));
      int point = k;
      IntStream.range(0, own.size())
          .filter(mode -> own.magnitude(mode) > 1 && own.imaginary()[mode] >= 0)
          .forEach(
              mode -> {
                double[] direction = own.direction(mode);
                double length = push / Vectors.norm(direction);
                for (boolean forward : new boolean[] {true, false}) {
                  begins.add(Vectors.plus(state, forward ? length : -length, direction));
                  ways.add(new Connection(point, mode, forward, RollOut.NOWHERE));
                }
              });
    }
    Matrix starts = Matrix.zeros(begins.size(), problem.size());
    for (int k = 0; k < begins.size(); k++) {
      System.arraycopy(begins.get(k), 0, starts.array(), k * problem.size(), problem.size());
    }
    int[] ends = RollOut.destinations(problem, starts, points, stable, steps);
    List<Connection> connections = new ArrayList<>();
    for (int k = 0; k < ends.length; k++) {
      Connection way = ways.get(k);
      connections.add(new Connection(way.from(), way.mode(), way.forward(), ends[k]));
    }
    return List.copyOf(connections);
  }
}

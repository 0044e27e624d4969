package org.homolog.fixedpoints;

import java.util.List;
import java.util.Optional;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.Matrix;

/**
 * A system's dynamics under one input: what {@link FixedPointComparison} boils it down to.
 * Immutable.
 *
 * @param system its name
 * @param found its fixed points
 * @param landscape how they share its states
 * @param line the inputs along which fixed points were followed, if they were
 * @param branches what came of that
 * @param slow the slow manifold through the fixed point with the slowest mode, if there is one
 * @param courses trajectories, steps x states each
 * @param rates the rates at the fixed points, points x units
 * @param responses its responses to the conditions, if it has any
 */
public record Portrait(
    String system,
    FixedPoints found,
    Landscape landscape,
    Optional<InputLine> line,
    List<Branch> branches,
    Optional<SlowManifold> slow,
    List<Matrix> courses,
    Matrix rates,
    Optional<ResponseMatrix> responses) {
  /** Takes copies. */
  public Portrait {
    branches = List.copyOf(branches);
    courses = List.copyOf(courses);
  }

  /** The same under another name. */
  Portrait renamed(String name) {
    return new Portrait(name, found, landscape, line, branches, slow, courses, rates, responses);
  }

  /** How many fixed points there are. */
  int size() {
    return found.points().size();
  }

  /** How many of them are stable. */
  int stable() {
    return (int) landscape.modes().stream().filter(Linearisation::isStable).count();
  }

  /** Kinds that fixed points are counted by: directions in which they are left, up to three. */
  static int kind(FixedPoint.Kind kind, int unstable) {
    return kind == FixedPoint.Kind.CONTINUUM ? 4 : Math.min(unstable, 3);
  }

  /** Numbers of fixed points by stability: left in 0, 1, 2, 3 or more directions, and continua. */
  int[] topology() {
    int[] counts = new int[5];
    for (int k = 0; k < size(); k++) {
      counts[kind(found.points().get(k).kind(), landscape.modes().get(k).unstable())]++;
    }
    return counts;
  }

  /** The same of the branches at a value of the parameter. */
  int[] topologyAt(double p) {
    int[] counts = new int[5];
    for (Branch branch : branches) {
      double[] parameters = branch.parameters();
      int[] unstable = branch.unstable();
      for (int k = 1; k < parameters.length; k++) {
        if ((parameters[k - 1] <= p) != (parameters[k] <= p)) {
          counts[kind(FixedPoint.Kind.ISOLATED, unstable[k])]++;
        }
      }
    }
    return counts;
  }
}

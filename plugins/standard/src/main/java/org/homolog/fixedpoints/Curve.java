package org.homolog.fixedpoints;

import java.util.Arrays;
import java.util.Optional;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.SingularValues;
import org.homolog.linalg.Matrix;
import org.homolog.system.Dynamics;

/**
 * Fixed points as a curve in the space of state and parameter, and what it takes to move along it
 * (pseudo-arclength continuation, Keller 1977). A place is a state followed by the parameter,
 * scaled so that its whole range counts as much as a change by 1 of every state variable.
 */
final class Curve {
  private static final int MOST_CORRECTIONS = 9;
  private static final double CLOSE = 1e-11;
  private static final double CLOSE_ENOUGH = 1e-9;

  private final Dynamics dynamics;
  private final InputLine line;
  private final LinearAlgebra algebra;
  private final int size;
  private final double weight;

  Curve(Dynamics dynamics, InputLine line, LinearAlgebra algebra) {
    this.dynamics = dynamics;
    this.line = line;
    this.algebra = algebra;
    this.size = dynamics.stateCount();
    this.weight = Math.sqrt(size) / (line.high() - line.low());
  }

  /** The length that counts as much as the whole range of the parameter. */
  double unit() {
    return Math.sqrt(size);
  }

  double[] place(double[] state, double parameter) {
    double[] place = Arrays.copyOf(state, size + 1);
    place[size] = parameter * weight;
    return place;
  }

  double[] state(double[] place) {
    return Arrays.copyOf(place, size);
  }

  double parameter(double[] place) {
    return place[size] / weight;
  }

  RootProblem problem(double parameter) {
    return RootProblem.of(dynamics, line.at(parameter), algebra);
  }

  /** The modes of the one-step map at a place. */
  Linearisation modes(double[] place) {
    return Linearisation.of(dynamics, state(place), line.at(parameter(place)), algebra);
  }

  /** The Jacobian by state and parameter with one more row. */
  private Matrix bordered(double[] place, double[] lastRow) {
    Matrix bordered = Matrix.zeros(size + 1, size + 1);
    double[] state = state(place);
    RootProblem problem = problem(parameter(place));
    double[] jacobian = problem.jacobian(state).array();
    Matrix byInput = problem.inputJacobian(state).orElseThrow();
    double[] direction = line.direction();
    for (int i = 0; i < size; i++) {
      System.arraycopy(jacobian, i * size, bordered.array(), i * (size + 1), size);
      bordered.array()[i * (size + 1) + size] = Vectors.dot(byInput.row(i), direction) / weight;
    }
    System.arraycopy(lastRow, 0, bordered.array(), size * (size + 1), size + 1);
    return bordered;
  }

  /** The place on the curve close to a guess, in the plane through the guess across a direction. */
  Optional<double[]> corrected(double[] guess, double[] across) {
    double[] place = guess.clone();
    double last = Double.POSITIVE_INFINITY;
    for (int step = 0; step < MOST_CORRECTIONS; step++) {
      double[] residual = Arrays.copyOf(problem(parameter(place)).residual(state(place)), size + 1);
      residual[size] = Vectors.dot(across, Vectors.less(place, guess));
      double norm = Vectors.norm(residual);
      double scale = 1 + Vectors.norm(place);
      if (norm <= CLOSE * scale || (norm <= CLOSE_ENOUGH * scale && norm > last / 2)) {
        return Optional.of(place);
      }
      if (!Double.isFinite(norm)) {
        return Optional.empty();
      }
      last = norm;
      try {
        Matrix move = algebra.solve(bordered(place, across), Matrix.of(size + 1, 1, residual));
        place = Vectors.less(place, move.array());
      } catch (ArithmeticException singular) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The place on the curve at a value of the parameter. */
  Optional<double[]> correctedAt(double[] guess, double parameter) {
    double[] at = guess.clone();
    at[size] = parameter * weight;
    return corrected(at, alongParameter());
  }

  /** The direction in which only the parameter changes. */
  double[] alongParameter() {
    double[] direction = new double[size + 1];
    direction[size] = 1;
    return direction;
  }

  /** The direction of the curve, on the side of another direction. */
  Optional<double[]> tangent(double[] place, double[] similar) {
    double[] last = new double[size + 1];
    last[size] = 1;
    try {
      double[] tangent =
          algebra.solve(bordered(place, similar), Matrix.of(size + 1, 1, last)).array();
      double norm = Vectors.norm(tangent);
      return norm > 0 && Double.isFinite(norm)
          ? Optional.of(Arrays.stream(tangent).map(t -> t / norm).toArray())
          : Optional.empty();
    } catch (ArithmeticException singular) {
      return Optional.empty();
    }
  }

  /** On which side of a crossing of branches a place lies: the sign of a determinant. */
  int side(double[] place, double[] tangent) {
    return Determinant.sign(bordered(place, tangent));
  }

  /** The direction that the Jacobian by the state maps closest to nothing, as a place. */
  double[] still(double[] place) {
    SingularValues parts = algebra.svd(problem(parameter(place)).jacobian(state(place)));
    return Arrays.copyOf(parts.vTransposed().row(size - 1), size + 1);
  }

  /**
   * Whether the curvature of the residual along the still direction vanishes, as symmetry has it.
   */
  boolean isSymmetric(double[] place) {
    double[] state = state(place);
    RootProblem problem = problem(parameter(place));
    SingularValues parts = algebra.svd(problem.jacobian(state));
    double[] still = parts.vTransposed().row(size - 1);
    double[] reading = parts.u().column(size - 1);
    double h = 1e-3 * (1 + Vectors.largest(state));
    double up = turn(problem, Vectors.plus(state, h, still), still, reading);
    double down = turn(problem, Vectors.plus(state, -h, still), still, reading);
    double middle = turn(problem, state, still, reading);
    double slope = (up - down) / (2 * h);
    double bend = (up - 2 * middle + down) / (h * h);
    return Math.abs(slope) < 0.05 * Math.abs(bend);
  }

  /** What the Jacobian makes of the still direction, as far as it is read. */
  private static double turn(
      RootProblem problem, double[] state, double[] still, double[] reading) {
    Matrix jacobian = problem.jacobian(state);
    double sum = 0;
    for (int i = 0; i < still.length; i++) {
      sum += reading[i] * Vectors.dot(jacobian.row(i), still);
    }
    return sum;
  }
}
